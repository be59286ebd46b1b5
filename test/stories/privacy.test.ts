import { sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { MINUTE } from '#core/calendar.ts'
import { cast, STARTING_CAST } from '#seed/index.ts'
import { openLog } from '#src/log.ts'
import { TODAY } from '../support/demo.ts'
import { type Office, openOffice } from '../support/office.ts'
import { order, RINA } from './ordering.ts'

let office: Office
let logged = ''

beforeAll(async () => {
  const log = openLog('trace', {
    write: (line) => {
      logged += line
    },
  })
  office = await openOffice({ log })
}, 60_000)
afterAll(() => office.close())
afterEach(async () => expect(await office.faults()).toEqual([]))

test('a vendor sees nothing of another vendor’s order, whatever they ask for', async () => {
  const { number, vendor } = await order(office, office.on('telegram', RINA))
  const shop = cast(TODAY).find(({ at }) => office.shop(at) === vendor)?.at
  const rival = cast(TODAY).find(({ role, at }) => role === 'vendor' && at !== shop)
  if (!rival) throw new Error('there is but one vendor')
  const other = office.on('whatsapp', rival.code)
  for (const words of [
    number,
    number.replace('EO-', ''),
    `terima ${number}`,
    `status ${number}`,
    `/pesanan ${number}`,
  ]) {
    const answer = await other.says(words)
    expect(answer).not.toMatch(/Dinas Pendidikan|Rina|100 /)
  }
  expect(await vendor.says('ya')).toContain(number)
})

test('nothing that people wrote, and nobody’s name or number, is in the log', async () => {
  const somebody = office.stranger('whatsapp', 'Pak Rahasia Sekali')
  await somebody.says('NIK saya 3171234567890001, nomor rekening 1234567890, kode 7KWM-X3QD')
  await office.on('telegram', RINA).says('catatan sangat rahasia untuk 081234567890')
  await everythingFails()
  await office.restart()
  expect(logged.length).toBeGreaterThan(100)
  const people = cast(TODAY)
  const secrets = [
    'rahasia',
    'Rahasia',
    '3171234567890001',
    '1234567890',
    '7KWM',
    '7000:secret',
    'a secret of the stories',
    ...people.flatMap(({ name, whatsapp, lid }) => [name, whatsapp, lid.replace('@lid', '')]),
  ]
  const leaks = secrets.filter((secret) => logged.includes(secret))
  expect(leaks.map((secret) => lineWith(secret))).toEqual([])
})

/** What fails says why, and the words of an error are mostly those of the person whom it met. */
async function everythingFails(): Promise<void> {
  const { database, telegram } = office
  const rina = office.on('telegram', RINA)
  const { phone } = office.on('whatsapp', RINA)
  if (phone.channel !== 'whatsapp') throw new Error('a phone with WhatsApp is wanted')
  phone.corruptNext()
  await phone.text('rahasia yang rusak di jalan')
  telegram.faults.add({ kind: 'bad-gateway' }, { method: 'sendMessage' })
  await rina.phone.text('halo, rahasia yang tidak sampai')
  await database.db.execute(sql`alter table sessions rename to sessions_elsewhere`)
  await rina.phone.text('rahasia yang tidak bisa dicatat')
  await expect.poll(() => logged).toContain('"inboxId"')
  await database.db.execute(sql`alter table sessions_elsewhere rename to sessions`)
  await office.pass(MINUTE)
  const admin = office.on('telegram', STARTING_CAST.admin)
  let problems = await admin.says('masalah')
  expect(problems).toContain('belum bisa diproses')
  // What WhatsApp brought once more may have come in that moment too.
  for (let tried = 0; tried < 3 && problems.includes('belum bisa diproses'); tried++) {
    await admin.taps('1. Coba lagi')
    problems = await admin.says('masalah')
  }
}

/** The line that gives it away, for whoever mends it. */
function lineWith(secret: string): string {
  return (
    logged
      .split('\n')
      .find((line) => line.includes(secret))
      ?.slice(0, 400) ?? ''
  )
}
