/** What was bought, line by line, with its sums and the total in words. */

import type { PaperOrder } from '#core/papers/facts.ts'
import { rupiahInWords } from '#core/terbilang.ts'
import type { Cell, Content } from '../page.ts'
import { GRID, WIDTH } from '../style.ts'
import { grouped } from '../words.ts'
import { cell, headed, PADDING, widthsOf } from './tables.ts'

const COLUMNS = [18, 0, 38, 44, 62, 70] as const

/** The lines of an order with prices. Over a page's end it goes on under the same head; no row is cut in two. */
export function amountTable(order: PaperOrder): Content {
  const head = ['No.', 'Uraian barang/jasa', 'Volume', 'Satuan', 'Harga (Rp)', 'Jumlah (Rp)']
  const lines = order.lines.map(({ name, unit, price, quantity }, index) => [
    cell(String(index + 1), 'center'),
    cell(name),
    cell(grouped(quantity), 'right'),
    cell(unit, 'center'),
    cell(grouped(price), 'right'),
    cell(grouped(price * quantity), 'right'),
  ])
  return {
    table: {
      headerRows: 1,
      dontBreakRows: true,
      // The sums never stand alone on a page of their own.
      keepWithHeaderRows: 1,
      widths: widthsOf(COLUMNS),
      body: [headed(head), ...lines, ...sums(order)],
    },
    layout: GRID,
    margin: [0, 4, 0, 6],
  }
}

/** `Terbilang: …`, in a band of its own. */
export function inWords(amount: number): Content {
  return {
    table: {
      widths: [WIDTH - PADDING],
      body: [
        [
          {
            text: [
              { text: 'Terbilang: ', bold: true },
              { text: rupiahInWords(amount), italics: true },
            ],
          },
        ],
      ],
    },
    layout: { ...GRID, fillColor: () => '#f6f6f6' },
    margin: [0, 0, 0, 8],
  }
}

function sums({ goodsTotal, deliveryFee, tax, total }: PaperOrder): Cell[][] {
  const rows: readonly (readonly [label: string, amount: number, bold?: boolean])[] = [
    ['Jumlah harga', goodsTotal],
    ...(deliveryFee > 0 ? [['Ongkos kirim', deliveryFee] as const] : []),
    ...(tax > 0 ? [['PPN', tax] as const] : []),
    ['Jumlah seluruhnya', total, true],
  ]
  return rows.map(([label, amount, bold = false]) => [
    { text: label, colSpan: 5, alignment: 'right', style: 'cell', bold },
    {},
    {},
    {},
    {},
    { text: grouped(amount), alignment: 'right', style: 'cell', bold },
  ])
}
