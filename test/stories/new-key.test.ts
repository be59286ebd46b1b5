/** WhatsApp tells of a new security key: mostly a new phone, sometimes a number in other hands. */
import { expect, test } from 'vitest'
import { HOUR } from '#core/calendar.ts'
import { STARTING_CAST } from '#seed/index.ts'
import type { Chatter } from '../support/chatter.ts'
import { storyOffice } from '../support/story.ts'
import { order, RINA } from './ordering.ts'

const office = await storyOffice()

const admin = () => office.on('telegram', STARTING_CAST.admin)
const told = () =>
  admin()
    .phone.messages()
    .filter(({ text }) => text.includes('Kunci keamanan WhatsApp')).length
const newPhone = ({ phone }: Chatter) => {
  if (phone.channel === 'whatsapp') phone.changeKey()
}

test('the admins hear of a new security key once, and see it beside a new bank account', async () => {
  const { vendor, number } = await order(office, office.on('telegram', RINA))
  newPhone(vendor)
  const warning = await admin().hears('Kunci keamanan WhatsApp')
  expect(warning).toContain('/putus')
  newPhone(vendor)
  await office.pass(HOUR)
  expect(told()).toBe(1)
  expect(await admin().says('masalah')).toContain('Kunci keamanan WhatsApp berganti')

  // Business goes on, and money waits for a look as it always does.
  expect(await vendor.says(`${number} siap kak`)).toContain('sudah dicatat')
  await vendor.says('ganti rekening')
  await vendor.says('bca 522 034 7890 siti aminah')
  expect(await vendor.says('1')).toContain('Belum berlaku')
  expect(await admin().hears('mengajukan rekening baru')).toMatch(/🔑 Kunci keamanan WhatsApp .* berganti Senin/)
})

test('a stranger with a new phone is nobody’s business', async () => {
  const before = told()
  const somebody = office.stranger('whatsapp', 'Orang Baru')
  await somebody.says('halo')
  newPhone(somebody)
  await office.pass(25 * HOUR)
  expect(told()).toBe(before)
})
