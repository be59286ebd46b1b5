// on both databases: an admin writes past the flows
import { expect, test } from 'vitest'
import { linksOf } from '#db/orders.ts'
import { overrides } from '#db/schema.ts'
import { storyOffice } from '../support/story.ts'
import { order, RINA } from './ordering.ts'

/** Bapak Hendra Wijaya and Ibu Mega Nuraeni, admins. */
const HENDRA = '101291'
const MEGA = '101292'

const office = await storyOffice()

const rina = () => office.on('telegram', RINA)
const hendra = () => office.on('telegram', HENDRA)
const mega = () => office.on('telegram', MEGA)
const acts = async (id: number) => (await linksOf(office.database.db, id)).map(({ act }) => act)

test('one admin asks, a second agrees; both stand in the ledger, and everybody concerned hears why', async () => {
  const { vendor, number, id } = await order(office, rina())
  await vendor.says('siap kak')
  await rina().hears(`menerima pesanan ${number}`)
  expect(await hendra().says(`/pesanan ${number}`)).toContain('[⚠️ Batalkan paksa]')
  expect(await hendra().taps('Batalkan paksa')).toContain('Perlu persetujuan admin kedua')
  expect(await hendra().says('penjual dan pemesan tidak bisa dihubungi seminggu')).toContain('Ibu Mega Nuraeni')
  expect(await acts(id)).toEqual(['place', 'accept'])
  const asked = await mega().hears('dibatalkan paksa')
  expect(asked).toContain('Bapak Hendra Wijaya')
  expect(asked).toContain('tidak bisa dihubungi seminggu')
  await hendra().says(`/pesanan ${number}`)
  expect(await hendra().taps('Batalkan paksa')).toContain('sudah diminta')
  expect(await mega().taps('Setuju batal paksa')).toContain('dibatalkan oleh dua admin')
  await hendra().hears('dibatalkan oleh dua admin')
  expect(await rina().hears('dibatalkan oleh dua admin')).toContain('seminggu')
  expect(await vendor.hears('dibatalkan admin kantor')).toContain('seminggu')
  const link = (await linksOf(office.database.db, id)).at(-1)
  expect(link).toMatchObject({ act: 'forceCancel', role: 'overseer', data: { reason: 'override' } })
  const [kept] = await office.database.db.select().from(overrides)
  expect(kept?.status).toBe('done')
  expect(link?.data).toMatchObject({ secondId: kept?.askedBy })
  expect(kept?.settledBy).toBe(link?.personId)
  expect(kept?.settledBy).not.toBe(kept?.askedBy)
})

test('a second admin who refuses leaves everything as it was', async () => {
  const { vendor, number, id } = await order(office, rina(), { when: 'kamis jam 11' })
  await hendra().says(`/pesanan ${number}`)
  await hendra().taps('Batalkan paksa')
  await hendra().says('salah unit')
  await mega().hears(number)
  expect(await mega().taps('❌ Tidak setuju')).toContain('tidak ada yang berubah')
  expect(await hendra().hears('tidak setuju')).toContain('Ibu Mega Nuraeni')
  expect(await acts(id)).toEqual(['place'])
  expect(await vendor.says('siap kak')).toContain(number)
  await rina().hears(`menerima pesanan ${number}`)
})
