/** `pesan invite`: a code that lets one person in, once. */
import { hashOfCode, newCode } from '#bots/dialog/door.ts'
import { INVITATION_LASTS } from '#bots/flows/invite.ts'
import { ROLES, type Role } from '#core/people/person.ts'
import { addInvitation } from '#db/invitations.ts'
import { findUnitOrVendor } from '#db/people.ts'
import { type Command, type CommandContext, done, failed, misused } from './command.ts'
import { readOptions } from './options.ts'

const usage = 'invite --role ROLE [--unit CODE] --name NAME [--json]'
/** Roles that serve the whole office and belong to no unit. */
const OFFICE_WIDE: ReadonlySet<Role> = new Set(['admin', 'curator'])

export const invite: Command = {
  usage,
  about: `Prints a one-time code and link. Roles: ${ROLES.join(', ')}. A vendor's unit is its NIB.`,
  run: async (args, context) => {
    const read = readOptions(args, { role: 'text', unit: 'text', name: 'text', json: 'flag' }, usage)
    if (!read.ok) return read.result
    const { role, unit, name, json } = read.given
    if (!role || !name) return misused(`--role and --name are needed. Usage: pesan ${usage}`)
    if (!isRole(role)) return misused(`${role} is no role. Roles: ${ROLES.join(', ')}`)
    if (unit === undefined && !OFFICE_WIDE.has(role)) return misused(`--unit is needed for the role ${role}`)
    const place =
      unit === undefined ? { unitId: null, vendorId: null } : await findUnitOrVendor(context.database.db, unit)
    if (!place || (role === 'vendor' && place.vendorId === null))
      return failed(`there is no ${role === 'vendor' ? 'vendor with the NIB' : 'unit with the code'} ${unit}`)
    const code = await invited(context, role, name, place)
    const link = linkOf(context, code)
    if (json) return done(JSON.stringify({ code, link: link ?? null }))
    return done(
      [`Code: ${code}`, link && `Link: ${link}`, 'Works once, for 72 hours. It is not shown again.']
        .filter(Boolean)
        .join('\n'),
    )
  },
}

function isRole(text: string): text is Role {
  return (ROLES as readonly string[]).includes(text)
}

async function invited(
  { database, clock }: CommandContext,
  role: Role,
  name: string,
  place: { unitId: number | null; vendorId: number | null },
): Promise<string> {
  const code = newCode()
  const expiresAt = clock() + INVITATION_LASTS
  await addInvitation(
    database.db,
    { codeHash: hashOfCode(code), role, ...place, personId: null, name, createdBy: null, expiresAt },
    clock(),
  )
  return code
}

function linkOf({ channels }: CommandContext, code: string): string | undefined {
  const telegram = channels?.find((channel) => channel.name === 'telegram') as { username?: string } | undefined
  return telegram?.username ? `https://t.me/${telegram.username}?start=${code}` : undefined
}
