import { deflateSync } from 'node:zlib'
import { type BinaryNode, proto } from '@whiskeysockets/baileys'
import { jidOf } from '../jids.ts'
import { handOver, post } from '../mailbox.ts'
import type { Encrypted } from '../phone/endpoint.ts'
import type { Connection } from '../wire/connection.ts'
import { node, SERVER, seconds } from '../wire/nodes.ts'
import { type Account, type Device, type Session, sessionKey, type World } from '../world.ts'

const { HISTORY_SYNC_NOTIFICATION } = proto.Message.ProtocolMessage.Type
const { INITIAL_BOOTSTRAP } = proto.HistorySync.HistorySyncType

/** Lets a linked device in, or tells it why not; an older connection of the same device is replaced. */
export function login(world: World, connection: Connection): Session | undefined {
  const refused = world.faults.active.loginFailure
  const { username, device: deviceId } = connection.client.payload
  const account = world.accounts.get(String(username))
  const device = account?.devices.get(deviceId ?? 0)
  const noiseKey = Buffer.from(connection.client.staticKey).toString('base64')
  if (refused || !account || device?.noiseKey !== noiseKey) {
    connection.send(node('failure', { reason: String(refused ?? 401), location: 'pesan' }))
    connection.close()
    return undefined
  }
  const session: Session = { account, device, connection, ready: false }
  const key = sessionKey(account, device)
  const older = world.sessions.get(key)
  world.sessions.set(key, session)
  if (older) endStream(older.connection, 440)
  connection.onClose(() => {
    if (world.sessions.get(key) === session) world.sessions.delete(key)
  })
  const lid = jidOf(account, 'lid', device.id)
  connection.send(node('success', { t: seconds(world.now()), lid, location: 'pesan' }))
  connection.send(node('ib', { from: SERVER }, [node('offline_preview', { count: String(device.mailbox.length) })]))
  return session
}

/** The client is set up: it gets its post, and at its very first login the history that its phone would send. */
export async function activate(world: World, session: Session): Promise<void> {
  if (session.ready) return
  handOver(session)
  if (session.device.historySent) return
  session.device.historySent = true
  await sendHistory(world, session)
}

/** Ends a connection with the stream error that clients know under this code. */
export function endStream(connection: Connection, code: number): void {
  connection.send(node('stream:error', { code: String(code) }, reasonFor(code)))
  connection.close()
}

function reasonFor(code: number): BinaryNode[] | undefined {
  if (code === 440) return [node('conflict', { type: 'replaced' })]
  if (code === 401) return [node('conflict', { type: 'device_removed' })]
  return undefined
}

/**
 * A new client withholds all events until the account's phone has sent it the history of its chats (or 20 s have
 * passed). The sandbox has none to send and says so: an empty history, encrypted by the account's own phone.
 */
async function sendHistory(world: World, { account, device }: Session): Promise<void> {
  const history = proto.HistorySync.encode({ syncType: INITIAL_BOOTSTRAP, conversations: [], progress: 100 }).finish()
  const historySyncNotification = {
    syncType: INITIAL_BOOTSTRAP,
    initialHistBootstrapInlinePayload: deflateSync(history),
    progress: 100,
  }
  const content = { protocolMessage: { type: HISTORY_SYNC_NOTIFICATION, historySyncNotification } }
  const { type, ciphertext } = await encryptByPrimary(account, device, content)
  const attrs = { from: jidOf(account, 'pn'), id: `HISTORY${device.id}`, type: 'text', category: 'peer' }
  const enc = node('enc', { v: '2', type }, ciphertext)
  post(world, account, device, node('message', { ...attrs, t: seconds(world.now()) }, [enc]))
}

async function encryptByPrimary(account: Account, device: Device, content: proto.IMessage): Promise<Encrypted> {
  const peer = jidOf(account, 'lid', device.id)
  if (!(await account.primary.hasSession(peer))) await account.primary.openSession(peer, device)
  return account.primary.encrypt(peer, content)
}
