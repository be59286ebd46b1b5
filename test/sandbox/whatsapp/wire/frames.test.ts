import { NOISE_WA_HEADER } from '@whiskeysockets/baileys'
import { expect, test } from 'vitest'
import { createFrameReader, frame } from '#sandbox/whatsapp/wire/frames.ts'

const texts = (frames: Buffer[]) => frames.map(String)

test('frames come out whole, however the network cuts them', () => {
  const bytes = Buffer.concat([NOISE_WA_HEADER, frame(Buffer.from('satu')), frame(Buffer.from('dua'))])
  for (let cut = NOISE_WA_HEADER.length; cut < bytes.length; cut++) {
    const read = createFrameReader()
    expect([...texts(read(bytes.subarray(0, cut))), ...texts(read(bytes.subarray(cut)))]).toEqual(['satu', 'dua'])
  }
})

test('routing information before the introduction is skipped', () => {
  const routing = Buffer.from([...Buffer.from('ED'), 0, 1, 0, 0, 3, 7, 7, 7])
  const read = createFrameReader()
  expect(texts(read(Buffer.concat([routing, NOISE_WA_HEADER, frame(Buffer.from('halo'))])))).toEqual(['halo'])
})

test('whoever does not introduce itself as WhatsApp is refused', () => {
  expect(() => createFrameReader()(Buffer.from('GET / HTTP/1.1'))).toThrow('does not speak WhatsApp')
})
