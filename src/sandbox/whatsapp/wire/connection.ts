import { type BinaryNode, decodeBinaryNode, encodeBinaryNode } from '@whiskeysockets/baileys'
import type { WebSocket } from 'ws'
import { createFrameReader, frame } from './frames.ts'
import { answerNoise, type NoiseClient, type NoiseIdentity } from './noise.ts'

/** One client, handshake done: stanzas go in and out. */
export interface Connection {
  readonly client: NoiseClient
  send(node: BinaryNode): void
  /** Ends the connection politely, after what was sent has left. */
  close(): void
  /** Cuts the connection, as a lost network does. */
  terminate(): void
  onNode(listener: (node: BinaryNode) => void): void
  onClose(listener: () => void): void
}

/** Runs the handshake on a fresh socket and hands over the connection; a client that speaks nonsense is cut off. */
export function acceptConnection(socket: WebSocket, identity: NoiseIdentity, accept: (connection: Connection) => void) {
  const noise = answerNoise(identity)
  const read = createFrameReader()
  const nodeListeners: ((node: BinaryNode) => void)[] = []
  let greeted = false
  let connected = false
  // Inflating a stanza is asynchronous; the chain keeps them in the order in which they came.
  let inOrder: Promise<void> = Promise.resolve()

  const take = (bytes: Buffer) => {
    if (!greeted) {
      greeted = true
      socket.send(frame(noise.greet(bytes)))
    } else if (!connected) {
      connected = true
      accept(connectionOf(noise.finish(bytes)))
    } else {
      const opened = noise.open(bytes)
      inOrder = inOrder.then(() => dispatch(opened)).catch(() => socket.terminate())
    }
  }
  const dispatch = async (opened: Buffer) => {
    const node = await decodeBinaryNode(opened)
    for (const listener of nodeListeners) listener(node)
  }
  const connectionOf = (client: NoiseClient): Connection => ({
    client,
    send: (node) => {
      if (socket.readyState === socket.OPEN) socket.send(frame(noise.seal(encodeBinaryNode(node))))
    },
    close: () => socket.close(),
    terminate: () => socket.terminate(),
    onNode: (listener) => nodeListeners.push(listener),
    onClose: (listener) => socket.on('close', listener),
  })

  socket.on('error', () => socket.terminate())
  socket.on('message', (data: Buffer) => {
    try {
      for (const bytes of read(data)) take(bytes)
    } catch {
      // Broken framing or a failed decryption: nothing after it can be read, so the connection is over.
      socket.terminate()
    }
  })
}
