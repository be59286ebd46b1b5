/** Far ends that are slow or out of step: what people see of it, what the operator sees, and that the story goes on. */
import { and, eq, gt } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { MINUTE } from '#core/calendar.ts'
import { orders, outbox } from '#db/schema.ts'
import { cast } from '#seed/index.ts'
import { runCommand } from '#src/commands/index.ts'
import { DEDI, order, prepared, RINA } from '../stories/ordering.ts'
import { buttonWith, type Chatter, chatter } from '../support/chatter.ts'
import { SECRET, TODAY } from '../support/demo.ts'
import { type Office, openOffice } from '../support/office.ts'

const BOT_NUMBER = '6281100000001'
let office: Office

beforeAll(async () => {
  office = await openOffice({ webhook: true, patienceMs: 6_000 })
}, 60_000)
afterAll(() => office.close())
afterEach(async () => {
  office.telegram.faults.clear()
  office.whatsapp.faults.clear()
  expect(await office.faults()).toEqual([])
})

const rina = () => office.on('telegram', RINA)
const idOf = (code: string) => cast(TODAY).find((person) => person.code === code)?.telegram ?? 0
const count = (who: Chatter, words: string) =>
  who.phone.messages().filter(({ from, text }) => from === 'them' && text.includes(words)).length
const retrying = () => office.database.db.$count(outbox, and(eq(outbox.status, 'queued'), gt(outbox.attempts, 0)))
const page = async (path: string) => (await fetch(`${office.app().url}${path}`)).text()
const statusOf = async (id: number) => {
  const [row] = await office.database.db.select({ status: orders.status }).from(orders).where(eq(orders.id, id))
  return row?.status
}

test('Telegram takes an answer and never says a word: the answer is sent again, and nobody else waits for it', async () => {
  const dedi = office.on('telegram', DEDI)
  const before = count(rina(), 'Mau apa hari ini')
  office.telegram.faults.add({ kind: 'hang' }, { method: 'sendMessage', chatId: idOf(RINA) })
  await rina().phone.text('menu')
  await dedi.phone.text('menu')
  await dedi.hears('Mau apa hari ini')
  await expect.poll(retrying).toBe(1)
  // What waits is a number that monitoring sees.
  expect(await page('/metrics')).toMatch(/pesan_messages\{box="outbox",status="queued"\} 1$/m)
  await office.pass(10_000)
  expect(count(rina(), 'Mau apa hari ini') - before).toBe(1)
})

test('the webhook brings two updates in the wrong order: both are answered, each once', async () => {
  const before = rina().phone.messages().length
  office.telegram.faults.deliverOutOfOrder()
  await rina().phone.text('menu')
  await rina().phone.text('bantuan')
  await rina().hears('Mau apa hari ini')
  await expect.poll(() => count(rina(), 'Kapan saja:')).toBe(1)
  await office.settled()
  expect(rina().phone.messages().length - before).toBe(4)
  await order(office, rina())
})

test('WhatsApp confirms minutes later: the vendor is asked once, under one id, and answers', async () => {
  const summary = await prepared(rina(), { pick: '2.' })
  const vendor = office.shop(/🏪 (.+)/.exec(summary)?.[1] ?? '')
  const undo = office.whatsapp.faults.delayAcks(3 * MINUTE)
  const { phone } = rina()
  const [message, button] = buttonWith(phone, 'Pesan sekarang')
  if (phone.channel === 'telegram') await phone.tap(message.id, button)
  // That it reached the phone is word enough; where that comes too late as well, the retry has the same id.
  const asked = await vendor.hears(/pesanan baru EO-\d+/)
  const number = /EO-\d+/.exec(asked)?.[0] ?? ''
  const id = Number(number.slice(3))
  undo()
  for (let minutes = 0; minutes < 4; minutes++) await office.pass(MINUTE)
  expect(count(vendor, `pesanan baru ${number}`)).toBe(1)
  expect(await vendor.says(`${number} siap kak`)).toContain('sudah dicatat')
  expect(await statusOf(id)).toBe('in-progress')
})

test('a LID without a number: a stranger until a code says who it is, and known from then on', async () => {
  const owner = { number: '6280055500001', name: 'Kak Wulan', lid: '190000555000001@lid' }
  const phone = office.whatsapp.phone({ ...owner, addressing: 'lid', hidesNumber: true }, BOT_NUMBER)
  const wulan = chatter(phone, office.settled)
  expect(await wulan.says('orderan saya')).toMatch(/kode undangan dari admin/)
  const vendor = await office.database.db.query.vendors.findFirst()
  const { database, now, app } = office
  const config = { dataDir: '', host: '', port: 0, zone: 'Asia/Jakarta', sandbox: false, logLevel: 'silent' }
  const args = ['invite', '--role', 'vendor', '--unit', vendor?.nib ?? '', '--name', 'Kak Wulan', '--json']
  const channels = app().bots.channels()
  const secretKey = async () => SECRET
  const context = { config, database, clock: now, folder: '.', channels, stdin: async () => '', secretKey }
  const { code } = JSON.parse((await runCommand(args, context)).stdout) as { code: string }
  expect(await wulan.says(code)).toContain('Penjual UMKM')
  await office.restart()
  expect(await wulan.says('orderan saya')).not.toContain('kode undangan')
})
