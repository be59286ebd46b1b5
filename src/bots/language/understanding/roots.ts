/** The standard word of one written word: table first, then clitics and light affixes, then a careful spelling guess. */
import { KNOWN, TARGETS } from './lexicon.ts'
import { NUMBER_WORDS } from './numeral.ts'
import { bySkeleton, fullOf, type Skeletons } from './skeleton.ts'
import { SLANG, SPECIAL } from './slang.ts'

/** What is known about one standard word. */
export interface Root {
  readonly word: string
  readonly nya: boolean
  readonly passive: boolean
  readonly corrected: boolean
}

/** People's vocabularies are small; the memory is emptied when a flood of odd words fills it. */
const REMEMBERED = 20_000
const memory = new Map<string, readonly Root[]>()

/** The root or roots of a written word ("gabisa" is two). Pure: the memory only saves time. */
export function rootOf(written: string): readonly Root[] {
  const known = memory.get(written)
  if (known !== undefined) return known
  const found = find(written)
  if (memory.size >= REMEMBERED) memory.clear()
  memory.set(written, found)
  return found
}

const plain = (word: string): Root => ({ word, nya: false, passive: false, corrected: false })

function find(written: string): readonly Root[] {
  const direct = inTable(written)
  if (direct !== undefined)
    return direct.split(' ').map((word) => ({
      ...plain(word),
      passive: isPassive(written),
      nya: written.length > 5 && written.endsWith('nya') && !word.endsWith('nya'),
    }))
  // "dibayar2": said twice.
  const once = written.length > 4 && written.endsWith('2') ? written.slice(0, -1) : undefined
  if (once !== undefined) return find(once)
  return affixed(written) ?? negated(written) ?? shortened(written) ?? guessed(written)
}

function isPassive(written: string): boolean {
  return /^di[a-z]{4,}/.test(written) && !/^di(skon|sc|s?k|m?na|pa)/.test(written)
}

function inTable(written: string): string | undefined {
  const special = SPECIAL.get(written)
  if (special !== undefined) return special
  const slang = SLANG.get(written)
  if (slang !== undefined) return slang
  if (KNOWN.has(written)) return written
  // Betawi ends in -e where Indonesian ends in -a: "terime", "siape".
  const open = written.length > 3 && written.endsWith('e') ? `${written.slice(0, -1)}a` : undefined
  if (open !== undefined && (SLANG.has(open) || KNOWN.has(open))) return SLANG.get(open) ?? open
  // and has -e- where Indonesian has -a- in the last syllable: "mateng", "seger".
  const broad = written.length > 4 ? written.replace(/e([^aeiou]{1,2})$/, 'a$1') : written
  if (broad !== written && (SLANG.has(broad) || KNOWN.has(broad))) return SLANG.get(broad) ?? broad
  const single = written.replace(/([a-z])\1+/g, '$1')
  if (single === written || single.length < 2) return undefined
  return SLANG.get(single) ?? (KNOWN.has(single) ? single : undefined)
}

const SUFFIXES = [
  'nyalah',
  'nya',
  'ny',
  'nye',
  'kannya',
  'innya',
  'in',
  'kan',
  'an',
  'lah',
  'kah',
  'ku',
  'mu',
  'pun',
  'i',
  'ne',
  'na',
  'e',
  'keun',
  'aken',
  'ipun',
  'nipun',
  // In Makassar "habismi" is already gone and "bisaji" can be done all right.
  'mi',
  'ji',
  'n',
]
const PREFIXES: readonly (readonly [string, readonly string[]])[] = [
  ['menge', ['']],
  ['meng', ['', 'k']],
  ['meny', ['s']],
  ['mem', ['', 'p']],
  ['men', ['', 't']],
  ['me', ['']],
  ['nge', ['']],
  ['ng', ['', 'k']],
  ['ny', ['s']],
  ['n', ['', 't']],
  ['m', ['p']],
  ['di', ['']],
  ['ke', ['']],
  ['ber', ['']],
  ['ter', ['']],
  ['per', ['']],
  ['pe', ['']],
  ['se', ['']],
  ['tak', ['']],
]

/** Takes off one ending, one beginning, or one of each, as long as a known word of three letters or more is left. */
function affixed(written: string): readonly Root[] | undefined {
  const stems: (readonly [string, string])[] = [[written, '']]
  for (const suffix of SUFFIXES) {
    if (written.endsWith(suffix)) stems.push([written.slice(0, -suffix.length), suffix])
  }
  for (const [stem, suffix] of stems) {
    const found = suffix === '' ? undefined : solid(stem, suffix.length === 1)
    if (found !== undefined) return [{ ...plain(found), nya: isNya(suffix) }]
  }
  for (const [stem, suffix] of stems) {
    for (const [prefix, heads] of PREFIXES) {
      if (!stem.startsWith(prefix)) continue
      for (const head of heads) {
        // Only "di-" and "nge-" stand before words of three letters; "medan" is no "dan".
        const short = prefix === 'di' || prefix === 'nge' ? prefix.length + suffix.length < 2 : true
        const found = solid(head + stem.slice(prefix.length), short)
        if (found !== undefined) return [{ ...plain(found), nya: isNya(suffix), passive: prefix === 'di' }]
      }
    }
  }
  return undefined
}

const isNya = (suffix: string) => /^(ny|nya|nye|nyalah|kannya|innya|ne|na|e|n?ipun)$/.test(suffix)

/** A stem counts when it is a known word itself, or the slang form of one; a single letter taken off asks for more. */
function solid(stem: string, slight: boolean): string | undefined {
  if (stem.length < (slight ? 4 : 3)) return undefined
  const found = inTable(stem)
  return found === undefined || found.includes(' ') || NEVER_INSIDE.has(found) || NUMBERS.has(found) ? undefined : found
}

/** "berdua" is no number of boxes. "seratusan" and its like stand in the table. */
const NUMBERS: ReadonlySet<string> = new Set(NUMBER_WORDS.filter((word) => word !== 'setengah'))

/** A negator or an address is never found inside a longer word: "tidakan" is a typo, "tehnik" is no sister. */
const NEVER_INSIDE: ReadonlySet<string> = new Set([
  'tidak',
  'bukan',
  'jangan',
  'teh',
  'mas',
  'gan',
  'min',
  'bang',
  'kang',
  'ya',
])

const NEGATORS = ['nggak', 'ngga', 'engga', 'kagak', 'kaga', 'tidak', 'gak', 'tdk', 'ga', 'gk', 'g']

/** "gabisa", "gajadi", "nggakmau": a negator grown onto a known word. */
function negated(written: string): readonly Root[] | undefined {
  for (const negator of NEGATORS) {
    if (!written.startsWith(negator)) continue
    const rest = written.slice(negator.length)
    const found = rest.length < 2 ? undefined : inTable(rest)
    if (found !== undefined && GROWN.has(found)) return [plain('tidak'), ...found.split(' ').map(plain)]
  }
  return undefined
}

const GROWN: ReadonlySet<string> = new Set(
  'bisa ada mau jadi sanggup mampu boleh sempat keburu usah perlu tahu kuat terima ambil masalah cukup enak dulu masuk ready jelas yakin'.split(
    ' ',
  ),
)

let skeletons: Skeletons | undefined

/** "mslh", "skalian", "trmks": vowels left out. Words of intent come first, then whatever is known. */
function shortened(written: string): readonly Root[] | undefined {
  skeletons ??= bySkeleton(TARGETS)
  wide ??= bySkeleton([...[...KNOWN].map((word) => [word, word] as const), ...SLANG])
  const suffix = /(nya|ny|in|kan)$/.exec(written)?.[0] ?? ''
  const stem = suffix === '' ? written : written.slice(0, -suffix.length)
  for (const [form, nya] of [[written, false] as const, [stem, isNya(suffix)] as const]) {
    const found = fullOf(form, skeletons) ?? fullOf(form, wide)
    if (found !== undefined && !UNGUESSED.has(found)) return [{ ...plain(found), nya, corrected: true }]
  }
  return undefined
}
let wide: Skeletons | undefined
/** Never read into letters that do not spell them. */
const UNGUESSED: ReadonlySet<string> = new Set(['tidak', 'bukan', 'jangan', 'belum', 'tanpa', ...NUMBER_WORDS])

/** A word one slip away from an intent word (two slips when it is long). Marked, so that nothing binding rests on it. */
function guessed(written: string): readonly Root[] {
  if (written.length < 5 || /\d/.test(written)) return [plain(written)]
  const allowed = written.length >= 11 ? 2 : 1
  let best: string | undefined
  let least = allowed + 1
  for (const [form, target] of TARGETS) {
    if (
      form[0] !== written[0] ||
      (written.length < 7 && form[1] !== written[1] && form[1] !== written[2]) ||
      Math.abs(form.length - written.length) > allowed
    )
      continue
    const distance = slips(written, form, least)
    if (distance < least) {
      best = target
      least = distance
    }
  }
  return [best === undefined ? plain(written) : { ...plain(best), corrected: true }]
}

/** Edit distance with neighbours swapped counting once; gives up at `limit`. */
export function slips(a: string, b: string, limit: number): number {
  let before: number[] = []
  let above = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      let least = Math.min((above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (above[j - 1] ?? 0) + (same ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, (before[j - 2] ?? 0) + 1)
      row.push(least)
    }
    if (Math.min(...row) >= limit) return limit
    before = above
    above = row
  }
  return above[b.length] ?? limit
}
