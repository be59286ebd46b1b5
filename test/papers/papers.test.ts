import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, test } from 'vitest'
import { orderNumber } from '#core/order/index.ts'
import { PAPER_KINDS, type PaperKind } from '#core/papers/number.ts'
import { makePaper, type Paper } from '#papers/index.ts'
import { type PdfText, pdfText } from '../support/pdf-text.ts'
import { paperFacts } from './paper-facts.ts'

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

describe.each(PAPER_KINDS)('the paper "%s"', (kind) => {
  let paper: Paper
  let text: PdfText
  beforeAll(async () => {
    paper = await makePaper(paperFacts(kind))
    text = pdfText(paper.bytes)
  })

  test('fits one page', () => {
    expect(text.pages).toBe(1)
  })

  test('says whose it is, its number, when and for which order it was issued', () => {
    const { unit, agency, vendor, order, paper: issued } = paperFacts(kind)
    for (const words of [agency.name.toUpperCase(), unit.name.toUpperCase(), unit.address, vendor.name])
      expect(text.says(words)).toBe(true)
    expect(text.says(paper.number)).toBe(true)
    expect(text.says(`pesanan ${orderNumber(order.id)}`)).toBe(true)
    expect(text.says(issued.hash)).toBe(true)
  })

  test('says where it is checked', () => {
    expect(text.squeezed).toMatch(/https:\/\/pesan\.example\.go\.id\/cek\/([0-9A-Z]{4}-){2}[0-9A-Z]{4}/)
  })

  test('is the same to the byte when it is made again', async () => {
    expect(sha256((await makePaper(paperFacts(kind))).bytes)).toBe(sha256(paper.bytes))
  })

  test('prints every letter that it sets', () => {
    expect(text.squeezed).not.toContain('\ufffd')
  })
})

test('a paper made in another process has the same bytes', async () => {
  const script = fileURLToPath(new URL('./make-papers.ts', import.meta.url))
  const elsewhere = JSON.parse(execFileSync(process.execPath, [script], { encoding: 'utf8' })) as Record<string, string>
  for (const kind of PAPER_KINDS) expect(elsewhere[kind]).toBe(sha256((await makePaper(paperFacts(kind))).bytes))
})

test('facts that were stored as JSON when the paper was issued give the same bytes', async () => {
  const kept = JSON.parse(JSON.stringify(paperFacts('kuitansi'))) as ReturnType<typeof paperFacts>
  expect(sha256((await makePaper(kept)).bytes)).toBe(sha256((await makePaper(paperFacts('kuitansi'))).bytes))
})

describe('what stands on', () => {
  const textFor = async (kind: PaperKind, changes = {}) => pdfText((await makePaper(paperFacts(kind, changes))).bytes)

  test('an order letter: each line with price and sum, the total in words, hour and place, and who signed through what', async () => {
    const text = await textFor('order-letter')
    for (const words of [
      'Nasi kotak ayam bakar madu + lalap + buah 80 box 45.000 3.600.000',
      'Jumlah harga 5.080.000',
      'Ongkos kirim 75.000',
      'Jumlah seluruhnya 5.155.000',
      'Lima juta seratus lima puluh lima ribu rupiah',
      'Kamis, 26 November 2026, pukul 11.00 WIB',
      'Aula Ki Hajar, Jl. Pelajar Utama No. 40, lantai 1',
      'RUP 52417788, kode rekening 5.1.02.01.01.0052',
      'melalui Pesan (WhatsApp) 23-11-2026 10.58 WIB',
      'melalui Pesan (Telegram) 23-11-2026 10.40 WIB',
      'Rina Kusumawati NRK 101204',
      'Sari Wulandari NIP 19870312 201001 2 004',
      'denda 0,1%',
      'Keperluan : Rapat 78 peserta, bersama unit lain, 2,5 jam',
    ])
      expect(text.says(words), words).toBe(true)
  })

  test('an order letter without approval or PPN: no empty place and no empty row for them', async () => {
    const { events } = paperFacts('order-letter')
    const text = await textFor('order-letter', { events: events.filter(({ act }) => act !== 'approve') })
    expect(text.says('Menyetujui')).toBe(false)
    expect(text.says('PPN')).toBe(true) // in the clause on lateness
    expect(text.says('belum ditandatangani')).toBe(false)
  })

  test('a handover record: the day in words, the papers before it, and that all is there', async () => {
    const text = await textFor('bast')
    for (const words of [
      'Kamis, tanggal dua puluh enam bulan November tahun dua ribu dua puluh enam, pukul 11.20 WIB',
      'Surat Pesanan nomor 017/SP/DISDIK/2026 tanggal 23 November 2026',
      'Tiba : 26 November 2026, 10.47 WIB',
      'lengkap dan sesuai pesanan',
      'Rp5.155.000',
    ])
      expect(text.says(words), words).toBe(true)
  })

  test('a handover record of goods that fell short: how many, what was found, and the photos', async () => {
    const { order } = paperFacts('bast')
    const [first, second] = order.lines
    if (!first || !second) throw new Error('the demo has two lines')
    const photo = {
      kind: 'foto' as const,
      at: order.deliverAt,
      personName: 'Sri',
      channel: 'whatsapp',
      mimeType: 'image/jpeg',
    }
    const text = await textFor('bast', {
      order: { ...order, lines: [{ ...first, quantity: 75 }], total: 3_450_000 },
      inspection: { finding: 'short', words: 'lima box tumpah, snack tidak datang' },
      attachments: [{ ...photo, sha256: 'ab'.repeat(32) }],
    })
    for (const words of [
      '80 75 Kurang 5',
      '80 0 Tidak diterima',
      'Jumlah kurang: lima box tumpah',
      '1 foto',
      'abababababab',
      'dengan catatan',
    ])
      expect(text.says(words), words).toBe(true)
    expect(text.says('lengkap dan sesuai pesanan')).toBe(false)
  })

  test('a receipt: the sum in figures and words, what was withheld, what arrived, and a place for the duty stamp', async () => {
    const text = await textFor('kuitansi')
    for (const words of [
      'KUITANSI',
      'Bendahara Pengeluaran Dinas Pendidikan',
      'Lima juta seratus lima puluh lima ribu rupiah',
      'PPh final UMKM 0,5% Rp (25.775)',
      'Masuk ke rekening penyedia Rp 5.129.225',
      'e-Meterai Rp10.000',
      'Berita Acara Serah Terima nomor 017/BAST/DISDIK/2026',
    ])
      expect(text.says(words), words).toBe(true)
  })

  test('a receipt that needs no duty stamp: no place for one', async () => {
    const { bill } = paperFacts('purchase-proof')
    const text = await textFor('purchase-proof', { bill: bill && { ...bill, stamp: 0 } })
    expect(text.says('BUKTI PEMBELIAN')).toBe(true)
    expect(text.says('Meterai')).toBe(false)
  })

  test('a tax computation: base, rate and amount of each tax, and the letter it rests on', async () => {
    const text = await textFor('tax-computation')
    const { bill } = paperFacts('tax-computation')
    const free = { ...bill, withheld: [], untaxed: 'pembelian barang sampai Rp2.000.000 tanpa PPN' } as typeof bill
    const small = await textFor('tax-computation', { bill: free })
    expect(small.says('Tidak ada pajak yang dipotong: pembelian barang sampai Rp2.000.000 tanpa PPN')).toBe(true)
    for (const words of ['PPh final UMKM dipotong 5.155.000 0,5% (25.775)', 'S-1234/SUKET/PP55/2026', '5.129.225'])
      expect(text.says(words), words).toBe(true)
  })
})

test('silence that counted as a yes is written down as silence', async () => {
  const { events } = paperFacts('bast')
  const silent = events.map((event) =>
    event.act === 'receive' ? { ...event, act: 'assumeCount', capacity: 'clock' as const, personName: '' } : event,
  )
  const text = pdfText((await makePaper(paperFacts('bast', { events: silent }))).bytes)
  expect(text.says('dianggap dibenarkan PIHAK KESATU, yang tidak menjawab sampai batas waktu')).toBe(true)
  expect(text.says('belum ditandatangani')).toBe(true)
})

describe('people write what they like:', () => {
  test('pictures, letters without a face and signs that turn the line are kept off the paper, and the rest stays', async () => {
    const vendor = { ...paperFacts('order-letter').vendor, name: 'Warung 🍱 Bu Sri \u202eدجاج\u202c 鶏 Café – “Żółw”' }
    const { bytes } = await makePaper(paperFacts('order-letter', { vendor }))
    const text = pdfText(bytes)
    expect(text.says('Warung Bu Sri […] […] Café – “Żółw”')).toBe(true)
    expect(text.squeezed).not.toContain('\ufffd')
  })

  test('twenty lines go on over the page under the same head, and the sums and signatures come after them', async () => {
    const { order } = paperFacts('order-letter')
    const lines = Array.from({ length: 40 }, (_, index) => ({
      line: index + 1,
      productId: index + 1,
      name: `Barang nomor ${index + 1} dengan nama yang panjang sekali supaya barisnya patah menjadi dua`,
      unit: 'paket',
      price: 12_345,
      quantity: index + 1,
    }))
    const text = pdfText((await makePaper(paperFacts('order-letter', { order: { ...order, lines } }))).bytes)
    expect(text.pages).toBeGreaterThan(1)
    const pages = text.squeezed.split('\f')
    expect(pages.filter((page) => page.includes('Uraianbarang/jasa')).length).toBeGreaterThan(1)
    expect(pages.every((page) => page.includes('Kodeperiksa'))).toBe(true)
    for (const { name } of lines) expect(text.says(name)).toBe(true)
  })
})
