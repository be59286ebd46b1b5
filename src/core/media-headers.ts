/**
 * Width and height from the headers of pictures, and how long a voice message lasts, with nothing decoded. Each reader
 * goes forward only and never past the end, so that no input makes it throw or turn in a circle; `undefined` where the
 * header is cut or contradicts itself.
 */

export interface Picture {
  readonly width: number
  readonly height: number
  readonly animated: boolean
}

/** Frame headers of all kinds of JPEG; C4, C8 and CC are tables between them. */
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
const hasNoLength = (marker: number) => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)
const START_OF_SCAN = 0xda
const END_OF_IMAGE = 0xd9

/** Of a JPEG: the segments up to the first frame header. A preview inside EXIF is part of its segment and stepped over. */
export function jpegPicture(view: DataView): Picture | undefined {
  let at = 2
  while (at + 4 <= view.byteLength) {
    if (view.getUint8(at) !== 0xff) return undefined
    const marker = view.getUint8(at + 1)
    if (marker === START_OF_SCAN || marker === END_OF_IMAGE) return undefined
    if (marker === 0xff) {
      at += 1 // padding
    } else if (hasNoLength(marker)) {
      at += 2
    } else if (isFrame(marker)) {
      if (at + 9 > view.byteLength) return undefined
      return { height: view.getUint16(at + 5), width: view.getUint16(at + 7), animated: false }
    } else {
      at += 2 + Math.max(2, view.getUint16(at + 2))
    }
  }
  return undefined
}

/** Of a PNG: IHDR stands first; an `acTL` before the first data makes it move. */
export function pngPicture(view: DataView): Picture | undefined {
  if (view.byteLength < 33 || nameAt(view, 12) !== 'IHDR' || view.getUint32(8) !== 13) return undefined
  const size = { width: view.getUint32(16), height: view.getUint32(20) }
  let at = 33
  while (at + 8 <= view.byteLength) {
    const name = nameAt(view, at + 4)
    if (name === 'acTL') return { ...size, animated: true }
    if (name === 'IDAT') return { ...size, animated: false }
    at += 12 + view.getUint32(at)
  }
  return undefined // no data at all
}

/** Of a WebP: the canvas of the extended form, which its picture must fill, or the size of the simple forms. */
export function webpPicture(view: DataView): Picture | undefined {
  let canvas: Picture | undefined
  let at = 12
  while (at + 8 <= view.byteLength) {
    const name = nameAt(view, at)
    if (name === 'VP8X') canvas = webpCanvas(view, at + 8)
    if (name === 'VP8X' && (!canvas || canvas.animated)) return canvas
    if (name === 'VP8 ' || name === 'VP8L') {
      const picture = name === 'VP8 ' ? webpLossy(view, at + 8) : webpLossless(view, at + 8)
      const isWhole = !canvas || (picture?.width === canvas.width && picture.height === canvas.height)
      return isWhole ? picture : undefined
    }
    const length = view.getUint32(at + 4, true)
    at += 8 + length + (length % 2)
  }
  return undefined
}

const ANIMATION = 0b10

function webpCanvas(view: DataView, at: number): Picture | undefined {
  if (at + 10 > view.byteLength) return undefined
  const animated = (view.getUint8(at) & ANIMATION) !== 0
  return { width: uint24(view, at + 4) + 1, height: uint24(view, at + 7) + 1, animated }
}

function webpLossy(view: DataView, at: number): Picture | undefined {
  const isKeyFrame = at + 10 <= view.byteLength && view.getUint16(at + 3) === 0x9d01 && view.getUint8(at + 5) === 0x2a
  if (!isKeyFrame) return undefined
  const side = (from: number) => view.getUint16(from, true) & 0x3fff
  return { width: side(at + 6), height: side(at + 8), animated: false }
}

function webpLossless(view: DataView, at: number): Picture | undefined {
  if (at + 5 > view.byteLength || view.getUint8(at) !== 0x2f) return undefined
  const bits = view.getUint32(at + 1, true)
  return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1, animated: false }
}

function nameAt(view: DataView, at: number): string {
  return String.fromCharCode(...new Uint8Array(view.buffer, view.byteOffset + at, 4))
}

function uint24(view: DataView, at: number): number {
  return view.getUint16(at, true) + view.getUint8(at + 2) * 65_536
}

const OPUS_PER_SECOND = 48_000
const PAGE_BYTES = 27
/** Where the first page of one stream in Opus has its mark: a header of one segment, then the packet. */
const OPUS_AT = 28
/** "OggS" and "OpusHead", as they stand in the file. */
const OGG = 0x4f676753
const OPUS = [0x4f707573, 0x48656164] as const

/**
 * Of a voice message as phones record them (Opus in Ogg): the whole seconds that its pages count, at least one. Pages
 * are stepped over; the last with a count tells. `undefined` when it is another kind of sound, or cut before any.
 */
export function voiceSeconds(view: DataView): number | undefined {
  if (view.byteLength < OPUS_AT + 8 || view.getUint32(OPUS_AT) !== OPUS[0] || view.getUint32(OPUS_AT + 4) !== OPUS[1])
    return undefined
  let at = 0
  let samples = 0
  while (at + PAGE_BYTES <= view.byteLength && view.getUint32(at) === OGG) {
    const segments = view.getUint8(at + 26)
    const body = at + PAGE_BYTES + segments
    if (body > view.byteLength) break
    // The upper half would be hours upon hours; all ones means that no packet ends on this page.
    if (view.getUint32(at + 10, true) === 0) samples = Math.max(samples, view.getUint32(at + 6, true))
    let length = 0
    for (let index = 0; index < segments; index++) length += view.getUint8(at + PAGE_BYTES + index)
    at = body + length
  }
  return samples > 0 ? Math.ceil(samples / OPUS_PER_SECOND) : undefined
}
