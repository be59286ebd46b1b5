import { Buffer } from 'node:buffer'
import { Resvg } from '@resvg/resvg-js'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { inspectMedia, MEDIA_LIMITS, MEDIA_TYPES } from '#core/media.ts'
import { m4a, mp3, recording } from '../support/recording.ts'

/** Small real files, as encoders write them. */
const bytesOf = (base64: string) => new Uint8Array(Buffer.from(base64, 'base64'))
const JPEG = bytesOf(
  '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAFA3PEY8MlBGQUZaVVBfeMiCeG5uePWvuZHI////////////////////////////////////////////' +
    '////////2wBDAVVaWnhpeOuCguv/////////////////////////////////////////////////////////////////////////wAARCAAeACgD' +
    'ASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAP/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/8QAFgEBAQEAAAAAAAAAAAAAAAAAAAME/8QAFBEB' +
    'AAAAAAAAAAAAAAAAAAAAAP/aAAwDAQACEQMRAD8AkAm2AAAAAAAAAAP/2Q==',
)
const PNG = new Uint8Array(
  new Resvg('<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"><rect width="9" height="9"/></svg>')
    .render()
    .asPng(),
)
const WEBP = {
  lossy: bytesOf('UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA'),
  lossless: bytesOf('UklGRhoAAABXRUJQVlA4TA0AAAAvJ0AHEAcQERGIiP4HAA=='),
  extended: bytesOf(
    'UklGRkoAAABXRUJQVlA4WAoAAAAQAAAAAAAAAAAAQUxQSAwAAAARBxAR/Q9ERP8DAABWUDggGAAAABQBAJ0BKgEAAQAAAP4AAA3AAP7mtQAAAA==',
  ),
  animated: bytesOf(
    'UklGRlIAAABXRUJQVlA4WAoAAAASAAAAAAAAAAAAQU5JTQYAAAD/////AABBTk1GJgAAAAAAAAAAAAAAAAAAAGQAAABWUDhMDQAAAC8AAAAQBxAREYiI' +
      '/gcA',
  ),
}
const PDF = new TextEncoder().encode('%PDF-1.7\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF\n')
const VOICE = new Uint8Array(recording(2))
const ALL = [JPEG, PNG, ...Object.values(WEBP), PDF, VOICE]

const refusal = (bytes: Uint8Array, declared = '') => {
  const seen = inspectMedia(bytes, declared)
  return seen.ok ? seen.value : seen.refusal
}

/** The same picture with other numbers where its header says how large it is. */
function resized(png: Uint8Array, width: number, height: number): Uint8Array {
  const copy = Buffer.from(png)
  copy.writeUInt32BE(width, 16)
  copy.writeUInt32BE(height, 20)
  return copy
}

describe('files that people send', () => {
  test('are what their bytes say, with the size that their header says', () => {
    expect(refusal(JPEG, 'image/jpeg')).toEqual({ mimeType: 'image/jpeg', width: 40, height: 30 })
    expect(refusal(PNG, 'image/png')).toEqual({ mimeType: 'image/png', width: 40, height: 30 })
    expect(refusal(WEBP.lossy, 'image/webp')).toEqual({ mimeType: 'image/webp', width: 1, height: 1 })
    expect(refusal(WEBP.lossless, 'image/webp')).toEqual({ mimeType: 'image/webp', width: 40, height: 30 })
    expect(refusal(WEBP.extended, 'image/webp')).toEqual({ mimeType: 'image/webp', width: 1, height: 1 })
    expect(refusal(PDF, 'application/pdf')).toEqual({ mimeType: 'application/pdf' })
    expect(refusal(VOICE, 'audio/ogg; codecs=opus')).toEqual({ mimeType: 'audio/ogg', seconds: 2 })
  })

  test('are sounds that phones forward, with how long they last', () => {
    expect(refusal(m4a(7), 'audio/mp4; codecs=mp4a.40.2')).toEqual({ mimeType: 'audio/mp4', seconds: 7 })
    expect(refusal(m4a(7), 'audio/aac')).toMatchObject({ mimeType: 'audio/mp4' })
    expect(refusal(mp3(3), 'audio/mpeg')).toEqual({ mimeType: 'audio/mpeg', seconds: 3 })
    expect(refusal(m4a(7), 'video/mp4')).toMatchObject({ code: 'media-unknown' })
    expect(refusal(m4a(7).subarray(0, 40), 'audio/mp4')).toEqual({ code: 'media-broken', found: 'audio/mp4' })
  })

  test('are no voice messages by name alone, nor as anything else', () => {
    expect(refusal(VOICE.subarray(0, 60), 'audio/ogg')).toEqual({ code: 'media-broken', found: 'audio/ogg' })
    expect(refusal(VOICE, 'image/png')).toMatchObject({ code: 'media-mismatch', found: 'audio/ogg' })
    const song = new Uint8Array(Buffer.from('ID3\x03 a song'))
    expect(refusal(song, 'audio/mpeg')).toEqual({ code: 'media-broken', found: 'audio/mpeg' })
    expect(refusal(song, 'image/png')).toMatchObject({ code: 'media-unknown' })
  })

  test('may be called another picture, as messengers do, or nothing at all', () => {
    expect(refusal(PNG, 'image/jpeg')).toEqual({ mimeType: 'image/png', width: 40, height: 30 })
    expect(refusal(JPEG, 'IMAGE/JPG; q=1')).toMatchObject({ mimeType: 'image/jpeg' })
    expect(refusal(PDF, 'application/octet-stream')).toEqual({ mimeType: 'application/pdf' })
  })

  test('that lie about what they are are refused', () => {
    expect(refusal(PDF, 'image/jpeg')).toEqual({
      code: 'media-mismatch',
      declared: 'image/jpeg',
      found: 'application/pdf',
    })
    expect(refusal(PNG, 'application/pdf')).toMatchObject({ code: 'media-mismatch' })
    expect(refusal(JPEG, 'text/html')).toMatchObject({ code: 'media-mismatch' })
  })

  test('of no kind that we take are refused, whatever they are called', () => {
    const others = [
      '<svg onload="alert(1)"/>',
      '<!doctype html>',
      'MZ\x90',
      'PK\x03\x04',
      'GIF89a',
      '#!/bin/sh',
      ' %PDF-1.7',
    ]
    for (const other of others) {
      expect(refusal(new TextEncoder().encode(other), 'image/png'), other).toMatchObject({ code: 'media-unknown' })
    }
    expect(refusal(new Uint8Array(), 'image/png')).toEqual({ code: 'media-empty' })
  })

  test('carry no words of their sender into a refusal', () => {
    const seen = refusal(new Uint8Array([1]), `image/\u202epng<script>\n${'x'.repeat(9999)}`)
    expect(seen).toMatchObject({ code: 'media-unknown', declared: expect.stringMatching(/^[a-z0-9/+.-]{1,60}$/) })
  })

  test('that would unpack to gigabytes are refused before anything unpacks them', () => {
    expect(refusal(resized(PNG, 15_000, 15_000))).toEqual({
      code: 'media-too-many-pixels',
      width: 15_000,
      height: 15_000,
    })
    expect(refusal(resized(PNG, 0xffff_ffff, 1))).toMatchObject({ code: 'media-too-many-pixels' })
    expect(refusal(new Uint8Array(MEDIA_LIMITS.maxBytes + 1))).toMatchObject({ code: 'media-too-large' })
  })

  test('that move, or have no size or no end, are refused', () => {
    expect(refusal(WEBP.animated)).toMatchObject({ code: 'media-animated' })
    const moving = Buffer.concat([PNG.subarray(0, 33), Buffer.from('00000008', 'hex'), Buffer.from('acTL'), PNG])
    expect(refusal(moving)).toMatchObject({ code: 'media-animated' })
    expect(refusal(resized(PNG, 0, 30))).toMatchObject({ code: 'media-broken' })
    for (const file of ALL) expect(refusal(file.subarray(0, 24))).toMatchObject({ code: 'media-broken' })
  })

  test('whose canvas and picture differ are refused: each program would believe another of them', () => {
    const two = Buffer.from(WEBP.extended)
    two.writeUInt16LE(9_999, 24)
    expect(refusal(two)).toMatchObject({ code: 'media-broken' })
  })

  test('of any bytes at all get an answer', () => {
    const mangled = fc
      .tuple(fc.constantFrom(...ALL), fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 12 }), fc.nat(300))
      .map(([file, changes, length]) => {
        const copy = Uint8Array.from(file.subarray(0, Math.max(1, length)))
        for (const [at, byte] of changes) copy[at % copy.length] = byte
        return copy
      })
    const given = fc.oneof(fc.uint8Array({ maxLength: 200 }), mangled)
    fc.assert(
      fc.property(given, fc.string(), (bytes, declared) => {
        const seen = inspectMedia(bytes, declared)
        if (!seen.ok) {
          expect(seen.refusal.code).toMatch(/^media-/)
          return
        }
        expect(MEDIA_TYPES).toContain(seen.value.mimeType)
        const { width = 1, height = 1 } = seen.value
        expect(width * height).toBeLessThanOrEqual(MEDIA_LIMITS.maxPixels)
        expect(Math.min(width, height)).toBeGreaterThan(0)
      }),
      { numRuns: 2_000 },
    )
  })
})
