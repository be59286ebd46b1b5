import type { BinaryNode } from '@whiskeysockets/baileys'
import { jidOf, type Named } from '../jids.ts'
import { child, failure, node, result, seconds } from '../wire/nodes.ts'
import type { Group, Session, World } from '../world.ts'

/** Answers what a group is and which groups the account is in. Changing groups from the client is refused. */
export function answerGroups(world: World, session: Session, request: BinaryNode): BinaryNode {
  if (child(request, 'participating')) {
    const mine = [...world.groups.values()].filter(({ members }) => members.has(session.account.number))
    return result(request, [
      node(
        'groups',
        {},
        mine.map((group) => describeGroup(world, group)),
      ),
    ])
  }
  if (!child(request, 'query')) return failure(request, 403, 'forbidden')
  const group = world.groups.get(request.attrs.to ?? '')
  if (!group) return failure(request, 404, 'item-not-found')
  if (!group.members.has(session.account.number)) return failure(request, 403, 'forbidden')
  return result(request, [describeGroup(world, group)])
}

/** A group as stanzas carry it; members are named by LID, with their numbers beside it, as WhatsApp does today. */
export function describeGroup(world: World, { id, subject, createdAt, members }: Group): BinaryNode {
  const people = [...members].flatMap((number) => memberOf(world, number) ?? [])
  const participants = people.map((person) =>
    node('participant', { jid: jidOf(person, 'lid'), phone_number: jidOf(person, 'pn') }),
  )
  const created = seconds(createdAt)
  const attrs = { id: id.replace('@g.us', ''), subject, s_t: created, creation: created, addressing_mode: 'lid' }
  return node('group', { ...attrs, size: String(people.length) }, participants)
}

function memberOf(world: World, number: string): Named | undefined {
  return world.phones.get(number) ?? world.accounts.get(number)
}
