// on both databases: a whole life, from the order to the money
import { expect, test } from 'vitest'
import { HOUR } from '#core/calendar.ts'
import { linksOf, ordersById } from '#db/orders.ts'
import type { TelegramPhone } from '#sandbox/telegram/server.ts'
import type { WhatsAppPhone } from '#sandbox/whatsapp/server.ts'
import { photo } from '../support/photo.ts'
import { storyOffice } from '../support/story.ts'
import { arrived as arrivedIn, RINA } from './ordering.ts'

/** PPK and treasurer of Dinas Pendidikan. */
const PPK = ['101202', '101203'] as const
const TREASURER = '101206'

const office = await storyOffice()

const rina = () => office.on('telegram', RINA)
const sari = () => office.on('telegram', PPK[0])
const treasurer = () => office.on('telegram', TREASURER)
/** Bapak Sutrisno Hadi, PA of Dinas Pendidikan. */
const head = () => office.on('telegram', '101201')
const orderNow = async (id: number) => (await ordersById(office.database.db, [id])).get(id)?.order

/** Ordered, accepted, and said to be there. */
const arrived = (when: string) => arrivedIn(office, { when })

test('from the door to the money: received, billed, paid with proof, and confirmed by the vendor', async () => {
  const { vendor, number, id } = await arrived('rabu jam 11')
  expect(await sari().taps('Terima semua')).toContain('diterima')
  const bill = await treasurer().hears(`Pesanan ${number}`)
  expect(bill).toMatch(/Dibayar ke penjual: Rp[\d.]+/)
  const good = await vendor.hears('Kabar baik')
  expect(good).toContain('Dibayar langsung ke rekening Kakak')
  expect(good).toContain('sisa 3 hari kerja')
  expect(bill).toContain(/⏳ .*/.exec(good)?.[0].replaceAll('*', '') ?? 'no countdown')
  expect(await treasurer().taps('Catat pembayaran')).toContain('bukti transfer')
  expect(await treasurer().says('sudah kok')).toContain('perlu bukti transfernya')
  expect(await treasurer().does((phone) => phone.picture(photo('#0ea5e9')))).toContain('dicatat dengan buktinya')
  expect(await vendor.hears('Sudah masuk ke rekening?')).toContain(number)
  expect(await vendor.says('1')).toContain('selesai')
  await rina().hears(`${number} selesai`)
  const done = await orderNow(id)
  expect(done?.status).toBe('completed')
  const { net = 0, invoice = 0 } = done?.inspection?.bill ?? {}
  expect(done?.payment?.amount).toBe(net)
  expect(invoice).toBe(done?.total)
  const acts = (await linksOf(office.database.db, id)).map(({ act }) => act)
  expect(acts).toEqual(['place', 'accept', 'deliver', 'receive', 'pay', 'confirmMoney'])
})

test('a part is counted, confirmed by the vendor, and only that is owed', async () => {
  const { vendor, number, id } = await arrived('kamis jam 9')
  const before = await orderNow(id)
  expect(await sari().taps('Terima sebagian')).toContain('Berapa yang diterima dengan baik?')
  expect(await sari().says('seratus dua puluh')).toContain('lebih banyak')
  expect(await sari().says('95')).toContain('sudah saya kirim ke')
  expect(await vendor.hears('menghitung pesanan')).toMatch(/100 \S+ → \*95/)
  expect(await vendor.says('1')).toContain('sudah dicatat')
  await treasurer().hears(`Pesanan ${number}`)
  const after = await orderNow(id)
  expect(after?.status).toBe('received')
  expect(after?.lines[0]?.quantity).toBe(95)
  expect(after?.total).toBeLessThan(before?.total ?? 0)
})

test('a count that the vendor does not agree with is counted again', async () => {
  const { vendor, number, id } = await arrived('kamis jam 13')
  await sari().taps('Terima sebagian')
  await sari().says('90')
  await vendor.hears('menghitung pesanan')
  expect(await vendor.says('2')).toContain('menghitung ulang')
  expect(await sari().hears('tidak setuju dengan hitungan')).toContain('[➖ Terima sebagian]')
  await sari().taps('Terima semua')
  await vendor.hears('Kabar baik')
  await treasurer().hears(`Pesanan ${number}`)
  expect(await orderNow(id)).toMatchObject({ status: 'received', lines: [{ quantity: 100 }] })
})

test('money that did not come is asked about, answered with a new proof, and confirmed', async () => {
  const { vendor, number, id } = await arrived('kamis jam 15')
  await sari().taps('Terima semua')
  await treasurer().hears(`Pesanan ${number}`)
  await treasurer().taps('Catat pembayaran')
  await treasurer().does((phone) => phone.picture(photo('#f59e0b')))
  await vendor.hears('Sudah masuk ke rekening?')
  expect(await vendor.says('2')).toContain('tulis *sudah masuk*')
  expect(await treasurer().hears('belum menerima pembayaran')).toContain('[✍️ Jawab penjual]')
  // With what was sent as the proof, so that the bank can be asked at once.
  expect(treasurer().bubble('belum menerima pembayaran').media?.kind).toBe('picture')
  expect(await treasurer().says('pembayaran')).toContain(number)
  await treasurer().taps('Jawab penjual')
  expect(
    await treasurer().does((phone) => phone.picture(photo('#84cc16', 'salah rekening, sudah saya ulang'))),
  ).toContain('sudah saya teruskan')
  expect(await vendor.hears('bendahara menjawab')).toContain('salah rekening, sudah saya ulang')
  expect(await vendor.says('1')).toContain('selesai')
  expect((await orderNow(id))?.status).toBe('completed')
})

test('another amount is asked for in figures, told to the treasurer with the difference, and followed until it is answered', async () => {
  const { vendor, number, id } = await arrived('kamis jam 14')
  await sari().taps('Terima semua')
  await treasurer().hears(`Pesanan ${number}`)
  await treasurer().taps('Catat pembayaran')
  await treasurer().does((phone) => phone.picture(photo('#f97316')))
  await vendor.hears('Sudah masuk ke rekening?')
  const paid = (await orderNow(id))?.payment?.amount ?? 0
  expect(await vendor.says('3')).toContain('Berapa yang masuk')
  expect(await vendor.says('kurang kak')).toContain('belum terbaca')
  expect(await vendor.says(`${paid - 250_000}`)).toContain('tulis *sudah masuk*')
  const asked = await treasurer().hears('selisih Rp250.000')
  expect(asked).toContain('[✍️ Jawab penjual]')
  expect(await orderNow(id)).toMatchObject({ status: 'payment-questioned', moneyQuestion: { amount: paid - 250_000 } })
  await treasurer().taps('Jawab penjual')
  await treasurer().says('kekurangannya sudah saya transfer hari ini')
  expect(await vendor.hears('bendahara menjawab')).toContain('kekurangannya sudah saya transfer')
  expect(await vendor.says('1')).toContain('selesai')
  expect((await orderNow(id))?.moneyQuestion).toBeUndefined()
})

test('money that comes after all is said in two words, with no question at the end of the chat', async () => {
  const { vendor, number, id } = await arrived('jumat jam 15')
  await sari().taps('Terima semua')
  await treasurer().hears(`Pesanan ${number}`)
  await treasurer().taps('Catat pembayaran')
  const proof = new TextEncoder().encode('%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n')
  const upload = { bytes: proof, mimeType: 'application/pdf', fileName: 'bukti.pdf' }
  expect(await treasurer().does((phone) => phone.document(upload))).toContain('dicatat dengan buktinya')
  await vendor.hears('Sudah masuk ke rekening?')
  await vendor.says('2')
  await treasurer().hears('belum menerima pembayaran')
  expect(await vendor.says('sudah masuk kak')).toContain('selesai')
  expect((await orderNow(id))?.status).toBe('completed')
  expect(await vendor.says('sudah masuk')).toContain('tidak ada pesanan')
})

test('a button that was made for the PPK does nothing in the hands of whoever ordered', async () => {
  const { number, id } = await arrived('jumat jam 13')
  await rina().hears('sudah sampai')
  const [token = ''] = sari().bubble(`Pesanan ${number} sudah sampai`).buttons?.flat()[0]?.data?.split(':') ?? []
  expect(token).toHaveLength(16)
  const { phone } = rina()
  if (phone.channel !== 'telegram') throw new Error(phone.channel)
  const chat = String(phone.owner.id)
  const forged = { kind: 'tap', token, index: 0 } as const
  await rina().does(() =>
    office.app().bots.intake([
      {
        ...{ address: { channel: 'telegram', chat }, group: false, addressed: true, messageId: `cb:forged-${id}` },
        ...{ sender: { ids: [chat] }, sentAt: office.now(), waited: false, input: forged },
      },
    ]),
  )
  expect((await orderNow(id))?.status).toBe('arrived')
  expect(await rina().says('pembayaran')).toContain('Tidak ada tagihan')
})

test('receiving and paying happen once, however often they are tapped and sent', async () => {
  const { number, id } = await arrived('jumat jam 14')
  const asked = sari().bubble(`Pesanan ${number} sudah sampai`)
  const receive = asked.buttons?.flat()[0]?.data ?? ''
  await sari().does((phone) => Promise.all([pressed(phone, asked.id, receive), pressed(phone, asked.id, receive)]))
  await treasurer().hears(`Pesanan ${number}`)
  await treasurer().taps('Catat pembayaran')
  const slip = photo('#7c3aed')
  await treasurer().does((phone) => Promise.all([phone.picture(slip), phone.picture(slip)]))
  const acts = (await linksOf(office.database.db, id)).map(({ act }) => act)
  expect(acts).toEqual(['place', 'accept', 'deliver', 'receive', 'pay'])
})

/** Presses a button without waiting for what it changes. */
function pressed(phone: TelegramPhone | WhatsAppPhone, messageId: string, data: string): Promise<unknown> {
  if (phone.channel !== 'telegram') throw new Error('WhatsApp has no buttons')
  return phone.press(messageId, data)
}

test('a late payment is reminded of on both days, then told to the head and admitted to the vendor', async () => {
  const { vendor, number } = await arrived('jumat jam 9')
  await sari().taps('Terima semua')
  await treasurer().hears(`Pesanan ${number}`)
  const passes = async (days: number) => {
    for (let hours = 0; hours < days * 24; hours += 6) await office.pass(6 * HOUR)
  }
  const reminded = new RegExp(`${number} untuk .* belum dibayar`)
  const told = new RegExp(`${number} dari .* belum dibayar`)
  // The second working day: the treasurer alone.
  await passes(1)
  expect(await treasurer().hears(reminded)).toContain('sisa 2 hari kerja')
  expect(head().transcript()).not.toContain(number)
  // The third: the head reads the same, in time to help.
  await passes(1)
  expect(await treasurer().hears(reminded)).toContain('sisa 1 hari kerja')
  expect(await head().hears(told)).toContain('sisa 1 hari kerja')
  expect(vendor.transcript()).not.toContain('melewati janji')
  await passes(2)
  await treasurer().hears(new RegExp(`Pembayaran ${number} .*melewati batas`))
  expect(await head().hears(told)).toMatch(/lewat hari ini|terlambat/)
  await vendor.hears(new RegExp(`pembayaran pesanan \\*${number}\\* melewati janji`))
})
