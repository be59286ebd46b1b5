import type { BinaryNode } from '@whiskeysockets/baileys'
import { node, SERVER } from './wire/nodes.ts'
import { type Account, type Device, type Session, sessionKey, type World } from './world.ts'

/** Puts a stanza into the post of one device: it goes out now, or when the client comes back, until it is acknowledged. */
export function post(world: World, account: Account, device: Device, stanza: BinaryNode): void {
  device.mailbox.push(stanza)
  world.changed()
  const session = world.sessions.get(sessionKey(account, device))
  if (session?.ready) session.connection.send(stanza)
}

/** Takes acknowledged stanzas out of the post. */
export function collect(world: World, { device }: Session, done: (stanza: BinaryNode) => boolean): void {
  const before = device.mailbox.length
  device.mailbox = device.mailbox.filter((stanza) => !done(stanza))
  if (device.mailbox.length !== before) world.changed()
}

/** Hands over what waited while the client was away, marked `offline` as WhatsApp does; the client then shows it as past. */
export function handOver(session: Session): void {
  const { connection, device } = session
  for (const [index, stanza] of device.mailbox.entries()) {
    connection.send({ ...stanza, attrs: { ...stanza.attrs, offline: String(index) } })
  }
  connection.send(node('ib', { from: SERVER }, [node('offline', { count: String(device.mailbox.length) })]))
  session.ready = true
}
