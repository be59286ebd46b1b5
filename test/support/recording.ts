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

/** What an iPhone forwards: an M4A of so many seconds, with nothing but its headers. */
export function m4a(seconds: number): Buffer {
  const header = Buffer.alloc(100)
  header.writeUInt32BE(1000, 12)
  header.writeUInt32BE(seconds * 1000, 16)
  return Buffer.concat([
    box('ftyp', Buffer.from('M4A \0\0\0\0M4A mp42')),
    box('moov', box('mvhd', header)),
    box('mdat', Buffer.alloc(8)),
  ])
}

/** An MP3 of so many seconds at 64 kilobits, with a tag before it. */
export function mp3(seconds: number): Buffer {
  const frames = Buffer.alloc(seconds * 8_000)
  frames.writeUInt32BE(0xff_fb_50_c0)
  return Buffer.concat([Buffer.from('ID3\x03\0\0\0\0\0\x05', 'latin1'), Buffer.alloc(5), frames])
}

function box(type: string, body: Buffer): Buffer {
  const head = Buffer.alloc(8)
  head.writeUInt32BE(body.length + 8)
  head.write(type, 4)
  return Buffer.concat([head, body])
}
