/** Help by role. */
import { z } from 'zod'
import type { Role } from '#core/people/person.ts'
import type { Flow, Talk, Turn } from '../dialog/flow.ts'
import { lines } from '../markup.ts'

export const helpFlow: Flow = {
  name: 'help',
  acts: z.object({}),
  commands: ['bantuan', 'help'],
  words: ['bantuan', 'help', 'tolong', 'bantu', 'cara pakai', '?'],
  open: openHelp,
  tap: openHelp,
}

/** Which help each role reads; roles without one of their own are told of the menu. */
const HELP_OF: Readonly<Partial<Record<Role, Exclude<keyof Talk['t']['help'], 'other' | 'always' | 'alwaysVendor'>>>> =
  {
    pp: 'pp',
    pptk: 'pp',
    ppk: 'ppk',
    treasurer: 'treasurer',
    pa: 'head',
    kpa: 'head',
    vendor: 'vendor',
    admin: 'admin',
  }

/** What this person can do, role by role, in a few lines. Leaves what is under way as it was. */
export async function openHelp({ person, t }: Talk): Promise<Turn<never>> {
  const parts = [...new Set(person.roles.flatMap(({ role }) => HELP_OF[role] ?? []))]
  const isStaff = person.roles.some(({ role }) => role !== 'vendor')
  const sections = parts.length > 0 ? parts.map((part) => t.help[part]) : [t.help.other]
  const text = lines(
    ...sections.flatMap((section) => [section, '' as const]),
    isStaff ? t.help.always : t.help.alwaysVendor,
  )
  return { say: [{ text }], next: 'same' }
}
