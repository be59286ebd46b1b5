// on both databases: days are sealed
import { expect, test } from 'vitest'
import { HOUR } from '#core/calendar.ts'
import { rootBy } from '#core/oversight/seal.ts'
import { papersOfOrder } from '#db/papers.ts'
import { type SealMade, type SealProof, sealLedger } from '#db/seals.ts'
import { MONDAY } from '../support/demo.ts'
import { forgeOrder } from '../support/forge.ts'
import { storyOffice } from '../support/story.ts'
import { order, RINA } from './ordering.ts'

const office = await storyOffice()

const page = async (path: string) => (await fetch(`${office.app().url}${path}`)).text()
const published = async () => (JSON.parse(await page('/open-data/seals.json')) as { seals: SealMade[] }).seals

test('an order is sealed when its day is over; its paper shows by which seal, and proves it', async () => {
  const { db } = office.database
  // A house that opens seals what nobody has sealed.
  await expect.poll(published).toMatchObject([{ number: 1, day: '2026-11-22', from: null }])
  const { vendor, number, id } = await order(office, office.on('telegram', RINA))
  await vendor.says('siap kak', { replyTo: vendor.bubble(number).id })
  await office.settled()
  const [letter] = await papersOfOrder(db, id)
  const check = `/cek/${letter?.code}`
  expect(await page(check)).not.toContain('Segel')
  expect(await page(`${check}/segel.json`)).toContain('no seal')

  await sealLedger(db, MONDAY + 24 * HOUR, 'Asia/Jakarta')
  const [seal] = await published()
  expect(seal).toMatchObject({ number: 2, day: '2026-11-23', orders: 1 })
  expect(await page(check)).toMatch(/Buku besar utuh[\s\S]*Segel[\s\S]*2026-11-23/)
  const proof = JSON.parse(await page(`${check}/segel.json`)) as SealProof
  expect(proof.covered.orderId).toBe(id)
  expect(rootBy(proof.covered, proof.path)).toBe(seal?.root)

  await forgeOrder(db, id)
  expect(await page(check)).toContain('Buku besar tidak utuh')
})
