/** Everybody in the demo: officers of the units and owners of the firms, with numbers that reach nobody. */
import type { RoleGiven } from '#core/import/index.ts'
import { ownerOf } from './names.ts'
import { officerSeeds } from './office.ts'
import type { VendorSeed } from './vendors.ts'

export interface PersonSeed {
  readonly code: string
  readonly name: string
  readonly honorific: string
  readonly roles: readonly RoleGiven[]
  /** Far above any id that Telegram has given out. */
  readonly telegram: number
  /** Starts with 62 800, which is no mobile network: a demo on a real account writes to nobody. */
  readonly whatsapp: string
  readonly lid: string
}

/** Officers first, then the owners in the order of their firms. */
export function personSeeds(vendors: readonly VendorSeed[]): PersonSeed[] {
  const officers = officerSeeds.map(({ code, name, honorific, roles }) => ({
    code,
    name,
    honorific,
    roles: roles.map(([role, at]) => (at ? { role, at } : { role })),
  }))
  const owners = vendors.map((vendor, index) => ({
    code: ownerCode(index),
    ...ownerOf(vendor.name),
    roles: [{ role: 'vendor' as const, at: vendor.nib }],
  }))
  return [...officers, ...owners].map((person, index) => ({ ...person, ...numbersOf(index + 1) }))
}

/** The code of the owner of the firm at this place of the list. */
export function ownerCode(index: number): string {
  return `UMKM-${String(index + 1).padStart(3, '0')}`
}

function numbersOf(position: number) {
  const tail = String(position).padStart(4, '0')
  return {
    telegram: 5_000_000_000_000 + position,
    whatsapp: `6280012${tail}${position % 10}`,
    lid: `18000000000${tail}@lid`,
  }
}
