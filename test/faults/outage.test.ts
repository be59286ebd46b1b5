// on both databases: the house is opened again on what it left
/** The house was away for a long time: everybody hears it honestly and once, and nobody pays for it. */
import { and, eq, gt } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { HOUR, MINUTE } from '#core/calendar.ts'
import { linksOf, ordersById } from '#db/orders.ts'
import { orders, outbox } from '#db/schema.ts'
import { cast, STARTING_CAST } from '#seed/index.ts'
import { order, RINA } from '../stories/ordering.ts'
import type { Chatter } from '../support/chatter.ts'
import { TODAY } from '../support/demo.ts'
import { storyOffice } from '../support/story.ts'

const office = await storyOffice()

const rina = () => office.on('telegram', RINA)
const admin = () => office.on('telegram', STARTING_CAST.admin)
const heard = (who: Chatter, words: string | RegExp) =>
  who.phone.messages().filter(({ from, text }) => from === 'them' && new RegExp(words).test(text))
const statuses = async () => {
  const rows = await office.database.db.select({ status: orders.status }).from(orders)
  return Map.groupBy(rows, ({ status }) => status)
}
const expired = async () => (await statuses()).get('expired')?.length ?? 0
const statusOf = async (id: number) => (await ordersById(office.database.db, [id])).get(id)?.order

test('away from Monday nine to Tuesday ten: what waited is answered, deadlines move, nothing lapses', async () => {
  const silent = await order(office, rina())
  const answering = await order(office, rina(), { pick: '2.' })
  expect(answering.vendor).not.toBe(silent.vendor)
  const [lapsedBefore, bubbles] = [await expired(), rina().phone.messages().length]

  await office.away(25 * HOUR, async () => {
    await rina().phone.text('pesanan')
    await rina().phone.text('menu')
    await answering.vendor.phone.text('siap kak')
  })

  const away = /Maaf, layanan kami terhenti dari \*?Sen 23 Nov 09.00 sampai Sel 24 Nov 10.00/
  expect(heard(rina(), away)).toHaveLength(1)
  expect(rina().phone.messages().length - bubbles).toBeGreaterThanOrEqual(5)
  await answering.vendor.hears(away)
  expect(await answering.vendor.hears('sudah dicatat')).toContain(answering.number)
  await office.settled()
  expect(heard(answering.vendor, away)).toHaveLength(1)
  expect(await statusOf(answering.id)).toMatchObject({ status: 'in-progress' })

  // A minute later the clock looks at the orders: Tuesday nine became Wednesday ten, nine office hours given back.
  await office.pass(MINUTE)
  expect(await statusOf(silent.id)).toMatchObject({ status: 'awaiting-vendor' })
  const moved = await silent.vendor.hears(new RegExp(`batas jawab pesanan \\*?${silent.number}\\*? mundur`))
  expect(moved).toContain('Sen 23 Nov 09.00 sampai Sel 24 Nov 10.00')
  expect(moved).toContain('Rabu, 25 November 2026 pukul 10.00 WIB')
  expect(moved).toContain('1. Terima')
  expect(await rina().hears(`batas jawab pesanan ${silent.number} mundur`)).toContain('tetap berlaku')
  expect(await expired()).toBe(lapsedBefore)
  const acts = (await linksOf(office.database.db, silent.id)).map(({ act }) => act)
  expect(acts).toEqual(['place', 'extend'])

  const summary = await admin().hears('Layanan terhenti')
  expect(summary).toContain('(1 hari 1 jam)')
  expect(summary).toContain('3 pesan menunggu, 3 sudah dijawab')
  expect(summary).toMatch(/• \d+ batas jawab dimundurkan/)

  // Once told, nobody hears of it again, and the vendor answers in the new time.
  await office.pass(MINUTE)
  await rina().says('menu')
  expect(heard(rina(), away)).toHaveLength(1)
  expect(heard(admin(), 'Layanan terhenti')).toHaveLength(1)
  expect(await silent.vendor.says('siap')).toContain('sudah dicatat')
})

test('a short restart is nothing to speak of', async () => {
  const before = rina().phone.messages().length
  await office.away(5 * MINUTE, () => rina().phone.text('menu'))
  const said = rina()
    .phone.messages()
    .slice(before + 1)
  expect(said.map(({ text }) => text).join('\n')).not.toContain('terhenti')
  expect(said.length).toBeGreaterThan(0)
})

test('the report to the admins claims no more than was counted: what was sent again may show twice', async () => {
  const id = cast(TODAY).find(({ code }) => code === RINA)?.telegram ?? 0
  const before = heard(rina(), 'Mau apa hari ini').length
  const back = office.away(2 * HOUR, async () => {
    await rina().phone.text('menu')
    office.telegram.faults.add({ kind: 'drop', applied: true }, { method: 'sendMessage', chatId: id })
  })
  const again = () => office.database.db.$count(outbox, and(eq(outbox.status, 'queued'), gt(outbox.attempts, 0)))
  await expect.poll(again).toBe(1)
  await office.pass(10_000)
  await back
  await office.pass(MINUTE)
  const summary = await admin().hears('Layanan terhenti')
  expect(summary).toContain('1 pesan menunggu, 1 sudah dijawab')
  expect(summary).toContain('1 jawaban di Telegram dikirim ulang, jadi bisa tampil dua kali')
  expect(summary).not.toMatch(/masih|Tidak ada yang dikerjakan dua kali/)
  expect(heard(rina(), 'Mau apa hari ini').length - before).toBe(1)
})

test('an order whose delivery went by ends with an honest word, and is nobody’s fault', async () => {
  const rush = await order(office, rina(), { when: 'jumat jam 11' })
  await office.away(80 * HOUR)
  await office.pass(MINUTE)
  expect(await statusOf(rush.id)).toMatchObject({ status: 'expired', refusal: { reason: 'away' } })
  expect(await rina().hears(new RegExp(`waktu antar pesanan ${rush.number} lewat tanpa jawaban`))).toContain('pagu')
  expect(await rush.vendor.hears('Ini bukan salah Kakak')).toContain(rush.number)
  expect(await admin().hears('Layanan terhenti')).toMatch(/\d+ pesanan batal karena waktu antarnya lewat/)
})

test('WhatsApp alone is away: admins hear of it, deadlines stand still, and the vendor hears why', async () => {
  const { vendor, id, number } = await order(office, rina(), { when: 'senin jam 11' })
  const until = (await statusOf(id))?.answerDueAt ?? 0
  await office.pass(until - office.now() - 3 * HOUR)
  const undo = office.whatsapp.faults.loginFailure(503)
  office.whatsapp.faults.dropConnections()
  const { whatsapp } = office.app()
  await expect.poll(() => whatsapp?.health().state).not.toBe('open')
  const since = office.now()
  await office.pass(HOUR)
  expect(await admin().hears('Sambungan WhatsApp terhenti sejak')).toContain('batas jawab tidak berjalan')
  await vendor.phone.text('siap kak')
  await office.pass(3 * HOUR)
  expect(office.now()).toBeGreaterThan(until)
  expect(await statusOf(id)).toMatchObject({ status: 'awaiting-vendor' })

  undo()
  await expect.poll(() => whatsapp?.health().state, { timeout: 70_000 }).toBe('open')
  expect(await vendor.hears('sambungan WhatsApp kami terhenti dari')).toContain('tersimpan semua')
  await vendor.hears('sudah dicatat')
  expect(await statusOf(id)).toMatchObject({ status: 'in-progress' })
  await office.pass(MINUTE)
  await office.pass(MINUTE)
  const summary = await admin().hears('🔌 WhatsApp terhenti')
  expect(summary).toContain('1 pesan menunggu, 1 sudah dijawab')
  expect(office.now() - since).toBeGreaterThan(2 * HOUR)
  expect(await rina().hears(`menerima pesanan ${number}`)).not.toBe('')
}, 120_000)

test('the clock jumps forward by six hours and back: nothing lapses, chats go on, and time counts as before', async () => {
  const { vendor, id } = await order(office, rina(), { when: 'jumat jam 11' })
  const [lapsed, told] = [await expired(), heard(admin(), 'Layanan terhenti').length]
  await office.jump(6 * HOUR)
  expect(await rina().says('menu')).toContain('Katalog')
  await office.pass(MINUTE)
  expect(await expired()).toBe(lapsed)
  await office.pass(MINUTE)
  const reports = heard(admin(), 'Layanan terhenti').slice(told)
  expect(reports.map(({ text }) => text)).toEqual([expect.stringContaining('(6 jam)')])
  await office.jump(-6 * HOUR)
  expect(await rina().says('menu')).toContain('Katalog')
  expect(await vendor.says('siap kak')).toContain('sudah dicatat')
  expect(await statusOf(id)).toMatchObject({ status: 'in-progress' })
})
