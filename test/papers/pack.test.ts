import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { strFromU8, unzipSync } from 'fflate'
import { beforeAll, describe, expect, test } from 'vitest'
import { checkCode } from '#core/papers/check-code.ts'
import { makeEvidencePack, packFactsOf } from '#papers/pack/index.ts'
import { orderFile } from '../core/papers/order-file.ts'
import { pdfText } from '../support/pdf-text.ts'
import { packFacts, paperFacts } from './paper-facts.ts'

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

describe('the evidence pack', () => {
  let bytes: Uint8Array
  let files: Record<string, Uint8Array>
  const file = (name: string) => files[name] ?? new Uint8Array()
  beforeAll(async () => {
    bytes = (await makeEvidencePack(packFacts())).bytes
    files = unzipSync(bytes)
  })

  test('holds the papers, what was sent by time, the ledger to read and to check, and the sums of all', () => {
    expect(Object.keys(files)).toEqual([
      '00-daftar-isi.pdf',
      '01-017-SP-DISDIK-2026.pdf',
      '02-017-BAST-DISDIK-2026.pdf',
      '03-017-PJK-DISDIK-2026.pdf',
      '04-017-BP-DISDIK-2026.pdf',
      'lampiran/01-undangan-20261123-0905.pdf',
      'lampiran/02-foto-20261126-1049.jpg',
      'buku-besar.pdf',
      'buku-besar.jsonl',
      'SHA256SUMS',
    ])
  })

  test('lists on its first page every item with its SHA-256, and the sums hold', () => {
    const first = pdfText(file('00-daftar-isi.pdf'))
    const sums = strFromU8(file('SHA256SUMS')).trim().split('\n')
    expect(sums).toHaveLength(8)
    for (const line of sums) {
      const [sum = '', name = ''] = line.split('  ')
      expect(sha256(file(name))).toBe(sum)
      expect(first.says(sum), name).toBe(true)
      expect(first.says(name), name).toBe(true)
    }
  })

  test('says what should be there and is not', () => {
    const first = pdfText(file('00-daftar-isi.pdf'))
    expect(
      first.says('Belum ada dan seharusnya sudah ada 1. Daftar hadir') ||
        first.says('seharusnya sudah ada Daftar hadir'),
    ).toBe(true)
    expect(first.says('Bukti potong pajak')).toBe(true)
  })

  test('holds the very file of a paper that was sent, whatever the form looks like by now', async () => {
    const { paper, order } = paperFacts('bast')
    const code = checkCode({ kind: 'bast', orderId: order.id, hash: paper.hash })
    const sent = new TextEncoder().encode('%PDF of an older form')
    const inside = unzipSync((await makeEvidencePack({ ...packFacts(), pdfs: new Map([[code, sent]]) })).bytes)
    expect(strFromU8(inside['02-017-BAST-DISDIK-2026.pdf'] ?? new Uint8Array())).toBe('%PDF of an older form')
    expect(pdfText(inside['01-017-SP-DISDIK-2026.pdf'] ?? new Uint8Array()).says('SURAT PESANAN')).toBe(true)
  })

  test('keeps what people sent as they sent it', () => {
    expect(strFromU8(file('lampiran/02-foto-20261126-1049.jpg'))).toBe('a photo')
  })

  test('tells the ledger twice: for people with who, when and through what, for machines as it is stored', () => {
    const page = pdfText(file('buku-besar.pdf'))
    for (const words of [
      'Sri Mulyani Hartati Penyedia WhatsApp Disanggupi penyedia',
      '27-11-2026 15.31',
      'Rantai utuh',
    ])
      expect(page.says(words), words).toBe(true)
    const lines = strFromU8(file('buku-besar.jsonl')).trim().split('\n')
    expect(lines.map((line) => JSON.parse(line))).toEqual(packFacts().links)
  })

  test('shows a chain that does not hold', async () => {
    const broken = unzipSync((await makeEvidencePack({ ...packFacts(), isWhole: false })).bytes)
    expect(pdfText(broken['buku-besar.pdf'] ?? new Uint8Array()).says('rantai tidak utuh')).toBe(true)
  })

  test('is the same to the byte when it is made again, and on a machine in another zone', async () => {
    expect(sha256((await makeEvidencePack(packFacts())).bytes)).toBe(sha256(bytes))
    const script = new URL('./make-papers.ts', import.meta.url).pathname
    const env = { ...process.env, TZ: 'America/Anchorage' }
    const elsewhere = JSON.parse(execFileSync(process.execPath, [script, 'pack'], { encoding: 'utf8', env })) as {
      pack: string
    }
    expect(elsewhere.pack).toBe(sha256(bytes))
  })
})

describe('from a ledger to its pack', () => {
  const photo = new TextEncoder().encode('a photo')

  test('what is there is in it, what the ledger names and nobody has any more is missing', async () => {
    const facts = packFactsOf(orderFile(), { contents: new Map([['aa', photo]]), isForMeeting: true })
    expect(facts.missing.map(({ what }) => what)).toEqual(['undangan', 'daftar-hadir', 'bukti-bayar'])
    expect(facts.isWhole).toBe(true)
    const files = Object.keys(unzipSync((await makeEvidencePack(facts)).bytes))
    expect(files).toContain('02-017-A1-SP-DISDIK-2026.pdf')
    expect(files.filter((name) => name.startsWith('lampiran/'))).toEqual(['lampiran/01-foto-20261123-1300.jpg'])
  })

  test('what office and vendor wrote about the order is in it, with the files that only their letters brought', async () => {
    const design = new TextEncoder().encode('%PDF a design')
    const at = Date.parse('2026-11-23T04:00:00Z')
    const files = [
      { sha256: 'cc', mimeType: 'application/pdf', fileName: 'Desain.pdf' },
      { sha256: 'aa', mimeType: 'image/jpeg' },
    ]
    const letters = [
      { at, fromVendor: false, writer: 'Rina Kusumawati', words: 'ini desainnya', files },
      { at: at + 60_000, fromVendor: true, writer: 'Sri Mulyani Hartati', words: 'siap bu', files: [] },
    ]
    const contents = new Map([
      ['aa', photo],
      ['cc', design],
    ])
    const facts = packFactsOf(orderFile(), { contents, letters, isForMeeting: false })
    const pack = unzipSync((await makeEvidencePack(facts)).bytes)
    const attached = Object.keys(pack).filter((name) => name.startsWith('lampiran/'))
    expect(attached).toEqual(['lampiran/01-lainnya-20261123-1100.pdf', 'lampiran/02-foto-20261123-1300.jpg'])
    expect(strFromU8(pack['percakapan.txt'] ?? new Uint8Array())).toMatch(
      /kantor \(Rina Kusumawati\): ini desainnya \[2 berkas\]\n.*penyedia \(Sri Mulyani Hartati\): siap bu\n/,
    )
  })

  test('a link that was changed is seen', () => {
    const file = orderFile()
    const links = file.links.map((link) => (link.act === 'pay' ? { ...link, at: link.at + 1 } : link))
    expect(packFactsOf({ ...file, links }, { contents: new Map(), isForMeeting: false }).isWhole).toBe(false)
  })
})
