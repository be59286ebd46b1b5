import { afterEach, expect, test } from 'vitest'
import { ordersById } from '#db/orders.ts'
import { ratingMismatches } from '#db/ratings.ts'
import { storyOffice } from '../support/story.ts'
import { arrived, type Placed, RINA } from './ordering.ts'

const PPK = '101202'

const office = await storyOffice()
afterEach(async () => expect(await ratingMismatches(office.database.db)).toEqual([]))

const rina = () => office.on('telegram', RINA)
const sari = () => office.on('telegram', PPK)
const orderNow = async (id: number) => (await ordersById(office.database.db, [id])).get(id)?.order

async function received(when: string): Promise<Placed> {
  const placed = await arrived(office, { when })
  expect(await sari().taps('Terima semua')).toContain('[1 ⭐] [2 ⭐] [3 ⭐] [4 ⭐] [5 ⭐]')
  return placed
}

async function cardOf(id: number): Promise<string> {
  const name = (await orderNow(id))?.lines[0]?.name ?? ''
  const list = await rina().says(name)
  expect(list).toContain(name)
  return rina().taps(`1. ${name}`)
}

test('stars are one tap, few stars say why, and a card shows them once there are three', async () => {
  const first = await received('rabu jam 11')
  expect(await sari().taps('5 ⭐')).toContain('penilaiannya dicatat')
  const praised = await first.vendor.hears('bintang 5')
  expect(praised).toContain('Terima kasih sudah melayani')
  expect(praised).toContain('Dinas Pendidikan')

  const second = await received('kamis jam 9')
  expect(await sari().taps('2 ⭐')).toContain('Apa yang kurang?')
  expect((await orderNow(second.id))?.rating).toBeUndefined()
  expect(await sari().says('nasinya dingin')).toContain('penilaiannya dicatat')
  const told = await second.vendor.hears('bintang 2')
  expect(told).toContain('“nasinya dingin”')
  expect(told).toContain('masukannya membantu')
  expect((await orderNow(second.id))?.rating).toEqual({ stars: 2, words: 'nasinya dingin' })
  expect(second.vendor).toBe(first.vendor)
  expect(await cardOf(second.id)).not.toContain('penilaian')

  await received('jumat jam 9')
  await sari().taps('4 ⭐')
  expect(await cardOf(second.id)).toContain('⭐ 3,7 dari 3 penilaian')
})

test('stars are given once, however often they are tapped', async () => {
  const { number, id } = await received('jumat jam 13')
  const asked = sari().bubble(`layanannya untuk ${number}`)
  const five = asked.buttons?.flat()[4]?.data ?? ''
  const phone = sari().phone
  if (phone.channel !== 'telegram') throw new Error(phone.channel)
  await sari().does(() => Promise.all([phone.press(asked.id, five), phone.press(asked.id, five)]))
  expect((await orderNow(id))?.rating?.stars).toBe(5)
})
