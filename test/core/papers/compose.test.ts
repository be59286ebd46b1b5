import { describe, expect, test } from 'vitest'
import { brokenLink } from '#core/order/index.ts'
import { attachmentsOf, paperFactsOf, papersOf } from '#core/papers/compose.ts'
import { orderFile } from './order-file.ts'

const whole = orderFile()

describe('from a ledger to its papers', () => {
  test('the chain of this story holds', () => {
    expect(brokenLink(whole.links)).toBeUndefined()
  })

  test('each paper is as things stood at its link', () => {
    const papers = papersOf(whole)
    expect(papers.map(({ kind, addendum }) => (addendum ? `${kind} A${addendum}` : kind))).toEqual([
      'order-letter',
      'order-letter A1',
      'bast',
      'tax-computation',
      'purchase-proof',
    ])
    const facts = papers.map((paper) => paperFactsOf(whole, paper))
    expect(facts.map(({ order }) => order.total)).toEqual([4_500_000, 4_050_000, 3_825_000, 3_825_000, 3_825_000])
    expect(facts.map(({ agreedLines }) => agreedLines[0]?.quantity)).toEqual([100, 90, 90, 90, 90])
    expect(facts.map(({ previous }) => previous?.total)).toEqual([
      undefined,
      4_500_000,
      undefined,
      undefined,
      undefined,
    ])
    expect(facts.map(({ earlier }) => earlier.length)).toEqual([0, 1, 3, 3, 4])
  })

  test('a paper is the same before and after what came later', () => {
    const [letter] = papersOf(whole)
    if (!letter) throw new Error('the order is bound')
    const then = { ...whole, links: whole.links.slice(0, letter.link) }
    expect(paperFactsOf(then, letter)).toEqual(paperFactsOf(whole, letter))
  })

  test('who acted stands on it by name and role; a photo with its sender, time and what it shows', () => {
    const bast = papersOf(whole).find(({ kind }) => kind === 'bast')
    if (!bast) throw new Error('the goods were received')
    const facts = paperFactsOf(whole, bast)
    expect(facts.people.receiver).toMatchObject({ name: 'Sari Wulandari', role: 'ppk' })
    expect(facts.people.treasurer).toBeUndefined()
    expect(facts.inspection).toMatchObject({ finding: 'short', words: 'kurang lima' })
    expect(facts.attachments).toMatchObject([
      { kind: 'foto', personName: 'Sri Mulyani', channel: 'whatsapp', sha256: 'aa' },
    ])
    expect(attachmentsOf(whole).map(({ kind }) => kind)).toEqual(['foto', 'bukti-bayar'])
  })

  test('there are none before the order is bound', () => {
    expect(papersOf({ ...whole, links: whole.links.slice(0, 1) })).toEqual([])
  })
})
