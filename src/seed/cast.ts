/** Whom the sandbox's phones belong to: three to begin with, and everybody else to switch to. */
import type { Day } from '#core/calendar.ts'
import type { Role } from '#core/people/person.ts'
import { type PersonSeed, personSeeds } from './people.ts'
import { vendorSeeds } from './vendors.ts'

export interface CastMember extends PersonSeed {
  readonly role: Role
  /** The unit or firm they act for, as people call it. */
  readonly at: string
}

/** The codes of the three people that the sandbox begins with. */
export const STARTING_CAST = { officer: '101204', vendor: 'UMKM-001', admin: '101291' } as const

/** Everybody in the demo as of `today`, the three that begin first. */
export function cast(today: Day): CastMember[] {
  const vendors = vendorSeeds(today)
  const firms = new Map(vendors.map(({ nib, name }) => [nib, name]))
  const members = personSeeds(vendors).flatMap((person) => {
    const [first] = person.roles
    return first ? [{ ...person, role: first.role, at: firms.get(first.at ?? '') ?? first.at ?? '' }] : []
  })
  const starting: readonly string[] = Object.values(STARTING_CAST)
  const rank = ({ code }: PersonSeed) => starting.indexOf(code) + 1 || starting.length + 1
  return members.sort((a, b) => rank(a) - rank(b))
}

/** Somebody whom the office does not know yet: who says "mau jualan" becomes a vendor, once a curator agrees. */
export const NEWCOMER = {
  code: 'CALON-01',
  name: 'Yanti Marlina',
  honorific: 'Ibu',
  role: 'newcomer',
  at: 'belum terdaftar',
  telegram: 5_000_000_900_001,
  whatsapp: '628001299900015',
  lid: '180000000009900@lid',
} as const
