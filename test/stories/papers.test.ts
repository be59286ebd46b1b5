// on both databases: papers are made by a clerk whose tasks lie in the database
import { createHash } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { HOUR } from '#core/calendar.ts'
import { papersOfOrder } from '#db/papers.ts'
import { files, papers, uploads } from '#db/schema.ts'
import { FORM } from '#papers/index.ts'
import type { PhoneMessage } from '#sandbox/phone.ts'
import type { Chatter } from '../support/chatter.ts'
import { pdfText } from '../support/pdf-text.ts'
import { photo } from '../support/photo.ts'
import { storyOffice } from '../support/story.ts'
import { order, RINA } from './ordering.ts'

/** PPK and treasurer of Dinas Pendidikan. */
const PPK = '101202'
const TREASURER = '101206'

const office = await storyOffice()

const rina = () => office.on('telegram', RINA)
const sari = () => office.on('telegram', PPK)
const treasurer = () => office.on('telegram', TREASURER)
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

/** The documents of the bot on this phone whose words contain these. */
function documents({ phone }: Chatter, ...words: readonly string[]): readonly PhoneMessage[] {
  return phone
    .messages()
    .filter(
      ({ from, text, media }) =>
        from === 'them' && media?.kind === 'document' && words.every((one) => text.includes(one)),
    )
}

async function bytesOf(bubble: PhoneMessage | undefined): Promise<Uint8Array> {
  const bytes = await bubble?.media?.bytes()
  if (!bytes) throw new Error('no document')
  return bytes
}

async function accepted(when: string) {
  const placed = await order(office, rina(), { when })
  await placed.vendor.says('siap kak', { replyTo: placed.vendor.bubble(placed.number).id })
  await office.settled()
  return placed
}

async function paid(when: string) {
  const placed = await accepted(when)
  const { vendor, number } = placed
  await vendor.says('sudah sampai, titip satpam', { replyTo: vendor.bubble(number).id })
  await sari().hears(`Pesanan ${number} sudah sampai`)
  await sari().taps('Terima semua')
  await treasurer().hears(`Pesanan ${number}`)
  await treasurer().taps('Catat pembayaran')
  await treasurer().does((phone) => phone.picture(photo('#0ea5e9')))
  await vendor.hears('Sudah masuk ke rekening?')
  return placed
}

test('the order letter comes to officer, PPK and vendor when both are bound, the same bytes on both messengers', async () => {
  const { vendor, number } = await accepted('rabu jam 11')
  const [ours] = documents(rina(), 'Surat pesanan', number)
  const [theirs] = documents(vendor, 'Surat pesanan', number)
  expect(documents(sari(), 'Surat pesanan', number)).toHaveLength(1)
  expect(documents(treasurer(), number)).toEqual([])
  const bytes = await bytesOf(ours)
  expect(ours?.media?.fileName).toMatch(/^\d{3,}-SP-[\w-]+-2026\.pdf$/)
  expect(sha256(await bytesOf(theirs))).toBe(sha256(bytes))
  const text = pdfText(bytes)
  for (const words of [
    'SURAT PESANAN',
    'Pemerintah Provinsi DKI Jakarta'.toUpperCase(),
    number,
    'Rina Kusumawati',
    'Rapat 100 peserta',
  ])
    expect(text.says(words)).toBe(true)
})

test('from the letter to the receipt: every paper comes when it is due, once, to whoever needs it', async () => {
  const { vendor, number, id } = await paid('kamis jam 9')
  for (const reader of [rina(), sari(), treasurer(), vendor])
    expect(documents(reader, 'Berita acara serah terima', number)).toHaveLength(1)
  const [tax] = documents(treasurer(), 'Perhitungan pajak', number)
  expect(pdfText(await bytesOf(tax)).says('Jumlah yang dibayarkan ke rekening penyedia')).toBe(true)
  // A paper that came after the question is no question: the number still answers what was asked.
  expect(await vendor.says('1')).toContain('selesai')
  await office.settled()
  for (const reader of [rina(), sari(), treasurer(), vendor])
    expect(documents(reader, 'Bukti pembelian', number)).toHaveLength(1)
  const kinds = (await papersOfOrder(office.database.db, id)).map(({ kind }) => kind)
  expect(kinds).toEqual(['order-letter', 'bast', 'tax-computation', 'purchase-proof'])
})

test('the code on a paper opens a page of the office that knows it, and names nobody', async () => {
  const { number } = await accepted('kamis jam 10')
  const text = pdfText(await bytesOf(documents(rina(), 'Surat pesanan', number)[0]))
  const [url = '', code = ''] =
    /http:\/\/127\.0\.0\.1:\d+\/cek\/([0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4})/.exec(text.squeezed) ?? []
  const answer = await fetch(url)
  const page = await answer.text()
  expect(answer.status).toBe(200)
  for (const words of ['Dokumen ini terdaftar', 'Surat Pesanan', 'Dinas Pendidikan', 'Buku besar utuh', code])
    expect(page).toContain(words)
  // The file in the hand of whoever asks is the one that was sent.
  const file = await bytesOf(documents(rina(), 'Surat pesanan', number)[0])
  expect(page).toContain(`SHA-256 <code>${sha256(file)}</code>, bentuk ${FORM}`)
  for (const personal of ['Rina', 'Kusumawati', '101204', 'NIB', 'NPWP', 'Jl.']) expect(page).not.toContain(personal)
  const forged = await fetch(url.replace(/.$/, (last) => (last === '7' ? '8' : '7')))
  expect(forged.status).toBe(404)
  expect(await forged.text()).toContain('Dokumen tidak ditemukan')
})

test('a paper made again, when nobody has kept it, has the same SHA-256 over the wire', async () => {
  const { number, id } = await accepted('kamis jam 11')
  const { db } = office.database
  const first = sha256(await bytesOf(documents(rina(), 'Surat pesanan', number)[0]))
  await db.delete(files)
  await db.delete(uploads)
  await rina().says('minta surat pesanan')
  const shown = await rina().says(`kirim surat pesanan ${number} dong`)
  expect(shown).toContain('Surat pesanan')
  const again = documents(rina(), 'Surat pesanan', number)
  expect(again.length).toBeGreaterThan(1)
  expect(sha256(await bytesOf(again.at(-1)))).toBe(first)
  expect((await papersOfOrder(db, id))[0]?.pdf?.sha256).toBe(first)
})

test('a paper whose file was lost after the forms changed comes back as a copy that names the original', async () => {
  const { number, id } = await accepted('kamis jam 12')
  const { db } = office.database
  const [entry] = await papersOfOrder(db, id)
  const older = 'ab'.repeat(32)
  await db
    .update(papers)
    .set({ sha256: older })
    .where(eq(papers.code, entry?.code ?? ''))
  await rina().says(`kirim surat pesanan ${number} dong`)
  await office.settled()
  const text = pdfText(await bytesOf(documents(rina(), 'Surat pesanan', number).at(-1)))
  expect(text.says('SALINAN, dibuat ulang dari buku besar')).toBe(true)
  expect(text.says(older)).toBe(true)
  expect((await papersOfOrder(db, id))[0]?.pdf?.sha256).toBe(older)
})

test('the vendor asks in a few words and gets the paper; what says more is not taken for it', async () => {
  const { vendor, number } = await accepted('jumat jam 9')
  const before = documents(vendor, number).length
  expect(await vendor.says(`kak minta surat pesanannya ${number} ya`)).toContain('Surat pesanan')
  expect(documents(vendor, number)).toHaveLength(before + 1)
  expect(await vendor.says('kirim kuitansi', { replyTo: vendor.bubble(number).id })).toContain('Surat pesanan')
})

test('on the card of an order are its papers and its file, for whoever may have it', async () => {
  const { number } = await paid('jumat jam 13')
  const card = async (who: Chatter) => {
    await who.says(`berkas ${number}`)
    await office.settled()
  }
  const before = documents(treasurer(), 'Berkas pesanan', number).length
  await card(treasurer())
  const pack = documents(treasurer(), 'Berkas pesanan', number)
  expect(pack).toHaveLength(before + 1)
  const inside = unzipSync(await bytesOf(pack.at(-1)))
  const names = Object.keys(inside)
  expect(names).toEqual(expect.arrayContaining(['00-daftar-isi.pdf', 'buku-besar.jsonl', 'SHA256SUMS']))
  expect(names.filter((name) => /^lampiran\/.*bukti-bayar/.test(name))).toHaveLength(1)
  expect(pack.at(-1)?.text).toMatch(/Belum ada: .*foto/)
  // What is in the pack is what was sent.
  const letter = sha256(await bytesOf(documents(rina(), 'Surat pesanan', number)[0]))
  const packed = names.find((name) => /-SP-/.test(name)) ?? ''
  expect(sha256(inside[packed] ?? new Uint8Array())).toBe(letter)
  await rina().says(`berkas ${number}`)
  expect(documents(rina(), 'Berkas pesanan')).toEqual([])
})

test('invitation and attendance are added on the order’s card, and are in its file', async () => {
  const { number } = await paid('kamis jam 13')
  await rina().says('pesanan')
  await rina().taps(number)
  expect(await rina().taps('Surat')).toContain('Mau yang mana?')
  expect(await rina().taps('Surat pesanan 0')).toContain('Surat pesanan')
  await treasurer().says('pembayaran')
  await sari().says(`berkas ${number}`)
  await office.settled()
  expect(documents(sari(), 'Berkas pesanan', number).at(-1)?.text).toContain('Belum ada')
  await rina().says('pesanan')
  await rina().taps(number)
  expect(await rina().taps('Lampirkan')).toContain('Apa yang mau dilampirkan')
  expect(await rina().taps('Undangan rapat')).toContain('sebagai foto atau PDF')
  expect(await rina().says('nanti ya')).not.toContain('masuk ke berkas')
  await rina().taps('Undangan rapat')
  expect(await rina().does((phone) => phone.picture(photo('#334155')))).toContain('masuk ke berkas')
  expect(await rina().says('selesai')).toContain('tersimpan')
  await sari().says(`berkas ${number}`)
  await office.settled()
  const inside = Object.keys(unzipSync(await bytesOf(documents(sari(), 'Berkas pesanan', number).at(-1))))
  expect(inside.filter((name) => /^lampiran\/.*undangan/.test(name))).toHaveLength(1)
})

test('a house that stops between an event and its paper sends it when it is back, once', async () => {
  const { vendor, number } = await order(office, rina(), { when: 'jumat jam 15' })
  const quote = { replyTo: vendor.bubble(number).id }
  await office.away(HOUR, () => vendor.phone.text('siap kak', quote))
  await rina().hears(`menerima pesanan ${number}`)
  await office.settled()
  expect(documents(rina(), 'Surat pesanan', number)).toHaveLength(1)
  await office.restart()
  await office.settled()
  expect(documents(rina(), 'Surat pesanan', number)).toHaveLength(1)
  expect(documents(vendor, 'Surat pesanan', number)).toHaveLength(1)
  expect(await office.database.db.$count(papers)).toBeGreaterThan(0)
})
