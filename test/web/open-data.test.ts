import { expect, test } from 'vitest'
import { openDataRoom } from '#web/open-data.ts'

const first = { number: 1, day: '2026-11-22', previous: '', orders: 40, root: 'aa'.repeat(32), until: 1_000 }
const second = { number: 2, day: '2026-11-23', previous: first.root, orders: 3, root: 'bb'.repeat(32), until: 2_000 }

test('everybody may have the seals, each with the one that it hangs from and how many orders it covers', async () => {
  const room = openDataRoom({ seals: async () => [{ ...second, from: first.until }, first] })
  const answer = await room.request('/open-data/seals.json')
  expect(answer.status).toBe(200)
  expect(answer.headers.get('content-type')).toContain('application/json')
  expect(await answer.json()).toMatchObject({
    seals: [
      { number: 2, day: '2026-11-23', from: '1970-01-01T00:00:01.000Z', previous: first.root, orders: 3 },
      { number: 1, day: '2026-11-22', from: null, previous: '', root: first.root },
    ],
  })
})
