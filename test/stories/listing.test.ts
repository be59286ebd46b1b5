// on both databases: goods are written, curated and found again
/** What a shop renews of what curators passed: papers with their end, name and photo of goods; and whose shop is meant. */
import { and, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { addDays } from '#core/calendar.ts'
import { insertRows } from '#db/rows.ts'
import { products, roles, vendorLetters, vendors } from '#db/schema.ts'
import { addStock, setStock } from '#db/shop-desk.ts'
import { TODAY } from '../support/demo.ts'
import { photo } from '../support/photo.ts'
import { storyOffice } from '../support/story.ts'
import { order, RINA } from './ordering.ts'

/** Ibu Ratna Puspita Dewi, kurator. */
const RATNA = '101281'

const office = await storyOffice()

const rina = () => office.on('telegram', RINA)
const ratna = () => office.on('telegram', RATNA)
const ida = () => office.shop('Dapur Mpok Ida')
const db = () => office.database.db

async function shopId(name: string): Promise<number> {
  const [row] = await db().select({ id: vendors.id }).from(vendors).where(eq(vendors.name, name))
  return row?.id ?? 0
}

/** What Rina sees of the first product that she finds under these words. */
async function card(words: string): Promise<string> {
  await rina().says('batal')
  await rina().says(words)
  return rina().taps('1.')
}

test('a paper is sent with its end, a curator looks at it, and what has run out stands on the card until then', async () => {
  const vendorId = await shopId('Dapur Mpok Ida')
  await db()
    .delete(vendorLetters)
    .where(and(eq(vendorLetters.vendorId, vendorId), eq(vendorLetters.kind, 'slhs')))
  const old = { vendorId, kind: 'slhs', number: 'L-1', validFrom: '2022-01-01', validTo: addDays(TODAY, -3) }
  await insertRows(db(), vendorLetters, [old])
  expect(await card('soto tangkar mpok ida')).toMatch(
    /belum cukup dinilai.*SLHS \(laik higiene\) habis masa berlakunya/,
  )
  expect(await ida().says('surat')).toMatch(/⚠️ SLHS \(laik higiene\): habis .*2\. SLHS/s)
  expect(await ida().says('2')).toContain('foto atau PDF SLHS')
  expect(await ida().does((phone) => phone.picture(photo('#fef3c7')))).toContain('berlaku sampai kapan')
  expect(await ida().says('12 maret 2020')).toContain('sudah lewat')
  expect(await ida().says('12 maret 2029')).toMatch(/<picture>\n.*berlaku \*sampai Senin, 12 Maret 2029\*/s)
  expect(await ida().says('ya')).toContain('kirim ke kurator')
  expect(await ida().says('surat')).toContain('⏳ SLHS (laik higiene): sedang diperiksa kurator')
  await ratna().hears('Surat untuk diperiksa')
  expect(await ratna().taps('🔎 Periksa')).toContain('12 Maret 2029')
  expect(await ratna().taps('✅ Lolos')).toContain('lolos. Penjual sudah saya kabari')
  expect(await ida().hears('sudah diperiksa dan dicatat')).toContain('12 Maret 2029')
  expect(await card('soto tangkar mpok ida')).not.toContain('habis masa berlakunya')
})

test('a paper under its photo with its end in the words needs one “ya”', async () => {
  const caption = 'ini sertifikat halal yang baru, berlaku sampai 5 mei 2030'
  expect(await ida().does((phone) => phone.picture(photo('#dcfce7', caption)))).toContain('Minggu, 5 Mei 2030')
  expect(await ida().says('iya')).toContain('kirim ke kurator')
  await ratna().hears('Sertifikat halal')
})

test('a new name is shown once a curator has passed it', async () => {
  expect(await ida().says('ganti nama soto tangkar jadi Soto Tangkar Kuah Susu')).toMatch(
    /Nama baru: \*Soto Tangkar Kuah Susu\*/,
  )
  expect(await ida().says('ya')).toContain('sudah saya kirim ke kurator')
  await ratna().hears('Perubahan produk')
  expect(await card('soto tangkar mpok ida')).not.toContain('Kuah Susu')
  await ratna().taps('🔎 Periksa')
  await ratna().taps('✅ Lolos')
  await ida().hears('sekarang tampil di katalog')
  expect(await card('soto tangkar mpok ida')).toContain('Soto Tangkar Kuah Susu')
})

test('a new photo from WhatsApp is the card’s picture on Telegram once it passed', async () => {
  const upload = photo('#0f766e', 'foto baru soto tangkar')
  expect(await ida().does((phone) => phone.picture(upload))).toContain('Foto baru')
  await ida().says('ya')
  await ratna().hears('Foto baru')
  await ratna().taps('🔎 Periksa')
  await ratna().taps('✅ Lolos')
  await ida().hears('lolos')
  await card('soto tangkar mpok ida')
  const shown = await rina().bubble('Soto Tangkar').media?.bytes()
  expect(Buffer.from(shown ?? []).equals(Buffer.from(upload.bytes))).toBe(true)
})

test('“udah ga jual lagi” asks once and takes it off', async () => {
  expect(await ida().says('soto tangkar udah ga dijual lagi')).toContain('diturunkan dari katalog')
  expect(await ida().says('1')).toContain('tidak tampil lagi')
  await rina().says('batal')
  expect(await rina().says('soto tangkar kuah susu')).not.toContain('Dapur Mpok Ida,')
})

test('while an order waits, what sounds like news of goods or papers is left to be its answer', async () => {
  const { vendor, number } = await order(office, rina(), { search: 'nasi kuning mpok ida', quantity: '50' })
  expect(await vendor.says('nasi kuning udah ga dijual lagi kak')).toContain(number)
  expect(await vendor.says('sertifikat halal ada, ini siap kirim')).toContain(number)
  expect(await vendor.says('maaf kak ga bisa, dapurnya penuh', { replyTo: vendor.bubble(number).id })).toContain(
    'tidak jadi',
  )
})

test('who helps in several shops is asked which is meant; hours that are overwritten are read back', async () => {
  const [mine, other] = [await shopId('Dapur Mpok Ida'), await shopId('Katering Sinar Betawi')]
  const [held] = await db().select().from(roles).where(eq(roles.vendorId, mine))
  const personId = held?.personId ?? 0
  await db().insert(roles).values({ personId, role: 'vendor', vendorId: other })
  expect(await ida().says('buka jam 7 sampai jam 5')).toMatch(/toko yang mana.*1\. .*2\. .*3\. Semuanya/s)
  expect(await ida().says('Dapur Mpok Ida')).toMatch(/🏪 \*Dapur Mpok Ida\*.*07\.00–17\.00/s)
  await ida().says('ya')
  await ida().says('buka jam 8 sampai jam 4')
  expect(await ida().says('Dapur Mpok Ida')).toContain('07.00–17.00 → *08.00–16.00*')
  await ida().says('ya')
  const [untouched] = await db().select({ opens: vendors.opens }).from(vendors).where(eq(vendors.id, other))
  expect(untouched?.opens).toBeNull()
  expect(await ida().says('tambah produk')).toContain('toko yang mana')
  expect(await ida().says('harga nasi kuning ayam suwir jadi 27rb')).toMatch(
    /1\. .* · (Dapur Mpok Ida|Katering Sinar Betawi)/,
  )
  // Half-way through, the second shop lets them go.
  await ida().says('besok tutup')
  expect(await ida().says('Katering Sinar Betawi')).toContain('Toko tutup')
  await db()
    .delete(roles)
    .where(and(eq(roles.personId, personId), eq(roles.vendorId, other)))
  expect(await ida().says('ya')).not.toContain('Tersimpan')
})

test('whoever is let go in the middle of an act goes on with nothing', async () => {
  const vendorId = await shopId('Dapur Mpok Ida')
  const held = await db().select().from(roles).where(eq(roles.vendorId, vendorId))
  expect(await ida().says('stok nasi kuning ayam suwir tinggal 5')).toContain('Sudah benar')
  await db().delete(roles).where(eq(roles.vendorId, vendorId))
  expect(await ida().says('ya')).not.toContain('Tersimpan')
  await db().insert(roles).values(held)
  const counted = await db().select({ stock: products.stock }).from(products).where(eq(products.vendorId, vendorId))
  expect(counted.every(({ stock }) => stock === null)).toBe(true)
})

test('two who add to what is left in one moment are both heard', async () => {
  const vendorId = await shopId('Dapur Mpok Ida')
  const [good] = await db().select({ id: products.id }).from(products).where(eq(products.vendorId, vendorId)).limit(1)
  const id = good?.id ?? 0
  await setStock(db(), [id], 30, office.now())
  await Promise.all([addStock(db(), [id], 20, office.now()), addStock(db(), [id], 5, office.now())])
  const [after] = await db().select({ stock: products.stock }).from(products).where(eq(products.id, id))
  expect(after?.stock).toBe(55)
  await setStock(db(), [id], null, office.now())
})

test('an address is asked for again when something else was said', async () => {
  await rina().says('batal')
  await rina().says('nasi kotak dibawah 40rb')
  await rina().taps('1.')
  await rina().says('50')
  let shown = await rina().taps('Check-out')
  if (shown.includes('Pakai anggaran')) shown = await rina().taps('Makanan dan Minuman Rapat')
  if (shown.includes('Diantar kapan')) shown = await rina().says('kamis jam 10')
  expect(shown).toContain('Diantar ke mana')
  expect(await rina().says('ongkirnya berapa ya kalau ke sana?')).toContain('bukan alamat')
  expect(await rina().says('nanti saya tanya dulu')).toContain('tulis jalan, nomor, kecamatan, dan kota')
  expect(await rina().says('Jl. Kramat Raya 45, Senen, Jakarta Pusat')).not.toMatch(/bukan alamat|tulis jalan/)
})
