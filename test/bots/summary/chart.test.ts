import { expect, test } from 'vitest'
import { type Chart, chartSvg, drawChart } from '#bots/summary/chart.ts'

const words: Chart['words'] = {
  title: 'Minggu <22> November',
  count: '3 pesanan',
  value: 'Rp1 juta',
  done: 'Diterima',
  open: 'Berjalan',
  dead: 'Tidak jadi',
  weekdays: ['Sn', 'Sl', 'Rb', 'Km', 'Jm', 'Sb', 'Mg'],
  nothing: 'Tidak ada pesanan',
  thousand: 'rb',
  decimal: ',',
}
const day = (date: number, open: number) => ({ day: `2026-11-${date}`, open, done: 0, dead: 0, total: 0 })
const chart = (...counts: number[]): Chart => ({
  days: counts.map((count, index) => day(10 + index, count)),
  from: '2026-11-10',
  until: '2026-11-10',
  words,
})
/** The heights of the bars, in the order of the days. */
const heights = (drawn: Chart) =>
  [...chartSvg(drawn).matchAll(/height="([\d.]+)" fill="#f2a93b"/g)].map(([, height]) => Number(height)).slice(0, -1)

test('bars are as high as their days had orders', () => {
  const [one = 0, two = 0, four = 0] = heights(chart(1, 2, 4))
  expect(two / one).toBeCloseTo(2, 1)
  expect(four / one).toBeCloseTo(4, 1)
})

test('days without any order are said to be so, and nothing is divided by zero', () => {
  const svg = chartSvg(chart(0, 0, 0))
  expect(svg).toContain('Tidak ada pesanan')
  expect(svg).not.toMatch(/NaN|Infinity/)
})

test('large counts stay readable, and words cannot break the picture', () => {
  const svg = chartSvg(chart(3_920, 100))
  expect(svg).toContain('>3,9rb<')
  expect(svg).toContain('Minggu &#60;22&#62; November')
})

test('the same figures are the same picture, byte for byte; others are another', async () => {
  const [one, same, other] = await Promise.all([chart(1, 2), chart(1, 2), chart(2, 2)].map(drawChart))
  expect(one?.sha256).toBe(same?.sha256)
  expect(other?.sha256).not.toBe(one?.sha256)
  expect(one?.bytes.length).toBeLessThan(100_000)
})
