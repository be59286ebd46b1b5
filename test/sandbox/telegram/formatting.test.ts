import { expect, test } from 'vitest'
import { messageText, typedText } from '#sandbox/telegram/entities.ts'
import { parseHtml } from '#sandbox/telegram/html.ts'
import { parseMarkdownV2 } from '#sandbox/telegram/markdown-v2.ts'
import { badRequest } from '#sandbox/telegram/refusal.ts'

const PREFIX = "can't parse entities: "

test.each([
  ['🏟 🏟&lt;<abacaba', 'Unclosed start tag at byte offset 13'],
  ['🏟 🏟&lt;<abac aba>', 'Unsupported start tag "abac" at byte offset 13'],
  ['🏟 🏟&lt;<i   =aba>', 'Empty attribute name in the tag "i" at byte offset 13'],
  ['🏟 🏟&lt;<i    aba>', `Can't find end tag corresponding to start tag "i"`],
  ['🏟 🏟&lt;<i    aba  =  ', 'Unclosed start tag "i" at byte offset 13'],
  ['🏟 🏟&lt;<i    aba  =  190azAz-.,', 'Unexpected end of name token at byte offset 27'],
  ['🏟 🏟&lt;<i    aba  =  "&lt;&gt;&quot;>', 'Unclosed start tag at byte offset 13'],
  ['🏟 🏟&lt;</', 'Unexpected end tag at byte offset 13'],
  ['🏟 🏟&lt;<b></b></', 'Unexpected end tag at byte offset 20'],
  ['🏟 🏟&lt;<i>a</i   ', 'Unclosed end tag at byte offset 17'],
  ['🏟 🏟&lt;<i>a</em   >', 'Unmatched end tag at byte offset 17, expected "</i>", found "</em>"'],
  ['Harga < 5 ribu', 'Unsupported start tag "" at byte offset 6'],
  ['<span>x</span>', 'Tag "span" must have class "tg-spoiler" at byte offset 0'],
])('HTML %j is refused in Telegram’s words', (source, reason) => {
  expect(() => parseHtml(source)).toThrow(badRequest(PREFIX + reason))
})

test.each([
  ['🏟 🏟_abac * asd _', "Can't find end of Italic entity at byte offset 21"],
  ['🏟 🏟_abac * asd ', "Can't find end of Bold entity at byte offset 15"],
  ['🏟 🏟`', "Can't find end of Code entity at byte offset 9"],
  ['🏟 🏟```a ', "Can't find end of PreCode entity at byte offset 9"],
  ['🏟 🏟__🏟 🏟_', "Can't find end of Italic entity at byte offset 20"],
  ['🏟 🏟_🏟 🏟__', "Can't find end of Underline entity at byte offset 19"],
  ['🏟 🏟||test\\|', "Can't find end of Spoiler entity at byte offset 9"],
  ['[telegram\\.org](asd\\)', "Can't find end of a URL at byte offset 16"],
  ['Rp1.000', "Character '.' is reserved and must be escaped with the preceding '\\'"],
])('MarkdownV2 %j is refused in Telegram’s words', (source, reason) => {
  expect(() => parseMarkdownV2(source)).toThrow(badRequest(PREFIX + reason))
})

test.each([
  [
    '🏟 🏟<i>🏟 &gt;<b aba   =   caba>&lt🏟</b></i>',
    '🏟 🏟🏟 ><🏟',
    [
      ['bold', 9, 3],
      ['italic', 5, 7],
    ],
  ],
  ['<blockquote expandable>a</>', 'a', [['expandable_blockquote', 0, 1]]],
  ['<pre><code class="language-sql">x</code></pre>', 'x', [['pre', 0, 1]]],
  ['<code class="language-sql">x</code>', 'x', [['code', 0, 1]]],
  ['&ge;&amp;&#8364;&#x20ac;', '&ge;&€€', []],
  ['<a href="localhost">x</a><b></b>', 'x', []],
] as const)('HTML %j is read as Telegram reads it', (source, text, entities) => {
  const parsed = parseHtml(source)
  expect(parsed.text).toBe(text)
  expect(parsed.entities.map(({ type, offset, length }) => [type, offset, length])).toEqual(entities)
})

test('MarkdownV2 marks nest and escape', () => {
  expect(parseMarkdownV2('*tebal _miring ||rahasia||_* [ini](https://a.id/b) `x*y` 1\\.000')).toEqual({
    text: 'tebal miring rahasia ini x*y 1.000',
    entities: [
      { type: 'spoiler', offset: 13, length: 7 },
      { type: 'italic', offset: 6, length: 14 },
      { type: 'bold', offset: 0, length: 20 },
      { type: 'text_link', offset: 21, length: 3, url: 'https://a.id/b' },
      { type: 'code', offset: 25, length: 3 },
    ],
  })
})

test('texts are trimmed with their entities, and links and commands are found', () => {
  expect(messageText('  <b> tebal</b> ', { mode: 'HTML', entities: undefined })).toEqual({
    text: 'tebal',
    entities: [{ type: 'bold', offset: 0, length: 5 }],
  })
  const found = typedText('/start@pesan_bot lihat https://a.go.id/x?y=1, tanya @sari_01 atau a@b.id #nasi 1/2')
  expect(found.entities.map(({ type, offset, length }) => [type, found.text.slice(offset, offset + length)])).toEqual([
    ['bot_command', '/start@pesan_bot'],
    ['url', 'https://a.go.id/x?y=1'],
    ['mention', '@sari_01'],
    ['email', 'a@b.id'],
    ['hashtag', '#nasi'],
  ])
})

test('a link inside code is left alone, one inside bold is found', () => {
  const { entities } = messageText('<code>a.id</code> <b>b.id</b>', { mode: 'HTML', entities: undefined })
  expect(entities.map(({ type }) => type)).toEqual(['code', 'bold', 'url'])
})

test('entities given by the bot must lie within the text', () => {
  const entities = [{ type: 'bold', offset: 3, length: 5 }]
  expect(() => messageText('pendek', { mode: undefined, entities })).toThrow('Bad Request: entity begins')
  expect(() => messageText('x', { mode: 'Markdown3', entities: undefined })).toThrow('unsupported parse_mode')
})
