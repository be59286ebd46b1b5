import { expect, test } from 'vitest'
import { readWhen } from '#bots/language/understanding/index.ts'

/** Monday, 23 November 2026, 10.00 WIB. */
const now = Date.parse('2026-11-23T10:00:00+07:00')
const when = (text: string) => readWhen(text, { now })

test.each([
  ['rabu jam 11', { day: '2026-11-25', hour: '11:00' }],
  ['besok siang', { day: '2026-11-24', part: 'siang', approximate: true }],
  ['lusa pagi', { day: '2026-11-25', part: 'pagi' }],
  ['setengah 8', { hour: '07:30' }],
  ['jam setengah 8 malam', { hour: '19:30' }],
  ['jam 9 kurang seperempat', { hour: '08:45' }],
  ['jam 12 lewat 15', { hour: '12:15' }],
  ['jam 2 siang', { hour: '14:00' }],
  ['jam 1', { hour: '13:00' }],
  ['pkl 08.00 wib', { hour: '08:00' }],
  ['abis dzuhur', { hour: '12:30', approximate: true }],
  ["ba'da ashar", { hour: '15:30', approximate: true }],
  ['abis jumatan', { day: '2026-11-27', hour: '13:00' }],
  ['tgl 25', { day: '2026-11-25' }],
  ['tgl 5', { day: '2026-12-05', past: false }],
  ['5 desember 2026', { day: '2026-12-05' }],
  ['05-12-26', { day: '2026-12-05' }],
  ['5 januari', { day: '2027-01-05', past: false }],
  ['hari minggu', { day: '2026-11-29' }],
  ['minggu depan', { day: '2026-11-30', untilDay: '2026-12-06', approximate: true }],
  ['malam minggu', { day: '2026-11-28', part: 'malam' }],
  ['H-1', { eventDays: -1 }],
  ['akhir bulan', { untilDay: '2026-11-30', approximate: true }],
  ['molor sejam', { shiftMinutes: 60 }],
  ['mundur 2 hari', { shiftDays: 2 }],
  ['2 hari lagi', { day: '2026-11-25' }],
  ['sejam lagi', { day: '2026-11-23', hour: '11:00' }],
  ['tgl 20-24', { untilDay: '2026-11-24', past: false }],
])('%s', (text, expected) => {
  expect(when(text)).toMatchObject(expected)
})

test('a plain weekday is the coming one; today only when the hour is still ahead', () => {
  expect(when('senin jam 11')?.day).toBe('2026-11-23')
  expect(when('senin jam 9')?.day).toBe('2026-11-30')
  expect(when('senin')).toMatchObject({ day: '2026-11-30', ambiguous: ['2026-11-30', '2026-11-23'] })
})

test('"jumat depan" has two readings while this Friday is ahead', () => {
  expect(when('jumat depan')?.ambiguous).toEqual(['2026-11-27', '2026-12-04'])
})

test('a past day is reported as past and not moved', () => {
  expect(when('kemarin')).toMatchObject({ day: '2026-11-22', past: true })
  expect(when('12/8')).toMatchObject({ day: '2026-08-12', past: true })
  expect(when('hari ini jam 9')).toMatchObject({ hour: '09:00' })
})

test('a day that no calendar has is said to be impossible', () => {
  expect(when('31/2')).toMatchObject({ impossible: true })
})

test('of two times the one that is not turned down counts', () => {
  expect(when('jam 11 ga bisa, jam 1 gimana')?.hour).toBe('13:00')
  expect(when('kalo tgl 27 libur, mundur ke 28 bisa?')?.day).toBe('2026-11-28')
  expect(when('dari jam 9 jadi jam 10')?.hour).toBe('10:00')
})

test('a greeting is no time', () => {
  expect(when('pagi kak')).toBeUndefined()
})
