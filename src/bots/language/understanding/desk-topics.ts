/**
 * What somebody says to the desk itself, beside ordering and answering: a greeting, a thank you, "wait", and questions
 * about us, their orders, their shop. None of it is the name of a thing, so none of it is searched for or kept as one.
 */
import type { Instant } from '#core/calendar.ts'
import type { Intent, Understanding } from './intents.ts'
import { conceptsOf } from './lexicon.ts'
import { denies, isSlight, means, type Reading, reading, says } from './reading.ts'
import { understand } from './understand.ts'

export type DeskTopic =
  | 'greeting'
  | 'thanks'
  /** "oke", "mantap": heard, and nothing was asked. */
  | 'nod'
  /** "tunggu dulu", "lanjut besok aja": they come back by themselves. */
  | 'wait'
  /** How does this work? */
  | 'help'
  /** Who are you, and is this real? */
  | 'trust'
  /** What does it cost to be here? */
  | 'fee'
  /** Where does it stand? */
  | 'orders'
  | 'payment'
  | 'papers'
  | 'tax'
  | 'budget'
  /** Who has to approve? */
  | 'approver'
  /** Something for the shop: "tanya vendornya …". */
  | 'vendor'
  /** What is shown is too dear, or does not fit. */
  | 'dear'
  | 'unfit'
  /** A shop: what do I sell here, and has it passed? */
  | 'goods'
  /** A shop: what is curation? */
  | 'curation'
  /** A shop: no orders come. */
  | 'quiet'
  /** A shop: to which account am I paid? */
  | 'account'
  /** A shop: how do I stop? */
  | 'leaving'
  /** Asked, and nothing here knows. */
  | 'question'

type Around = { readonly as: 'vendor' | 'staff'; readonly now: Instant; readonly zone?: string }

/** The topic of a message that goes to nobody else; `undefined` when it may name a thing, an amount, or an order. */
export function deskTopic(text: string, { as, ...clock }: Around): DeskTopic | undefined {
  const meaning = understand(text, { as, asked: 'idle', ...clock })
  const read = reading(text)
  const all = as === 'vendor' ? [...ANYBODY, ...SHOPS] : [...ANYBODY, ...OFFICE]
  const said = all.find(([, test]) => test(read))?.[0]
  if (said) return said
  const [{ intent, detail = '' }] = meaning.intents
  if (intent === 'AMBIG' && detail === 'wait') return 'wait'
  // A question of which nothing is clear but that it is one.
  if (intent === 'AMBIG' || intent === 'UNRELATED')
    return as === 'staff' && read.asks && !meaning.certain && !means(read, 'product', 'goods') ? 'question' : undefined
  if (intent === 'QUESTION') return ASKED[detail]?.[as] ?? ASKED.other?.[as]
  // "Soto betawi daging mpok ida" is looked for, whatever its words lean to.
  const named = intent === 'COMPLAIN' && !meaning.certain && means(read, 'product')
  return !named && isTold(meaning, as) ? TOLD[as][intent] : undefined
}

/** A thing that is searched for by its name is no refusal, however dear it is said to be. */
const isTold = ({ slots, intents: [{ intent, detail }] }: Understanding, as: Around['as']) =>
  as === 'vendor' ||
  intent !== 'REJECT' ||
  (slots.item === undefined && (detail === 'price' || detail === 'unspecified'))

type Told = Readonly<Partial<Record<Intent, DeskTopic>>>
const TOLD: Readonly<Record<Around['as'], Told>> = {
  staff: { GREET: 'greeting', THANKS: 'thanks', COMPLAIN: 'orders', REJECT: 'unfit' },
  vendor: { GREET: 'greeting', THANKS: 'thanks' },
}

/** Topics of questions, as the understanding names them. */
const ASKED: Readonly<Record<string, Partial<Record<Around['as'], DeskTopic>>>> = {
  howto: { staff: 'help', vendor: 'help' },
  status: { staff: 'orders', vendor: 'orders' },
  schedule: { staff: 'orders', vendor: 'orders' },
  payment: { staff: 'payment', vendor: 'payment' },
  documents: { staff: 'papers', vendor: 'papers' },
  tax: { staff: 'tax', vendor: 'tax' },
  budget: { staff: 'budget' },
  contact: { staff: 'vendor' },
  other: { staff: 'question', vendor: 'question' },
}

type Test = (read: Reading) => boolean

/** Nothing is in the message but words like these, particles and addresses. */
const onlySays = (read: Reading, test: (word: string) => boolean) => {
  const words = read.row.filter((token) => token.kind === 'word')
  return words.length > 0 && words.every((token) => isSlight(token) || test(token.word))
}
/** Said or denied: "bayar ga daftar di sini". */
const speaksOf = (read: Reading, ...words: readonly string[]) =>
  words.some((word) => read.said.has(word) || read.denied.has(word))
const LISTENS: ReadonlySet<string> = new Set(
  'hm hmm oh ooh begitu paham mengerti noted catat tawa sudah aja'.split(' '),
)
const isNod = (word: string) =>
  LISTENS.has(word) || conceptsOf(word).some((concept) => concept === 'yes' || concept === 'praise')
const isBuying = (read: Reading) => read.quantities.length > 0 || read.money.length > 0

const ANYBODY: readonly (readonly [DeskTopic, Test])[] = [
  [
    'trust',
    (read) =>
      says(read, 'penipuan', 'penipu', 'tipu', 'nipu', 'hoax', 'hoaks', 'scam') ||
      (read.asks && says(read, 'resmi', 'aman') && !means(read, 'product')) ||
      (read.asks && says(read, 'siapa') && onlySays(read, (word) => ['siapa', 'ini', 'itu', 'nomor'].includes(word))),
  ],
  [
    'help',
    (read) =>
      says(read, 'bingung', 'tidaktahu', 'gaptek', 'tutorial') ||
      denies(read, 'hedge') ||
      (says(read, 'bot') && says(read, 'apa', 'bagaimana', 'bisa')) ||
      (says(read, 'kenapa') && read.denied.has('bisa')) ||
      (says(read, 'lupa') && says(read, 'password', 'sandi', 'pin')),
  ],
  [
    'wait',
    (read) =>
      !isBuying(read) &&
      says(read, 'lanjut', 'sambung') &&
      !read.asks &&
      (says(read, 'nanti', 'dulu') || read.times.days.length > 0) &&
      !means(read, 'product', 'move'),
  ],
  ['nod', (read) => !read.asks && !isBuying(read) && onlySays(read, isNod)],
]

const OFFICE: readonly (readonly [DeskTopic, Test])[] = [
  [
    'approver',
    (read) => read.asks && says(read, 'siapa', 'perlu', 'harus') && means(read, 'approve') && !isBuying(read),
  ],
  [
    'vendor',
    (read) =>
      !isBuying(read) &&
      says(read, 'vendor', 'penjual', 'toko', 'warung', 'kateringnya') &&
      says(read, 'hubungi', 'kontak', 'tanya', 'telepon', 'chat', 'nomor', 'hp'),
  ],
  ['orders', (read) => says(read, 'vendor', 'penjual') && says(read, 'balas', 'jawab', 'respon')],
  ['orders', (read) => says(read, 'salah') && says(read, 'kirim', 'antar', 'barang')],
  ['payment', (read) => read.asks && says(read, 'dimuka', 'muka', 'dp', 'uangmuka', 'panjar')],
  ['dear', (read) => says(read, 'mahal') && !isBuying(read) && !read.asks && !means(read, 'product')],
]

const SHOPS: readonly (readonly [DeskTopic, Test])[] = [
  ['curation', (read) => says(read, 'kurasi', 'kurator') && says(read, 'apa', 'kenapa', 'bagaimana', 'maksud')],
  [
    'fee',
    (read) =>
      !isBuying(read) &&
      speaksOf(read, 'daftar', 'gabung', 'biaya', 'iuran', 'komisi') &&
      speaksOf(read, 'bayar', 'biaya', 'gratis', 'komisi', 'iuran'),
  ],
  ['leaving', (read) => says(read, 'berhenti', 'keluar', 'stop') && says(read, 'jual', 'jualan', 'gabung')],
  [
    'account',
    (read) =>
      read.asks &&
      says(read, 'rekening') &&
      says(read, 'mana', 'berapa', 'apa', 'terdaftar') &&
      !says(read, 'ganti', 'ubah', 'baru'),
  ],
  [
    'goods',
    (read) =>
      !isBuying(read) &&
      read.asks &&
      says(read, 'produk', 'barang', 'jual', 'jualan', 'menu') &&
      (says(read, 'apa', 'mana', 'setuju', 'lolos', 'tayang', 'muncul') || says(read, 'sudah')) &&
      !means(read, 'price', 'stock'),
  ],
  [
    'quiet',
    (read) =>
      says(read, 'sepi') ||
      ((means(read, 'orderNoun') || denies(read, 'orderNoun')) &&
        !isBuying(read) &&
        ((read.asks && says(read, 'kapan') && says(read, 'lagi', 'masuk', 'ada')) ||
          (read.denied.has('ada') && read.orderNumber === undefined))),
  ],
]
