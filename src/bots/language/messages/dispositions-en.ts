/** Disposition: the PA/KPA gives a budget line to a PPK and a PP, in English. */
import type { GivenRole } from '#core/budget/disposition.ts'
import type { Disposed } from '#db/dispositions.ts'
import { lines, say } from '../../markup.ts'
import type { Formats } from '../format.ts'
import type { dispositionsIndonesian, GivenFacts } from './dispositions-id.ts'

const ROLES: Readonly<Record<GivenRole, string>> = { ppk: 'PPK', pp: 'procurement officer (PP)' }

/** The English sentences. */
export function dispositionsEnglish(f: Formats): ReturnType<typeof dispositionsIndonesian> {
  const told = ({ act, role, name, by, at, note }: Disposed) =>
    say`• ${f.shortMoment(at)} ${ROLES[role]} ${name} ${act} by ${by}${note === '' ? '' : `: “${note}”`}`
  const line = ({ name, rupCode }: GivenFacts) => say`*${name}* (RUP ${rupCode})`
  return {
    title: (year) => say`📌 *Budget lines of ${year}*. Choose a RUP; those not given yet are at the top.`,
    noLines: say`Your unit has no RUP this year yet.`,
    lineButton: (name, pp) =>
      `${pp === undefined ? '▫️' : '📌'} ${name.replace(/^Belanja /, '')}${pp === undefined ? '' : ` · ${pp}`}`,
    card: (facts, story) =>
      lines(
        say`📌 *${facts.name}*`,
        say`RUP ${facts.rupCode} · ceiling ${f.rupiah(facts.ceiling)} · left *${f.rupiah(facts.left)}*`,
        facts.ppk === undefined && facts.pp === undefined
          ? say`Not given yet: the unit’s PPK and procurement officers act on it.`
          : say`PPK *${facts.ppk ?? '-'}*, procurement officer *${facts.pp ?? '-'}*`,
        story.length > 0 && '',
        ...story.map(told),
      ),
    give: '📌 Name PPK and PP',
    change: '🔁 Change PPK or PP',
    withdraw: '↩️ Take it back',
    others: '📂 Other RUP',
    choose: (role, facts) => lines(line(facts), say`Who is the ${ROLES[role]}?`),
    nobody: (role) => say`There is no other ${ROLES[role]} in this unit yet. An admin can invite one.`,
    askNote: (facts, ppk, pp) =>
      lines(
        line(facts),
        say`PPK *${ppk}*, procurement officer *${pp}*.`,
        say`A word to the two of them? Write it, or settle it right away.`,
      ),
    withoutNote: '✅ Settle',
    given: (facts, ppk, pp) =>
      say`✅ RUP ${facts.rupCode} (${facts.name}) is given: PPK *${ppk}*, procurement officer *${pp}*. Both have been told.`,
    withdrawn: (facts) =>
      say`↩️ RUP ${facts.rupCode} (${facts.name}) is taken back. The unit’s PPK and procurement officers act on it as usual; those concerned have been told.`,
    namedYou: (facts, role, { head, ppk, pp, note }) =>
      lines(
        say`📌 *Assigned to you by ${head}*`,
        say`${facts.name} (RUP ${facts.rupCode}), left *${f.rupiah(facts.left)}*.`,
        role === 'ppk'
          ? say`You are the *PPK* of this line: you approve and receive its orders. Procurement officer: ${pp}. Type *tasks* to see what waits.`
          : say`You are the *procurement officer* of this line; at check-out it comes first. PPK: ${ppk}.`,
        note !== '' && say`💬 “${note}”`,
      ),
    releasedYou: (facts, role, head) =>
      say`↩️ ${head} changed who is in charge: you are no longer the ${ROLES[role]} for ${facts.name} (RUP ${facts.rupCode}).`,
    refused: (refusal) => {
      switch (refusal.code) {
        case 'not-the-head':
          return say`That RUP is for its PA/KPA to give.`
        case 'one-person':
          return say`PPK and procurement officer are two people: who orders does not approve.`
        case 'not-in-unit':
          return say`That person is no longer ${ROLES[refusal.role]} in this unit. Please choose another.`
        case 'given-already':
          return say`That RUP is given just so already. Nothing changed.`
        case 'nothing-given':
          return say`That RUP has not been given to anybody.`
      }
    },
  }
}
