/** The goods of the demo catalogue, each sold by two shops, without the rest of the demo province. */

import { indexProducts } from '#db/catalogue-index.ts'
import type { Db } from '#db/client.ts'
import { insertRows } from '#db/rows.ts'
import { categories, products, vendorLetters, vendors } from '#db/schema.ts'
import { etalaseSeeds } from '#seed/catalogue/index.ts'
import { aProduct, aVendor } from './catalogue-fixture.ts'

const TOWNS = [
  ['Gambir', 'Jakarta Pusat'],
  ['Tebet', 'Jakarta Selatan'],
  ['Koja', 'Jakarta Utara'],
  ['Palmerah', 'Jakarta Barat'],
  ['Cakung', 'Jakarta Timur'],
] as const

/** Writes the goods and indexes them. Vendors with an even number hold a halal certificate. */
export async function stockDemoGoods(db: Db): Promise<void> {
  const shelves: (typeof categories.$inferInsert)[] = []
  const shops: (typeof vendors.$inferInsert)[] = []
  const goods: (typeof products.$inferInsert)[] = []
  let id = 0
  for (const etalase of etalaseSeeds) {
    const etalaseId = ++id
    shelves.push({
      id: etalaseId,
      code: etalase.code,
      parentId: null,
      name: etalase.name,
      emoji: etalase.emoji,
      taxClass: 'goods',
      position: id,
    })
    const sellers = etalase.firms.slice(0, 6).map((firm) => {
      const [district, city] = TOWNS[id % TOWNS.length] ?? TOWNS[0]
      const vendor = aVendor({ id: ++id, name: firm.split(':')[0] ?? firm, district, city })
      shops.push(vendor)
      return vendor.id
    })
    for (const shelf of etalase.subcategories) {
      const categoryId = ++id
      shelves.push({
        id: categoryId,
        code: shelf.code,
        parentId: etalaseId,
        name: shelf.name,
        emoji: shelf.emoji,
        taxClass: 'goods',
        position: id,
      })
      for (const [at, name] of [...shelf.goods, ...shelf.goods].entries()) {
        const step = (at % shelf.goods.length) / Math.max(1, shelf.goods.length - 1)
        goods.push(
          aProduct({
            id: ++id,
            name,
            categoryId,
            vendorId: sellers[at % sellers.length] ?? 0,
            unit: shelf.unit,
            price: Math.round((shelf.from + step * (shelf.to - shelf.from)) / 500) * 500,
            minOrder: shelf.minOrder,
            maxPerDay: shelf.perDay ?? null,
            description: `${shelf.details[at % shelf.details.length] ?? ''} ${etalase.promises[at % etalase.promises.length] ?? ''}`,
            halal: etalase.edible,
            score: (id * 7919) % 1000,
          }),
        )
      }
    }
  }
  await insertRows(db, categories, shelves)
  await insertRows(db, vendors, shops)
  const certified = shops.filter((shop) => shop.id % 2 === 0)
  await insertRows(
    db,
    vendorLetters,
    certified.map((shop) => ({
      vendorId: shop.id,
      kind: 'halal',
      number: `H-${shop.id}`,
      validFrom: '2025-01-01',
      validTo: '2028-01-01',
    })),
  )
  await insertRows(db, products, goods)
  await indexProducts(db)
}
