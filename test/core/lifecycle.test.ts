import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { actsFor, type Lifecycle, step, terminalStates, toMermaid } from '#core/lifecycle.ts'

const door = {
  shut: { open: { to: 'ajar', by: ['guest', 'host'] }, lock: { to: 'locked', by: ['host'] } },
  ajar: { close: { to: 'shut', by: ['guest', 'host'] } },
  locked: { unlock: { to: 'shut', by: ['host'] }, wall: { to: 'gone', by: ['host'] } },
  gone: {},
} as const satisfies Lifecycle<'shut' | 'ajar' | 'locked' | 'gone', 'guest' | 'host'>

const STATES = ['a', 'b', 'c', 'd'] as const
const ROLES = ['x', 'y', 'z'] as const
const state = fc.constantFrom(...STATES)
const role = fc.constantFrom(...ROLES)
const act = fc.constantFrom('go', 'stay', 'end', 'toString', '__proto__x', 'constructor')
const transition = fc.record({ to: state, by: fc.subarray([...ROLES]) })
const acts = fc.dictionary(act, transition, { noNullPrototype: true })
const lifecycle = fc.record({ a: acts, b: acts, c: acts, d: acts })

describe('a step', () => {
  test('is allowed exactly when its button would be offered', () => {
    const law = (table: Lifecycle<'a' | 'b' | 'c' | 'd', 'x' | 'y' | 'z'>, from: 'a', what: string, who: 'x') =>
      step(table, from, what, who).ok === actsFor(table, from, who).includes(what)
    fc.assert(fc.property(lifecycle, state as fc.Arbitrary<'a'>, act, role as fc.Arbitrary<'x'>, law))
  })

  test('that is refused says what could be done, or who could do it', () => {
    expect(step(door, 'ajar', 'lock', 'host')).toEqual({ ok: false, because: 'not-now', possible: ['close'] })
    expect(step(door, 'shut', 'lock', 'guest')).toEqual({ ok: false, because: 'not-your-role', by: ['host'] })
    expect(step(door, 'shut', 'lock', 'host')).toEqual({ ok: true, to: 'locked' })
  })

  test('out of a final state there is none', () => {
    expect(step(door, 'gone', 'open', 'host')).toEqual({ ok: false, because: 'not-now', possible: [] })
  })

  test.each(['toString', 'constructor', '__proto__', 'hasOwnProperty', ''])('called %j is refused', (name) => {
    expect(step(door, 'shut', name, 'host')).toMatchObject({ ok: false, because: 'not-now' })
  })
})

describe('the table', () => {
  test('knows its final states', () => {
    expect(terminalStates(door)).toEqual(['gone'])
  })

  test('draws every arrow once, and an end for every final state', () => {
    const law = (table: Lifecycle<'a' | 'b' | 'c' | 'd', 'x' | 'y' | 'z'>) => {
      const drawn = toMermaid(table, 'a').split('\n')
      const arrows = Object.values(table).reduce((count, row) => count + Object.keys(row).length, 0)
      expect(drawn).toHaveLength(2 + arrows + terminalStates(table).length)
      for (const final of terminalStates(table)) expect(drawn).toContain(`  ${final} --> [*]`)
    }
    fc.assert(fc.property(lifecycle, law))
  })

  test('reads as a diagram', () => {
    expect(toMermaid(door, 'shut')).toBe(
      [
        'stateDiagram-v2',
        '  [*] --> shut',
        '  shut --> ajar: open (guest, host)',
        '  shut --> locked: lock (host)',
        '  ajar --> shut: close (guest, host)',
        '  locked --> shut: unlock (host)',
        '  locked --> gone: wall (host)',
        '  gone --> [*]',
      ].join('\n'),
    )
  })
})
