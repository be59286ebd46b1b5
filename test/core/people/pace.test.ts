import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Pace, type Paced, PERSON_PACE, paced, STRANGER_PACE, UNPACED, type Verdict } from '#core/people/pace.ts'

const START = Date.UTC(2026, 10, 23, 2)

/** What is said of messages that come at these moments, one after the other. */
function verdicts(pace: Pace, messages: readonly { sentAt: number; now?: number }[]): Verdict[] {
  let before: Paced = UNPACED
  return messages.map(({ sentAt, now = sentAt }) => {
    const { verdict, after } = paced(before, pace, { sentAt, now })
    before = after
    return verdict
  })
}
const times = (count: number, everyMs: number) =>
  Array.from({ length: count }, (_, index) => ({ sentAt: START + index * everyMs }))

describe('the pace of a chat', () => {
  test('lets a person type and tap as fast as people can', () => {
    expect(verdicts(PERSON_PACE, times(2_000, 1_000))).not.toContain('too-many')
    expect(verdicts(PERSON_PACE, times(200, 10))).not.toContain('too-many')
  })

  test('tells a flood once, and then says nothing', () => {
    const said = verdicts(STRANGER_PACE, times(1_000, 10))
    expect(said.filter((verdict) => verdict === 'too-many')).toHaveLength(1)
    expect(said.filter((verdict) => verdict === 'heard')).toHaveLength(STRANGER_PACE.burst)
    expect(said.at(-1)).toBe('muted')
  })

  test('listens again after the pause', () => {
    const later = START + 11 * 60_000
    expect(verdicts(STRANGER_PACE, [...times(20, 10), { sentAt: later }]).at(-1)).toBe('heard')
  })

  test('does not take for a flood what piled up while the office was away', () => {
    const now = START + 24 * 3_600_000
    expect(
      verdicts(
        STRANGER_PACE,
        times(50, 90_000).map(({ sentAt }) => ({ sentAt, now })),
      ),
    ).not.toContain('too-many')
  })

  test('does not punish a message that was long on its way, or has no time of its own', () => {
    const late = [...times(5, 1_000), { sentAt: START - 3_600_000, now: START + 6_000 }]
    expect(verdicts(STRANGER_PACE, late).at(-1)).toBe('heard')
    expect(
      verdicts(STRANGER_PACE, [
        { sentAt: 0, now: START },
        { sentAt: START + 9e12, now: START },
      ]),
    ).toEqual(['heard', 'heard'])
  })

  test('mutes nobody for a clock that was hours ahead and came back', () => {
    const ahead = START + 6 * 3_600_000
    const flood = times(20, 0).map(() => ({ sentAt: ahead, now: ahead }))
    const back = { sentAt: START, now: START }
    expect(verdicts(STRANGER_PACE, flood).at(-1)).toBe('muted')
    expect(verdicts(STRANGER_PACE, [...flood, back]).at(-1)).toBe('heard')
  })

  test('never lets more through than its burst and its rate, whatever the times', () => {
    const gaps = fc.array(fc.nat(20_000), { minLength: 1, maxLength: 200 })
    fc.assert(
      fc.property(gaps, (given) => {
        let at = START
        const messages = given.map((gap) => {
          at += gap
          return { sentAt: at }
        })
        const heard = verdicts(STRANGER_PACE, messages).filter((verdict) => verdict === 'heard').length
        expect(heard).toBeLessThanOrEqual(STRANGER_PACE.burst + (at - START) / 60_000 + 1)
      }),
    )
  })
})
