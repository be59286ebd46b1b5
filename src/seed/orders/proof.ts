/** The slip of a bank transfer and that of a tax, drawn: what made-up treasurers hand in as their proof of payment. */
import { createHash } from 'node:crypto'
import type { Instant } from '#core/calendar.ts'
import type { Evidence } from '#core/order/index.ts'
import type { Db } from '#db/client.ts'
import { insertRows } from '#db/rows.ts'
import { files } from '#db/schema.ts'
import { circle, rect, stroke } from '../pictures/shapes.ts'

const line = (y: number, width: number) => rect(90, y, width, 14, '#c8d2dc', 7)
const SLIP = [
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 480 600">',
  rect(0, 0, 480, 600, '#eef2f6'),
  rect(50, 40, 380, 520, '#ffffff', 18),
  circle(240, 130, 46, '#1f9d61'),
  stroke('M218 131 L234 148 L264 114', '#ffffff', 10),
  ...[220, 260, 300, 380, 420, 460].map((y, index) => line(y, index % 2 === 0 ? 300 : 210)),
  rect(90, 340, 300, 3, '#dfe6ec'),
  '</svg>',
].join('')

/** The slip as a payment carries it. */
export const PROOF: Evidence = {
  sha256: createHash('sha256').update(SLIP).digest('hex'),
  mimeType: 'image/svg+xml',
  caption: 'Bukti transfer (contoh)',
  kind: 'bukti-bayar',
}

const TAX = SLIP.replaceAll('#1f9d61', '#2b6cb0').replace('M218 131 L234 148 L264 114', 'M222 148 L258 112')

/** The slip of what was withheld. */
export const TAX_SLIP: Evidence = {
  sha256: createHash('sha256').update(TAX).digest('hex'),
  mimeType: 'image/svg+xml',
  caption: 'Bukti potong (contoh)',
  kind: 'bukti-potong',
}

/** Stores the slips, once. */
export async function storeProof(tx: Db, now: Instant): Promise<void> {
  const drawn = [
    [PROOF, SLIP],
    [TAX_SLIP, TAX],
  ] as const
  const rows = drawn.map(([{ sha256, mimeType }, svg]) => {
    return { sha256, mimeType, bytes: Buffer.from(svg), createdAt: now }
  })
  await insertRows(tx, files, rows, { onConflict: 'ignore' })
}
