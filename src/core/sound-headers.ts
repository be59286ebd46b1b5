/** How long a sound file lasts that is no voice note: what phones forward or record with another program. */

const MPEG_1 = [32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320]
const MPEG_2 = [8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160]

/** Of an MP3, reckoned from its first frame, rounded up; `undefined` when there is no frame where one must be. */
export function mp3Seconds(view: DataView): number | undefined {
  const at = isTagged(view) ? 10 + syncSafe(view, 6) : 0
  if (at + 4 > view.byteLength || (view.getUint16(at) & 0xffe6) !== 0xffe2) return undefined
  const version = (view.getUint8(at + 1) >> 3) & 3
  const rate = (view.getUint8(at + 2) >> 2) & 3
  const kilobits = (version === 3 ? MPEG_1 : MPEG_2)[(view.getUint8(at + 2) >> 4) - 1]
  if (version === 1 || rate === 3 || kilobits === undefined) return undefined
  return Math.ceil(((view.byteLength - at) * 8) / (kilobits * 1000))
}

const ID3 = 0x494433

function isTagged(view: DataView): boolean {
  return view.byteLength > 10 && view.getUint32(0) >>> 8 === ID3
}

/** Four bytes of seven bits each. */
function syncSafe(view: DataView, at: number): number {
  return [0, 1, 2, 3].reduce((sum, byte) => sum * 128 + (view.getUint8(at + byte) & 127), 0)
}

const [MOOV, MVHD] = [0x6d6f6f76, 0x6d766864]

/** Of an MPEG-4 file (M4A) by its movie header, rounded up; `undefined` when it has none, or was cut before it. */
export function m4aSeconds(view: DataView): number | undefined {
  const movie = boxIn(view, MOOV, 0, view.byteLength)
  const header = movie && boxIn(view, MVHD, movie.from, movie.to)
  // A longer form is for days of sound.
  if (!header || header.from + 20 > header.to || view.getUint8(header.from) !== 0) return undefined
  const scale = view.getUint32(header.from + 12)
  return scale === 0 ? undefined : Math.ceil(view.getUint32(header.from + 16) / scale)
}

function boxIn(view: DataView, type: number, start: number, end: number): { from: number; to: number } | undefined {
  let at = start
  while (at + 8 <= end) {
    const size = view.getUint32(at)
    if (size < 8 || at + size > end) return undefined
    if (view.getUint32(at + 4) === type) return { from: at + 8, to: at + size }
    at += size
  }
  return undefined
}
