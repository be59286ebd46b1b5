/**
 * What every messenger owes the house, whatever its platform: one suite, to which each adapter hands a descriptor that
 * makes platform events and reads rendered payloads back as the person on the other end sees them.
 */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Capabilities, ChannelName, Choice, Delivery, Incoming, Say } from '#bots/channel.ts'
import { lines, type Markup, type Span, say } from '#bots/markup.ts'

/** Circumstances of a made-up platform event; each left out is the ordinary one. */
export interface Circumstances {
  /** The platform's id of the message. */
  readonly id?: string
  /** One of the descriptor's `chats`. */
  readonly chat?: string
  /** Written by the bot itself. */
  readonly own?: boolean
  /** In a group: the bot is named. */
  readonly named?: boolean
}

/** One message as a person sees it: marks are styles, escapes and invisible protection are gone. */
export interface Shown {
  readonly text: string
  /** The parts of `text` that stand out, in order. */
  readonly styled: readonly Span[]
  /** The words as the platform counts them towards its limit. */
  readonly length: number
  /** SHA-256 of the picture above the text, or of the document. */
  readonly picture?: string
  readonly document?: string
  /** What can be chosen; `index` counts over all rows of the Say, links included. */
  readonly offers: readonly { readonly label: string; readonly index: number }[]
  /** Where links lead, whether they are buttons or written out. */
  readonly links: readonly string[]
}

export interface ChannelDescriptor {
  readonly channel: ChannelName
  readonly capabilities: Capabilities
  /** A private chat and a group, as the platform names them. */
  readonly chats: { readonly private: string; readonly group: string }
  /** A platform event: somebody wrote `words`. */
  text(words: string, circumstances?: Circumstances): unknown
  /** A platform event: somebody sent a picture with these words under it. */
  picture(caption: string, circumstances?: Circumstances): unknown
  /** Events as no platform should send them. */
  readonly malformed: readonly unknown[]
  /** The adapter's own pure `receive`, given one event. */
  receive(event: unknown): readonly Incoming[]
  /** Where a message to this address goes, in the platform's own words. */
  destination(address: Incoming['address']): string
  /** The adapter's own pure `render`, and what a person then sees, in order. */
  show(delivery: Delivery): readonly Shown[]
}

const PICTURE = 'a'.repeat(64)
const FAMILY = '👨‍👩‍👧‍👦'
const RIGHT_TO_LEFT_TRICKS = '\u202egnp.exe\u202c \u2066x\u2069 \u200b\u200f'

/** Runs the suite for one adapter. */
export function channelContract(descriptor: ChannelDescriptor): void {
  describe(`${descriptor.channel} keeps the contract of a channel`, () => {
    describe('what people write', () => receiving(descriptor))
    describe('what the bot says', () => rendering(descriptor))
  })
}

function receiving({ channel, chats, text, picture, malformed, receive, destination }: ChannelDescriptor): void {
  const one = (event: unknown): Incoming => {
    const [incoming, ...more] = receive(event)
    if (!incoming || more.length > 0) throw new Error(`expected one event, got ${more.length + (incoming ? 1 : 0)}`)
    return incoming
  }

  test.each([
    'pesan nasi kotak 50',
    '*tebal* _miring_ <b>x</b> &amp; `kode`',
    FAMILY,
    '0',
    '-5',
    'ya\nbesok',
    'العربية',
  ])('arrives as it was typed: %s', (words) => {
    const incoming = one(text(words, { id: '71' }))
    expect(incoming.input).toEqual({ kind: 'text', text: words })
    expect(incoming).toMatchObject({ group: false, addressed: true, address: { channel, chat: expect.any(String) } })
  })

  test('the words under a picture come with it', () => {
    expect(one(picture('ini buktinya')).input).toMatchObject({ kind: 'picture', caption: 'ini buktinya' })
  })

  test('the bot does not answer itself', () => {
    expect(receive(text('halo', { own: true }))).toEqual([])
    expect(receive(text('halo', { own: true, chat: chats.group }))).toEqual([])
    expect(receive(picture('halo', { own: true }))).toEqual([])
  })

  test('a message delivered twice is one event, two messages are two', () => {
    const key = (event: unknown) => `${one(event).address.chat} ${one(event).messageId}`
    expect(key(text('ya', { id: '71' }))).toBe(key(text('ya', { id: '71' })))
    expect(key(text('ya', { id: '71' }))).not.toBe(key(text('ya', { id: '72' })))
  })

  test('an answer goes to where the question came from', () => {
    for (const chat of Object.values(chats)) {
      expect(destination(one(text('halo', { chat, named: true })).address)).toBe(chat)
    }
  })

  test('in a group the bot is addressed only when it is named', () => {
    expect(one(text('halo', { chat: chats.group, named: true }))).toMatchObject({ group: true, addressed: true })
    expect(one(text('halo', { chat: chats.group }))).toMatchObject({ group: true, addressed: false })
  })

  test('one event never speaks for two people', () => {
    const { sender } = one(text('halo', { chat: chats.group }))
    expect(sender.ids.length).toBeGreaterThan(0)
    expect(sender.ids).not.toContain(chats.group)
  })

  test('malformed events change nothing and throw nothing', () => {
    for (const event of malformed) expect(receive(event)).toEqual([])
    fc.assert(fc.property(fc.anything(), (event) => Array.isArray(receive(event))))
  })

  test('a text of a megabyte and half a surrogate pair can be stored', () => {
    for (const words of ['x'.repeat(1_000_000), 'rusak \ud83d\0 benar']) {
      const stored = JSON.stringify(receive(text(words)))
      expect(stored).not.toMatch(/\\u0000|\\ud[89a-f]/i)
    }
  })
}

function rendering({ channel, chats, capabilities, show }: ChannelDescriptor): void {
  const shown = (what: Say, more: Partial<Delivery> = {}) =>
    show({ id: 1, address: { channel, chat: chats.private }, say: what, token: 'k3y', ...more })
  const words = (messages: readonly Shown[]) => messages.map((message) => message.text).join(' ')
  const bare = (text: string) => text.replace(/\s+/g, '')
  const choices = (count: number): Choice[][] =>
    Array.from({ length: count }, (_, index) => [{ label: `Pilihan ke-${index}`, act: { flow: 'x' } }])

  test('one short sentence is one message, with its marks', () => {
    const messages = shown({ text: say`Total *Rp 50.000*, _termasuk_ ~ongkir~ \`P-1\`.` })
    expect(messages).toHaveLength(1)
    expect(messages[0]).toMatchObject({
      text: 'Total Rp 50.000, termasuk ongkir P-1.',
      styled: [
        { style: 'bold', text: 'Rp 50.000' },
        { style: 'italic', text: 'termasuk' },
        { style: 'struck', text: 'ongkir' },
        { style: 'code', text: 'P-1' },
      ],
    })
  })

  test.each([
    '*GRATIS*',
    '_x_ ~y~ `z`',
    '<b>x</b> & &lt; &#60;',
    '</b><a href="https://x.id">',
    '\\*',
    '[x](y)',
    '||x||',
  ])('a product called %s keeps its name and forges nothing', (name) => {
    const [message] = shown({ text: say`1. ${name} — *bagus*` })
    expect(message?.text).toBe(`1. ${name} — bagus`)
    expect(message?.styled).toEqual([{ style: 'bold', text: 'bagus' }])
  })

  test('nothing can turn the reading order around, in texts or on choices', () => {
    const tricky: Choice = { label: `Ya${RIGHT_TO_LEFT_TRICKS}`, act: { flow: 'x' } }
    const messages = shown({ text: say`Nama ${RIGHT_TO_LEFT_TRICKS}.`, choices: [[tricky]] })
    const all = words(messages) + messages.flatMap(({ offers }) => offers.map(({ label }) => label)).join()
    expect(all).not.toMatch(/[\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069]/)
    expect(all).toContain('gnp.exe')
  })

  test('a long text is split within the limit, and no word is lost', () => {
    const paragraphs = Array.from(
      { length: 400 },
      (_, index) => say`Baris ${index}: nasi kotak, air mineral, dan buah.`,
    )
    const messages = shown({ text: lines(...paragraphs) })
    expect(messages.length).toBeGreaterThan(1)
    for (const { length } of messages) expect(length).toBeLessThanOrEqual(capabilities.textMax)
    expect(bare(words(messages))).toBe(bare(paragraphs.join('\n')))
  })

  test('a split never cuts an emoji', () => {
    fc.assert(
      fc.property(fc.nat(30), (offset) => {
        const messages = shown({ text: say`${'x'.repeat(offset)}${FAMILY.repeat(600)}` })
        for (const { text } of messages) expect(text.replaceAll(FAMILY, '').replaceAll('x', '')).toBe('')
        expect(words(messages).split(FAMILY)).toHaveLength(601)
      }),
      { numRuns: 10 },
    )
  })

  test('a split in the middle of bold words leaves both halves bold', () => {
    const messages = shown({ text: say`Awal *${'kata '.repeat(1500).trim()}* akhir` })
    const bold = messages.flatMap(({ styled }) => styled.filter(({ style }) => style === 'bold'))
    expect(bare(bold.map(({ text }) => text).join(''))).toBe('kata'.repeat(1500))
    expect(bare(words(messages))).toBe(`Awal${'kata'.repeat(1500)}akhir`)
  })

  test('whatever is said, every message has words or a picture and keeps the limits', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 6000 }), fc.boolean(), (text, hasPicture) => {
        const messages = shown({ text: say`${text}`, ...(hasPicture ? { picture: PICTURE } : {}), choices: choices(2) })
        for (const message of messages) {
          const isCaption = message.picture !== undefined
          expect(message.length).toBeLessThanOrEqual(isCaption ? capabilities.captionMax : capabilities.textMax)
          if (!isCaption) expect(message.text.trim()).not.toBe('')
          expect(message.text.isWellFormed()).toBe(true)
        }
      }),
      { numRuns: 50 },
    )
  })

  test.each([1, 9, 100, 230])('each of %i choices can be reached, in order', (count) => {
    const messages = shown({ text: say`Pilih:`, choices: choices(count) })
    const offers = messages.flatMap((message) => message.offers)
    expect(offers).toEqual(Array.from({ length: count }, (_, index) => ({ label: `Pilihan ke-${index}`, index })))
  })

  test('choices come last, after a long text or under a picture', () => {
    const long = say`${'kata '.repeat(2000)}`
    for (const say of [{ text: long }, { text: long, picture: PICTURE }, { text: 'ya' as Markup, picture: PICTURE }]) {
      const messages = shown({ ...say, choices: choices(3) })
      expect(messages.at(-1)?.offers).toHaveLength(3)
      expect(messages.slice(0, -1).flatMap(({ offers }) => offers)).toEqual([])
    }
  })

  test('one row of many choices loses none', () => {
    const messages = shown({ text: say`Jam?`, choices: [choices(24).flat()] })
    expect(messages.flatMap(({ offers }) => offers.map(({ index }) => index))).toEqual([...Array(24).keys()])
  })

  test('a choice and a link side by side keep their places', () => {
    const choice: Choice = { label: 'Ya', act: { flow: 'x' } }
    const link = { label: 'Buka', url: 'https://pesan.example.go.id/x' }
    const messages = shown({ text: say`Lihat:`, choices: [[choice, link], [{ ...choice, label: 'Tidak' }]] })
    expect(messages.flatMap(({ offers }) => offers)).toEqual([
      { label: 'Ya', index: 0 },
      { label: 'Tidak', index: 2 },
    ])
    expect(messages.flatMap(({ links }) => links)).toEqual([link.url])
  })

  test('choices without words are still reachable', () => {
    const messages = shown({ text: '' as Markup, choices: choices(2) })
    expect(messages.flatMap(({ offers }) => offers)).toHaveLength(2)
    for (const { text } of messages) expect(text.trim()).not.toBe('')
  })

  test('a picture stands above its words; words too long for a caption follow it', () => {
    const [card, ...rest] = shown({ text: say`Nasi kotak`, picture: PICTURE })
    expect(card).toMatchObject({ picture: PICTURE, text: 'Nasi kotak' })
    expect(rest).toEqual([])
    const [first, ...more] = shown({ text: say`${'kata '.repeat(500)}`, picture: PICTURE })
    expect(first?.picture).toBe(PICTURE)
    expect(bare(words([...(first ? [first] : []), ...more]))).toBe('kata'.repeat(500))
  })

  test('a document goes along with the words', () => {
    const messages = shown({ text: say`Berikut BAST-nya.`, document: { file: PICTURE, fileName: 'BAST 1.pdf' } })
    expect(messages.some(({ document }) => document === PICTURE)).toBe(true)
    expect(words(messages)).toContain('Berikut BAST-nya.')
  })

  test('spaces alone are never sent', () => {
    for (const text of ['', ' ', '\n\n', '\u200b']) expect(shown({ text: say`${text}` })).toEqual([])
    expect(shown({ text: say`${' '.repeat(9000)}ya` }).map(({ text }) => text.trim())).toEqual(['ya'])
  })
}
