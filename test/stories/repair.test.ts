/**
 * A conversation that goes wrong and is mended: nonsense twice, "eh salah", "lewati", "sampai mana tadi", a change of
 * subject, a week of silence, "jangan kirim wa lagi", the wrong number. For officers and for vendors.
 */
import { eq, like, sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { FLOWS } from '#bots/flows/index.ts'
import { HOUR, MINUTE } from '#core/calendar.ts'
import { insertRows } from '#db/rows.ts'
import { aliases, incidents, products, roles, rules, sessions } from '#db/schema.ts'
import type { TelegramPhone } from '#sandbox/telegram/server.ts'
import type { WhatsAppPhone } from '#sandbox/whatsapp/server.ts'
import type { Chatter } from '../support/chatter.ts'
import { type Office, openOffice } from '../support/office.ts'
import { questionsOf } from '../support/questions.ts'
import { DEDI, order, type Placed, quoting, RINA, SARI } from './ordering.ts'

const HENDRA = '101291'
const TREASURER = '101206'

let office: Office
let asked: Placed
let running: Placed

beforeAll(async () => {
  office = await openOffice()
  running = await order(office, rina())
  await running.vendor.says('siap kak', quoting(running))
  asked = await order(office, rina(), { when: 'kamis jam 10' })
}, 300_000)
afterAll(() => office.close())
afterEach(async () => expect(await office.faults()).toEqual([]))

const rina = () => office.on('telegram', RINA)

const WHO = { rina: RINA, sari: SARI, treasurer: TREASURER, admin: HENDRA, head: '101201' } as const
type Who = keyof typeof WHO | 'vendor'

const draft = { vendorId: 1, name: 'Nasi uji' }
const change = { quantities: [] }

/** A conversation as it stands when one of its questions waits: who is asked, and where it is. */
function standing(): Readonly<Record<string, { readonly who: Who; readonly state: Record<string, unknown> }>> {
  const [a, r] = [{ orderId: asked.id }, { orderId: running.id }]
  return {
    'invite.name': { who: 'admin', state: { role: 'pp', unitId: null, place: '' } },
    'cut-off.name': { who: 'admin', state: {} },
    'basket.quantity': { who: 'rina', state: { vendorId: 1, productId: 1 } },
    'browse.quantity': { who: 'rina', state: { productId: 1 } },
    'sentence.quantity': { who: 'rina', state: { brief: { wish: { things: [{ words: ['nasi'] }] } }, at: 0 } },
    ...of('checkout', ['budget', 'when', 'hour', 'where', 'purpose', 'note', 'reason', 'confirm'], 'rina', {
      vendorId: 1,
      day: '2026-12-01',
    }),
    'dispose.note': { who: 'head', state: { lineId: 1, ppk: 1, pp: 1 } },
    'orders.cancel': { who: 'rina', state: r },
    ...of('change-order', ['pick', 'quantity', 'when', 'where', 'note', 'confirm', 'reason'], 'rina', {
      ...r,
      change,
      line: 1,
    }),
    'force-cancel.reason': { who: 'admin', state: r },
    'weigh-proposal.why': { who: 'rina', state: { ...a, since: 0, leftOut: [] } },
    'reorder.reason': {
      who: 'rina',
      state: { wanted: { ...r, productId: 1, quantity: 1, price: 1 }, about: [] },
    },
    'attach.only': { who: 'rina', state: { ...r, kind: 'foto' } },
    'ask.only': { who: 'rina', state: r },
    ...of('approve-order', ['askExplanation', 'reject'], 'sari', a),
    'explain-order.explain': { who: 'rina', state: a },
    ...of('bank-account', ['details', 'confirm'], 'vendor', { vendorId: 1 }),
    ...of('register-shop', ['shop', 'owner', 'address', 'city'], 'vendor', { told: {} }),
    'register-shop.sells': { who: 'vendor', state: { vendorId: 1, shop: 'Uji' } },
    'register-shop.papers': { who: 'vendor', state: { vendorId: 1, shop: 'Uji', sells: 'kue' } },
    'shop-staff.name': { who: 'vendor', state: { vendorId: 1 } },
    ...of('new-product', ['name', 'kind', 'price', 'minimum', 'lead', 'photo', 'confirm'], 'vendor', { draft }),
    'mend.only': { who: 'vendor', state: { lookId: 1 } },
    'curate.words': { who: 'admin', state: { lookId: 1, status: 'more' } },
    'my-shop.which': { who: 'vendor', state: { said: { kind: 'ask-stock' } } },
    'my-shop.stock': { who: 'vendor', state: { productIds: [1] } },
    'my-shop.price': { who: 'vendor', state: { productId: 1 } },
    ...of('my-shop', ['closed', 'hours'], 'vendor', {}),
    'my-shop.confirm': { who: 'vendor', state: { change: { what: 'hours', hours: null } } },
    'change-product.say': { who: 'vendor', state: { productId: 1, what: 'picture' } },
    'change-product.confirm': { who: 'vendor', state: { productId: 1, change: {} } },
    'shop-letters.file': { who: 'vendor', state: { vendorId: 1, kind: 'halal' } },
    'shop-letters.until': { who: 'vendor', state: { vendorId: 1, kind: 'halal', file: 'a', isPdf: false } },
    'shop-letters.confirm': {
      who: 'vendor',
      state: { vendorId: 1, kind: 'halal', file: 'a', isPdf: false, validTo: null },
    },
    ...of('answer-request', ['agree'], 'rina', a),
    'ask-change.confirm': { who: 'vendor', state: { ...r, ask: { words: 'uji' } } },
    ...of('ask-change', ['reason', 'when'], 'vendor', r),
    'ask-change.quantity': { who: 'vendor', state: { ...r, line: 1, ask: { words: 'uji' } } },
    'answer-order.quantity': { who: 'vendor', state: { ...a, line: 1, quantities: [] } },
    ...of('answer-order', ['when', 'reason', 'unsure', 'sure'], 'vendor', a),
    'answer-order.which': { who: 'vendor', state: { words: 'siap' } },
    'answer-order.proposal': { who: 'vendor', state: { ...a, proposal: { quantities: [], words: '' } } },
    'receive-order.count': { who: 'sari', state: { ...r, line: 1, quantities: [] } },
    'finding.count': { who: 'sari', state: { ...r, finding: 'short', line: 1, quantities: [] } },
    'finding.show': { who: 'sari', state: { ...r, finding: 'spoiled', quantities: [], files: [], words: '' } },
    'finding.refuse': { who: 'sari', state: r },
    'rate-order.reason': { who: 'sari', state: { ...r, stars: 2 } },
    ...of('lateness', ['decide', 'waive'], 'sari', {
      ...r,
      draft: { how: 'receive', quantities: [], words: '', files: [] },
    }),
    'shop-confirms.amount': { who: 'vendor', state: r },
    ...of('solve-finding', ['when', 'explain'], 'vendor', r),
    ...of('pay-order', ['proof', 'answer', 'slip', 'debit', 'notBill'], 'treasurer', r),
    ...of('confirm-payment', ['reason', 'settle'], 'head', r),
  }
}

function of(flow: string, steps: readonly string[], who: Who, state: Record<string, unknown>) {
  return Object.fromEntries(steps.map((step) => [`${flow}.${step}`, { who, state }]))
}

/** Puts somebody before a question, as if their conversation had led there. */
async function stands(who: Chatter, question: string, state: Record<string, unknown>): Promise<void> {
  const [name, step = ''] = question.split('.')
  const { db } = office.database
  const { channel } = who.phone
  const [owner] = await db
    .select({ id: aliases.personId })
    .from(aliases)
    .where(eq(aliases.externalId, externalId(who)))
  if (!owner) throw new Error(`nobody is ${externalId(who)} on ${channel}`)
  const flow = { name, state: step === 'only' ? state : { ...state, step } }
  const kept = { version: 1, flow, options: null, baskets: {}, said: null }
  const row = { key: `p:${owner.id}`, state: kept, updatedAt: office.now() }
  await db
    .insert(sessions)
    .values(row)
    .onConflictDoUpdate({ target: sessions.key, set: { state: kept } })
}

/** The flow that somebody is in. */
async function underOf(who: Chatter): Promise<string | undefined> {
  const { db } = office.database
  const [row] = await db
    .select({ state: sessions.state })
    .from(sessions)
    .innerJoin(aliases, eq(sessions.key, sql`'p:' || ${aliases.personId}`))
    .where(eq(aliases.externalId, externalId(who)))
  return (row?.state as { flow: { name: string } | null } | undefined)?.flow?.name
}

function externalId({ phone }: Chatter): string {
  return phone.channel === 'telegram'
    ? String((phone as TelegramPhone).owner.id)
    : `${(phone as WhatsAppPhone).number}@s.whatsapp.net`
}

const chatterOf = (who: Who) => (who === 'vendor' ? asked.vendor : office.on('telegram', WHO[who]))

/** A product of the shop that this person answers for. */
async function ownProduct({ phone }: Chatter): Promise<number> {
  const { db } = office.database
  const [row] = await db
    .select({ id: products.id })
    .from(products)
    .innerJoin(roles, eq(roles.vendorId, products.vendorId))
    .innerJoin(aliases, eq(aliases.personId, roles.personId))
    .where(eq(aliases.externalId, `${(phone as WhatsAppPhone).number}@s.whatsapp.net`))
    .limit(1)
  return row?.id ?? 0
}

const voice = (who: Chatter) =>
  who.phone.channel === 'whatsapp'
    ? (who.phone as WhatsAppPhone).voiceNote()
    : (who.phone as TelegramPhone).other('sticker', { bytes: new Uint8Array([1]), mimeType: 'image/webp' })

/** What the bot said without what the person wrote, for comparing. */
const plain = (words: string) => words.replace(/“[^”]*”/g, '“…”').split('\n[')[0] ?? ''

test('every question of every flow has its place here', () => {
  const here = Object.keys(standing()).sort()
  expect(here).toEqual(
    questionsOf(FLOWS)
      .map(({ flow, step }) => `${flow}.${step}`)
      .sort(),
  )
})

describe('nonsense, whatever is asked, never hears the same sentence twice', () => {
  const nonsense = { words: ['qwzx brrt', 'zzgh wkwkwk ppp', 'xqj vvbn'], voice: ['', ''] }

  test.each(questionsOf(FLOWS).map(({ flow, step }) => `${flow}.${step}`))('%s', async (question) => {
    const found = standing()[question]
    if (!found) throw new Error(`no place for ${question}`)
    const person = chatterOf(found.who)
    for (const [kind, all] of Object.entries(nonsense)) {
      await stands(person, question, found.state)
      const heard: string[] = []
      for (const words of all)
        heard.push(plain(kind === 'words' ? await person.says(words) : await person.does(() => voice(person))))
      for (const [at, words] of heard.entries()) expect(words, `${kind} ${at}`).not.toBe(heard[at - 1])
    }
  })
})

test('the second time it is explained with an example, and a person is a tap or a word away; then it is the person', async () => {
  await stands(rina(), 'checkout.when', { vendorId: 1 })
  await rina().says('nasi kotak dibawah 40rb')
  await rina().taps('1.')
  expect(await rina().says('0')).not.toContain('admin')
  const second = await rina().says('0')
  expect(second).toMatch(/tulis jumlahnya dengan angka, contoh: 100.*admin.*\[🙋 Panggil admin\]/s)
  expect(await rina().says('0')).toMatch(/bukan salah Ibu.*Mau saya panggilkan orang/s)
  expect(await rina().taps('Panggil admin')).toContain('admin sudah saya panggil')
  expect(await rina().says('menu')).toContain('Saya kembali melayani')
  const vendor = asked.vendor
  await stands(vendor, 'my-shop.stock', { productIds: [await ownProduct(vendor)] })
  await vendor.says('hmm')
  expect(await vendor.says('hmmm')).toMatch(/angka, Kak, contoh: _30_.*admin/s)
})

describe('whatever is asked, in as many words as people use', () => {
  // Nobody writes so much in one moment without being asked to wait.
  beforeEach(() => office.pass(MINUTE))

  test.each(questionsOf(FLOWS).map(({ flow, step }) => `${flow}.${step}`))('%s', async (question) => {
    const { who, state } = standing()[question] ?? { who: 'rina' as const, state: {} }
    const person = chatterOf(who)
    const [flow = ''] = question.split('.')
    await stands(person, question, state)
    for (const puzzled of ['maksudnya gimana kak?', 'contohnya apa', 'ga ngerti'])
      expect(await person.says(puzzled), puzzled).toMatch(/^Kita sedang .*Tulis \*?admin/s)
    expect(await person.says('tadi sampai mana ya')).toContain('Kita sedang')
    expect(await underOf(person)).toBe(flow)
    expect(await person.says('batal aja deh kak')).not.toMatch(/^Kita sedang|belum (?:saya )?menangkap/)
    expect(await underOf(person)).toBe(undefined)
  })

  test('a thumb is no name of a thing, and leaves a question as it is', async () => {
    await stands(rina(), 'checkout.when', { vendorId: 1 })
    expect(await rina().says('👍')).not.toContain('Tidak ada barang')
    expect(await underOf(rina())).toBe('checkout')
    await rina().says('ga jadi kak')
  })
})

describe('a correction', () => {
  test('of an amount just given changes it', async () => {
    await rina().says('nasi kotak dibawah 40rb')
    await rina().taps('1.')
    await rina().says('100')
    expect(await rina().says('eh salah, maksudnya 80')).toMatch(/80 box/)
  })

  test('in the middle of check-out changes the goods, and check-out goes on', async () => {
    await rina().taps('Check-out')
    expect(await rina().says('aduh salah, maksudnya 70')).toMatch(/80 → 70 box/)
    expect(await rina().says('tambah 10')).toMatch(/70 → 80 box/)
    expect(await rina().taps('Check-out')).toContain('Pakai anggaran')
    await rina().taps('Makanan dan Minuman Rapat')
    await rina().says('rabu jam 11')
    expect(await rina().says('eh keliru, maksudnya jam 1')).toMatch(/13\.00/)
    expect(await rina().says('batal')).not.toBe('')
  })

  test('of what a vendor is about to propose is echoed anew', async () => {
    const mine = await order(office, rina(), { when: 'jumat jam 10' })
    const { vendor, number } = mine
    await vendor.says('bisanya 80 aja', quoting(mine))
    expect(await vendor.says('eh salah kak, maksudnya 90')).toMatch(/→ \*?90/)
    expect(await vendor.says('tidak')).toContain(number)
    expect(await vendor.says('siap kak', quoting(mine))).toContain(number)
  })

  test('of a price is echoed anew, and nothing is kept before the yes', async () => {
    const { vendor } = asked
    await stands(vendor, 'my-shop.price', { productId: await ownProduct(vendor) })
    await vendor.says('30rb')
    expect(await vendor.says('salah ketik, maksudnya 31rb')).toContain('Rp31.000')
    expect(await vendor.says('tidak')).toContain('tidak ada yang saya ubah')
  })

  test('without saying of what asks for it', async () => {
    expect(await rina().says('eh salah')).toContain('maksudnya 80')
  })
})

describe('“lewati”', () => {
  test('leaves out what may be left out', async () => {
    await stands(office.on('telegram', TREASURER), 'pay-order.slip', { orderId: running.id })
    expect(await office.on('telegram', TREASURER).says('lewati')).toContain('saya ingatkan')
    const { vendor } = asked
    await stands(vendor, 'new-product.minimum', { draft: { ...draft, price: 10_000, unit: 'box' } })
    expect(await vendor.says('lewati aja')).not.toContain('belum bisa dilewati')
    await vendor.says('batal')
  })

  test('says kindly why not, and how to answer, where it may not', async () => {
    await stands(rina(), 'orders.cancel', { orderId: running.id })
    expect(await rina().says('lewati')).toMatch(
      /belum bisa dilewati.*Alasannya tersimpan.*contoh|belum bisa dilewati/is,
    )
    await rina().says('batal')
    await stands(asked.vendor, 'answer-order.when', { orderId: asked.id })
    expect(await asked.vendor.says('skip')).toMatch(/belum bisa dilewati.*kapan harus datang/s)
    await asked.vendor.says('batal')
    await stands(office.on('telegram', SARI), 'rate-order.reason', { orderId: running.id, stars: 2 })
    expect(await office.on('telegram', SARI).says('lewati saja')).toContain('tidak adil')
    await office.on('telegram', SARI).says('batal')
  })
})

test('“sampai mana tadi” tells what we were at, though news came meanwhile', async () => {
  await stands(asked.vendor, 'my-shop.hours', {})
  await asked.vendor.says('apa ya')
  await order(office, office.on('telegram', DEDI), { when: 'jumat jam 9' })
  const told = await asked.vendor.says('sampai mana tadi?')
  expect(told).toMatch(/Kita sedang \*mengubah toko\*.*jam 7 sampai jam 5 sore/s)
  await asked.vendor.says('batal')
})

test('a change of subject leaves the question, and what was in the basket is there afterwards', async () => {
  await rina().says('nasi kotak dibawah 40rb')
  await rina().taps('1.')
  expect(await rina().says('pesanan')).toContain(asked.number)
  expect(await rina().says('keranjang')).toMatch(/Keranjang|🧺/)
})

test('after days of silence nothing is taken for an answer: it is told what we were at', async () => {
  const { vendor } = asked
  await vendor.says('rekening')
  await stands(rina(), 'orders.cancel', { orderId: running.id })
  await rina().does(() => voice(rina()))
  await office.jump(7 * 24 * HOUR)
  expect(await rina().says('acaranya ditunda')).toMatch(/Halo lagi!.*membatalkan pesanan.*belum saya anggap/s)
  expect(await vendor.says('siap')).toMatch(/Halo lagi!.*mengajukan rekening/s)
  expect(await rina().says('batal')).toContain('kita berhenti di sini')
  await vendor.says('batal')
})

test('talk that no bot should carry is no reason for anything, and is written down', async () => {
  const risks = () => office.database.db.$count(incidents, eq(incidents.kind, 'risk'))
  const known = await risks()
  await stands(rina(), 'checkout.reason', { vendorId: 1 })
  expect(await rina().says('dipecah aja biar ga tender')).toContain('tidak bisa saya bantu')
  expect(await risks()).toBe(known + 1)
  await rina().says('batal')
  await rina().says('admin')
  const count = rina().phone.messages().length
  await rina().phone.text('kuitansinya kosong dulu ya')
  await office.settled()
  expect(rina().phone.messages().length).toBe(count + 1)
  expect(await risks()).toBe(known + 2)
  await rina().says('menu')
})

test('“jangan kirim wa lagi” is honoured in the middle of anything; thanks leave it so, and more than thanks undoes it', async () => {
  const { vendor } = asked
  const hendra = office.on('telegram', HENDRA)
  await stands(vendor, 'answer-order.reason', { orderId: asked.id })
  expect(await vendor.says('jangan kirim wa lagi ya')).toContain('berhenti mengirim pesan')
  await hendra.hears('minta tidak dikirimi pesan lagi')
  const silent = vendor.phone.messages().length
  await vendor.phone.text('makasih')
  await office.settled()
  expect(vendor.phone.messages().length).toBe(silent + 1)
  expect(await vendor.says('menu')).toMatch(/Selamat datang kembali!.*Mau apa hari ini/s)
  await hendra.hears('menulis lagi')
  expect(await vendor.says('maaf salah sambung')).toContain('Maaf sudah mengganggu')
  await hendra.hears('bilang salah nomor')
  await vendor.says('orderan saya')
})

test('everybody is called as they asked, and only to their face', async () => {
  const { vendor } = asked
  expect(await rina().says('panggil saya Bu Rina')).toContain('Baik, Bu Rina.')
  expect(await rina().says('menu')).toContain('Halo, Bu Rina.')
  expect(await vendor.says('panggil saya Bang')).toMatch(/Baik, Bang \S+\./)
  expect(await vendor.says('makasih')).toContain('Sama-sama Bang')
  expect(await vendor.says('menu')).toMatch(/Halo, Bang .*Abang cukup balas/s)
  const { asked: words } = await order(office, rina(), { when: 'jumat jam 9' })
  expect(words).toMatch(/Halo Bang .*Ibu Rina Kusumawati.*rekening Abang.*Bisa, Bang\?/s)
  expect(await vendor.says('/panggil')).toContain('panggil saya')
})

test('the house says how it calls people, and whoever asked for something else is called so', async () => {
  const { db } = office.database
  const rule = (key: string, value: string) => ({ key, validFrom: '2025-01-01', value, source: 'story' })
  await insertRows(db, rules, [rule('address.office', 'kak'), rule('address.shops', 'ibu')])
  const dedi = office.on('telegram', DEDI)
  const laras = office.shop('Dapur Mpok Ida')
  expect(await dedi.says('menu')).toContain('Halo, Kak Dedi')
  expect(await laras.says('menu')).toMatch(/Halo, Bu .*Ibu cukup balas/s)
  await rina().says('panggil saya Bu Rina')
  expect(await rina().says('menu')).toContain('Halo, Bu Rina.')
  await db.delete(rules).where(like(rules.key, 'address.%'))
  expect(await laras.says('menu')).toMatch(/Halo, Kak .*Kakak cukup balas/s)
})
