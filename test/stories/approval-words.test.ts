/** A PPK answers what was shown for approval in bare words: they lead to the card, whose buttons bind. */
import { expect, test } from 'vitest'
import { ordersById } from '#db/orders.ts'
import { storyOffice } from '../support/story.ts'
import { order, prepared, RINA, SARI } from './ordering.ts'

const office = await storyOffice()

const rina = () => office.on('telegram', RINA)
const sari = () => office.on('telegram', SARI)
const orderNow = async (number: string) => {
  const id = Number(number.slice(3))
  return (await ordersById(office.database.db, [id])).get(id)?.order
}

test('a PPK’s bare words lead to the card; a question or a reason goes along on its button', async () => {
  const placed = async (when: string) => {
    await prepared(rina(), { quantity: '300', when })
    const number = /EO-\d+/.exec(await rina().taps('Pesan sekarang'))?.[0] ?? ''
    await sari().hears(`Pesanan ${number}`)
    return number
  }
  expect(await sari().says('acc ya')).toContain('Tidak ada pesanan yang menunggu persetujuan Ibu')
  const first = await placed('jumat jam 15')
  for (const words of ['acc', 'setuju', 'ok setuju bu', 'oke', 'tidak setuju'])
    expect(await sari().says(words), words).toContain(`Pesanan ${first} · Menunggu persetujuan PPK`)
  expect(await sari().says('nasi kotak dibawah 40rb')).not.toContain(first)

  const asked = await sari().says('kenapa mahal?')
  expect(asked).toContain('“kenapa mahal?”')
  expect(asked).toContain('Setujui')
  expect((await orderNow(first))?.explanation).toBeUndefined()
  await sari().taps('Kirim sebagai pertanyaan')
  expect(await rina().hears('minta penjelasan')).toContain('“kenapa mahal?”')

  const second = await placed('30 november jam 15')
  const list = await sari().says('tolak, kemahalan')
  expect(list).toContain('Pesanan mana yang dimaksud?')
  expect(list).toContain(first)
  expect(await sari().taps(second)).toContain('“kemahalan”')
  expect((await orderNow(second))?.status).toBe('awaiting-approval')
  expect(await sari().taps('Tolak dengan alasan itu')).toContain('ditolak')
  expect(await rina().hears(`menolak pesanan ${second}`)).toContain('kemahalan')

  await sari().says('setuju')
  await sari().taps('Setujui')
  await rina().hears(`${first} disetujui PPK`)
  expect(await sari().says('acc ya')).toContain('Tidak ada pesanan yang menunggu persetujuan Ibu')
  expect(await sari().says('tolak angin')).not.toContain('menunggu persetujuan')
  expect(await rina().says('setuju')).not.toContain('menunggu persetujuan')
})

test('whoever ordered answers what a shop would have otherwise in bare words too, and only the button agrees', async () => {
  const { vendor, number } = await order(office, rina(), { when: 'rabu jam 9', quantity: '40' })
  await vendor.says('bisanya 30 aja kak', { replyTo: vendor.bubble(number).id })
  await vendor.says('iya betul')
  await rina().hears('mengusulkan perubahan')
  for (const words of ['oke setuju', 'setuju', 'tidak setuju', 'oke']) {
    const card = await rina().says(words)
    expect(card, words).toMatch(new RegExp(`${number}.*Setuju`, 's'))
    expect((await orderNow(number))?.status, words).toBe('awaiting-requester')
  }
  expect(await rina().taps('✅ Setuju')).toContain(number)
  await vendor.hears('disetujui')
})
