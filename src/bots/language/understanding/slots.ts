/** The facts that come along with a meaning: how many, how much, when, which order, where, who, what instead. */
import { whenOf } from './dates.ts'
import type { Context, Slots } from './intents.ts'
import { type Concept, conceptsOf } from './lexicon.ts'
import { textOf } from './money.ts'
import { means, type Reading } from './reading.ts'

/** The facts that a message carries, as slots. `choice` is the option it picked, if it picked one. */
export function slotsOf(read: Reading, context: Context, choice?: number): Slots {
  const when = whenOf(read.row, read.times, {
    now: context.now,
    ...(context.zone === undefined ? {} : { zone: context.zone }),
  })
  const money = read.money.at(-1)
  const own = read.quantities.filter((each) => !each.bonus)
  const first = own.find((each) => !isTurnedDown(read, each)) ?? own[0]
  const names = namesIn(read)
  const percent = percentIn(read)
  return {
    ...(choice === undefined ? amountSlots(read, first) : { choice }),
    ...(money === undefined ? {} : { money: money.amount, moneyRead: money }),
    ...(percent === undefined ? {} : { percent }),
    ...(when === undefined
      ? {}
      : {
          when,
          ...(when.day === undefined ? {} : { day: when.day }),
          ...(when.hour === undefined ? {} : { hour: when.hour }),
        }),
    ...(read.orderNumber === undefined ? {} : { orderNumber: read.orderNumber }),
    ...names,
  }
}

/** "100 ga bisa, bisanya 60": the 100 stands in a clause that only refuses. */
function isTurnedDown(read: Reading, quantity: Reading['quantities'][number]): boolean {
  const isBreak = (at: number) => read.row[at] === undefined || read.row[at]?.kind === 'mark'
  let from = quantity.from
  let to = quantity.to
  while (!isBreak(from - 1)) from--
  while (!isBreak(to)) to++
  const able = (at: number) => conceptsOf(read.row[at]?.word ?? '').includes('able')
  const places = Array.from({ length: to - from }, (_, at) => from + at).filter(able)
  return places.length > 0 && places.every((at) => read.negated[at] === true)
}

function amountSlots(read: Reading, first: Reading['quantities'][number] | undefined): Partial<Slots> {
  if (first === undefined) return {}
  const item = first.item === undefined ? {} : { item: first.item }
  const all = { quantities: read.quantities, ...item }
  switch (first.change) {
    case 'add':
      return { ...all, relative: first.value }
    case 'take':
      return { ...all, relative: -first.value }
    case 'scale':
      return { ...all, share: first.value }
    case 'set':
      return { ...all, quantity: first.value }
  }
}

function percentIn(read: Reading): number | undefined {
  const at = read.row.findIndex((token) => token.raw === '%' || token.word === 'persen')
  const raw = read.row[at - 1]?.raw ?? ''
  return /^\d+([.,]\d+)?$/.test(raw) ? Number(raw.replace(',', '.')) : undefined
}

/** Who received it, where it stands, what is offered instead. */
function namesIn(read: Reading): Partial<Slots> {
  const slots: { person?: string; place?: string; substitute?: string } = {}
  for (const [at, token] of read.row.entries()) {
    const after = read.row[at + 1]
    if (slots.person === undefined && isNamed(token, after)) slots.person = after?.raw ?? ''
    if (slots.place === undefined) {
      const place = placeAt(read, at)
      if (place !== undefined) slots.place = place
    }
    if (slots.substitute === undefined && token.word === 'ganti' && after?.kind === 'word')
      slots.substitute = wordsAfter(read, at + 1)
  }
  const at = slots.substitute === undefined ? thereInstead(read) : undefined
  return at === undefined ? slots : { ...slots, substitute: wordsAfter(read, at) }
}

/** "yang kecap abis, adanya serundeng", "cuma ada ikan", "tinggal yang biasa": where what there is instead begins. */
export function thereInstead(read: Reading): number | undefined {
  if (!means(read, 'gone') && !read.denied.has('ada')) return undefined
  for (const [at, { word, nya }] of read.row.entries()) {
    const before = read.row[at - 1]?.word
    const isThere = word === 'ada' && (nya || before === 'hanya') && read.negated[at] !== true
    const isLeft = word === 'sisa' || (word === 'hanya' && before === 'ada')
    if (!isThere && !isLeft) continue
    const skipped = read.row.slice(at + 1).findIndex(({ word }) => !['yang', 'hanya', 'sisa'].includes(word))
    const from = at + 1 + skipped
    const token = skipped < 0 ? undefined : read.row[from]
    if (token?.kind !== 'word' || read.inTime(from)) continue
    const concepts = conceptsOf(token.word)
    const isThing = concepts.every((one) => THINGS.has(one)) && (isThere || concepts.length > 0 || skipped > 0)
    if (isThing) return from
  }
  return undefined
}

const THINGS: ReadonlySet<Concept> = new Set(['product', 'goods', 'material', 'spec'])

const PLACES: ReadonlySet<string> = new Set([
  'lobi',
  'satpam',
  'pos',
  'pantry',
  'ruang',
  'lantai',
  'gerbang',
  'aula',
  'parkiran',
])

/** "lobi", "lt 3", "ruang rapat lt 12", "ke Jl. Medan Merdeka Selatan 8-9": as written, up to what is no place. */
export function placeAt(read: Reading, at: number): string | undefined {
  const token = read.row[at]
  const after = read.row[at + 1]
  const leads = token?.word === 'di' || token?.word === 'ke'
  const opens = leads ? startsPlace(read, at + 1) : PLACES.has(token?.word ?? '') && !read.asks
  if (!opens || after === undefined) return opens ? token?.raw : undefined
  const from = leads ? at + 1 : at
  let to = from
  while (to < read.row.length && to < from + 10 && continuesPlace(read, to)) to++
  return to === from ? undefined : textOf(read.row, from, to)
}

/** A name or a kind of place after "di" or "ke"; "ke 18" and "di jalan" are none. */
function startsPlace(read: Reading, at: number): boolean {
  const token = read.row[at]
  if (token?.kind !== 'word' || read.inTime(at)) return false
  const concepts = conceptsOf(token.word)
  return concepts.length === 0 || PLACES.has(token.word) || concepts.includes('place') || concepts.includes('where')
}

function continuesPlace(read: Reading, at: number): boolean {
  const token = read.row[at]
  if (token === undefined || read.inTime(at)) return false
  if (token.kind === 'figure') return true
  if (token.kind === 'mark')
    return (token.raw === '.' || token.raw === '-' || token.raw === '/') && read.row[at + 1] !== undefined
  const concepts = conceptsOf(token.word)
  return (
    token.kind === 'word' &&
    !ENDS_PLACE.has(token.word) &&
    !concepts.includes('particle') &&
    !concepts.includes('address') &&
    !concepts.includes('able') &&
    !concepts.includes('negator')
  )
}

const ENDS_PLACE: ReadonlySet<string> = new Set(
  'nama atasnama yang untuk dengan jadi tapi dan karena sudah boleh sekarang pada atau sama dari diterima terima kalau'.split(
    ' ',
  ),
)

function isNamed(token: Reading['row'][number], after: Reading['row'][number] | undefined): boolean {
  if (after?.kind !== 'word' || conceptsOf(after.word).length > 0) return false
  return (
    ['ibu', 'bapak', 'mbak', 'mas', 'nama', 'atasnama', 'bang', 'kang'].includes(token.word) &&
    !/^(yang|untuk|jadi|nya|yakin|tahu|tadi|dari|tinggal|mulai|datang|terus|harus|pernah|kebetulan|jelas|pasti)$/.test(
      after.word,
    )
  )
}

function wordsAfter(read: Reading, from: number): string {
  const words: string[] = []
  for (let at = from; at < read.row.length && words.length < 4; at++) {
    const token = read.row[at]
    if (
      token === undefined ||
      token.kind !== 'word' ||
      ['boleh', 'bisa', 'ya', 'bagaimana', 'mau', 'tidak', 'dong', 'saja', 'kakak', 'iya'].includes(token.word)
    )
      break
    words.push(token.raw)
  }
  return words.join(' ')
}
