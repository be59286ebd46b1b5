/** What the firms sell, and at which price at which time of the past year. */
import type { EtalaseSeed, SubcategorySeed } from './catalogue/index.ts'
import { cities } from './places.ts'
import { chance } from './random.ts'
import type { VendorSeed } from './vendors.ts'

export interface ProductSeed {
  readonly sku: string
  readonly vendor: VendorSeed
  readonly etalase: EtalaseSeed
  readonly subcategory: SubcategorySeed
  /** Which of the subcategory's goods it is, counted from the cheap end. */
  readonly variant: number
  readonly name: string
  readonly description: string
  /** One price for each of `PRICE_AGES`; null while it was not listed yet. */
  readonly prices: readonly (number | null)[]
  readonly minOrder: number
  readonly maxPerDay: number | null
  readonly leadTimeHours: number
  readonly serviceArea: readonly string[]
  readonly deliveryFee: number
  readonly halal: boolean
  readonly domestic: boolean
  readonly tkdn: number | null
}

/** How many days ago the prices of the catalogue were looked at; the last is what holds now. */
export const PRICE_AGES = [330, 200, 90, 4] as const

/** All products, in the order of their firms. */
export function productSeeds(vendors: readonly VendorSeed[]): ProductSeed[] {
  const counts = new Map<string, number>()
  return vendors.flatMap((vendor) =>
    vendor.sells.flatMap((code) => {
      const subcategory = vendor.etalase.subcategories.find((candidate) => candidate.code === code)
      if (!subcategory) throw new Error(`${vendor.name} sells ${code}, which its etalase does not have`)
      return variantsOf(vendor, subcategory).map((variant) => {
        const number = (counts.get(code) ?? 0) + 1
        counts.set(code, number)
        return productSeed(`${code.toUpperCase()}-${String(number).padStart(3, '0')}`, vendor, subcategory, variant)
      })
    }),
  )
}

/** A specialist offers more of its few kinds than a shop that sells nearly everything. */
function variantsOf(vendor: VendorSeed, { code, goods }: SubcategorySeed): number[] {
  const random = chance('variants', vendor.name, code)
  const count = vendor.sells.length === 1 ? 5 : vendor.sells.length <= 3 ? 3 : random.percent(15) ? 3 : 2
  return random.some([...goods.keys()], count).sort((a, b) => a - b)
}

function productSeed(sku: string, vendor: VendorSeed, subcategory: SubcategorySeed, variant: number): ProductSeed {
  const { etalase } = vendor
  const random = chance('product', sku)
  const tkdn = random.percent(25) ? random.between(40, 95) : null
  return {
    sku,
    vendor,
    etalase,
    subcategory,
    variant,
    name: subcategory.goods[variant] ?? subcategory.name,
    description: `${random.pick(subcategory.details)} ${random.pick(etalase.promises)}`,
    prices: pricesOf(sku, vendor, subcategory, variant),
    minOrder: minimumOf(subcategory, random.pick([1, 1, 0.5, 1.5])),
    maxPerDay: subcategory.perDay === undefined ? null : Math.max(subcategory.perDay, subcategory.minOrder * 2),
    leadTimeHours: subcategory.leadTimeHours,
    serviceArea: serviceAreaOf(vendor),
    deliveryFee: stepped(etalase.delivery[0] + random.fraction() * (etalase.delivery[1] - etalase.delivery[0]), 5_000),
    halal: etalase.edible && vendor.letters.some(({ kind }) => kind === 'halal'),
    // Toner and lamps come from abroad; nearly everything else that small firms sell is made here.
    domestic: tkdn !== null || !['toner', 'masker', 'genset', 'sound'].includes(subcategory.code) || random.percent(40),
    tkdn,
  }
}

function minimumOf({ minOrder }: SubcategorySeed, factor: number): number {
  return minOrder < 10 ? minOrder : Math.max(5, Math.round((minOrder * factor) / 5) * 5)
}

/** Two in three deliver everywhere on the mainland; the others to their own city and one or two more. */
function serviceAreaOf({ name, city }: VendorSeed): string[] {
  const random = chance('area', name)
  if (random.percent(66)) return [...cities]
  const others = random.some(
    cities.filter((other) => other !== city),
    random.between(1, 2),
  )
  return cities.filter((candidate) => candidate === city || others.includes(candidate))
}

/** Today's price lies in the band where the goods and the firm put it; earlier ones were a little lower. */
function pricesOf(sku: string, vendor: VendorSeed, { from, to, goods }: SubcategorySeed, variant: number) {
  const random = chance('price', sku)
  const quality = goods.length > 1 ? variant / (goods.length - 1) : 0.5
  const firm = chance('dear', vendor.name).fraction()
  const share = Math.min(1, Math.max(0, 0.62 * quality + 0.26 * firm + 0.12 * random.fraction()))
  const today = stepped(from + share * (to - from), stepOf(from))
  const rises = random.between(1, 3)
  const listed = random.percent(4) ? 3 : random.percent(12) ? random.between(1, 2) : 0
  return PRICE_AGES.map((_, age) => {
    if (age < listed) return null
    const ago = Math.min(rises, PRICE_AGES.length - 1 - age)
    return Math.max(
      stepOf(from),
      stepped(today * (1 - 0.035 * ago), stepOf(from)) - (ago > 0 && today < 20_000 ? stepOf(from) : 0),
    )
  })
}

/** The coin that prices of this size are rounded to. */
function stepOf(price: number): number {
  if (price < 10_000) return 250
  if (price < 20_000) return 500
  if (price < 100_000) return 1_000
  return price < 1_000_000 ? 5_000 : 50_000
}

function stepped(amount: number, step: number): number {
  return Math.round(amount / step) * step
}
