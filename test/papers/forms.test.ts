/**
 * A paper that was issued never changes, so what a form looks like has a version. Every form's pages, before they are laid
 * out, are held against what that version looked like: whoever changes a form counts `FORM` up and writes down the new sums.
 */
import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { PAPER_KINDS } from '#core/papers/number.ts'
import { FORM, makePaper, paperPages } from '#papers/index.ts'
import { STYLES } from '#papers/style.ts'
import { pdfText } from '../support/pdf-text.ts'
import { paperFacts } from './paper-facts.ts'

const sums = Object.fromEntries(
  PAPER_KINDS.map((kind) => {
    const { title, content, footer } = paperPages(paperFacts(kind))
    const pages = JSON.stringify([title, content, footer(1, 1), STYLES])
    return [kind, createHash('sha256').update(pages).digest('hex').slice(0, 16)]
  }),
)

test('the forms look as their version says: a change counts FORM up', () => {
  expect({ form: FORM, ...sums }).toMatchInlineSnapshot(`
    {
      "bast": "5c8c3b45e6c34393",
      "form": 2,
      "kuitansi": "b8254733e39194d8",
      "order-letter": "01555de03679eab9",
      "purchase-proof": "5ec87a52ec8b7be8",
      "tax-computation": "5b6b6a3348fc6661",
    }
  `)
})

test('the version stands on every page, and a copy says what it is a copy of', async () => {
  expect(pdfText((await makePaper(paperFacts('bast'))).bytes).says(`bentuk ${FORM}`)).toBe(true)
  const original = 'cd'.repeat(32)
  const copy = pdfText((await makePaper(paperFacts('bast'), original)).bytes)
  expect(copy.says('SALINAN')).toBe(true)
  expect(copy.says(original)).toBe(true)
  expect(copy.pages).toBe(1)
})
