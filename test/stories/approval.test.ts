import { expect, test } from 'vitest'
import { HOUR, MINUTE } from '#core/calendar.ts'
import { storyOffice } from '../support/story.ts'
import { prepared, RINA } from './ordering.ts'

/** Ibu Sari Wulandari and Bapak Binsar Hutapea, PPK of Dinas Pendidikan, and Ibu Lasma Siregar, PPK of another. */
const SARI = '101202'
const LASMA = '101213'
const BINSAR = '101203'

/** Mornings bring summaries with pictures: days take their time on a busy machine. */
const DAYS_PASS = 180_000

const office = await storyOffice()

const rina = () => office.on('telegram', RINA)
const binsar = () => office.on('telegram', BINSAR)
const sari = () => office.on('telegram', SARI)

/** Rina orders for more than ten million, and the PPK is shown it. */
async function large(when = 'rabu jam 11', awaited = 'Perlu persetujuan Ibu') {
  const summary = await prepared(rina(), { quantity: '300', when })
  const shop = /🏪 (.+)/.exec(summary)?.[1] ?? ''
  const placed = await rina().taps('Pesan sekarang')
  expect(placed).toContain('menunggu persetujuan PPK')
  expect(placed).not.toContain('terkirim')
  const number = /EO-\d+/.exec(placed)?.[0] ?? ''
  const card = await sari().hears(awaited)
  return { number, card, shop, vendor: office.shop(shop) }
}

test('the PPK sees what matters and approves; only then is the vendor asked', async () => {
  const { number, card, shop, vendor } = await large()
  expect(card).toContain('Perlu persetujuan Ibu')
  expect(card).toContain(shop)
  expect(card).toContain('300 box')
  expect(card).toContain('Ibu Rina Kusumawati')
  expect(card).toMatch(/sisa pagu setelah pesanan ini Rp/)
  expect(card).toMatch(
    /📊 Nasi .+ Rp\d+\.\d+\/box: harga tengah Rp\d+\.\d+ dari \d+ penawaran sejenis, standar makan Rp53\.000/,
  )
  expect(card).toContain('👥 Rapat: 300 orang, dengan unit lain, 3 jam')
  expect(card).toMatch(/\[✅ Setujui\]\n\[❓ Minta penjelasan\] \[❌ Tolak\]/)
  expect(vendor.transcript()).not.toContain(number)
  expect(await sari().taps('Setujui')).toContain(`Pesanan ${number}`)
  expect(await rina().hears('disetujui PPK')).toContain(number)
  await vendor.hears(`pesanan baru ${number}`)
  expect(await sari().says(`/persetujuan ${number}`)).toContain('sekarang Menunggu jawaban penjual')
})

test('the PPK asks, the requester answers, and the PPK sees both', async () => {
  const { number, vendor } = await large()
  expect(await sari().taps('Minta penjelasan')).toContain('Apa yang perlu dijelaskan')
  expect(await sari().says('kenapa 300 box?')).toContain('Ibu Rina Kusumawati')
  expect(await rina().hears('minta penjelasan')).toContain('“kenapa 300 box?”')
  expect(await rina().taps('Jawab')).toContain('kenapa 300 box?')
  expect(await rina().says('pesertanya 290 guru, sisanya panitia')).toContain('teruskan ke PPK')
  const again = await sari().hears('sudah menjawab')
  expect(again).toContain('kenapa 300 box?')
  expect(again).toContain('pesertanya 290 guru')
  await sari().taps('Setujui')
  await vendor.hears(`pesanan baru ${number}`)
})

test('a yes to the order as it was is no approval of what it has become: the PPK is shown it first', async () => {
  const { number } = await large()
  const old = sari().bubble('Perlu persetujuan Ibu')
  await office.pass(MINUTE)
  await rina().says('/pesanan')
  await rina().taps(number)
  await rina().taps('Ubah')
  await rina().taps('Waktu')
  await rina().says('jam 12')
  await rina().taps('Ubah begitu')
  await sari().hears('12.00')
  const approves = (bubble: typeof old) =>
    sari().does((phone) => ('tap' in phone ? phone.tap(bubble.id, '✅ Setujui') : Promise.resolve()))
  const shown = await approves(old)
  expect(shown).toContain('sudah berubah sejak pesan itu')
  expect(shown).toContain('12.00')
  expect(await rina().says(`/pesanan ${number}`)).not.toContain('disetujui')
  await sari().taps('Setujui')
  expect(await rina().hears('disetujui PPK')).toContain(number)
})

test('the PPK refuses with a reason, and the requester hears it; the vendor hears nothing', async () => {
  const { number, vendor } = await large()
  expect(await sari().taps('Tolak')).toContain('alasannya')
  expect(await sari().says('kembali')).toContain('Minta penjelasan')
  await sari().taps('Tolak')
  expect(await sari().says('acaranya ditunda')).toContain('ditolak')
  const refused = await rina().hears(`menolak pesanan ${number}`)
  expect(refused).toContain('acaranya ditunda')
  expect(vendor.transcript()).not.toContain(number)
})

test('who may not approve is told who may, strangers to the order nothing; the list shows what waits', async () => {
  const { number } = await large()
  const told = await rina().says(`/persetujuan ${number}`)
  expect(told).toContain('bukan untuk peran Ibu')
  expect(told).toContain('Ibu Sari Wulandari')
  expect(await office.on('telegram', LASMA).says(`/persetujuan ${number}`)).not.toContain(number)
  expect(await sari().says('/persetujuan')).toContain(number)
  expect(await sari().taps(number)).toContain('Setujui')
  await sari().taps('Setujui')
  await rina().hears('disetujui PPK')
})

test('two PPK are asked; once one has answered the other hears it, and a late tap is told how it stands', async () => {
  const { number } = await large()
  await binsar().hears(`Pesanan ${number}`)
  await sari().taps('Minta penjelasan')
  await sari().says('untuk acara apa?')
  expect(await binsar().hears('minta penjelasan tentang')).toContain('Ibu Sari Wulandari minta penjelasan')
  await rina().taps('Jawab')
  await rina().says('rapat kerja dengan kepala sekolah')
  expect(await binsar().hears('sudah menjawab')).toContain('rapat kerja dengan kepala sekolah')
  await sari().taps('Setujui')
  expect(await binsar().hears('sudah disetujui')).toContain(`Pesanan ${number} sudah disetujui Ibu Sari Wulandari`)
  expect(await binsar().taps('Setujui')).toContain('sekarang Menunggu jawaban penjual')
})

test(
  'silence is reminded of twice, and lapses after three working days; the budget is free and both sides know',
  async () => {
    const { number, card, vendor } = await large('15 desember jam 11')
    expect(card).toContain('Mohon dijawab sebelum Kamis, 26 November 2026 pukul 09.')
    await office.pass(28 * HOUR + 30 * MINUTE)
    expect(await sari().hears('Masih menunggu persetujuan Ibu')).toContain(number)
    expect(rina().transcript()).not.toContain('belum dijawab PPK')
    await office.pass(24 * HOUR)
    expect(await sari().hears('Masih menunggu persetujuan Ibu')).toMatch(/\[✅ Setujui\]/)
    expect(await rina().hears('belum dijawab PPK')).toContain(number)
    await office.pass(24 * HOUR)
    expect(await rina().hears('tidak disetujui sampai batas waktu')).toContain(number)
    expect(await sari().hears('tidak disetujui sampai batas waktu')).toContain(number)
    expect(vendor.transcript()).not.toContain(number)
    expect(await sari().says(`/persetujuan ${number}`)).toContain('sekarang Batal otomatis')
  },
  DAYS_PASS,
)

test(
  'time that the office itself was away is given back to the PPK',
  async () => {
    const { number } = await large('15 desember jam 11')
    await office.away(7 * 24 * HOUR)
    await office.pass(MINUTE)
    const again = await sari().hears(`batas jawab pesanan ${number} mundur`)
    expect(again).toContain('Masih menunggu persetujuan Ibu')
    expect(again).toMatch(/\[✅ Setujui\]/)
    await sari().taps('Setujui')
    await rina().hears(`${number} disetujui PPK`)
  },
  DAYS_PASS,
)

test(
  'a PPK who reads English has all of it in English',
  async () => {
    await sari().says('/language')
    const { number, card } = await large('15 desember jam 11', 'Your approval as PPK is needed')
    expect(card).toMatch(/📊 Nasi .+ middle price Rp\d+,\d+ of \d+ similar offers, standard for meals/)
    expect(card).toContain('👥 Meeting: 300 people')
    expect(card).toMatch(/\[✅ Approve\]\n\[❓ Ask for an explanation\] \[❌ Refuse\]/)
    expect(card).not.toMatch(/pagu|Alasan|peserta/)
    expect(await sari().taps('Approve')).toContain('You approved order')
    await rina().hears(`${number} disetujui PPK`)
  },
  DAYS_PASS,
)
