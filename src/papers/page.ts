/** What a page is described with: the part of pdfmake's language that papers speak. */

export type Alignment = 'left' | 'center' | 'right' | 'justify'
type Margin = readonly [left: number, top: number, right: number, bottom: number]

interface Look {
  readonly style?: string
  readonly fontSize?: number
  readonly bold?: boolean
  readonly italics?: boolean
  readonly color?: string
  readonly alignment?: Alignment
  readonly lineHeight?: number
  readonly decoration?: 'underline'
  readonly margin?: Margin
  /** Of a column: points, or `*` for what is left. */
  readonly width?: number | '*'
  /** Stays whole: when it does not fit, it begins on the next page. */
  readonly unbreakable?: boolean
}

export type Content =
  | string
  | (Look & { readonly text: string | readonly Content[] })
  | (Look & { readonly stack: readonly Content[] })
  | (Look & { readonly columns: readonly Content[]; readonly columnGap?: number })
  | (Look & { readonly ol: readonly Content[] })
  | (Look & { readonly canvas: readonly Line[] })
  | (Look & { readonly svg: string; readonly height: number })
  | (Look & { readonly table: Table; readonly layout: TableLayout })

interface Line {
  readonly type: 'line'
  readonly x1: number
  readonly y1: number
  readonly x2: number
  readonly y2: number
  readonly lineWidth: number
  readonly lineColor?: string
}

export interface Table {
  /** Points, all of them: a column of its own width would let a long word push the others off the page. */
  readonly widths: readonly number[]
  readonly body: readonly (readonly Cell[])[]
  /** Repeated on every page that the table reaches. */
  readonly headerRows?: number
  readonly dontBreakRows?: boolean
  readonly keepWithHeaderRows?: number
}

/** An empty object stands where a cell to the left spans. */
export type Cell = (Content & { readonly colSpan?: number }) | Record<never, never>

export interface TableLayout {
  readonly hLineWidth: (row: number, node: { readonly table: Table }) => number
  readonly vLineWidth: (column: number) => number
  readonly hLineColor?: () => string
  readonly vLineColor?: () => string
  readonly fillColor?: (row: number, node: { readonly table: Table }) => string | null
  readonly paddingLeft: () => number
  readonly paddingRight: () => number
  readonly paddingTop: () => number
  readonly paddingBottom: () => number
}
