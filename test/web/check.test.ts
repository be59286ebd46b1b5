import { describe, expect, test } from 'vitest'
import type { CheckedPaper } from '#db/paper-check.ts'
import type { SealProof } from '#db/seals.ts'
import { checkRoom } from '#web/check.ts'

const CODE = '7K3M-9QXA-2D5F'
const paper: CheckedPaper = {
  kind: 'bast',
  number: '017/BAST/DISDIK/2026',
  unit: 'Dinas Pendidikan',
  vendor: 'Dapur <Bu> Sri',
  total: 5_155_000,
  at: Date.parse('2026-11-26T04:20:00Z'),
  hash: 'ab'.repeat(32),
  seal: { day: '2026-11-25', root: '0123456789abcdef'.repeat(4) },
  chain: { links: 8, head: 'cd'.repeat(32), isWhole: true },
}

const proof: SealProof = {
  seal: { number: 3, day: '2026-11-25', previous: '', orders: 1, root: 'ee'.repeat(32) },
  covered: { orderId: 7, links: 8, head: 'cd'.repeat(32) },
  path: [{ side: 'left', hash: 'aa'.repeat(32) }],
}

function ask(typed: string, found: CheckedPaper | undefined = paper) {
  const asked: string[] = []
  const room = checkRoom({
    zone: 'Asia/Jakarta',
    findProof: async (code) => (code === CODE ? proof : undefined),
    findPaper: async (code) => {
      asked.push(code)
      return code === CODE ? found : undefined
    },
  })
  return { asked, answer: Promise.resolve(room.request(`/cek/${encodeURIComponent(typed)}`)) }
}

describe('whoever holds a paper', () => {
  test('sees what it is, its number, unit, vendor, value, time and the state of its ledger', async () => {
    const answer = await ask(CODE).answer
    const page = await answer.text()
    expect(answer.status).toBe(200)
    for (const words of [
      'Dokumen ini terdaftar',
      'Berita Acara Serah Terima',
      '017/BAST/DISDIK/2026',
      'Dinas Pendidikan',
      'Rp5.155.000',
      'Kamis, 26 November 2026 pukul 11.20 WIB',
      'abababababab',
      'cdcdcdcdcdcd',
      'Buku besar utuh',
      '2026-11-25',
      '0123 4567 89ab cdef',
    ])
      expect(page).toContain(words)
  })

  test('may type the code as it comes', async () => {
    const { asked, answer } = ask(' 7k3m 9qxa 2d5f ')
    expect((await answer).status).toBe(200)
    expect(asked).toEqual([CODE])
  })

  test('is warned when the ledger behind it does not hold any more', async () => {
    const broken = { ...paper, chain: { ...paper.chain, isWhole: false } }
    const page = await (await ask(CODE, broken).answer).text()
    expect(page).toContain('perlu diperiksa')
    expect(page).not.toContain('Dokumen ini terdaftar')
  })
})

describe('whoever holds none', () => {
  test('is told so kindly', async () => {
    const answer = await ask('7K3M-9QXA-2D5G').answer
    expect(answer.status).toBe(404)
    expect(await answer.text()).toContain('Dokumen tidak ditemukan')
  })

  test.each(['<script>alert(1)</script>', 'x'.repeat(5_000), '../../etc/passwd', '%00', '1042'])(
    'asks the database nothing with "%.20s", and gets none of it back',
    async (typed) => {
      const { asked, answer } = ask(typed)
      const response = await answer
      expect(response.status).toBe(404)
      expect(asked).toEqual([])
      expect(await response.text()).not.toContain(typed)
    },
  )
})

test('the page is kept by nobody, loads nothing, and shows names as text', async () => {
  const answer = await ask(CODE).answer
  expect(answer.headers.get('cache-control')).toBe('no-store')
  expect(answer.headers.get('x-robots-tag')).toContain('noindex')
  expect(answer.headers.get('content-security-policy')).toMatch(/default-src 'none'; style-src 'sha256-/)
  const page = await answer.text()
  expect(page).toContain('Dapur &lt;Bu&gt; Sri')
  expect(page).not.toMatch(/<script|<img|<link|https?:/)
})
