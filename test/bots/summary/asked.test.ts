import { expect, test } from 'vitest'
import { periodIn } from '#bots/summary/asked.ts'
import { instantAt } from '#core/calendar.ts'

/** A Monday. */
const NOW = instantAt('2026-11-23', '14:00', 'Asia/Jakarta')

test.each([
  ['', 'day 2026-11-23'],
  ['hari ini', 'day 2026-11-23'],
  ['kemarin', 'day 2026-11-22'],
  ['kemarin lusa', 'day 2026-11-21'],
  ['20 november', 'day 2026-11-20'],
  ['20/11', 'day 2026-11-20'],
  ['tanggal 20', 'day 2026-11-20'],
  ['tgl 5', 'day 2026-11-05'],
  ['5 januari', 'day 2026-01-05'],
  ['31 desember', 'day 2025-12-31'],
  ['2026-10-01', 'day 2026-10-01'],
  ['jumat', 'day 2026-11-20'],
  ['hari minggu', 'day 2026-11-22'],
  ['senin', 'day 2026-11-23'],
  ['jumat lalu', 'day 2026-11-20'],
  ['minggu ini', 'week 2026-11-23'],
  ['minggu lalu', 'week 2026-11-16'],
  ['pekan lalu', 'week 2026-11-16'],
  ['besok', 'ahead'],
  ['minggu depan', 'ahead'],
  ['5 januari 2027', 'ahead'],
  ['2027-01-01', 'ahead'],
  ['bulan lalu', 'unread'],
  ['nasi kotak', 'unread'],
  ['31 februari', 'unread'],
])('“ringkasan %s” is about %s', (words, expected) => {
  const period = periodIn(words, NOW, 'Asia/Jakarta')
  expect(typeof period === 'string' ? period : `${period.kind} ${period.first}`).toBe(expected)
})
