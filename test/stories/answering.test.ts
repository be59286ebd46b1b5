import { describe, expect, test } from 'vitest'
import { HOUR } from '#core/calendar.ts'
import { storyOffice } from '../support/story.ts'
import { DEDI, order, RINA } from './ordering.ts'

const office = await storyOffice()

const rina = () => office.on('telegram', RINA)

describe('a vendor who can do a part', () => {
  test('says so in everyday words, sees it echoed, and the officer agrees', async () => {
    const { vendor, number } = await order(office, rina())
    const echo = await vendor.says('bisanya 80 aja kak')
    expect(echo).toMatch(/100 \S+ → \*?80/)
    expect(await vendor.says('ya')).toContain(`Usul untuk ${number}`)
    const proposal = await rina().hears('mengusulkan perubahan')
    expect(proposal).toMatch(/100 \S+ → 80/)
    expect(proposal).toContain('[✅ Setuju] [❌ Tidak setuju]')
    expect(await rina().taps('Setuju')).toContain(`Pesanan ${number} berjalan`)
    const agreed = await vendor.hears('disetujui')
    expect(agreed).toMatch(/80 \S+ /)
  })

  test('answers by number, and hears that the officer does not want it', async () => {
    const { vendor, number } = await order(office, rina())
    expect(await vendor.says('2')).toContain('bisanya berapa')
    expect(await vendor.says('0')).toContain('alasannya')
    expect(await vendor.says('kembali')).not.toBe('')
    await vendor.says('2')
    expect(await vendor.says('150')).toContain('lebih banyak')
    expect(await vendor.says('60')).toMatch(/100 \S+ → \*?60/)
    expect(await vendor.says('1')).toContain(`Usul untuk ${number}`)
    await rina().hears('mengusulkan perubahan')
    expect(await rina().taps('Tidak setuju')).toContain('dibatalkan')
    expect(await vendor.hears(number)).toContain('belum cocok')
  })
})

test('after an unclear answer a mere "ya" binds nobody: the order itself is asked for', async () => {
  const { vendor, number } = await order(office, rina())
  expect(
    await vendor.says('kalo besok hujan gimana ya ibu dapur masaknya agak lama', { replyTo: vendor.bubble(number).id }),
  ).toContain('Jawabannya yang mana')
  expect(await vendor.says('ya')).toContain('pasti diterima')
  expect(await vendor.says('iya pasti')).toContain(number)
  await rina().hears(`menerima pesanan ${number}`)
})

test('another hour without "bisa" is echoed as a proposal before it is one', async () => {
  const { vendor, number } = await order(office, rina(), { when: 'rabu jam 11' })
  expect(await vendor.says('jam 1 ya kak', { replyTo: vendor.bubble(number).id })).toMatch(/13\.00/)
  await vendor.says('ya')
  expect(await rina().hears('mengusulkan perubahan')).toContain(number)
  await rina().taps('Setuju')
})

test('what was read back is sent by “iya betul”, and asked once more when it is only half a yes', async () => {
  const { vendor, number } = await order(office, rina(), { when: 'jumat jam 11' })
  const quote = { replyTo: vendor.bubble(number).id }
  expect(await vendor.says('bisa bu, tapi jam 11 mepet. 11.30 gmn?', quote)).toMatch(/11\.30.*Betul, Kak/s)
  expect(await vendor.says('kayaknya iya deh')).not.toContain(`Usul untuk ${number}`)
  expect(await vendor.says('bisa bu, tapi jam 11 mepet. 11.30 gmn?', quote)).toMatch(/11\.30.*Betul, Kak/s)
  expect(await vendor.says('iya betul')).toContain(`Usul untuk ${number}`)
  await rina().hears('mengusulkan perubahan')
  await rina().taps('Setuju')
})

test('another time is a proposal too', async () => {
  const { vendor, number } = await order(office, rina())
  expect(await vendor.says('3')).toContain('Bisanya kapan?')
  expect(await vendor.says('kemarin jam 9')).toContain('sudah lewat')
  expect(await vendor.says('kamis jam 10')).toContain('Kamis, 26 November 2026 pukul 10.00 WIB')
  await vendor.says('betul')
  expect(await rina().hears('mengusulkan perubahan')).toContain('Kamis, 26 November 2026 pukul 10.00 WIB')
  await rina().taps('Setuju')
  expect(await vendor.hears('disetujui')).toContain(number)
})

test('a refusal brings like offers, one tap from being ordered, once', async () => {
  const { vendor, number } = await order(office, rina())
  expect(await vendor.says('maaf kak ga bisa, jadwal penuh')).toContain('tidak jadi')
  const declined = await rina().hears(`tidak bisa memenuhi pesanan ${number}`)
  expect(declined).toContain('jadwal sudah penuh')
  expect(await rina().hears('Penjual lain')).toMatch(/\[1\. Pesan ke .+ · Rp/)
  const placed = await rina().taps('1. Pesan ke')
  expect(placed).toMatch(/✅ Pesanan EO-\d+ terkirim/)
  const again = /EO-\d+/.exec(placed)?.[0] ?? ''
  expect(again).not.toBe(number)
  const [first = '', second = ''] = [/😔 (.+) tidak bisa/.exec(declined)?.[1], /🏪 (.+)/.exec(placed)?.[1]]
  await office.shop(second).hears(`pesanan baru ${again}`)
  await office.shop(second).says('maaf kak ga bisa, jadwal penuh')
  const others = await rina().hears('Penjual lain')
  expect(others).not.toContain(first)
  expect(others).not.toContain(second)
})

test('when several wait, an unclear yes is asked about; a quote says which', async () => {
  const first = await order(office, rina())
  const second = await order(office, office.on('telegram', DEDI), { quantity: '50' })
  expect(second.vendor).toBe(first.vendor)
  const { vendor } = first
  const which = await vendor.says('siap kak')
  expect(which).toContain('Ini jawaban untuk yang mana?')
  expect(which).toContain(first.number)
  expect(which).toContain(second.number)
  expect(await vendor.says('oke siap', { replyTo: vendor.bubble(`pesanan baru ${second.number}`).id })).toContain(
    second.number,
  )
  await office.on('telegram', DEDI).hears(`menerima pesanan ${second.number}`)
  expect(await vendor.says('terima')).toContain(first.number)
  await rina().hears(`menerima pesanan ${first.number}`)
})

test('words that are not clear change nothing and show the four answers', async () => {
  const { vendor, number } = await order(office, rina())
  const asked = await vendor.says('lihat besok ya')
  expect(asked).not.toContain('sudah dicatat')
  const unclear = await vendor.says('sama kayak kemarin aja')
  expect(unclear).toMatch(/1\. Terima\n2\. Terima sebagian/)
  expect(await vendor.says('terima kasih kak')).toContain('Sama-sama')
  expect(await vendor.says('bisa dipecah 2 nota biar ga kena pajak')).toContain('tidak bisa saya proses')
  expect(await vendor.says('siap kak, saya ambil')).toContain(number)
  await rina().hears(`menerima pesanan ${number}`)
})

test('silence is reminded of at half and at 80 %, then the order lapses and others are offered', async () => {
  const { vendor, number } = await order(office, rina())
  await office.pass(4 * HOUR + 60_000)
  expect(await vendor.hears('masih menunggu jawaban')).toContain(number)
  await office.pass(3 * HOUR)
  expect(await vendor.hears('saya tanya sekali lagi')).toMatch(/batal sendiri.*Tulis \*admin\*.*Terima/s)
  expect(vendor.transcript()).toContain(number)
  await rina().hears(new RegExp(`Pesanan ${number} .*belum dijawab`))
  await office.pass(17 * HOUR)
  await vendor.hears(`pesanan ${number} sudah lewat batas waktu`)
  await rina().hears(`tidak menjawab pesanan ${number}`)
  await rina().hears('Penjual lain')
  expect(await vendor.says('siap kak')).not.toContain('sudah dicatat')
})
