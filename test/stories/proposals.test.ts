import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { HOUR, MINUTE } from '#core/calendar.ts'
import { ordersById } from '#db/orders.ts'
import { products } from '#db/schema.ts'
import { storyOffice } from '../support/story.ts'
import { accepted, order, RINA, twoLines } from './ordering.ts'

const office = await storyOffice()

const rina = () => office.on('telegram', RINA)
const orderNow = async (id: number) => (await ordersById(office.database.db, [id])).get(id)?.order

test('a proposal of several lines is weighed line by line: one taken, one left out, and the vendor hears what became of it', async () => {
  const { vendor, number, id } = await twoLines(office, rina(), 'kamis jam 11')
  await vendor.says('2')
  await vendor.says('40')
  expect(await vendor.says('10')).toMatch(/50 \S+ → \*40[\s\S]*30 \S+ → \*10/)
  await vendor.says('ya')
  expect(await rina().hears('mengusulkan perubahan')).toContain('[✂️ Pilih per baris]')
  const weighed = await rina().taps('Pilih per baris')
  expect(weighed).toContain('baris demi baris')
  const left = await rina().taps('10 ')
  expect(left).toContain('tidak jadi dipesan')
  expect(left).toMatch(/❌ .*Puding/)
  expect(await rina().taps('Setuju begini')).toContain(`Pesanan ${number} berjalan`)
  const agreed = await vendor.hears('disetujui')
  expect(agreed).toMatch(/40 \S+ /)
  expect(agreed).not.toContain('Puding')
  expect((await orderNow(id))?.lines.map(({ quantity }) => quantity)).toEqual([40])
})

test('a proposal made anew meanwhile is shown before anybody agrees to it', async () => {
  const { vendor, number, id } = await order(office, rina(), { when: 'jumat jam 11' })
  const quote = { replyTo: vendor.bubble(`pesanan baru ${number}`).id }
  await vendor.says('bisanya 80 aja kak', quote)
  await vendor.says('ya')
  await rina().hears('mengusulkan perubahan')
  const first = rina().bubble('mengusulkan perubahan')
  await office.pass(MINUTE)
  await vendor.says('maaf kak bisanya 60 aja', quote)
  await vendor.says('ya')
  await rina().hears(/→ 60/)
  const shown = await rina().does((phone) => {
    if (phone.channel !== 'telegram') throw new Error(phone.channel)
    return phone.tap(first.id, '✅ Setuju')
  })
  expect(shown).toContain('sudah berubah')
  expect(shown).toContain('→ 60')
  expect((await orderNow(id))?.status).toBe('awaiting-requester')
  await rina().taps('✅ Setuju')
  expect((await orderNow(id))?.lines[0]?.quantity).toBe(60)
})

test('another product of the shop instead: named in everyday words, or picked from what costs no more', async () => {
  const { vendor, number, id } = await order(office, rina(), { when: 'jumat jam 13', pick: '2.' })
  const quote = { replyTo: vendor.bubble(`pesanan baru ${number}`).id }
  const asked = await vendor.says('nasi ayamnya abis kak, ganti nasi sultan pelangi ya', quote)
  expect(asked).toContain('diganti apa?')
  expect(asked).toMatch(/1\. .+ · Rp/)
  const echo = await vendor.says('1')
  expect(echo).toMatch(/100 \S+ → \*100 \S+ .+\* @ Rp/)
  await vendor.says('ya')
  expect(await rina().hears('mengusulkan perubahan')).toMatch(/→ 100 \S+ /)
  const before = await orderNow(id)
  await rina().taps('✅ Setuju')
  const after = await orderNow(id)
  expect(after?.lines[0]?.productId).not.toBe(before?.lines[0]?.productId)
  expect(after?.total ?? 0).toBeLessThanOrEqual(before?.total ?? 0)
  await vendor.hears('disetujui')
})

test('out of one thing after its yes, the shop names another: asked as a change, held where it is dear for its kind', async () => {
  const { vendor, number, id } = await accepted(office, { when: '30 november jam 13', pick: '2.' })
  const { db } = office.database
  const before = await orderNow(id)
  // Another good of the shop, as dear as what was ordered, of a kind that costs half of that elsewhere.
  const { vendorId = 0, lines: [ordered] = [] } = before ?? {}
  const others = await db.select().from(products).where(eq(products.vendorId, vendorId))
  const kind = others.find(({ id: one }) => one === ordered?.productId)?.categoryId ?? 0
  const [sweet] = others.filter(({ categoryId, listed }) => listed && categoryId !== kind)
  const price = ordered?.price ?? 0
  await db
    .update(products)
    .set({ name: 'Kue Serundeng Sangrai', price, stock: null })
    .where(eq(products.id, sweet?.id ?? 0))
  const asked = await vendor.says('yang kecap abis, adanya serundeng', { replyTo: vendor.bubble(number).id })
  expect(asked).toMatch(/→ \*100 \S+ Kue Serundeng Sangrai\*/)
  await vendor.says('ya')
  const seen = await rina().hears(`minta ${number} diubah`)
  expect(seen).toContain('Kue Serundeng Sangrai')
  expect(seen).toMatch(/✋.*Kue Serundeng Sangrai/)
  expect(await rina().taps('✅ Setuju')).toContain('tulis alasannya')
  expect((await orderNow(id))?.lines[0]?.productId).toBe(ordered?.productId)
  expect(await rina().says('hanya itu yang tersisa, acaranya siang ini')).toContain(`Perubahan ${number} disepakati`)
  await vendor.hears('pemesan *setuju*')
  const after = await orderNow(id)
  expect(after?.lines[0]?.productId).toBe(sweet?.id)
  expect(after?.notices?.find(({ severity }) => severity === 'hold')?.reason).toContain('hanya itu yang tersisa')
})

test('a proposal that the office left unanswered is nobody’s fault but the office’s', async () => {
  const { vendor, number, id } = await order(office, rina(), { when: 'jumat jam 15', pick: '4.' })
  await vendor.says('bisanya 80 aja kak', { replyTo: vendor.bubble(`pesanan baru ${number}`).id })
  await vendor.says('ya')
  await rina().hears('mengusulkan perubahan')
  await office.pass(26 * HOUR)
  expect(await vendor.hears('belum sempat menjawab usul')).toContain('bukan karena Kakak')
  expect(await rina().hears('tidak dijawab sampai batas waktu')).toContain(number)
  expect((await orderNow(id))?.refusal?.reason).toBe('proposal-unanswered')
})
