/** WhatsApp tells when somebody's security key changes: a new phone, a fresh install, or a number that changed hands. */
import { type BinaryNode, getBinaryNodeChild, jidDecode, type WASocket } from '@whiskeysockets/baileys'
import { normalised } from './jids.ts'

/** Hears of it on a new socket. Linked devices of a person come and go without meaning; the account itself does not. */
export function hearNewKeys(socket: WASocket, me: () => readonly string[], tell: (jid: string) => void): void {
  socket.ws.on('CB:notification,type:encrypt', (node: BinaryNode) => {
    const { from = '' } = node.attrs
    if (!getBinaryNodeChild(node, 'identity') || (jidDecode(from)?.device ?? 0) !== 0) return
    const jid = normalised(from)
    if (jid && !me().includes(jid)) tell(jid)
  })
}
