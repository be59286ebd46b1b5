/** The same house where Telegram posts to us and WhatsApp names people by their LID; and what leads into it from outside. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { TelegramPhone } from '#sandbox/telegram/server.ts'
import { type Office, openOffice } from '../support/office.ts'
import { DEDI, order, prepared, RINA } from './ordering.ts'

let office: Office

beforeAll(async () => {
  office = await openOffice({ webhook: true, addressing: 'lid' })
}, 60_000)
afterAll(() => office.close())
afterEach(async () => expect(await office.faults()).toEqual([]))

const rina = () => office.on('telegram', RINA)
const dedi = () => office.on('telegram', DEDI)

describe('a vendor whom WhatsApp names by a LID', () => {
  test('answers an order that was sent to the number', async () => {
    const { vendor, number } = await order(office, rina())
    expect(await vendor.says('1')).toContain(`${number}* sudah dicatat`)
    await rina().hears(`menerima pesanan ${number}`)
  })

  test('says which of several by quoting, and is asked about a bare number', async () => {
    const first = await order(office, rina())
    const second = await order(office, dedi(), { quantity: '50' })
    const { vendor } = first
    expect(await vendor.says('1')).toContain('Ini jawaban untuk yang mana?')
    expect(await vendor.says('1')).toContain(first.number)
    expect(await vendor.says('4')).toContain('alasannya')
    expect(await vendor.says('3')).toContain(`${first.number} tidak jadi`)
    await rina().hears('Penjual lain')
    const quoted = vendor.bubble(`pesanan baru ${second.number}`).id
    expect(await vendor.says('2', { replyTo: quoted })).toContain('bisanya berapa')
    expect(await vendor.says('45')).toMatch(/50 \S+ → \*?45/)
    expect(await vendor.says('ya')).toContain(`Usul untuk ${second.number}`)
    await dedi().hears('mengusulkan perubahan')
  })

  test('is told the truth about an order that is not theirs to answer any more', async () => {
    const { vendor, number } = await order(office, rina())
    await rina().says('pesanan')
    await rina().taps(number)
    await rina().taps('Batalkan pesanan')
    await rina().says('acaranya ditunda')
    await vendor.hears(`pesanan ${number}`)
    const old = vendor.bubble(`pesanan baru ${number}`).id
    expect(await vendor.says('siap kak', { replyTo: old })).toMatch(/Dibatalkan/)
    expect(await vendor.says('1', { replyTo: old })).toMatch(/Dibatalkan/)
  })
})

describe('a draft', () => {
  test('begun on Telegram is ordered on WhatsApp, after a restart', async () => {
    expect(await prepared(rina())).toContain('Sudah benar?')
    await office.restart()
    const onWhatsApp = office.on('whatsapp', RINA)
    expect(await onWhatsApp.says('keranjang')).toContain('1. ✅ Check-out')
    expect(await onWhatsApp.says('1')).toContain('Sudah benar?')
    expect(await onWhatsApp.says('1')).toMatch(/✅ \*Pesanan EO-\d+ terkirim/)
    await office.pass(60_000)
    const late = await rina().taps('Pesan sekarang')
    expect(late).toContain('sudah menjadi pesanan')
  })
})

describe('a shared product', () => {
  test('is found inline, posted into a chat, and opened from there', async () => {
    const phone = rina().phone as TelegramPhone
    const { results } = await phone.inline('nasi kotak')
    expect(results.length).toBeGreaterThan(3)
    const posted = await phone.chooseInline(String(results[0]?.id))
    expect(posted.text).toContain('per box')
    const link = posted.buttons?.flat().find(({ url }) => url)?.url ?? ''
    expect(link).toMatch(/^https:\/\/t\.me\/pesan_bot\?start=p_\d+$/)
    const card = await dedi().does((one) => (one as TelegramPhone).pressStart(link.split('start=')[1]))
    expect(card).toMatch(/^<picture>\n/)
    expect(card).toContain('🧺 Masukkan')
  })

  test('that does not exist says so', async () => {
    expect(await rina().does((one) => (one as TelegramPhone).pressStart('p_999999'))).toContain('tidak dijual')
  })
})

test('who asks not to be written to is left alone until they write again', async () => {
  const { vendor, number } = await order(office, rina())
  expect(await vendor.says('tolong jangan kirim wa lagi')).toContain('berhenti mengirim')
  await prepared(dedi())
  expect(await dedi().taps('Pesan sekarang')).toContain('belum terhubung lewat chat')
  expect(await vendor.says(`siap ${number}`)).toContain('sudah dicatat')
  await rina().hears(`menerima pesanan ${number}`)
  await order(office, rina())
})
