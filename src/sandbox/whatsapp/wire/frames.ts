import { NOISE_WA_HEADER } from '@whiskeysockets/baileys'

const LENGTH_BYTES = 3
const ROUTING_HEADER_BYTES = 7

/** Puts WhatsApp's three length bytes before a frame. */
export function frame(payload: Uint8Array): Buffer {
  const framed = Buffer.alloc(LENGTH_BYTES + payload.length)
  framed.writeUIntBE(payload.length, 0, LENGTH_BYTES)
  framed.set(payload, LENGTH_BYTES)
  return framed
}

/** Collects bytes as they come and returns the frames that are whole; throws when the stream is not WhatsApp's. */
export function createFrameReader(): (chunk: Uint8Array) => Buffer[] {
  let pending: Buffer = Buffer.alloc(0)
  let introduced = false
  return (chunk) => {
    pending = Buffer.concat([pending, chunk])
    if (!introduced) {
      pending = withoutIntroduction(pending)
      introduced = true
    }
    const frames: Buffer[] = []
    while (pending.length >= LENGTH_BYTES) {
      const end = LENGTH_BYTES + pending.readUIntBE(0, LENGTH_BYTES)
      if (pending.length < end) break
      frames.push(pending.subarray(LENGTH_BYTES, end))
      pending = pending.subarray(end)
    }
    return frames
  }
}

/** A client introduces itself once: routing information (`ED…`) if it has any, `WA`, protocol and dictionary version. */
function withoutIntroduction(bytes: Buffer): Buffer {
  const routed = bytes.subarray(0, 2).toString() === 'ED'
  const start = routed ? ROUTING_HEADER_BYTES + bytes.readUIntBE(4, 3) : 0
  const end = start + NOISE_WA_HEADER.length
  if (!bytes.subarray(start, end).equals(NOISE_WA_HEADER)) throw new Error('the client does not speak WhatsApp')
  return bytes.subarray(end)
}
