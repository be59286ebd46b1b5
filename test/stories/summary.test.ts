import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { makeDueSummaries } from '#bots/summary/due.ts'
import { HOUR } from '#core/calendar.ts'
import { type Office, openOffice } from '../support/office.ts'
import { order, RINA } from './ordering.ts'

/** Bapak Hendra Wijaya, admin. */
const HENDRA = '101291'

let office: Office

beforeAll(async () => {
  office = await openOffice()
}, 60_000)
afterAll(() => office.close())
afterEach(async () => expect(await office.faults()).toEqual([]))

test('an admin asks for the day, and opens a number in it on either messenger', async () => {
  const { vendor, number } = await order(office, office.on('telegram', RINA))
  await vendor.says('siap kak')
  const hendra = office.on('telegram', HENDRA)
  const summary = await hendra.says('/ringkasan')
  expect(summary).toMatch(/<picture>/)
  expect(summary).toMatch(/📊 Ringkasan.*Pesanan baru: \d+/s)
  let page = await hendra.taps('1 ·')
  while (!page.includes(number)) page = await hendra.taps('➡️')
  expect(await hendra.taps(number)).toContain('Diproses')
  expect(await hendra.says('ringkasan minggu lalu')).toContain('Minggu')

  const onWhatsApp = office.on('whatsapp', HENDRA)
  expect(await onWhatsApp.says('ringkasan')).toContain('Pesanan baru')
  expect(await onWhatsApp.says('1')).toMatch(/EO-\d{4}/)
})

test('whoever is no admin gets none', async () => {
  expect(await office.on('telegram', RINA).says('/ringkasan')).toContain('untuk peran lain')
})

test('at seven everybody who should gets one, however many processes make it', async () => {
  await office.pass(23 * HOUR)
  const { database, now, app } = office
  const options = { zone: 'Asia/Jakarta', surroundings: app().bots.surroundings, hasButtons: () => true }
  const hendra = office.on('telegram', HENDRA)
  const made = await Promise.all([
    makeDueSummaries(database, now(), options),
    makeDueSummaries(database, now(), options),
    makeDueSummaries(database, now(), options),
  ])
  await office.settled()
  expect(made.filter((count) => count > 0)).toHaveLength(1)
  expect(await hendra.hears('Ringkasan')).toContain('Senin, 23 November 2026')
  expect(await makeDueSummaries(database, now(), options)).toBe(0)
})
