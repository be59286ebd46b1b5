import { performance } from 'node:perf_hooks'
import { afterEach, describe, expect, test } from 'vitest'
import { openPaperDesk } from '#papers/desk.ts'
import { makePaper } from '#papers/index.ts'
import { packFacts, paperFacts } from './paper-facts.ts'

const desk = openPaperDesk()
afterEach(() => desk.close())

const same = (one: Uint8Array, other: Uint8Array) => Buffer.compare(one, other) === 0

describe('the paper desk', () => {
  test('makes the very paper that is made without it, and packs', async () => {
    const facts = paperFacts('bast')
    const [paper, pack] = await Promise.all([desk.paper(facts), desk.pack(packFacts())])
    const here = await makePaper(facts)
    expect({ ...paper, bytes: 0 }).toEqual({ ...here, bytes: 0 })
    expect(same(paper.bytes, here.bytes)).toBe(true)
    expect(pack.fileName).toBe('berkas-EO-1042.zip')
  })

  test('gives each who asks at once their own', async () => {
    const kinds = ['order-letter', 'bast', 'kuitansi', 'purchase-proof'] as const
    const papers = await Promise.all(kinds.map((kind) => desk.paper(paperFacts(kind))))
    expect(papers.map(({ number }) => number.split('/')[1])).toEqual(['SP', 'BAST', 'KWT', 'BP'])
  })

  test('says what went wrong, and makes the next one', async () => {
    const { bill: _bill, ...facts } = paperFacts('tax-computation')
    await expect(desk.paper(facts)).rejects.toThrow('a tax computation needs the bill')
    expect((await desk.paper(paperFacts('bast'))).number).toBe('017/BAST/DISDIK/2026')
  })

  test('refuses what is under way when it closes, and opens again when asked', async () => {
    const refused = expect(desk.paper(paperFacts('bast'))).rejects.toThrow('the paper desk was closed')
    await desk.close()
    await refused
    expect((await desk.paper(paperFacts('bast'))).bytes.length).toBeGreaterThan(10_000)
  })

  test('leaves the office free meanwhile', async () => {
    const facts = paperFacts('order-letter')
    const busyMs = async (make: () => Promise<unknown>) => {
      await make()
      const before = performance.eventLoopUtilization()
      await make()
      return performance.eventLoopUtilization(before).active
    }
    const beside = await busyMs(() => desk.paper(facts))
    const inside = await busyMs(() => makePaper(facts))
    expect(beside).toBeLessThan(inside / 2)
  })
})
