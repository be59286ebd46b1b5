/** docs/rules.md says what is a setting because nobody showed us the text: every row is held against the code. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { guardSettingsFrom } from '#db/guard-settings.ts'
import { paperSettingsFrom } from '#db/paper-settings.ts'
import { paymentWaysOf } from '#db/payment-ways.ts'
import { orderRulesFrom } from '#db/rules.ts'
import { latePenaltyFrom, taxRulesFrom } from '#db/tax-rules.ts'

const ROOT = new URL('../../', import.meta.url)
const text = (path: string) => readFileSync(new URL(path, ROOT), 'utf8')
const ROW = /^\| `([a-z0-9.-]+)` \| (.+?) \| .+? \| `(src\/[\w/.-]+)` \|$/
const rows = text('docs/rules.md')
  .split('\n')
  .flatMap((line) => {
    const [, key, value, file] = ROW.exec(line) ?? []
    return key && value && file ? [{ key, value, file }] : []
  })

/** Everything that these settings decide. */
const effective = (values: ReadonlyMap<string, unknown>) => ({
  order: orderRulesFrom(values),
  tax: taxRulesFrom(values),
  guards: guardSettingsFrom(values),
  papers: paperSettingsFrom(values),
  ways: paymentWaysOf(values, 'DISDIK'),
  penalty: latePenaltyFrom(values),
})
/** Read where the person or the hour is, and not in one of the tables above. */
const ELSEWHERE = ['disposition.required', 'rating.least', 'office.opens', 'office.closes']

describe.each(rows)('the setting $key', ({ key, value, file }) => {
  test('is read where the table says', () => {
    expect(text(file)).toContain(`'${key}'`)
  })

  test('has the default that the table says', () => {
    if (!value.startsWith('`') || ELSEWHERE.includes(key)) return
    const stated = JSON.parse(value.slice(1, -1)) as unknown
    expect(effective(new Map([[key, stated]]))).toEqual(effective(new Map()))
  })

  test('decides something: another value is another rule, or a fault', () => {
    if (ELSEWHERE.includes(key)) return
    const other = () => effective(new Map([[key, { nonsense: true }]]))
    let changed: unknown
    try {
      changed = other()
    } catch (error) {
      expect(error).toBeInstanceOf(Error)
      return
    }
    expect(changed).not.toEqual(effective(new Map()))
  })
})

test('the table is there, and nothing in it is named twice', () => {
  expect(rows.length).toBeGreaterThan(30)
  expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length)
})
