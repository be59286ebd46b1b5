/** The foot of every page: a QR and a code to check the paper by, and where in the ledger it stands. */

import { encode } from 'uqr'
import { orderNumber } from '#core/order/index.ts'
import { checkCode } from '#core/papers/check-code.ts'
import type { PaperFacts } from '#core/papers/facts.ts'
import type { Content } from '../page.ts'
import { HAIR, WIDTH } from '../style.ts'
import { momentText } from '../words.ts'

/** The code printed on the paper. */
function codeOf({ paper, order }: Pick<PaperFacts, 'paper' | 'order'>): string {
  return checkCode({ kind: paper.kind, orderId: order.id, hash: paper.hash })
}

/** Where the QR leads. */
function checkUrl(facts: Pick<PaperFacts, 'paper' | 'order' | 'publicUrl'>): string {
  return `${facts.publicUrl}/cek/${codeOf(facts)}`
}

/** The foot, the same on each page but for its number. */
export function footer(
  facts: PaperFacts,
  number: string,
  { form, original }: { readonly form: number; readonly original?: string },
): (page: number, pages: number) => Content {
  const { paper, order, zone } = facts
  const qr = qrCode(checkUrl(facts), 48)
  const lines = [
    `Dokumen ini dibuat oleh Pesan dari buku besar pesanan ${orderNumber(order.id)}. Pindai QR atau buka alamat berikut untuk memeriksanya:`,
    checkUrl(facts),
    `Tautan ${paper.link} · ${momentText(paper.at, zone)} · SHA-256 ${paper.hash}`,
    ...(original
      ? [`SALINAN, dibuat ulang dari buku besar karena berkas aslinya hilang. SHA-256 berkas asli ${original}`]
      : []),
  ]
  return (page, pages) => ({
    margin: [56, 8, 56, 0],
    stack: [
      { canvas: [{ type: 'line', x1: 0, y1: 0, x2: WIDTH, y2: 0, lineWidth: 0.5, lineColor: HAIR }] },
      {
        margin: [0, 6, 0, 0],
        columns: [
          { width: 58, stack: [qr] },
          {
            width: '*',
            stack: [
              {
                columns: [
                  {
                    width: '*',
                    text: ['Kode periksa ', { text: codeOf(facts), bold: true, color: '#111111' }],
                    fontSize: 8.5,
                  },
                  {
                    width: 200,
                    text: `${number} · bentuk ${form} · hal. ${page} dari ${pages}`,
                    alignment: 'right',
                    style: 'small',
                  },
                ],
              },
              ...lines.map((text) => ({ text, style: 'tiny', lineHeight: 1.25 })),
            ],
          },
        ],
      },
    ],
  })
}

/** A QR as one drawing; neighbours of a row are one stroke, or hair lines would show between them. */
function qrCode(text: string, size: number): Content {
  const { data, size: modules } = encode(text, { ecc: 'M', border: 0 })
  const runs = data.flatMap((row, y) =>
    [
      ...row
        .map((dark) => (dark ? '1' : '0'))
        .join('')
        .matchAll(/1+/g),
    ].map(({ index, 0: run }) => `M${index} ${y}h${run.length}v1h-${run.length}z`),
  )
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${modules} ${modules}"><path fill="#111111" d="${runs.join('')}"/></svg>`
  return { svg, width: size, height: size }
}
