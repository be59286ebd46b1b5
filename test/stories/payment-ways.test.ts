import { expect, test } from 'vitest'
import { remindOfSlips } from '#bots/slip-reminders.ts'
import { HOUR } from '#core/calendar.ts'
import { linksOf, ordersById } from '#db/orders.ts'
import { photo } from '../support/photo.ts'
import { storyOffice } from '../support/story.ts'
import { prepared, RINA, receivedIn } from './ordering.ts'

/** Head (PA) and treasurer of Dinas Pendidikan. */
const [HEAD, TREASURER] = ['101201', '101206']

const office = await storyOffice()

const rina = () => office.on('telegram', RINA)
const treasurer = () => office.on('telegram', TREASURER)
const head = () => office.on('telegram', HEAD)
const orderNow = async (id: number) => (await ordersById(office.database.db, [id])).get(id)?.order

const received = (when: string) => receivedIn(office, when)

test('autodebet is submitted by the treasurer, returned with a reason, submitted again and confirmed by the head', async () => {
  const { vendor, number, id } = await received('rabu jam 11')
  expect(await treasurer().taps('Catat pembayaran')).toContain('[🏦 Pakai autodebet]')
  expect(await treasurer().says('autodebet')).toContain('[🏦 Ajukan ke PA/KPA]')
  const submitted = await treasurer().taps('Ajukan ke PA/KPA')
  expect(submitted).toContain('Suryadi')
  expect(submitted).toContain('tidak bisa mengonfirmasi sendiri')
  expect(await vendor.hears(`pembayaran *${number}* sudah diajukan`)).toContain('sisa 3 hari kerja')
  const card = await head().hears(`Autodebet ${number}`)
  expect(card).toMatch(/Nilai tanpa PPN: Rp[\d.]+[\s\S]*Dibayar ke penjual: Rp[\d.]+/)
  expect(card).toContain('sisa 3 hari kerja')

  expect(await head().taps('Kembalikan ke bendahara')).toContain('Mengapa')
  expect(await head().says('nomor rekening unit belum benar')).toContain('dikembalikan ke bendahara')
  expect(await treasurer().hears('mengembalikan autodebet')).toContain('nomor rekening unit belum benar')
  expect(await orderNow(id)).toMatchObject({ status: 'received' })
  expect((await orderNow(id))?.payment).toBeUndefined()

  await treasurer().taps('Catat pembayaran')
  await treasurer().taps('Pakai autodebet')
  await treasurer().taps('Ajukan ke PA/KPA')
  await head().hears(`Autodebet ${number}`)
  expect(await head().taps('Konfirmasi pembayaran')).toContain('dikonfirmasi')
  await treasurer().hears(`mengonfirmasi autodebet ${number}`)
  expect(await vendor.hears('Sudah masuk ke rekening?')).toContain(number)
  expect(await vendor.says('1')).toContain('selesai')
  expect(await orderNow(id)).toMatchObject({ status: 'completed', payment: { way: 'autodebet' } })
  expect(await treasurer().taps('Kirim bukti debet')).toContain('bukti debet dari bank')
  expect(await treasurer().does((phone) => phone.picture(photo('#f97316')))).toContain('disimpan')
  expect((await orderNow(id))?.payment?.files).toMatchObject([{ kind: 'bukti-bayar' }])
  const acts = (await linksOf(office.database.db, id)).map(({ act }) => act).slice(4)
  expect(acts).toEqual(['submitPayment', 'returnPayment', 'submitPayment', 'confirmPayment', 'confirmMoney', 'attach'])
})

test('only the head confirms: the treasurer and the PPK are told who may', async () => {
  const { number, id } = await received('kamis jam 9')
  await treasurer().taps('Catat pembayaran')
  await treasurer().taps('Pakai autodebet')
  await treasurer().taps('Ajukan ke PA/KPA')
  await head().hears(`Autodebet ${number}`)
  expect(await head().says('konfirmasi pembayaran')).toContain(number)
  expect(await treasurer().says('konfirmasi pembayaran')).toContain('Tidak ada autodebet')
  expect(await head().says('tugas saya')).toContain(number)
  expect(await head().taps(number)).toContain('[✅ Konfirmasi pembayaran]')
  expect((await orderNow(id))?.status).toBe('payment-submitted')
  await head().taps('Konfirmasi pembayaran')
  expect((await orderNow(id))?.status).toBe('paid')
})

test('the tax slip is asked for after the proof, may follow later, and goes to the vendor', async () => {
  const { vendor, number, id } = await received('kamis jam 13')
  await treasurer().taps('Catat pembayaran')
  const asked = await treasurer().does((phone) => phone.picture(photo('#0ea5e9')))
  expect(asked).toContain('dicatat dengan buktinya')
  expect(asked).toContain('bukti potong')
  expect(await treasurer().says('nanti ya')).toContain('saya ingatkan')
  expect((await orderNow(id))?.payment).toMatchObject({ way: 'manual', slip: 'due' })
  const remind = (later = 0) => remindOfSlips(office.database, office.app().bots.office, office.now() + later)
  expect(await remind()).toBeGreaterThan(0)
  expect(await remind()).toBe(0)
  await office.settled()
  expect(await treasurer().hears('Bukti potong pajak dari')).toContain(number)
  expect(await remind(72 * HOUR)).toBeGreaterThan(0)
  await office.settled()
  expect(await treasurer().hears('bukti potong yang ditunggu')).toContain('admin')
  expect(await treasurer().says('bukti potong')).toContain(number)
  await treasurer().taps(number)
  expect(await treasurer().does((phone) => phone.picture(photo('#84cc16')))).toContain('disimpan')
  expect(await vendor.hears('bukti potong pajak')).toContain('<picture>')
  expect((await orderNow(id))?.payment).toMatchObject({
    slip: 'there',
    files: [{ kind: 'bukti-bayar' }, { kind: 'bukti-potong' }],
  })
  expect(await treasurer().says('bukti potong')).not.toContain(number)
  // The slip came after the question whether the money did, and that still is what a number answers.
  expect(await vendor.says('1')).toContain('selesai')
})

test('“kapan dibayar” and “dipotong apa aja” are answered for the one order, or it is asked which', async () => {
  const first = await received('jumat jam 9')
  const { vendor, number } = first
  for (const words of ['kapan dibayar kak', 'duitnya kapan cair', 'udah ditransfer blm'])
    expect(await vendor.says(words)).toMatch(/hari kerja/)
  const quote = () => ({ replyTo: vendor.bubble('Kabar baik').id })
  const when = await vendor.says('kapan dibayar kak', quote())
  expect(when).toContain(number)
  expect(when).toContain('di meja bendahara')
  expect(when).toContain('sisa 3 hari kerja')
  const bill = await vendor.says('dipotong apa aja', quote())
  expect(bill).toMatch(/Nilai tanpa PPN: \*Rp[\d.]+\*/)
  expect(bill).toMatch(/PPh .* = \*Rp[\d.]+\* \(/)
  expect(bill).toMatch(/Kakak terima: \*Rp[\d.]+\*/)

  const second = await received('jumat jam 13')
  expect(second.vendor.phone).toBe(vendor.phone)
  const which = await vendor.says('duitnya kapan cair kak')
  expect(which).toContain('yang mana')
  expect(which).toContain(number)
  expect(which).toContain(second.number)
  const at = which.split('\n').findIndex((line) => /^1[.)]/.test(line))
  expect(at).toBeGreaterThan(0)
  expect(await vendor.says('1')).toMatch(/meja bendahara|diajukan|rekening/)
  expect(await vendor.says('orderan saya')).toContain('hari kerja')
})

test('what will be withheld is on the check-out, on the order that the vendor is asked for, and on every later card', async () => {
  const shown = await prepared(rina(), { when: 'selasa jam 11' })
  const estimate = /Perkiraan dibayar ke penjual .*/.exec(shown)?.[0] ?? 'none'
  expect(estimate).toMatch(/Rp[\d.]+, setelah dikurangi PPh .* Rp[\d.]+|tanpa potongan/)
  const vendor = office.shop(/🏪 (.+)/.exec(shown)?.[1] ?? '')
  const number = /EO-\d+/.exec(await rina().taps('Pesan sekarang'))?.[0] ?? ''
  const asked = await vendor.hears(`pesanan baru ${number}`)
  expect(asked).toContain(estimate.replace('dibayar ke penjual', 'yang Kakak terima'))
  expect(await vendor.says('dipotong apa aja', { replyTo: vendor.bubble(number).id })).toContain('Perkiraan')
  await vendor.says('siap', { replyTo: vendor.bubble(`pesanan baru ${number}`).id })
  await rina().says('pesanan saya')
  expect(await rina().taps(number)).toContain(estimate)
})
