import { randomInt } from 'node:crypto'
import { accountFor } from './accounts.ts'
import { jidOf } from './jids.ts'
import { post } from './mailbox.ts'
import { describeGroup } from './stanzas/groups.ts'
import { node, seconds } from './wire/nodes.ts'
import { type Account, type Group, partyOf, type World } from './world.ts'

export interface GroupPlan {
  readonly id?: string
  readonly subject: string
  readonly members: readonly { readonly number: string }[]
  /** The bots in it, by number; all accounts by default. */
  readonly bots?: readonly string[]
}

/** Makes or changes a group; bots that are new to it are told. */
export function formGroup(world: World, plan: GroupPlan): { id: string; subject: string } {
  const id = plan.id ?? `1203630${randomInt(1e10, 1e11)}@g.us`
  const bots = (plan.bots ?? [...world.accounts.keys()]).map((bot) => accountFor(world, bot))
  const members = new Set([...plan.members, ...bots].map(({ number }) => number))
  const known = world.groups.get(id)
  const group: Group = { id, subject: plan.subject, createdAt: known?.createdAt ?? world.now(), members }
  world.groups.set(id, group)
  world.changed()
  for (const bot of bots) if (!known?.members.has(bot.number)) announce(world, group, bot)
  return { id, subject: plan.subject }
}

/** Tells a bot of the group that it is now in. */
function announce(world: World, group: Group, bot: Account): void {
  const [first = bot.number] = group.members
  const creator = partyOf(world, `${first}@s.whatsapp.net`)?.who ?? bot
  const names = { participant: jidOf(creator, 'lid'), participant_pn: jidOf(creator, 'pn') }
  const attrs = { from: group.id, type: 'w:gp2', id: `${world.now()}`, ...names, t: seconds(world.now()) }
  for (const device of bot.devices.values()) {
    post(world, bot, device, node('notification', attrs, [node('create', {}, [describeGroup(world, group)])]))
  }
}
