import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { brokenLink, EMPTY_CHAIN, type LedgerLink, linkTo, type OrderEvent } from '#core/order/index.ts'
import {
  type HeadNow,
  NO_SEAL,
  proofOf,
  rootBy,
  type Seal,
  type SealFault,
  sealFaults,
  sealOver,
  shortRoot,
} from '#core/oversight/seal.ts'

type Chains = ReadonlyMap<number, readonly LedgerLink[]>

/** An event as the ledger takes it; what it says does not matter to its hash. */
const event = (orderId: number, note: string) =>
  ({
    ...{ orderId, at: Date.UTC(2026, 10, 23), act: 'deliver', data: { note } },
    by: { personId: 7, capacity: 'vendor', channel: 'whatsapp' },
  }) as unknown as OrderEvent

function chainOf(orderId: number, notes: readonly string[], begin: readonly LedgerLink[] = []): LedgerLink[] {
  const chain = [...begin]
  for (const note of notes) {
    const last = chain.at(-1)
    chain.push(linkTo(last ? { links: last.link, head: last.hash } : EMPTY_CHAIN, event(orderId, note)))
  }
  return chain
}

const headOf = (orderId: number, chain: readonly LedgerLink[]) => ({
  ...{ orderId, links: chain.length },
  head: chain.at(-1)?.hash ?? '',
})
const headsOf = (chains: Chains) => [...chains].map(([orderId, chain]) => headOf(orderId, chain))

/** What a look at everything finds: chains broken in themselves, and seals that no longer hold. */
function found(chains: Chains, seal: Seal, sealed: readonly HeadNow[]): SealFault[] {
  const now = sealed.map(({ now: _, ...head }) => {
    const hash = chains.get(head.orderId)?.[head.links - 1]?.hash
    return { ...head, ...(hash === undefined ? {} : { now: hash }) }
  })
  const broken = [...chains].filter(([, chain]) => brokenLink(chain) !== undefined)
  return [
    ...sealFaults(seal, NO_SEAL, now),
    ...broken.map(([orderId]) => ({ seal: seal.number, day: seal.day, orderId })),
  ]
}

const notes = fc.array(fc.string(), { minLength: 1, maxLength: 6 })
const chains = fc
  .uniqueArray(fc.tuple(fc.integer({ min: 1, max: 10_000 }), notes), {
    ...{ minLength: 1, maxLength: 20 },
    selector: ([orderId]) => orderId,
  })
  .map((all): Chains => new Map(all.map(([orderId, each]) => [orderId, chainOf(orderId, each)])))
const DAY = '2026-11-23'

describe('a seal', () => {
  test('holds while orders go on and others come', () => {
    fc.assert(
      fc.property(chains, notes, (all, more) => {
        const sealed = headsOf(all)
        const seal = sealOver(NO_SEAL, DAY, sealed)
        const later = new Map([...all].map(([id, chain]) => [id, chainOf(id, more, chain)]))
        later.set(20_000, chainOf(20_000, more))
        expect(found(later, seal, sealed)).toEqual([])
      }),
    )
  })

  test('tells of any link that is written anew, with all hashes after it or without', () => {
    fc.assert(
      fc.property(chains, fc.nat(), fc.nat(), fc.boolean(), (all, which, where, rehashed) => {
        const sealed = headsOf(all)
        const seal = sealOver(NO_SEAL, DAY, sealed)
        const [orderId, chain] = [...all][which % all.size] ?? [0, []]
        const at = where % chain.length
        const [note = '', ...after] = chain.slice(at).map(({ data }) => (data as { note: string }).note)
        const anew = [`${note}!`, ...after]
        const forged = rehashed
          ? chainOf(orderId, anew, chain.slice(0, at))
          : chain.map((link, index) => (index === at ? { ...link, data: { note: `${note}!` } } : link))
        const faults = found(new Map([...all, [orderId, forged]]), seal, sealed)
        expect(faults).toEqual([{ seal: 1, day: DAY, orderId }])
      }),
    )
  })

  test('tells of a chain that was cut short or taken away', () => {
    fc.assert(
      fc.property(chains, fc.nat(), fc.boolean(), (all, which, whole) => {
        const sealed = headsOf(all)
        const seal = sealOver(NO_SEAL, DAY, sealed)
        const [orderId, chain] = [...all][which % all.size] ?? [0, []]
        const left = new Map([...all, [orderId, whole ? [] : chain.slice(0, -1)]])
        expect(found(left, seal, sealed)).toEqual([{ seal: 1, day: DAY, orderId }])
      }),
    )
  })

  test('is another one whatever changes in it, and does not mind the order of rows', () => {
    const all = [1, 2, 3].map((orderId) => headOf(orderId, chainOf(orderId, ['a', 'b'])))
    const { root } = sealOver(NO_SEAL, DAY, all)
    expect(sealOver(NO_SEAL, DAY, all.toReversed()).root).toBe(root)
    const others = [
      sealOver(NO_SEAL, '2026-11-24', all),
      sealOver({ number: 1, root: '' }, DAY, all),
      sealOver({ number: 0, root: root }, DAY, all),
      sealOver(NO_SEAL, DAY, all.slice(1)),
      sealOver(
        NO_SEAL,
        DAY,
        all.map((head) => ({ ...head, links: head.links + 1 })),
      ),
    ].map((other) => other.root)
    expect(new Set([root, ...others]).size).toBe(6)
  })

  test('whose own row was changed does not fit', () => {
    const heads = [headOf(1, chainOf(1, ['a']))]
    const now = heads.map((head) => ({ ...head, now: head.head }))
    const seal = sealOver(NO_SEAL, DAY, heads)
    expect(sealFaults(seal, NO_SEAL, now)).toEqual([])
    for (const forged of [
      { ...seal, root: `0${seal.root.slice(1)}0` },
      { ...seal, orders: 2 },
      { ...seal, previous: 'x' },
      { ...seal, number: 2 },
    ])
      expect(sealFaults(forged, NO_SEAL, now)).toEqual([{ seal: forged.number, day: DAY }])
    expect(sealFaults(seal, NO_SEAL, [])).toEqual([{ seal: 1, day: DAY }])
  })

  test('proves each order that it covers, and no other', () => {
    fc.assert(
      fc.property(chains, (all) => {
        const heads = headsOf(all)
        const seal = sealOver(NO_SEAL, DAY, heads)
        for (const head of heads) {
          const proof = proofOf(seal, heads, head.orderId)
          expect(proof && rootBy(head, proof)).toBe(seal.root)
          expect(proof && rootBy({ ...head, links: head.links + 1 }, proof)).not.toBe(seal.root)
        }
        expect(proofOf(seal, heads, 20_000)).toBeUndefined()
      }),
    )
  })

  test('can be worked out by hand, and compared at a glance', () => {
    const sha256 = (...parts: (string | Buffer)[]) =>
      parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest()
    const heads = [
      { orderId: 12, links: 3, head: 'bb' },
      { orderId: 5, links: 1, head: 'aa' },
    ]
    const [zero, one, two] = ['seal 1 2026-11-23 ', '5 1 aa', '12 3 bb'].map((words) => sha256(Buffer.of(0), words))
    const left = sha256(Buffer.of(1), zero ?? '', one ?? '')
    const root = sha256(Buffer.of(1), left, two ?? '').toString('hex')
    expect(sealOver(NO_SEAL, DAY, heads).root).toBe(root)
    expect(shortRoot(root)).toBe(`${root.slice(0, 4)} ${root.slice(4, 8)} ${root.slice(8, 12)} ${root.slice(12, 16)}`)
  })
})
