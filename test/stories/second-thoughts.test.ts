/** What people think of when an order is placed, or taken, already: another number, another product, an old question. */
import { describe, expect, test } from 'vitest'
import { HOUR, MINUTE } from '#core/calendar.ts'
import { linksOf, ordersById } from '#db/orders.ts'
import { upsertRows } from '#db/rows.ts'
import { rules } from '#db/schema.ts'
import { storyOffice } from '../support/story.ts'
import { accepted, order, prepared, quoting, RINA, SARI, twoLines } from './ordering.ts'

const office = await storyOffice()

const rina = () => office.on('telegram', RINA)
const sari = () => office.on('telegram', SARI)
const orderNow = async (id: number) => (await ordersById(office.database.db, [id])).get(id)?.order
const acts = async (id: number) => (await linksOf(office.database.db, id)).map(({ act }) => act)

describe('an officer who thinks again right after ordering', () => {
  test('corrects the number in words, and it is a change of that order', async () => {
    const { vendor, number, id } = await order(office, rina())
    const asked = await rina().says('eh salah, maksudnya 80')
    expect(asked).toContain(`Perubahan pesanan ${number}`)
    expect(asked).toMatch(/100 \S+ → 80/)
    expect((await orderNow(id))?.lines[0]?.quantity).toBe(100)
    await rina().taps('Ubah begitu')
    expect(await vendor.hears(`mengubah pesanan *${number}*`)).toMatch(/100 \S+ → \*80/)

    // Without a word of having been wrong, of the hour, and of both at once.
    expect(await rina().says('jadi 90 aja')).toMatch(/80 \S+ → 90/)
    await rina().says('batal')
    expect(await rina().says('eh maksudnya jam 12')).toMatch(/11\.00.* → .*12\.00 WIB/)
    await rina().says('batal')
    const both = await rina().says('ralat: harusnya 85 box jam 10')
    expect(both).toMatch(/80 \S+ → 85/)
    expect(both).toMatch(/11\.00.* → .*10\.00 WIB/)
    await rina().taps('Ubah begitu')
    expect(await orderNow(id)).toMatchObject({ lines: [{ quantity: 85 }] })
  })

  test('is asked which line is meant where there are several, and the number is not asked twice', async () => {
    const { id } = await twoLines(office, rina(), 'kamis jam 11')
    const asked = await rina().says('eh salah, maksudnya 45')
    expect(asked).toContain('Apa yang diubah')
    expect(await rina().taps('30 ')).toMatch(/30 \S+ → 45/)
    await rina().taps('Ubah begitu')
    expect((await orderNow(id))?.lines.map(({ quantity }) => quantity)).toEqual([50, 45])
  })

  test('asks the vendor once it has said yes; and what is of other goods is no change of the order', async () => {
    const { number, vendor } = await accepted(office, { when: 'kamis jam 12' })
    const asked = await rina().says('waduh salah, harusnya 70')
    expect(asked).toContain(`Perubahan pesanan ${number}`)
    expect(asked).toContain('berlaku setelah penjual setuju')
    await rina().taps('Minta persetujuan penjual')
    await rina().says('pesertanya berkurang')
    expect(await vendor.hears(`minta pesanan *${number}* diubah`)).toMatch(/100 \S+ → \*70/)
    await vendor.says('setuju kak', quoting({ vendor, number, id: 0, asked: '' }))
    await rina().hears(`Perubahan ${number} disepakati`)
    expect(await rina().says('eh maksudnya kursi lipat')).not.toContain('Perubahan pesanan')
  })
})

test('an order is changed, cancelled and looked at in everyday words; none of them binds', async () => {
  const { number, id } = await order(office, rina(), { when: 'jumat jam 11' })
  const all: readonly (readonly [string, RegExp])[] = [
    ['ganti tempatnya ke balaikota', /Tempat: Kantor.* → Balai Kota/],
    [`ubah ${number} jadi 80`, /100 \S+ → 80/],
    ['ubah pesanan tadi jadi 95', /100 \S+ → 95/],
    ['eh salah jam, harusnya jam 10', /11\.00.* → .*10\.00 WIB/],
    ['salah jumlah kak, harusnya 85', /100 \S+ → 85/],
    ['batalin pesanan tadi', new RegExp(`Batalkan pesanan ${number}\\?`)],
    [`${number} sudah sampai mana ya`, new RegExp(`Pesanan ${number}`)],
  ]
  for (const [words, answer] of all) {
    expect(await rina().says(words), words).toMatch(answer)
    await rina().says('batal')
  }
  expect((await acts(id)).filter((act) => act !== 'remind')).toEqual(['place'])
  // Who has nothing to do with it learns nothing of it.
  const stranger = await office.on('telegram', '101213').says(`ubah ${number} jadi 80`)
  expect(stranger).not.toMatch(/Perubahan pesanan|Koperasi Dapur Warga/)
})

test('a PPK who answers in words is shown the card, and decides with its buttons', async () => {
  await prepared(rina(), { quantity: '300', when: 'jumat jam 15' })
  const number = /EO-\d+/.exec(await rina().taps('Pesan sekarang'))?.[0] ?? ''
  await sari().hears(`Pesanan ${number}`)
  for (const words of [`setuju ${number}`, `kenapa 300 box? ${number}`, `tolak ${number} karena acaranya batal`]) {
    const shown = await sari().says(words)
    expect(shown).toContain(`Pesanan ${number} · Menunggu persetujuan PPK`)
    expect(shown).toContain('Setujui')
  }
  expect((await orderNow(Number(number.slice(3))))?.status).toBe('awaiting-approval')
})

test('an office that ends changes with the vendor’s yes says so, and until when they could be made', async () => {
  const rule = { validFrom: '2025-01-01', source: 'story', key: 'order.change-until' }
  const { db } = office.database
  const { number, id } = await accepted(office, { when: 'kamis jam 14' })
  await upsertRows(db, rules, [{ ...rule, value: 'awaiting-vendor' }])
  await office.pass(2 * MINUTE)
  const told = await rina().says('eh salah, maksudnya 80')
  expect(told).toContain(`Pesanan ${number} sekarang Diproses`)
  expect(told).toContain('bisa diubah sampai Menunggu jawaban penjual saja')
  expect((await orderNow(id))?.request).toBeUndefined()
  await upsertRows(db, rules, [{ ...rule, value: 'on-the-way' }])
  await office.pass(2 * MINUTE)
  expect(await rina().says('eh salah, maksudnya 80')).toMatch(/100 \S+ → 80/)
  await rina().says('batal')
})

describe('a vendor who has said yes and has run out', () => {
  test('offers another product, which the office agrees to like to any other change', async () => {
    const placed = await accepted(office, { when: 'kamis jam 13' })
    const { vendor, number, id } = placed
    const before = await orderNow(id)
    const asked = await vendor.says('maaf kak nasinya abis, boleh diganti yang lain?', quoting(placed))
    expect(asked).toContain('diganti apa?')
    const echo = await vendor.says('1')
    expect(echo).toMatch(/100 \S+ → \*100 \S+ .+\* @ Rp/)
    expect(echo).toContain('Ya, tanyakan')
    expect((await orderNow(id))?.request).toBeUndefined()
    await vendor.says('ya')
    const put = await rina().hears(`minta ${number} diubah`)
    expect(put).toMatch(/→ 100 \S+ .+ @ Rp/)
    expect(put).toContain('nasinya abis')
    await rina().taps('✅ Setuju')
    await vendor.hears('pemesan *setuju*')
    const after = await orderNow(id)
    expect(after?.lines[0]?.productId).not.toBe(before?.lines[0]?.productId)
    expect(after?.total ?? 0).toBeLessThanOrEqual(before?.total ?? 0)
    expect(await acts(id)).toEqual(['place', 'accept', 'askChange', 'agreeChange'])
  })

  test('of several lines asks for fewer; one is agreed to and the other stays as it was', async () => {
    const { vendor, number, id } = await twoLines(office, rina(), 'jumat jam 11')
    await vendor.says('siap kak', { replyTo: vendor.bubble(`pesanan baru ${number}`).id })
    await rina().hears(`menerima pesanan ${number}`)
    const quote = quoting({ vendor, number, id, asked: '' })
    expect(await vendor.says('maaf kak cuma bisa sebagian, bahannya kurang', quote)).toContain('bisanya berapa')
    await vendor.says('40')
    expect(await vendor.says('35')).toContain('lebih banyak dari itu')
    expect(await vendor.says('10')).toMatch(/50 \S+ → \*40[\s\S]*30 \S+ → \*10/)
    await vendor.says('ya')
    expect(await rina().hears(`minta ${number} diubah`)).toContain('[✂️ Pilih per baris]')
    await rina().taps('Pilih per baris')
    const weighed = await rina().taps('10 ')
    expect(weighed).toMatch(/❌ .*: tetap 30/)
    expect(weighed).toContain('tetap seperti semula')
    expect(await rina().taps('Setuju begini')).toContain(`Perubahan ${number} disepakati`)
    const agreed = await vendor.hears('pemesan *setuju*')
    expect(agreed).toMatch(/50 \S+ → \*40/)
    expect(agreed).not.toContain('→ *10')
    expect((await orderNow(id))?.lines.map(({ quantity }) => quantity)).toEqual([40, 30])
  })
})

/** Taps a button of a message that has been superseded meanwhile. */
const tapsIn = (who: ReturnType<typeof rina>, bubble: { id: string }, label: string) =>
  who.does((phone) => {
    if (phone.channel !== 'telegram') throw new Error(phone.channel)
    return phone.tap(bubble.id, label)
  })

describe('a yes to an earlier question agrees to nothing, and the one that is open now is shown', () => {
  test('to the officer, who has two buttons of it on the screen', async () => {
    const placed = await accepted(office, { when: 'jumat jam 13' })
    const { vendor, number, id } = placed
    await vendor.says('kak jamnya bisa mundur jam 14?', quoting(placed))
    await vendor.says('iya kak')
    await rina().hears(`minta ${number} diubah`)
    const first = rina().bubble(`minta ${number} diubah`)
    await office.pass(5 * HOUR)
    expect(rina().bubble(`minta ${number} diubah`).id).not.toBe(first.id)
    await rina().taps('Tidak setuju')
    await vendor.says('kalau jam 15 gimana kak?', quoting(placed))
    await vendor.says('iya kak')
    await rina().hears('15.00')
    const shown = await tapsIn(rina(), first, '✅ Setuju')
    expect(shown).toContain('Ada yang berubah sejak pesan itu')
    expect(shown).toContain('15.00')
    expect((await acts(id)).at(-1)).toBe('askChange')
    await rina().taps('✅ Setuju')
    expect((await acts(id)).at(-1)).toBe('agreeChange')
  })

  test('to the vendor, by number and in words', async () => {
    const placed = await accepted(office, { when: 'senin jam 9' })
    const { vendor, number, id } = placed
    const asks = async (hour: string) => {
      await rina().says(`/pesanan ${number}`)
      await rina().taps('Ubah')
      await rina().taps('Waktu')
      await rina().says(`jam ${hour}`)
      await rina().taps('Minta persetujuan penjual')
      await rina().says('rapatnya diundur panitia')
      await vendor.hears(`${hour}.00 WIB`)
    }
    await asks('10')
    const old = { replyTo: vendor.bubble(`minta pesanan *${number}* diubah`).id }
    await vendor.says('ga bisa kak', old)
    await rina().hears('belum bisa mengubah')
    await office.pass(MINUTE)
    await asks('13')
    for (const yes of ['1', 'setuju kak']) {
      const answer = await vendor.says(yes, old)
      expect(answer).toContain('13.00')
      expect((await acts(id)).at(-1)).toBe('askChange')
    }
    await vendor.says('setuju kak', { replyTo: vendor.bubble(`minta pesanan *${number}* diubah`).id })
    expect((await acts(id)).at(-1)).toBe('agreeChange')
  })

  test('to the PPK, of a dearer change', async () => {
    const { vendor, number, id } = await accepted(office, { when: 'senin jam 14' })
    const asks = async (quantity: string) => {
      await rina().says(`/pesanan ${number}`)
      await rina().taps('Ubah')
      await rina().taps('🔢')
      await rina().says(quantity)
      await rina().taps('Minta persetujuan penjual')
      await rina().says('peserta bertambah dari sudin lain')
      return sari().hears(new RegExp(`Perubahan ${number}[\\s\\S]*→ ${quantity}`))
    }
    await asks('320')
    const first = sari().bubble(`Perubahan ${number} perlu persetujuan`)
    await office.pass(5 * HOUR)
    await sari().taps('Tolak perubahan')
    await sari().says('terlalu banyak untuk bulan ini')
    await rina().hears('tidak menyetujui perubahan')
    await asks('340')
    expect(await tapsIn(sari(), first, '✅ Setujui perubahan')).toContain('340')
    expect((await orderNow(id))?.request?.needsApproval).toBe(true)
    expect(vendor.transcript()).not.toContain('340')
  })
})
