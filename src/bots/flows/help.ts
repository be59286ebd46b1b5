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
const HELP_OF: Readonly<Partial<Record<Role, keyof typeof GUIDES>>> = {
  pp: 'pp',
  pptk: 'pp',
  ppk: 'ppk',
  treasurer: 'treasurer',
  pa: 'head',
  kpa: 'head',
  vendor: 'vendor',
  curator: 'curator',
  admin: 'admin',
}

/** The page of docs/panduan for each of them; the head has none of their own. */
const GUIDES = {
  ...{ pp: 'pejabat-pengadaan', ppk: 'ppk', treasurer: 'bendahara', vendor: 'penjual' },
  ...{ curator: 'kurator', admin: 'admin', head: undefined },
} as const

/** Where the guide stands: that of the only role, else the page that names them all. */
function guideOf(guides: string | undefined, parts: readonly (keyof typeof GUIDES)[]): string | undefined {
  const [only] = parts.length === 1 ? parts.map((part) => GUIDES[part]) : []
  return guides && (only ? `${guides}/${only}` : guides)
}

/** What this person can do, role by role, in a few lines. Leaves what is under way as it was. */
export async function openHelp({ person, t, office }: Talk): Promise<Turn<never>> {
  const parts = [...new Set(person.roles.flatMap(({ role }) => HELP_OF[role] ?? []))]
  const isStaff = person.roles.some(({ role }) => role !== 'vendor')
  const sections = parts.length > 0 ? parts.map((part) => t.help[part]) : [t.help.other]
  const guide = guideOf(office.links.guides, parts)
  const text = lines(
    ...sections.flatMap((section) => [section, '' as const]),
    isStaff ? t.help.always : t.help.alwaysVendor,
    guide !== undefined && t.help.guide(guide),
  )
  return { say: [{ text }], next: 'same' }
}
