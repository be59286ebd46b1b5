/** "Ringkasan unit": how the units of a PA/KPA stand, as it comes every morning, whenever they ask. */
import { z } from 'zod'
import { wallClock } from '#core/calendar.ts'
import { periodOf } from '#core/oversight/period.ts'
import { holds } from '#core/people/person.ts'
import type { Flow, Talk, Turn } from '../dialog/flow.ts'
import { unitSummary } from '../unit-summaries.ts'

async function today(talk: Talk): Promise<Turn<never>> {
  const { db, person, t, now, office } = talk
  const { zone } = office.calendar
  const period = periodOf('day', wallClock(now, zone).day, zone)
  return { say: [await unitSummary(db, person, { t, period, now })] }
}

export const unitSummaryFlow: Flow = {
  name: 'unit-summary',
  acts: z.object({}),
  commands: ['unit'],
  words: ['ringkasan unit', 'ringkasan', 'rangkuman', 'laporan', 'unit summary', 'summary'],
  may: (person) => holds(person, 'pa') || holds(person, 'kpa'),
  open: today,
  tap: today,
}
