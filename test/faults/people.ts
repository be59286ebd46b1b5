/**
 * People who go on with their work whatever happens to the bot: they wait for answers like people do, tap twice, and
 * write several messages in one breath. Each fails when an answer that is due does not come.
 */
import type { PhoneMessage } from '#sandbox/phone.ts'
import type { TelegramPhone } from '#sandbox/telegram/server.ts'
import type { WhatsAppPhone } from '#sandbox/whatsapp/server.ts'
import { readable } from '../support/chatter.ts'
import type { Chance } from './random.ts'

/** How long a person waits before they call an answer lost: on a busy machine a restart alone takes many seconds. */
const PATIENCE_MS = 150_000

/** Whoever waits begins anew with every kill: a house that was never let work for so long has lost nothing. */
export interface Patience {
  renew(): void
  /** Has the house had its time since then, and since the last kill? */
  isOver(since: number): boolean
}

/** Everybody's patience; `performance.now()` is its clock. */
export function patience(): Patience {
  let renewedAt = performance.now()
  return {
    renew: () => {
      renewedAt = performance.now()
    },
    isOver: (since) => performance.now() - Math.max(since, renewedAt) > PATIENCE_MS,
  }
}

export interface Worker {
  readonly phone: TelegramPhone | WhatsAppPhone
  /** How many buttons this person has pressed. */
  readonly taps: () => number
  /** Works until `over`, and then finishes what is under way. */
  work(over: () => boolean): Promise<void>
}

export interface Officer extends Worker {
  readonly phone: TelegramPhone
  /** Numbers of the orders that this officer saw confirmed. */
  readonly placed: ReadonlySet<number>
}

export interface Vendor extends Worker {
  readonly phone: WhatsAppPhone
  /** Orders that this vendor was asked about, and what was answered. */
  readonly answers: ReadonlyMap<number, 'accepted' | 'declined'>
}

export interface Prober extends Worker {
  readonly phone: TelegramPhone
  /** Made-up words in the order in which they were sent. */
  readonly words: readonly string[]
}

interface Reader {
  /** Everything up to now is old news. */
  mark(): void
  /** The newest bubble, or change of one, since the mark that says one of these. */
  sees(...words: readonly RegExp[]): Promise<{ readonly message: PhoneMessage; readonly which: number }>
}

/** What everybody on the stage shares. */
export interface Play {
  /** Ends all waiting. */
  readonly alive: AbortSignal
  readonly patience: Patience
}

function reader(phone: TelegramPhone | WhatsAppPhone, { alive, patience }: Play): Reader {
  let news: PhoneMessage[] = []
  phone.subscribe((event) => {
    if (event.kind === 'message' || event.kind === 'edited') if (event.message.from === 'them') news.push(event.message)
  })
  return {
    mark: () => {
      news = []
    },
    sees: async (...words) => {
      const since = performance.now()
      for (;;) {
        for (const message of news.toReversed()) {
          const which = words.findIndex((wanted) => wanted.test(message.text))
          if (which >= 0) return { message, which }
        }
        alive.throwIfAborted()
        if (patience.isOver(since))
          throw new Error(`${phone.name} waits for ${words.join(' or ')} in vain:\n${transcript(phone)}`)
        await pause(5)
      }
    },
  }
}

/** The end of a conversation as it stands on the phone. */
export function transcript(phone: TelegramPhone | WhatsAppPhone): string {
  return phone
    .messages()
    .slice(-14)
    .map((message) => `${message.from === 'me' ? '>' : '<'} ${readable(message).slice(0, 300)}`)
    .join('\n')
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

const STEPS = {
  list: /🔎/,
  card: /Jumlahnya berapa|Pesan paling lambat/,
  basket: /🧺 Keranjang/,
  budget: /Pakai anggaran/,
  when: /Diantar kapan/,
  where: /Diantar ke mana/,
  meeting: /Konsumsi rapat untuk/,
  note: /catatan untuk penjual/,
  summary: /Ringkasan pesanan/,
  placed: /Pesanan EO-(\d+) terkirim/,
} as const

/** Not the summary, which also says what is left of the budget: a killed process may send it again. */
const REFUSED =
  /^(?!.*Ringkasan pesanan).*(tidak diantar|paling banyak|dijual minimal|sisa pagu|melebihi|perlu dipesan)/is

const HELD = /tulis alasannya/
const REASONS = [
  'karena rapat mingguan dengan peserta yang berbeda-beda',
  'sebab kegiatan posyandu dan imunisasi jalan bersamaan bulan ini',
]

/** Orders again and again, tapping twice where it binds. */
export function officer(phone: TelegramPhone, chance: Chance, play: Play): Officer {
  const placed = new Set<number>()
  const { mark, sees } = reader(phone, play)
  let taps = 0
  const tap = (message: PhoneMessage, label: RegExp, times = 1) => {
    const button = message.buttons?.flat().find(({ text }) => label.test(text))
    if (!button?.data) throw new Error(`no button ${label} on:\n${readable(message)}`)
    for (let count = 0; count < times; count++) {
      taps += 1
      // A killed process may leave the spinner turning: only the message counts.
      phone.press(message.id, button.data).catch(() => undefined)
    }
  }
  /** What the rules refuse is left, and the basket emptied. */
  const abandon = async () => {
    mark()
    await phone.text('batal')
    await sees(/./)
    mark()
    await phone.text('keranjang')
    const { message } = await sees(/🧺 Keranjang|beberapa keranjang|Keranjang masih kosong/)
    mark()
    if (!message.buttons?.flat().some(({ text }) => /Kosongkan/.test(text))) return
    tap(message, /Kosongkan/)
    await sees(/dikosongkan/)
  }
  const order = async () => {
    mark()
    await phone.text(chance.pick(['nasi kotak dibawah 40rb', 'nasi kotak', 'snack box dibawah 20rb']))
    const list = await sees(STEPS.list)
    mark()
    tap(list.message, new RegExp(`^${chance.between(1, 3)}\\. `))
    await sees(STEPS.card)
    mark()
    await phone.text(String(chance.between(50, 80)))
    let shown = (await sees(STEPS.basket)).message
    mark()
    tap(shown, /Check-out/)
    // A draft that was kept knows some of the answers, so each step may be the next.
    const due: RegExp[] = [STEPS.budget, STEPS.when, STEPS.where, STEPS.meeting, STEPS.note, STEPS.summary]
    while (due.length > 0) {
      const { message, which } = await sees(...due)
      const [step] = due.splice(0, which + 1).slice(-1)
      shown = message
      mark()
      if (step === STEPS.budget) tap(message, /^1\. /)
      if (step === STEPS.when) await phone.text(chance.pick(['kamis jam 11', 'jumat jam 9']))
      if (step === STEPS.where) tap(message, /^📍/)
      if (step === STEPS.meeting) await phone.text('80 orang, dengan Dinkes, jam 9-12')
      if (step === STEPS.note) tap(message, /Lewati/)
    }
    // Orders that pile up against one budget are held until somebody says why.
    while (HELD.test(shown.text)) {
      mark()
      await phone.text(chance.pick(REASONS))
      shown = (await sees(STEPS.summary)).message
    }
    mark()
    tap(shown, /Pesan sekarang/, chance.between(1, 3))
    const { message, which } = await sees(STEPS.placed, REFUSED)
    if (which === 0) placed.add(Number(STEPS.placed.exec(message.text)?.[1]))
    else await abandon()
  }
  return {
    phone,
    placed,
    taps: () => taps,
    work: async (over) => {
      while (!over()) {
        await order()
        await pause(chance.between(0, 200))
      }
    },
  }
}

const ASKED = /pesanan baru EO-(\d+)/

/** Answers every order that is asked about, one after the other: by quote, by number, sometimes twice. */
export function vendor(phone: WhatsAppPhone, chance: Chance, play: Play): Vendor {
  const answers = new Map<number, 'accepted' | 'declined'>()
  const { mark, sees } = reader(phone, play)
  const waiting: { readonly order: number; readonly messageId: string }[] = []
  phone.subscribe((event) => {
    const order = event.kind === 'message' ? ASKED.exec(event.message.text)?.[1] : undefined
    if (event.kind === 'message' && order) waiting.push({ order: Number(order), messageId: event.message.id })
  })
  const answer = async ({ order, messageId }: { order: number; messageId: string }) => {
    const number = `EO-${String(order).padStart(4, '0')}`
    const quote = chance.next() < 0.5 ? { replyTo: messageId } : {}
    mark()
    await pause(chance.between(0, 150))
    if (chance.next() < 0.6) {
      await phone.text(`${number} siap kak`, quote)
      if (chance.next() < 0.3) await phone.text(`${number} siap kak`, quote)
      await sees(new RegExp(`${number}\\*? (sudah dicatat|pasti diterima)`), new RegExp(`pesanan ${number} senilai`))
      answers.set(order, 'accepted')
    } else {
      const said = await phone.text(`maaf ${number} tidak bisa, jadwal penuh`, quote)
      // The network brings it twice.
      if (chance.next() < 0.3) await phone.sendSameAgain(said.id)
      await sees(new RegExp(`${number}\\*? tidak jadi`))
      answers.set(order, 'declined')
    }
  }
  return {
    phone,
    answers,
    taps: () => 0,
    work: async (over) => {
      for (;;) {
        const next = waiting.shift()
        if (next) await answer(next)
        else if (over()) return
        else await pause(20)
      }
    },
  }
}

const NOTHING = /(?:Tidak ada barang|belum ketemu) untuk “(\w+)”/

/** Asks for things that nobody sells, several in one breath: every answer names its question. */
export function prober(phone: TelegramPhone, chance: Chance, play: Play): Prober {
  const words: string[] = []
  const { mark, sees } = reader(phone, play)
  const burst = async () => {
    // Numbered, for in hundreds of words chance alone says one twice.
    const asked = Array.from(
      { length: chance.between(1, 6) },
      (_, at) => `zqxj${chance.between(100, 999)}${`${words.length + at}`.padStart(4, '0')}`,
    )
    mark()
    for (const word of asked) {
      words.push(word)
      await phone.text(word)
      if (chance.next() < 0.3) await pause(chance.between(0, 30))
    }
    for (const word of asked) await sees(new RegExp(`“${word}”`))
  }
  return {
    phone,
    words,
    taps: () => 0,
    work: async (over) => {
      while (!over()) {
        await burst()
        await pause(chance.between(0, 150))
      }
    },
  }
}

/** The words that were answered, in the order in which the answers stand on the phone. */
export function answered(phone: TelegramPhone): string[] {
  return phone.messages().flatMap(({ text }) => NOTHING.exec(text)?.[1] ?? [])
}
