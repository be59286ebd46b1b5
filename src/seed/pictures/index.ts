/** A drawing for every product, kept as SVG and turned into a PNG when somebody first looks at it. */
import { createHash } from 'node:crypto'
import type { Instant } from '#core/calendar.ts'
import type { Db } from '#db/client.ts'
import { insertRows } from '#db/rows.ts'
import { files } from '#db/schema.ts'
import type { ProductSeed } from '../products.ts'
import { drawProduct } from './draw.ts'

/** Stores the drawings of all products; answers with each picture's SHA-256 by SKU. */
export async function storePictures(tx: Db, goods: readonly ProductSeed[], now: Instant): Promise<Map<string, string>> {
  const drawings = new Map<string, string>()
  const pictures = new Map<string, string>()
  for (const product of goods) {
    const svg = drawProduct(product)
    const sha256 = createHash('sha256').update(svg).digest('hex')
    drawings.set(sha256, svg)
    pictures.set(product.sku, sha256)
  }
  const rows = [...drawings].map(([sha256, svg]) => ({
    sha256,
    mimeType: 'image/svg+xml',
    bytes: Buffer.from(svg),
    createdAt: now,
  }))
  await insertRows(tx, files, rows, { onConflict: 'ignore' })
  return pictures
}
