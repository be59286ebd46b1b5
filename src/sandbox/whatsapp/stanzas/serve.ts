import type { BinaryNode } from '@whiskeysockets/baileys'
import { child, failure, result } from '../wire/nodes.ts'
import { type Session, sessionKey, type World } from '../world.ts'
import { answerGroups } from './groups.ts'
import { activate } from './login.ts'
import { routeMessage } from './messages.ts'
import { answerPrekeys } from './prekeys.ts'
import { routeChatState, routeReceipt, takeAck } from './receipts.ts'
import { answerSettings } from './settings.ts'
import { answerUsync } from './usync.ts'

/** Does what a logged-in client asks with one stanza. */
export async function serve(world: World, session: Session, stanza: BinaryNode): Promise<void> {
  switch (stanza.tag) {
    case 'iq':
      return answer(world, session, stanza)
    case 'message':
      return routeMessage(world, session, stanza)
    case 'receipt':
      return routeReceipt(world, session, stanza)
    case 'ack':
      return takeAck(world, session, stanza)
    case 'chatstate':
      return routeChatState(world, session, stanza)
    default:
      // Presence, telemetry and the like: nobody here wants to know.
      return undefined
  }
}

async function answer(world: World, session: Session, request: BinaryNode): Promise<void> {
  const { xmlns, type } = request.attrs
  if (type === 'result' || type === 'error') return
  if (xmlns === 'usync' && world.faults.active.ignoreUsync) return
  session.connection.send(respond(world, session, request))
  if (xmlns === 'passive' && child(request, 'active')) await activate(world, session)
}

function respond(world: World, session: Session, request: BinaryNode): BinaryNode {
  switch (request.attrs.xmlns) {
    case 'encrypt':
      return answerPrekeys(world, session, request)
    case 'usync':
      return answerUsync(world, request)
    case 'w:g2':
      return answerGroups(world, session, request)
    case 'md':
      if (child(request, 'remove-companion-device')) unlink(world, session)
      return result(request)
    default:
      return answerSettings(world, request) ?? failure(request, 501, 'feature-not-implemented')
  }
}

/** The client logged out for good: its next login is refused. */
function unlink(world: World, { account, device }: Session): void {
  account.devices.delete(device.id)
  world.sessions.delete(sessionKey(account, device))
  world.changed()
}
