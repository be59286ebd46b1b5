/**
 * The one door for files that people send. What a file is, its first bytes say; how large its picture is, its header says,
 * so that a bomb (a small file that unpacks to gigabytes) is turned away before anything decodes it. What a sender or a
 * messenger declares is never believed.
 */
import { jpegPicture, type Picture, pngPicture, voiceSeconds, webpPicture } from './media-headers.ts'
import { accept, type Result, refuse } from './result.ts'
import { m4aSeconds, mp3Seconds } from './sound-headers.ts'

export const MEDIA_TYPES = [
  ...(['image/jpeg', 'image/png', 'image/webp', 'application/pdf'] as const),
  ...(['audio/ogg', 'audio/mp4', 'audio/mpeg'] as const),
] as const
export type MediaType = (typeof MEDIA_TYPES)[number]

export interface InspectedMedia {
  /** What the bytes are, whatever was declared: store and serve it under this name. */
  readonly mimeType: MediaType
  /** Of pictures only. */
  readonly width?: number
  readonly height?: number
  /** Of sounds only: how long they last, rounded up. */
  readonly seconds?: number
}

export type MediaRefusal =
  | { readonly code: 'media-empty' }
  | { readonly code: 'media-too-large'; readonly bytes: number; readonly maxBytes: number }
  /** Neither a picture, a PDF nor a voice message that we take; `declared` is cut and cleaned, safe for a log. */
  | { readonly code: 'media-unknown'; readonly declared: string }
  /** It was declared as something else: a program called a photo, a page of markup called a PDF. */
  | { readonly code: 'media-mismatch'; readonly declared: string; readonly found: MediaType }
  /** It begins like one, and then has no size or no end. */
  | { readonly code: 'media-broken'; readonly found: MediaType }
  | { readonly code: 'media-too-many-pixels'; readonly width: number; readonly height: number }
  | { readonly code: 'media-animated'; readonly found: MediaType }

export interface MediaLimits {
  readonly maxBytes: number
  readonly maxPixels: number
  readonly maxSide: number
}

/** Of one file; 50 million pixels are the largest photo that common phones send, and 200 MB once unpacked. */
export const MEDIA_LIMITS: MediaLimits = { maxBytes: 10 * 1024 * 1024, maxPixels: 50_000_000, maxSide: 16_000 }

/** What messengers say when they do not know. */
const SAYS_NOTHING = new Set(['', 'application/octet-stream', 'binary/octet-stream', 'application/binary'])

/** What the bytes are, or why they are not taken. `declared` is the messenger's MIME type, parameters and all. */
export function inspectMedia(
  bytes: Uint8Array,
  declared: string,
  limits: MediaLimits = MEDIA_LIMITS,
): Result<InspectedMedia, MediaRefusal> {
  if (bytes.length === 0) return refuse({ code: 'media-empty' })
  if (bytes.length > limits.maxBytes) {
    return refuse({ code: 'media-too-large', bytes: bytes.length, maxBytes: limits.maxBytes })
  }
  const claim = claimed(declared)
  const found = typeOf(bytes, claim)
  if (!found) return refuse({ code: 'media-unknown', declared: claim })
  if (!agrees(claim, found)) return refuse({ code: 'media-mismatch', declared: claim, found })
  if (found === 'application/pdf') {
    return hasEnd(bytes) ? accept({ mimeType: found }) : refuse({ code: 'media-broken', found })
  }
  if (isSound(found)) {
    const seconds = SOUNDS[found](viewOf(bytes))
    return seconds === undefined ? refuse({ code: 'media-broken', found }) : accept({ mimeType: found, seconds })
  }
  return inspectPicture(found, HEADERS[found](viewOf(bytes)), limits)
}

const SOUNDS = { 'audio/ogg': voiceSeconds, 'audio/mp4': m4aSeconds, 'audio/mpeg': mp3Seconds } as const
const isSound = (found: MediaType): found is keyof typeof SOUNDS => found in SOUNDS
const HEADERS = { 'image/jpeg': jpegPicture, 'image/png': pngPicture, 'image/webp': webpPicture } as const

function inspectPicture(
  found: keyof typeof HEADERS,
  picture: Picture | undefined,
  { maxPixels, maxSide }: MediaLimits,
): Result<InspectedMedia, MediaRefusal> {
  if (!picture || picture.width === 0 || picture.height === 0) return refuse({ code: 'media-broken', found })
  const { width, height, animated } = picture
  if (width > maxSide || height > maxSide || width * height > maxPixels) {
    return refuse({ code: 'media-too-many-pixels', width, height })
  }
  return animated ? refuse({ code: 'media-animated', found }) : accept({ mimeType: found, width, height })
}

/** By the first bytes, which every program reads that will open it. */
function typeOf(bytes: Uint8Array, claim: string): MediaType | undefined {
  const start = String.fromCharCode(...bytes.subarray(0, 12))
  if (start.startsWith('\xff\xd8\xff')) return 'image/jpeg'
  if (start.startsWith('\x89PNG\r\n\x1a\n')) return 'image/png'
  if (start.startsWith('RIFF') && start.slice(8) === 'WEBP') return 'image/webp'
  if (start.startsWith('OggS')) return 'audio/ogg'
  // A film begins alike, and we take none: only what is called a sound is looked at as one.
  if (claim.startsWith('audio/') && start.slice(4, 8) === 'ftyp') return 'audio/mp4'
  if (claim.startsWith('audio/') && /^(?:ID3|\xff[\xe2-\xff])/.test(start)) return 'audio/mpeg'
  return start.startsWith('%PDF-1.') || start.startsWith('%PDF-2.') ? 'application/pdf' : undefined
}

/** The name alone: lower case, without parameters, cut, and of the letters that such names are made of. */
function claimed(declared: string): string {
  const [name = ''] = declared.slice(0, 200).split(';', 1)
  return name
    .toLowerCase()
    .replace(/[^a-z0-9/+.-]/g, '')
    .slice(0, 60)
}

/** Messengers call every picture a JPEG, and phones know no better; a picture that is no picture is a lie. */
function agrees(claim: string, found: MediaType): boolean {
  if (SAYS_NOTHING.has(claim)) return true
  if (found === 'audio/mp4') return /^audio\/(mp4|m4a|x-m4a|mp4a-latm|aac)$/.test(claim)
  if (found === 'audio/mpeg') return /^audio\/(mpeg|mp3|x-mpeg|mpeg3)$/.test(claim)
  if (found === 'audio/ogg') return /^(audio|application)\/(ogg|opus|x-opus\+ogg)$/.test(claim)
  if (found === 'application/pdf') return claim === 'application/pdf' || claim === 'application/x-pdf'
  return /^image\/(p?jpe?g|(x-)?png|webp)$/.test(claim)
}

/** A PDF that was cut off on its way lacks its last line. */
function hasEnd(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(Math.max(0, bytes.length - 2048))).includes('%%EOF')
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
