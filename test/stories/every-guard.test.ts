/** Each guard as the officer meets it: what it says, by which rule, in kind words, and how it is answered. */
import { eq, inArray, sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { ordersById } from '#db/orders.ts'
import { upsertRows } from '#db/rows.ts'
import { budgetLines, products, roles, rules, vendorIdentities, vendors } from '#db/schema.ts'
import { addIdentities, fingerprintsUnder } from '#db/vendor-identities.ts'
import { SECRET } from '../support/demo.ts'
import { type Office, openOffice } from '../support/office.ts'
import { DEDI, order, prepared, RINA, SARI, type Wish } from './ordering.ts'

let office: Office

beforeAll(async () => {
  office = await openOffice()
  await forgetOrders()
}, 180_000)
afterAll(() => office.close())
afterEach(async () => {
  // Whatever became of a story, the next one begins where nothing is under way.
  for (const officer of [rina(), dedi()]) await officer.says('batal')
  expect(await office.faults()).toEqual([])
})

const rina = () => office.on('telegram', RINA)
const dedi = () => office.on('telegram', DEDI)
const sari = () => office.on('telegram', SARI)
const SHOP = 'Koperasi Dapur Warga Rawa Bunga'
const ACCUSES = /curang|melanggar|kolusi|diduga|korup|fiktif|nepotis|bersalah/i
const notices = async (id: number) => (await ordersById(office.database.db, [id])).get(id)?.order.notices ?? []

/** All that was ordered so far was ordered last year, where no guard looks. */
async function forgetOrders() {
  await office.database.db.execute(
    sql`update orders set placed_at = placed_at - interval '400 days', deliver_at = deliver_at - interval '400 days'`,
  )
}

async function setting(key: string, value: unknown) {
  await upsertRows(office.database.db, rules, [{ key, validFrom: '2025-01-01', value, source: 'story' }])
  await office.pass(2 * 60_000)
}

async function vendorNamed(name: string) {
  const [row] = await office.database.db.select().from(vendors).where(eq(vendors.name, name))
  if (!row) throw new Error(`no vendor is called ${name}`)
  return row
}

/** A summary that is looked at and not ordered. */
async function looked(wish: Wish = {}, officer = rina()) {
  const shown = await prepared(officer, wish)
  expect(shown).not.toMatch(ACCUSES)
  await officer.says('batal')
  await officer.says('keranjang')
  await officer.taps('Kosongkan')
  return shown
}

describe('orders that are one package', () => {
  test('of one plan: a warning from 80 %, above the limit held for a reason that PPK and summary read', async () => {
    await setting('order.ceiling', 8_000_000)
    const first = await order(office, rina(), { when: 'rabu jam 11', held: [] })
    const summary = await prepared(rina(), { when: 'kamis jam 11', held: [] })
    expect(summary).toMatch(/⚠️ 1 pesanan serupa dari RUP \d+ dalam 7 hari .*mendekati batas Rp8\.000\.000.*\[R-02\]/)
    expect(summary).toContain(first.number)
    expect(summary).toContain('Perpres 16/2018 Pasal 20')
    expect(summary).toContain('Pesan sekarang')
    const second = /EO-\d+/.exec(await rina().taps('Pesan sekarang'))?.[0] ?? ''

    const held = await prepared(rina(), { when: 'jumat jam 11', held: ['R-02'], reason: 'tiga rapat yang berbeda' })
    expect(held).toMatch(/✋ 2 pesanan serupa .*melewati batas Rp8\.000\.000.*\[R-02\]/)
    expect(held).toContain('Alasan pemesan: tiga rapat yang berbeda')
    expect(held).not.toMatch(ACCUSES)
    for (const number of [first.number, second]) expect(held).toContain(number)
    const number = /EO-\d+/.exec(await rina().taps('Pesan sekarang'))?.[0] ?? ''
    expect(await sari().hears(`Pesanan ${number}`)).toContain('tiga rapat yang berbeda')
    expect(await office.on('telegram', '101291').says('ringkasan')).toMatch(
      /Diteruskan dengan alasan: 1 · paket serupa 1/,
    )
  })

  test('of one unit, from another plan and another shop, by another officer', async () => {
    const guests = { budget: 'Jamuan Tamu', pick: '4.', held: ['R-02'], reason: 'tamu dari provinsi lain' }
    const shown = await looked({ when: '30 november jam 11', ...guests }, dedi())
    expect(shown).toMatch(/✋ 3 pesanan .*Nasi.* dari unit ini dalam 7 hari.*melewati.*\[R-02\]/)
  })

  test('of one owner, with other goods from another shop of theirs', async () => {
    const other = await looked({
      search: 'air mineral',
      pick: '1.',
      quantity: '50',
      when: '30 november jam 12',
      held: [],
    })
    expect(other).not.toContain('[R-02]')
    const shop = /🏪 (.+)/.exec(other)?.[1] ?? ''
    const both = [await vendorNamed(SHOP), await vendorNamed(shop)]
    const account = { kind: 'account', written: '777-888-9990' } as const
    await addIdentities(
      office.database.db,
      both.map(({ id: vendorId }) => ({ vendorId, ...account })),
      fingerprintsUnder(SECRET),
    )
    const shown = await looked({
      search: 'air mineral',
      pick: '1.',
      quantity: '50',
      when: '30 november jam 12',
      held: ['R-02'],
    })
    expect(shown).toMatch(/✋ 3 pesanan unit ini ke pemilik usaha yang sama.*\[R-02\]/)
    await office.database.db.delete(vendorIdentities).where(eq(vendorIdentities.kind, 'account'))
  })

  test('and the window rolls: after a week the longer one counts, after a month none', async () => {
    const { db } = office.database
    const aged = (days: number) =>
      db.execute(
        sql`update orders set placed_at = placed_at - make_interval(days => ${days}) where placed_at > '2026-01-01'`,
      )
    await aged(8)
    expect(await looked({ when: '30 november jam 13', held: ['R-02'] })).toMatch(/3 pesanan serupa .* dalam 30 hari/)
    await aged(23)
    expect(await looked({ when: '30 november jam 13', held: [] })).not.toContain('[R-02]')
    await setting('order.ceiling', 50_000_000)
    await forgetOrders()
  })
})

test('the same goods for the same day are said to be there already; the warning can be answered, and need not be', async () => {
  const first = await order(office, rina(), { when: 'rabu jam 11', held: [] })
  const summary = await prepared(rina(), { when: 'rabu jam 15', held: [] })
  expect(summary).toMatch(new RegExp(`⚠️ Barang yang sama dari penjual yang sama.*${first.number}.*\\[R-24\\]`))
  expect(summary).toContain('Pesan sekarang')
  expect(await rina().taps('Beri penjelasan')).toContain('Barang yang sama')
  const answered = await rina().says('yang sore untuk rapat panitia')
  expect(answered).toContain('Alasan pemesan: yang sore untuk rapat panitia')
  expect(answered).not.toContain('Beri penjelasan')
  const number = /EO-\d+/.exec(await rina().taps('Pesan sekarang'))?.[0] ?? ''
  const kept = await notices(Number(number.slice(3)))
  expect(kept.find(({ guard }) => guard === 'look-alike')).toMatchObject({
    severity: 'warn',
    reason: 'yang sore untuk rapat panitia',
  })
  await forgetOrders()
})

describe('runs just under a threshold', () => {
  // So much that neither ceiling, budget, kitchen nor PPK stands in the way of the highest.
  beforeAll(async () => {
    const { db } = office.database
    const { id } = await vendorNamed(SHOP)
    await db.update(products).set({ maxPerDay: 2000 }).where(eq(products.vendorId, id))
    await db.update(budgetLines).set({ ceiling: 1_000_000_000 }).where(eq(budgetLines.rupCode, '52601007'))
    await setting('order.ceiling', 200_000_000)
    await setting('order.approval-from', 60_000_000)
  })
  afterAll(async () => {
    await setting('order.ceiling', 50_000_000)
    await setting('order.approval-from', 10_000_000)
  })

  test.each([
    ['2', '56'],
    ['5', '143'],
    ['10', '290'],
    ['50', '1400'],
  ])('a third order just under Rp%s million is a pattern that is asked about', async (millions, quantity) => {
    for (const when of ['rabu jam 11', 'jumat jam 11']) await order(office, rina(), { when, quantity, held: [] })
    const shown = await looked({ when: '30 november jam 11', quantity, held: [] })
    expect(shown).toMatch(
      new RegExp(`sedikit di bawah Rp${millions}\\.000\\.000, begitu juga 2 pesanan lain.*\\[R-25\\]`),
    )
    await forgetOrders()
  })
})

test('a delivery after the meeting is held, when it is ordered and when it is put off', async () => {
  const late = { meeting: '100 orang, dengan Dinkes, jam 8-10' }
  const shown = await looked({
    when: 'rabu jam 11',
    ...late,
    held: ['R-11'],
    reason: 'rapat diperpanjang sampai siang',
  })
  expect(shown).toMatch(/✋ Rapatnya selesai .*10\.00.*\[R-11\]/)
  expect(shown).toContain('Alasan pemesan: rapat diperpanjang sampai siang')

  const { id } = await order(office, rina(), {
    when: 'rabu jam 9',
    meeting: '100 orang, dengan Dinkes, jam 9-12',
    held: [],
  })
  await rina().says('eh salah, maksudnya jam 13')
  expect(await rina().taps('Ubah begitu')).toMatch(/✋ Rapatnya selesai .*12\.00.*\[R-11\]/)
  expect(await rina().says('rapatnya mundur, mulai jam 13')).toContain('sudah diubah')
  expect((await notices(id)).find(({ guard }) => guard === 'event-past')?.reason).toBe('rapatnya mundur, mulai jam 13')
  // To another day the meeting goes along.
  await rina().says('jadi kamis jam 9')
  expect(await rina().taps('Ubah begitu')).toContain('sudah diubah')
  await forgetOrders()
})

test('most of a year’s spending with one vendor is said, with the shares', async () => {
  await setting('guard.share-orders', 2)
  await setting('guard.share-total', 1_000_000)
  for (const when of ['rabu jam 11', '30 november jam 11']) await order(office, rina(), { when, held: [] })
  const shown = await looked({ when: 'jumat jam 11', held: [] })
  expect(shown).toMatch(/⚠️ Dengan pesanan ini, \d+% belanja unit tahun ini .* ke satu pemilik usaha.*\[R-26\]/)
  expect(shown).toContain('penjual lain bisa dilihat dulu')
  await setting('guard.share-orders', 5)
  await forgetOrders()
})

test('goods that are new in the catalogue, and dearer than the standard of their kind', async () => {
  const { db } = office.database
  const { id } = await vendorNamed(SHOP)
  await db.update(products).set({ listedOn: '2026-11-20' }).where(eq(products.vendorId, id))
  await setting('guard.price-ceilings', [{ kind: 'makan', etalase: ['nasi'], units: ['box'], price: 30_000 }])
  const shown = await looked({ when: 'rabu jam 11', held: ['R-27'], reason: 'sudah dengan buah dan air' })
  expect(shown).toMatch(/ℹ️ Nasi .* baru tayang di katalog Jumat, 20 November 2026\. \[R-27\]/)
  expect(shown).toMatch(/✋ Nasi .* Rp34\.000 per box; standar makan Rp30\.000 per orang\. \[R-27\]/)
  expect(shown).toContain('Alasan pemesan: sudah dengan buah dan air')
  await setting('guard.price-ceilings', [{ kind: 'makan', etalase: ['nasi'], units: ['box'], price: 53_000 }])
  await db.update(products).set({ listedOn: '2025-01-05' }).where(eq(products.vendorId, id))
})

test('a replacement that is held asks for its reason where it stands, whatever is in the baskets', async () => {
  await setting('guard.price-ceilings', [{ kind: 'makan', etalase: ['nasi'], units: ['box'], price: 20_000 }])
  const { vendor, number } = await order(office, rina(), { when: 'rabu jam 11', held: ['R-27'] })
  // A draft at the very shop that is offered instead stays as it is.
  await rina().says('nasi kotak dibawah 40rb')
  await rina().taps('2.')
  await rina().says('50')
  await vendor.says('maaf ga bisa kak, jadwal penuh', { replyTo: vendor.bubble(`pesanan baru ${number}`).id })
  await rina().hears('Penjual lain')
  const held = await rina().taps('1. Pesan ke')
  expect(held).toMatch(/✋ .* standar makan Rp20\.000 per orang\. \[R-27\]/)
  expect(await rina().says('oke')).toContain('kata-kata sendiri')
  const placed = await rina().says('penjual pertama penuh dan rapatnya tetap rabu')
  const again = /EO-\d+/.exec(placed)?.[0] ?? ''
  expect(placed).toContain('terkirim')
  expect(again).not.toBe(number)
  const kept = await notices(Number(again.slice(3)))
  expect(kept.find(({ guard }) => guard === 'above-ceiling')?.reason).toBe(
    'penjual pertama penuh dan rapatnya tetap rabu',
  )
  expect(await rina().taps('1. Pesan ke')).toContain(again)
  await setting('guard.price-ceilings', [{ kind: 'makan', etalase: ['nasi'], units: ['box'], price: 53_000 }])
  await rina().says('keranjang')
  await rina().taps('Kosongkan')
  await forgetOrders()
})

describe('who is behind a vendor', () => {
  test.each([
    ['nik', '3174012304850001', 'NIK'],
    ['npwp', '3174012304850001', 'NPWP'],
    ['phone', '0812-7777-8888', 'nomor telepon'],
    ['account', '777-888-9990', 'rekening'],
    ['address', 'Jl. Kramat Raya No. 5 Senen', 'alamat'],
  ] as const)('another shop with the same %s', async (kind, written, said) => {
    const both = [await vendorNamed(SHOP), await vendorNamed('Katering Sinar Betawi')]
    const ids = both.map(({ id }) => id)
    await addIdentities(
      office.database.db,
      ids.map((vendorId) => ({ vendorId, kind, written })),
      fingerprintsUnder(SECRET),
    )
    const shown = await looked({ when: 'rabu jam 11', held: [] })
    expect(shown).toContain(`Penjual ini punya ${said} yang sama dengan Katering Sinar Betawi`)
    expect(shown).toContain('[R-28]')
    expect(shown).not.toContain(written)
    await office.database.db
      .delete(vendorIdentities)
      .where(sql`${eq(vendorIdentities.kind, kind)} and ${inArray(vendorIdentities.vendorId, ids)}`)
  })

  test('an officer of the unit with a shop: held, answered, and nobody is named', async () => {
    const { db } = office.database
    const { id: vendorId } = await vendorNamed(SHOP)
    const [officer] = await db.select().from(roles).where(eq(roles.role, 'ppk')).limit(1)
    const unit = await db.execute(sql`select unit_id from orders order by id desc limit 1`)
    expect(unit).toBeDefined()
    const [own] = await db
      .select()
      .from(roles)
      .where(sql`${roles.role} = 'pptk' and ${roles.unitId} = ${officer?.unitId}`)
    const personId = (own ?? officer)?.personId ?? 0
    await db.insert(roles).values({ personId, role: 'vendor', vendorId })
    const shown = await looked({ when: 'rabu jam 11', held: ['R-28'], reason: 'satu-satunya yang melayani ke sini' })
    expect(shown).toMatch(/Ada orang yang sama antara penjual ini dan pejabat unit ini\. Bisa saja kebetulan.*\[R-28\]/)
    expect(shown).toContain('Alasan pemesan: satu-satunya yang melayani ke sini')
    await db.delete(roles).where(sql`${roles.personId} = ${personId} and ${roles.vendorId} = ${vendorId}`)
  })
})
