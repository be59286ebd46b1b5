// on both databases: guards read the past of a unit
import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { upsertRows } from '#db/rows.ts'
import { orders, rules, vendorIdentities, vendors } from '#db/schema.ts'
import { storyOffice } from '../support/story.ts'
import { DEDI, prepared, RINA } from './ordering.ts'

const SARI = '101202'

const office = await storyOffice()

const rina = () => office.on('telegram', RINA)
const dedi = () => office.on('telegram', DEDI)
const admin = () => office.on('telegram', '101291')
const sari = () => office.on('telegram', SARI)

const stored = async (number: string) => {
  const [row] = await office.database.db
    .select()
    .from(orders)
    .where(eq(orders.id, Number(number.slice(3))))
  return row?.details as { purpose?: object; notices?: { guard: string; severity: string; reason?: string }[] }
}

/** What the office wants from now on; read anew with the next minute. */
async function setting(key: string, value: unknown) {
  await upsertRows(office.database.db, rules, [{ key, validFrom: '2025-01-01', value, source: 'story' }])
  await office.pass(2 * 60_000)
}

/** Up to the question of what the meeting is. */
async function toMeeting(officer = rina(), quantity = '100') {
  await officer.says('nasi kotak dibawah 40rb')
  await officer.taps('1.')
  await officer.says(quantity)
  await officer.taps('Check-out')
  await officer.taps('Makanan dan Minuman Rapat')
  await officer.says('rabu jam 11')
  return officer.taps('📍 Kantor')
}

describe('meeting food', () => {
  test('is asked about briefly; one sentence answers all, and stays with the order', async () => {
    expect(await toMeeting()).toContain('berapa orang yang diundang')
    expect(await rina().says('95 orang, bareng Sudin Pendidikan, jam 9-12')).toContain('catatan untuk penjual')
    const summary = await rina().taps('Lewati')
    expect(summary).toContain('👥 Rapat: 95 orang, dengan unit lain, 3 jam, selesai Rab 25 Nov 12.00')
    expect(summary).toContain('Sudah benar?')
    const number = /EO-\d+/.exec(await rina().taps('Pesan sekarang'))?.[0] ?? ''
    expect((await stored(number)).purpose).toMatchObject({
      ...{ participants: 95, otherUnits: true, hours: 3 },
      words: '95 orang, bareng Sudin Pendidikan, jam 9-12',
    })
  })

  test('asks one thing after the other where less is said, with answers on buttons', async () => {
    await toMeeting()
    expect(await rina().says('mboh')).toContain('belum terbaca')
    expect(await rina().says('100')).toContain('unit lain')
    expect(await rina().taps('Ada unit lain')).toContain('dari jam berapa sampai jam berapa')
    expect(await rina().taps('3 jam')).toContain('catatan untuk penjual')
    await rina().says('batal')
  })
})

describe('what stands out', () => {
  test('waits for a reason in words, goes to the PPK with it, and comes back when something else has changed', async () => {
    await dedi().says('keranjang')
    await toMeeting(dedi(), '150')
    await dedi().says('60 orang, internal, jam 10-11')
    const held = await dedi().taps('Lewati')
    expect(held).toContain('150 box untuk 60 peserta')
    expect(held).toContain('[R-23]')
    expect(held).toContain('Rapat ini tanpa unit lain dan hanya 1 jam')
    expect(held).toContain('tulis alasannya')
    expect(held).not.toContain('Pesan sekarang')
    expect(await dedi().says('ok')).toContain('kata-kata sendiri')
    const answered = await dedi().says('dua kali makan untuk peserta menginap')
    expect(answered).toContain('Alasannya saya simpan')
    expect(answered).toContain('Alasan pemesan: dua kali makan untuk peserta menginap')
    expect(answered).toContain('Pesan sekarang')

    // With other numbers it is another finding.
    await dedi().taps('👥 Rapat')
    const again = await dedi().says('50 orang, internal, jam 10-11')
    expect(again).toContain('150 box untuk 50 peserta')
    expect(again).not.toContain('Pesan sekarang')
    await dedi().says('dua kali makan, 50 orang menginap')

    const placed = await dedi().taps('Pesan sekarang')
    expect(placed).toContain('terkirim')
    const number = /EO-\d+/.exec(placed)?.[0] ?? ''
    const card = await sari().hears(`Pesanan ${number}`)
    expect(card).toContain('Untuk diketahui PPK')
    expect(card).not.toContain('Setujui')
    expect(card).toContain('150 box untuk 50 peserta')
    expect(card).toContain('Alasan pemesan: dua kali makan, 50 orang menginap')
    expect(card).toContain('👥 Rapat: 50 orang, hanya unit sendiri, 1 jam')
    const { notices = [] } = await stored(number)
    expect(notices.find(({ guard }) => guard === 'portions')).toMatchObject({
      severity: 'hold',
      reason: 'dua kali makan, 50 orang menginap',
    })
  })

  test('needs the PPK first where the office wants that', async () => {
    await setting('order.approval-when-held', true)
    await toMeeting(dedi(), '150')
    await dedi().says('60 orang, dengan Dinkes, jam 9-12')
    await dedi().taps('Lewati')
    await dedi().says('dua kali makan, peserta menginap')
    const placed = await dedi().taps('Pesan sekarang')
    expect(placed).toContain('menunggu persetujuan PPK')
    const number = /EO-\d+/.exec(placed)?.[0] ?? ''
    expect(await sari().hears(`Pesanan ${number}`)).toContain('Perlu persetujuan Ibu')
    expect(await sari().taps('Setujui')).toContain(number)
    await setting('order.approval-when-held', false)
  })
})

test('a price that has just risen and a vendor with a second shop are said before the order, and accuse nobody', async () => {
  const { db } = office.database
  const [shop] = await db.select().from(vendors).where(eq(vendors.name, 'Koperasi Dapur Warga Rawa Bunga'))
  const [other] = await db.select().from(vendors).where(eq(vendors.name, 'Katering Sinar Betawi'))
  const same = { kind: 'npwp', fingerprint: 'of the story' }
  await upsertRows(
    db,
    vendorIdentities,
    [shop, other].map((one) => ({ vendorId: one?.id ?? 0, ...same })),
  )
  const summary = await prepared(rina())
  expect(summary).toMatch(/Harga Nasi Kotak Ayam Kecap naik dari Rp33\.000 menjadi Rp34\.000 pada .+ \[R-27\]/)
  expect(summary).toMatch(/Penjual ini punya NPWP yang sama dengan Katering Sinar Betawi.+\[R-28\]/)
  expect(summary).not.toMatch(/curang|melanggar|kolusi|diduga/i)
  await rina().says('batal')
})

test('the summary counts by kind and unit what went on with a reason, and opens each with it', async () => {
  const summary = await admin().says('ringkasan')
  expect(summary).toMatch(/Diteruskan dengan alasan: 2 · porsi 2, .*Dinas Pendidikan 2/)
  expect(await admin().taps('Ditahan, lalu dengan alasan')).toContain('Dinas Pendidikan')
  const opened = await admin().taps('EO-')
  expect(opened).toContain('Alasan pemesan:')
  expect(opened).toContain('👥 Rapat:')
})
