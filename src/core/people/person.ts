/** People and the roles they hold; a person may hold several, in different units and shops. */

export const ROLES = ['pa', 'kpa', 'ppk', 'pp', 'pptk', 'treasurer', 'vendor', 'curator', 'admin', 'pokmas'] as const
export type Role = (typeof ROLES)[number]

export type Language = 'id' | 'en'

/** The ways in which somebody may ask to be called. */
export const ADDRESSES = ['kak', 'ibu', 'bapak', 'mas', 'mbak', 'bang'] as const
export type Address = (typeof ADDRESSES)[number]

/** Is this a stored word for one of them? */
export const isAddress = (word: string | null): word is Address => ADDRESSES.some((one) => one === word)

export interface Person {
  readonly id: number
  readonly name: string
  /** Bapak, Ibu or Kak. */
  readonly honorific: string
  /** How they asked to be called to their face, and by which name. */
  readonly address?: Address
  readonly calledAs?: string
  readonly language: Language
  readonly active: boolean
  /** Asked not to be written to. */
  readonly silenced: boolean
  readonly roles: readonly { readonly role: Role; readonly unitId?: number; readonly vendorId?: number }[]
}

/** Does the person hold this role anywhere, or in the given unit or shop? */
export function holds(person: Person, role: Role, where: { unitId?: number; vendorId?: number } = {}): boolean {
  return person.roles.some(
    (held) =>
      held.role === role &&
      (where.unitId === undefined || held.unitId === where.unitId) &&
      (where.vendorId === undefined || held.vendorId === where.vendorId),
  )
}

/** Is the person PA or KPA somewhere, and so the one who gives budget lines? */
export function isHead(person: Person): boolean {
  return holds(person, 'pa') || holds(person, 'kpa')
}

/** The shops that a person answers for. */
export function shopsOf(person: Person): readonly number[] {
  return person.roles.flatMap((held) => (held.role === 'vendor' && held.vendorId !== undefined ? [held.vendorId] : []))
}

/** The units in which a person holds a role. */
export function unitsWith(person: Person, role: Role): readonly number[] {
  return person.roles.flatMap((held) => (held.role === role && held.unitId !== undefined ? [held.unitId] : []))
}
