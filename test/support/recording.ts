/** What a phone records: an Ogg stream of Opus, as long as wanted, without a sound in it. */

const RATE = 48_000

/** A voice message of so many seconds; as bytes, no two lengths are the same. */
export function recording(seconds: number): Buffer {
  const head = Buffer.from('OpusHead\x01\x01\x00\x00\x80\xbb\x00\x00\x00\x00\x00', 'latin1')
  const tags = Buffer.from('OpusTags\x00\x00\x00\x00\x00\x00\x00\x00', 'latin1')
  return Buffer.concat([page(head, 0, 0), page(tags, 0, 1), page(Buffer.from([0xf8, 0xff, 0xfe]), seconds * RATE, 2)])
}

function page(body: Buffer, samples: number, number: number): Buffer {
  const header = Buffer.alloc(28)
  header.write('OggS')
  header.writeUInt8(number === 0 ? 2 : 0, 5)
  header.writeUInt32LE(samples, 6)
  header.writeUInt32LE(1, 14)
  header.writeUInt32LE(number, 18)
  header.writeUInt8(1, 26)
  header.writeUInt8(body.length, 27)
  return Buffer.concat([header, body])
}
