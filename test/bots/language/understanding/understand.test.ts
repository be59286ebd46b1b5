import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { BINDING, type Context, type Meaning, understand } from '#bots/language/understanding/index.ts'
import { NOW, phrasesOf } from '../phrase-files.ts'

const vendor = (text: string, more: Partial<Context> = {}) => understand(text, { as: 'vendor', now: NOW, ...more })
const staff = (text: string, more: Partial<Context> = {}) => understand(text, { as: 'staff', now: NOW, ...more })
const leading = (text: string, more: Partial<Context> = {}) => vendor(text, more).intents[0].intent

const FOUR: readonly Meaning[] = [
  { intent: 'ACCEPT' },
  { intent: 'PARTIAL' },
  { intent: 'RESCHEDULE' },
  { intent: 'REJECT', detail: 'unspecified' },
]

describe('meaning depends on what was asked', () => {
  test('"siap" accepts the one order that waits, and nothing when several wait', () => {
    expect(vendor('siap')).toMatchObject({ intents: [{ intent: 'ACCEPT' }], certain: true })
    expect(vendor('siap', { waiting: 3 }).certain).toBe(false)
    expect(vendor('siap EO-0231', { waiting: 3 })).toMatchObject({ certain: true, slots: { orderNumber: 'EO-0231' } })
    expect(leading('siap', { asked: 'idle' })).toBe('AMBIG')
  })

  test('a thumb counts only as a reply to the question itself', () => {
    expect(leading('👍')).toBe('AMBIG')
    expect(vendor('👍🏽', { quoted: true })).toMatchObject({ intents: [{ intent: 'ACCEPT' }], certain: true })
    expect(vendor('👎', { quoted: true })).toMatchObject({ intents: [{ intent: 'REJECT' }], certain: false })
    expect(leading('👎')).toBe('AMBIG')
  })

  test('a number is the option shown, the quantity asked, or a question back', () => {
    expect(vendor('4', { options: FOUR })).toMatchObject({ intents: [{ intent: 'REJECT' }], slots: { choice: 4 } })
    expect(vendor('2', { options: FOUR }).intents[0].intent).toBe('PARTIAL')
    expect(vendor('80', { asked: 'quantity' })).toMatchObject({
      intents: [{ intent: 'PARTIAL' }],
      slots: { quantity: 80 },
    })
    expect(vendor('7', { options: FOUR }).certain).toBe(false)
    expect(vendor('2').certain).toBe(false)
  })

  test('"25" is a price of 25.000 when the price was asked', () => {
    expect(vendor('25', { asked: 'price' })).toMatchObject({ intents: [{ intent: 'PRICE' }], slots: { money: 25_000 } })
  })

  test('"habis" is a doubtful no to an order, and a word about stock otherwise', () => {
    expect(vendor('habis')).toMatchObject({ intents: [{ intent: 'REJECT', detail: 'stock' }], certain: false })
    expect(leading('habis', { asked: 'idle' })).toBe('STOCK')
  })

  test('a quantity beside a yes is certain only when it is the one ordered', () => {
    expect(vendor('100 box bisa').certain).toBe(false)
    expect(vendor('100 box bisa', { ordered: [100] })).toMatchObject({ intents: [{ intent: 'ACCEPT' }], certain: true })
    expect(vendor('80 box bisa', { ordered: [100] }).certain).toBe(false)
  })

  test('a no is certain to a yes-or-no question and doubtful to an order', () => {
    expect(vendor('engga', { asked: 'yes-no' })).toMatchObject({ intents: [{ intent: 'REJECT' }], certain: true })
    expect(vendor('engga').certain).toBe(false)
  })
})

describe('reading rules', () => {
  test.each(['ga masalah', 'gapapa kak, bisa', 'bukan ga mau pak, saya ambil', 'mana mungkin saya tolak, siap'])(
    '%s is no refusal',
    (text) => expect(leading(text)).toBe('ACCEPT'),
  )

  test.each(['bentar', 'ntar ya', 'cek dulu', 'oke saya tanya suami dulu', 'siap, saya lihat stok dulu'])(
    '%s changes nothing',
    (text) => expect(vendor(text)).toMatchObject({ intents: [{ intent: 'AMBIG' }], certain: false }),
  )

  test('thanks are no acceptance', () => {
    expect(leading('terima kasih')).toBe('THANKS')
    expect(leading('terima')).toBe('ACCEPT')
  })

  test('"jadi ga" asks, "ga jadi" calls off', () => {
    expect(leading('jadi ga nih?')).toBe('QUESTION')
    expect(leading('ga jadi')).toBe('CANCEL')
  })

  test('two meanings are both kept, and then nothing is certain', () => {
    const read = vendor('siap bu, alamatnya dimana?')
    expect(read.intents.map(({ intent }) => intent)).toEqual(['ACCEPT', 'QUESTION'])
    expect(read.certain).toBe(false)
  })

  test('"bisa, tapi jam 1 ya" proposes a time', () => {
    expect(vendor('bisa, tapi jam 1 ya')).toMatchObject({
      intents: [{ intent: 'RESCHEDULE' }],
      slots: { hour: '13:00' },
    })
  })

  test('quantities for each line are kept', () => {
    const read = vendor('100 bisa, snacknya 70')
    expect(read.intents[0].intent).toBe('PARTIAL')
    expect(read.slots.quantities?.map(({ value }) => value)).toEqual([100, 70])
  })

  test.each([
    ['bisa dipecah 2 nota biar ga kena pajak', 'splitting'],
    ['kuitansinya kosongan aja ya', 'blank-receipt'],
    ['nanti ada fee buat bapak', 'gratification'],
    ['rekening ganti ke BCA 1234567890', 'bank-account'],
    ['tanggal notanya kemarin aja', 'backdating'],
    ['barang ga usah dikirim, notanya aja', 'fictitious'],
    ['notanya dilebihin aja', 'markup'],
  ])('%s is a risk', (text, detail) => {
    expect(vendor(text).intents[0]).toEqual({ intent: 'RISK', detail })
  })

  test('another amount and another time in one message are both kept', () => {
    const both = vendor('80 bisa tapi jam 2').intents.map(({ intent }) => intent)
    expect(both.sort()).toEqual(['PARTIAL', 'RESCHEDULE'])
  })

  test('until something is mended is not arrived', () => {
    for (const phrase of [
      'barangnya udah di lobi sampai mobilnya beres',
      'sudah diterima bu Rina sampai kurirnya datang',
    ])
      expect(vendor(phrase, { asked: 'idle' }).certain).toBe(false)
    expect(vendor('barangnya udah di lobi', { asked: 'idle' }).certain).toBe(true)
  })

  test('a question whether it may be later moves nothing', () => {
    for (const phrase of ['bisa diundur ga?', 'jadwalnya bisa digeser?'])
      expect(vendor(phrase)).toMatchObject({ intents: [{ intent: 'RESCHEDULE' }], certain: false })
  })

  test('splitting a delivery is no risk', () => {
    expect(leading('kirimnya saya bagi 2 kloter ya')).not.toBe('RISK')
  })

  test('who wants no messages is heard', () => {
    expect(vendor('jangan kirim wa lagi').intents[0]).toEqual({ intent: 'UNRELATED', detail: 'stop' })
    expect(vendor('nomor ini bukan bu Sri lagi').intents[0]).toEqual({ intent: 'UNRELATED', detail: 'wrong-number' })
  })

  test('a guessed spelling never binds', () => {
    expect(vendor('batlkan pesanan')).toMatchObject({ intents: [{ intent: 'CANCEL' }], certain: false })
  })
})

test('an order by sentence carries its facts', () => {
  const { intents, slots } = staff('pesen 100 nasi ayam bakar buat rabu jam 11')
  expect(intents[0].intent).toBe('ORDER')
  expect(slots).toMatchObject({ quantity: 100, item: 'nasi ayam bakar', day: '2026-11-25', hour: '11:00' })
})

describe('bad input', () => {
  test('any text is understood without failing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), fc.constantFrom('vendor', 'staff'), (text, as) => {
        expect(understand(text, { as, now: NOW }).intents.length).toBeGreaterThan(0)
      }),
    )
  })

  test('a megabyte binds nobody and does not hold the bot up', () => {
    const began = performance.now()
    expect(vendor('siap '.repeat(200_000)).certain).toBe(false)
    expect(performance.now() - began).toBeLessThan(200)
  })

  test('styled letters, right-to-left marks and lengthened letters are read as what they show', () => {
    for (const text of ['𝓼𝓲𝓪𝓹', '\u202Esiap\u202C', 's\u200Bi\u200Ba\u200Bp', 'siaaaap', 'SIAP!!!']) {
      expect(leading(text), text).toBe('ACCEPT')
    }
  })

  test('nothing written is a question back', () => {
    for (const text of ['', '   ', '...', '??', '[stiker]']) expect(vendor(text)).toMatchObject({ certain: false })
  })
})

test('a doubt behind any yes takes its certainty away', () => {
  const yes = phrasesOf('tuned').filter(({ intent, as }) => intent === 'ACCEPT' && as === 'vendor')
  const doubts = [
    'tapi belum pasti',
    'kalau jadi',
    'cek dulu',
    'mungkin',
    'asal bayar dulu',
    'bisa ga?',
    'nanti saya kabari',
  ]
  const bound = yes.flatMap(({ phrase }) =>
    doubts
      .map((doubt) => `${phrase}, ${doubt}`)
      .filter((text) => {
        const read = vendor(text)
        return read.certain && BINDING.has(read.intents[0].intent)
      }),
  )
  expect(bound).toEqual([])
})

test('out of one thing and another is there: what is offered instead is named, and nothing binds', () => {
  for (const [text, instead] of [
    ['yang kecap abis, adanya serundeng', 'serundeng'],
    ['adanya serundeng kak, yang kecap abis', 'serundeng'],
    ['nasi kuningnya ga ada, adanya nasi uduk gimana kak', 'nasi uduk'],
    ['cuma ada ikan bakar kak, ayamnya habis', 'ikan bakar'],
  ] as const) {
    const read = vendor(text)
    expect(read.slots.substitute, text).toBe(instead)
    expect(read.certain && BINDING.has(read.intents[0].intent), text).toBe(false)
  }
  for (const text of ['adanya tinggal 80', 'kecap abis', 'kecapnya abis, adanya besok', 'sudah habis, tinggal kirim'])
    expect(vendor(text).slots.substitute, text).toBeUndefined()
})

test('the facts of a message are its slots', () => {
  expect(vendor('sudah diterima bu Rina lt 3').slots).toEqual({ person: 'rina', place: 'lt 3' })
  expect(vendor('kurir udah berangkat jam 9.15').slots.hour).toBe('09:15')
  expect(vendor('100 ga bisa, bisanya 60').slots.quantity).toBe(60)
  expect(vendor('disc 10% klo diatas 100').slots.percent).toBe(10)
  expect(vendor('yang rendang habis, ganti ayam bakar boleh?').slots.substitute).toBe('ayam bakar')
  expect(vendor('kurang 10 ya, bahan kurang').slots.relative).toBe(-10)
  expect(staff('ganti alamat ke Jl. Medan Merdeka Selatan 8-9').slots.place).toBe('jl. medan merdeka selatan 8-9')
  expect(staff('tambah 20 lagi').slots.relative).toBe(20)
})

test('numbers that are no amount bind nobody and are reported as written, for the flow to refuse', () => {
  for (const text of ['-5', '0', '0 box', 'bisanya 0 aja', '1,5']) {
    expect(vendor(text, { asked: 'quantity' }).certain, text).toBe(false)
    expect(staff(text, { asked: 'quantity' }).certain, text).toBe(false)
  }
  expect(vendor('-5', { asked: 'quantity' }).slots.quantity).toBe(-5)
  expect(vendor('0', { asked: 'quantity' }).slots.quantity).toBe(0)
  expect(vendor('seribu juta', { asked: 'price' }).slots.money).toBe(1e9)
})
