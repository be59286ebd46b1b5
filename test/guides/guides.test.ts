/** The guides say what the product says: their buttons, the bot's words, and what one may write are held against it. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { correctionIn, isSkip } from '#bots/dialog/repair.ts'
import { isCallMe } from '#bots/flows/call-me.ts'
import { FLOWS } from '#bots/flows/index.ts'
import { isStopWish } from '#bots/flows/stop.ts'
import { messagesFor } from '#bots/language/messages/index.ts'
import { readNumbers, readSummaryAnswer, understand } from '#bots/language/understanding/index.ts'
import { readPaperWanted } from '#bots/language/understanding/paper-wanted.ts'
import { withoutMarks } from '#bots/markup.ts'
import { periodIn } from '#bots/summary/asked.ts'

const FOLDER = 'docs/panduan'
const MONDAY = Date.parse('2026-11-23T02:00:00Z')
const PICTURE_MAX = 60_000
const pages = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.md'))
  .map((name) => ({ name, text: readFileSync(`${FOLDER}/${name}`, 'utf8').replace(/```[\s\S]*?```/g, '') }))
const MESSAGES = 'src/bots/language/messages'
/** Every sentence of the product in Indonesian, as it stands in the source: what varies is cut out of the quotes. */
const source = readdirSync(MESSAGES)
  .filter((name) => /(^|-)id\.ts$|^summary\.ts$/.test(name))
  .map((name) => readFileSync(`${MESSAGES}/${name}`, 'utf8'))
  .join('\n')
const said = wordsOf(messagesFor('id'))

/** All texts that need no facts. */
function wordsOf(messages: unknown): string[] {
  if (typeof messages === 'string') return [withoutMarks(messages as never)]
  return typeof messages === 'object' && messages !== null ? Object.values(messages).flatMap(wordsOf) : []
}

const all = (pattern: RegExp) =>
  pages.flatMap(({ name, text }) => [...text.matchAll(pattern)].map(([, found = '']) => ({ name, found })))

describe('the guides', () => {
  test('are one page per role, each linked from the first', () => {
    const roles = ['pejabat-pengadaan', 'ppk', 'penjual', 'bendahara', 'admin', 'kurator']
    expect(pages.map(({ name }) => name).sort()).toEqual([...roles.map((role) => `${role}.md`), 'README.md'].sort())
    for (const role of roles) expect(pages.find(({ name }) => name === 'README.md')?.text).toContain(`(${role}.md)`)
  })

  test('show buttons that the product has', () => {
    const buttons = all(/`\[([^`]+)\]`/g)
    expect(buttons.length).toBeGreaterThan(12)
    const product = [...said, ...[...source.matchAll(/'([^'\n]+)'/g)].map(([, label = '']) => label)]
    expect(buttons.filter(({ found }) => !product.includes(found))).toEqual([])
  })

  test('quote the bot word for word', () => {
    const quotes = all(/^> (.+)$/gm).flatMap(({ name, found }) =>
      found.split('…').map((part) => ({ name, found: part.trim() })),
    )
    expect(quotes.length).toBeGreaterThan(5)
    expect(quotes.filter(({ found }) => found !== '' && !source.includes(found))).toEqual([])
  })

  test('tell people to write what the bot understands', () => {
    const phrases = all(/`([^`]+)`/g).filter(({ found }) => !/^(\[|npm )/.test(found))
    expect(phrases.length).toBeGreaterThan(25)
    expect(phrases.filter(({ found }) => !isUnderstood(found))).toEqual([])
  })

  test('have pictures that are there, and small', () => {
    const pictures = all(/\]\((gambar\/[^)]+)\)/g)
    expect(pictures.length).toBeGreaterThan(8)
    const wrong = pictures.filter(({ found }) => statSync(`${FOLDER}/${found}`).size > PICTURE_MAX)
    expect(wrong).toEqual([])
    const shown = new Set(pictures.map(({ found }) => found))
    expect(readdirSync(`${FOLDER}/gambar`).filter((name) => !shown.has(`gambar/${name}`))).toEqual([])
  })

  test('say nothing that help in chat does not know of', () => {
    const { help } = messagesFor('id')
    const inShort = withoutMarks(Object.values(help).join('\n') as never)
    for (const word of ['persetujuan', 'pembayaran', 'ringkasan', 'undang', 'kapan dibayar', 'orderan saya', 'berkas'])
      expect(inShort).toContain(word)
  })
})

/** A word or command of a flow, an answer of a vendor or to a summary, a paper, a day, a number, or something to search. */
function isUnderstood(phrase: string): boolean {
  const word = phrase.toLowerCase()
  if (FLOWS.some(({ words, commands }) => words?.includes(word) || commands?.includes(word))) return true
  if (EVERYWHERE.has(word) || readPaperWanted(word)) return true
  if (isSkip(word) || isStopWish(phrase) || isCallMe(phrase) || correctionIn({ kind: 'text', text: phrase }))
    return true
  if (word.startsWith('ringkasan ')) return typeof periodIn(word.slice(10), MONDAY, 'Asia/Jakarta') === 'object'
  if (/^\d+$/.test(word)) return readNumbers(word).length === 1
  const answer = readSummaryAnswer(phrase, { now: MONDAY, zone: 'Asia/Jakarta' })
  if (answer && answer.says !== 'yes') return true
  const heard = (['confirm-order', 'idle'] as const).map((asked) =>
    understand(phrase, { as: 'vendor', asked, now: MONDAY, zone: 'Asia/Jakarta' }),
  )
  return heard.some(({ certain, intents: [{ intent }] }) => certain && !['AMBIG', 'UNRELATED'].includes(intent))
}

/** Said at any moment, or answers to the one question that was just asked. */
const EVERYWHERE: ReadonlySet<string> = new Set([
  'mau jualan',
  'kembali',
  'batal',
  'admin',
  'nanti',
  'selesai',
  'sampai mana tadi',
  'nasi kotak dibawah 40rb',
])
