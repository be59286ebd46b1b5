// on both databases: a shop comes to be
/** A stranger becomes a vendor on WhatsApp, and the people of a shop come and go. */
import { Writable } from 'node:stream'
import pino from 'pino'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { curations } from '#db/schema.ts'
import type { Chatter } from '../support/chatter.ts'
import { tablesThatSay } from '../support/dump.ts'
import { type Office, openOffice } from '../support/office.ts'
import { photo } from '../support/photo.ts'
import { order, RINA } from './ordering.ts'

const HENDRA = '101291'
const NIB = '9120301234567'
const NPWP = '3174051203850007'

let office: Office
let wati: Chatter
let logged = ''

beforeAll(async () => {
  const sink = new Writable({
    write: (chunk, _encoding, done) => {
      logged += String(chunk)
      done()
    },
  })
  office = await openOffice({ log: pino({ level: 'trace' }, sink) })
  const hendra = office.on('telegram', HENDRA)
  await hendra.says('/undang')
  await hendra.taps('Kurator')
  const code = /[2-9A-Z]{4}-[2-9A-Z]{4}/.exec(await hendra.says('Wati Kurniasih'))?.[0] ?? ''
  wati = office.stranger('telegram', 'Wati')
  await wati.says(code)
}, 60_000)
afterAll(() => office.close())
afterEach(async () => expect(await office.faults()).toEqual([]))

test('from “mau jualan” to the first order, in one chat', async () => {
  const sari = office.stranger('whatsapp', 'Sari')
  expect(await sari.says('halo')).toContain('Tulis *daftar*')
  expect(await sari.says('mau daftar jualan kak')).toContain('Nama usahanya apa')
  expect(await sari.says('Dapur Bu Sari')).toContain('Nama pemiliknya')
  expect(await sari.says('Sari Wahyuni')).toContain('Alamat usahanya')
  expect(await sari.says('Jl. Tebet Raya 12, Tebet, jaksel')).toMatch(
    /Salam kenal, Kak Sari.*Dapur Bu Sari.*Pemilik: \*Sari Wahyuni\*.*jualannya apa/s,
  )
  expect(await sari.says('nasi kotak sama tumpeng')).toMatch(/foto NIB.*1\. ⏭️ Nanti saja/s)
  const kept = await sari.says(`NIB ${NIB}, npwp ${NPWP}`)
  expect(kept).toContain('Nomor NIB dan NPWP saya simpan')
  expect(kept).not.toContain(NPWP)
  await sari.does((phone) => phone.picture(photo('#f8fafc')))
  expect(await sari.says('sudah')).toMatch(/Dapur Bu Sari.*dikirim ke kurator|kirim ke kurator.*Produk barunya apa/s)
  await sari.does((phone) => phone.picture(photo('#ca8a04', 'Nasi gudeg komplit 27rb per box, minimal 20, H-1')))
  await sari.says('1')
  expect(await sari.says('ya')).toContain('sudah saya kirim ke kurator')
  // Whoever reads and answers in twenty seconds is done in under five minutes.
  expect(sari.phone.messages().filter(({ from }) => from === 'me').length).toBeLessThanOrEqual(12)
  expect(await sari.says('menu')).toContain('🏪 Toko saya')
  expect(await sari.says('kapan toko saya disetujui ya')).toContain('setelah lolos kurasi')

  expect(await wati.says('kurasi')).toMatch(/Dapur Bu Sari.*Nasi gudeg komplit/s)
  await wati.taps('🏪 Dapur Bu Sari')
  expect(wati.transcript()).toMatch(/NIB ada · NPWP ada.*nasi kotak sama tumpeng/s)
  await wati.taps('✅ Lolos')
  await wati.taps('B')
  expect(await sari.hears('bisa menerima pesanan')).toContain('nilai B')
  await wati.taps('📋 Antrean')
  await wati.taps('Nasi gudeg komplit')
  await wati.taps('✅ Lolos')
  await wati.taps('A')
  await sari.hears('tampil di katalog')

  const rina = office.on('telegram', RINA)
  expect(await rina.says('nasi gudeg komplit')).toContain('Dapur Bu Sari')
  expect(logged).not.toContain(NPWP)
  expect(logged).not.toContain(NIB)
  expect(logged).not.toContain('Wahyuni')
  // What people wrote stays in the inbox as it came; whatever the office made of it is sealed.
  expect(await tablesThatSay(office.database.db, NPWP)).toEqual(['inbox'])
  const marks = await office.database.db.query.vendorIdentities.findMany()
  expect(marks.some(({ kind }) => kind === 'nik')).toBe(true)
})

test('a quick owner is done with seven messages, hears what was noted, and the curator sees the photos', async () => {
  const tini = office.stranger('whatsapp', 'Tini')
  await tini.says('daftar')
  const noted = await tini.says('Warung Bu Tini, Tini Suhartini, Jl. Kemang Raya 3, Mampang, Jakarta Selatan')
  expect(noted).toMatch(/Warung Bu Tini.*Pemilik: \*Tini Suhartini\*.*Jl\. Kemang Raya 3, Mampang, Jakarta Selatan$/ms)
  expect(await tini.says('pemiliknya Tini Suhartono')).toMatch(/Pemilik: \*Tini Suhartono\*.*Tulis jualan Kakak/s)
  expect(await tini.says('lontong sayur')).toContain('foto NIB')
  expect(await tini.does((phone) => phone.picture(photo('#f1f5f9')))).toMatch(/Saya simpan.*foto produk pertama/s)
  const first = await tini.does((phone) =>
    phone.picture(photo('#b45309', 'Lontong sayur komplit 20rb per porsi, minimal 20, H-1')),
  )
  expect(first).toMatch(/Warung Bu Tini.*kurator.*Lontong sayur komplit.*jenis yang mana.*1\. /s)
  await tini.says('1')
  expect(await tini.says('ya')).toContain('sudah saya kirim ke kurator')
  // One of them mended a slip of the pen.
  expect(tini.phone.messages().filter(({ from }) => from === 'me')).toHaveLength(7 + 1)
  await wati.says('kurasi')
  await wati.taps('🏪 Warung Bu Tini')
  expect(wati.transcript()).toMatch(/1 foto surat dari pendaftaran: periksa di sana/)
  expect(wati.transcript()).not.toMatch(/Warung Bu Tini[^>]*NIB belum ada/)
  expect(await wati.says('kurasi')).toContain('Lontong sayur komplit')
})

test('a shop that waits for its curator is not found and gets no orders', async () => {
  const joko = office.stranger('whatsapp', 'Joko')
  await joko.says('daftar')
  await joko.says('Warung Pak Joko')
  expect(await joko.says('08123')).toMatch(/nama pemiliknya/i)
  await joko.says('Joko Susilo')
  expect(await joko.says('Gang Kelinci nomor 3')).toMatch(/Kota mana.*1\. Jakarta Pusat/s)
  await joko.says('1')
  await joko.says('soto')
  expect(await joko.says(NIB)).toContain('sudah terdaftar untuk usaha lain')
  expect(await joko.says('nanti aja')).toContain('kirim ke kurator')
  expect(await joko.says('batal')).toContain('berhenti')
  expect(await office.on('telegram', RINA).says('warung pak joko')).not.toContain('Warung Pak Joko,')
})

test('the owner invites a helper, who answers an order, and takes the shop out of the helper’s hands', async () => {
  const owner = office.shop('Dapur Mpok Ida')
  expect(await owner.says('mau tambah karyawan')).toContain('nama karyawannya')
  const invited = await owner.says('Udin')
  const code = /[2-9A-Z]{4}-[2-9A-Z]{4}/.exec(invited)?.[0] ?? ''
  const udin = office.stranger('whatsapp', 'Udin')
  expect(await udin.says(code)).toContain('Dapur Mpok Ida')
  const wish = { search: 'soto tangkar mpok ida', quantity: '40', when: 'jumat jam 10' }
  const { number } = await order(office, office.on('telegram', RINA), wish)
  await udin.hears(`pesanan baru ${number}`)
  expect(await udin.says('siap kak')).toContain(number)
  expect(await udin.says('tambah karyawan')).toContain('hanya')
  expect(await owner.says('karyawan')).toMatch(/Udin.*1\. ➕ Tambah karyawan\n2\. ❌ Keluarkan Udin/s)
  expect(await owner.says('2')).toContain('Udin')
  await udin.hears('tidak memegang toko')
  expect(await udin.says('toko saya')).not.toContain('Produk')
})

test('photos of papers are kept up to ten, and each time it is said how many there are', async () => {
  const rudi = office.stranger('whatsapp', 'Rudi')
  await rudi.says('mau daftar jualan')
  await rudi.says('Kedai Pak Rudi, Rudi Hartono, Jl. Tebet Barat 9, Tebet, Jaksel')
  expect(await rudi.says('bakso')).toContain('foto NIB')
  expect(await rudi.does((phone) => phone.picture(photo('#f1f5f1')))).toContain('Saya simpan')
  expect(await rudi.does((phone) => phone.picture(photo('#f1f5f8')))).toContain('ada 2 foto surat')
  const many = Array.from({ length: 9 }, (_, at) => photo(`#e2e8f${at}`))
  expect(await rudi.does((phone) => phone.album(many))).toMatch(/Sampai 10 foto surat saja.*Sudah, lanjut/s)
  expect(await rudi.says('1')).toContain('sudah saya kirim ke kurator')
  const looks = await office.database.db.select().from(curations)
  expect(looks.find(({ words }) => words === 'bakso')?.details).toMatchObject({ files: { length: 10 } })
})
