import type { BinaryNode } from '@whiskeysockets/baileys'
import { child, children, failure, node, result } from '../wire/nodes.ts'
import type { World } from '../world.ts'

const DAY_SECONDS = 86_400

/** Answers the small requests that need no thought, by their namespace; `undefined` for namespaces it does not know. */
export function answerSettings(world: World, request: BinaryNode): BinaryNode | undefined {
  switch (request.attrs.xmlns) {
    case 'abt':
      return result(request, [node('props', { protocol: '1', hash: 'pesan' }, [])])
    case 'privacy':
      return result(request, privacy(request))
    case 'blocklist':
      return result(request, [node('list', {}, [])])
    case 'w:m':
      return result(request, [mediaConnection(world)])
    case 'w:sync:app:state':
      return result(request, [node('sync', {}, appState(request))])
    case 'w:profile:picture':
      return failure(request, 404, 'item-not-found')
    case 'w:p':
    case 'passive':
    case 'w:stats':
    case 'urn:xmpp:whatsapp:dirty':
    case 'status':
    case 'disappearing_mode':
      return result(request)
    default:
      return undefined
  }
}

function privacy(request: BinaryNode): BinaryNode[] {
  // Tokens that trusted contacts hand each other: taken and forgotten, the sandbox never asks for one.
  if (child(request, 'tokens')) return []
  const settings = { readreceipts: 'all', profile: 'all', status: 'all', online: 'all', last: 'all', groupadd: 'all' }
  const categories = Object.entries(settings).map(([name, value]) => node('category', { name, value }))
  return [node('privacy', {}, categories)]
}

function mediaConnection(world: World): BinaryNode {
  const host = node('host', { hostname: world.mediaHost, maxContentLengthBytes: String(100 * 1024 * 1024) })
  return node('media_conn', { auth: 'pesan', ttl: String(DAY_SECONDS), auth_ttl: String(DAY_SECONDS) }, [host])
}

/** Nothing was ever changed in the account's settings: every collection is at its beginning. */
function appState(request: BinaryNode): BinaryNode[] {
  return children(child(request, 'sync'), 'collection').map(({ attrs }) =>
    node('collection', { name: attrs.name, version: attrs.version, has_more_patches: 'false' }),
  )
}
