/** The shape in which the made-up catalogue is written down: etalase, their subcategories, what is sold and by whom. */

export interface SubcategorySeed {
  readonly code: string
  readonly name: string
  readonly emoji: string
  readonly unit: string
  /** The band of prices, in rupiah. `goods` run from its cheap end to its dear end. */
  readonly from: number
  readonly to: number
  readonly minOrder: number
  readonly leadTimeHours: number
  /** About how many a small vendor can make in a day; undefined where that means nothing. */
  readonly perDay?: number
  readonly goods: readonly string[]
  /** What belongs to it; each product's description is one of these and a promise of the etalase. */
  readonly details: readonly string[]
}

export interface EtalaseSeed {
  readonly code: string
  readonly name: string
  readonly emoji: string
  readonly taxClass: 'catering' | 'goods' | 'services'
  /** Is the question of halal asked here at all? */
  readonly edible: boolean
  /** What a delivery costs, from and to, in rupiah. */
  readonly delivery: readonly [number, number]
  readonly promises: readonly string[]
  /**
   * Names of the firms; "CV", "PT" and "Koperasi" say their form, all others are persons. Subcategories after a colon are
   * all that a specialist sells; the others sell most of the etalase.
   */
  readonly firms: readonly string[]
  readonly subcategories: readonly SubcategorySeed[]
}
