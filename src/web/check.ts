/**
 * Where the QR on a paper leads: whoever holds a paper may see that the office issued it, and for how much. Nothing
 * about people; who does not hold the paper cannot guess its code.
 */
import { Hono } from 'hono'
import { html } from 'hono/html'
import { formatsFor } from '#bots/language/format.ts'
import { shortRoot } from '#core/oversight/seal.ts'
import { readCheckCode } from '#core/papers/check-code.ts'
import type { PaperKind } from '#core/papers/number.ts'
import type { CheckedPaper } from '#db/paper-check.ts'
import type { SealProof } from '#db/seals.ts'
import { policyOf } from './headers.ts'

export interface CheckOptions {
  /** The paper with this code, written as on paper; `undefined` when there is none. */
  readonly findPaper: (code: string) => Promise<CheckedPaper | undefined>
  /** The seal of the ledger that covers the paper's order, with its proof. */
  readonly findProof: (code: string) => Promise<SealProof | undefined>
  readonly zone: string
}

const NAMES: Readonly<Record<PaperKind, string>> = {
  'order-letter': 'Surat Pesanan',
  bast: 'Berita Acara Serah Terima',
  'purchase-proof': 'Bukti Pembelian',
  kuitansi: 'Kuitansi',
  'tax-computation': 'Perhitungan Pajak',
}

// A page about one paper is nobody's to keep or to list.
const UNLISTED = { 'cache-control': 'no-store', 'x-robots-tag': 'noindex, nofollow' }

/** The routes of the check: `/cek/:code`, and `/cek/:code/segel.json` with the proof that a seal covers its order. */
export function checkRoom({ findPaper, findProof, zone }: CheckOptions): Hono {
  const formats = formatsFor('id', zone)
  const room = new Hono()
  room.get('/cek/:code', async (context) => {
    const code = readCheckCode(context.req.param('code'))
    const paper = code && (await findPaper(code))
    const body = paper ? found(paper, code, formats) : unknown(code)
    const page = String(await framed(paper ? 'Dokumen terdaftar' : 'Dokumen tidak ditemukan', body))
    return context.html(page, paper ? 200 : 404, {
      'content-security-policy': policyOf(page),
      ...UNLISTED,
    })
  })
  room.get('/cek/:code/segel.json', async (context) => {
    const code = readCheckCode(context.req.param('code'))
    const proof = code && (await findProof(code))
    return proof ? context.json(proof, 200, UNLISTED) : context.json({ error: 'no seal' }, 404, UNLISTED)
  })
  return room
}

type Formats = ReturnType<typeof formatsFor>
type Html = ReturnType<typeof html>

function found(paper: CheckedPaper, code: string, formats: Formats): Html {
  const rows: readonly (readonly [label: string, value: string | Html])[] = [
    ['Dokumen', NAMES[paper.kind]],
    ['Nomor', paper.number],
    ['Unit', paper.unit],
    ['Penyedia', paper.vendor],
    ['Nilai', formats.rupiah(paper.total)],
    ['Diterbitkan', formats.moment(paper.at)],
    ['Kode periksa', code],
    ['Tautan', html`SHA-256 <code>${paper.hash.slice(0, 12)}…</code>, seperti di kaki dokumen`],
    ...(paper.pdf ? [['Berkas PDF', fileOf(paper.pdf)] as const] : []),
    [
      'Buku besar',
      html`${formats.number(paper.chain.links)} tautan, kepala <code>${paper.chain.head.slice(0, 12)}…</code>`,
    ],
    ...(paper.seal ? [['Segel', sealed(paper.seal, code)] as const] : []),
  ]
  const { isWhole } = paper.chain
  return html`<p class="seal ${isWhole ? 'good' : 'bad'}">${
    isWhole ? '✓ Buku besar utuh' : '! Buku besar tidak utuh'
  }</p>
<h1>${isWhole ? 'Dokumen ini terdaftar' : 'Dokumen ini perlu diperiksa'}</h1>
<p>${
    isWhole
      ? 'Cocokkan isi di bawah dengan kertas atau PDF di tangan Anda. Bila ada yang berbeda, jangan pakai dokumennya.'
      : 'Catatan di balik dokumen ini tidak cocok lagi dengan segelnya. Hubungi admin unit sebelum memakainya.'
  }</p>
<dl>${rows.map(([label, value]) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`)}</dl>`
}

/** Whoever has the PDF can compare it: the file that was sent is kept as it is, whatever the forms look like today. */
function fileOf({ sha256, form }: NonNullable<CheckedPaper['pdf']>): Html {
  return html`SHA-256 <code>${sha256}</code>${form === undefined ? '' : `, bentuk ${form}`}`
}

/** What others hold too: the admins' summary of that day, and whoever kept `/open-data/seals.json`. */
function sealed({ day, root }: NonNullable<CheckedPaper['seal']>, code: string): Html {
  return html`${day}, <code>${shortRoot(root)}</code> · <a href="/cek/${code}/segel.json">bukti</a>`
}

function unknown(code: string | undefined): Html {
  return html`<h1>Dokumen tidak ditemukan</h1>
<p>${
    code
      ? html`Tidak ada dokumen dengan kode <code>${code}</code>. Periksa lagi hurufnya: kodenya ada di kaki setiap halaman.`
      : html`Kode periksa terdiri dari 12 huruf dan angka, misalnya <code>7K3M-9QXA-2D5F</code>, di kaki setiap halaman.`
  }</p>
<p>Bila kodenya sudah benar, dokumen itu bukan dari kantor ini.</p>`
}

function framed(title: string, body: Html): Html {
  return html`<!doctype html>
<html lang="id">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · Pesan</title>
<style>
  :root { color-scheme: light dark; --soft: light-dark(#5b6470, #a7b0ba); --hair: light-dark(#dfe3e8, #333a42) }
  body { font: 17px/1.55 system-ui, sans-serif; margin: 0 auto; max-width: 36rem; padding: 8vh 1.25rem 4rem }
  h1 { font-size: 1.9rem; line-height: 1.2; margin: .6rem 0 }
  .seal { border-radius: 2rem; display: inline-block; font-weight: 600; margin: 0; padding: .35rem .9rem }
  .good { background: light-dark(#e2f5e8, #12351f); color: light-dark(#14632f, #8fdca9) }
  .bad { background: light-dark(#fde8e6, #431714); color: light-dark(#97231a, #f5a9a2) }
  dl { border-top: 1px solid var(--hair); margin: 1.5rem 0 }
  dl div { border-bottom: 1px solid var(--hair); display: grid; gap: 0 1rem; grid-template-columns: 8rem 1fr; padding: .6rem 0 }
  dt { color: var(--soft) }
  dd { margin: 0; overflow-wrap: anywhere }
  footer { color: var(--soft); font-size: .85rem; margin-top: 2.5rem }
  @media (max-width: 28rem) { dl div { grid-template-columns: 1fr } }
</style>
<main>${body}</main>
<footer>Pesan · kantor pengadaan yang hidup di dalam chat</footer>
</html>
`
}
