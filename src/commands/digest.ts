/** `pesan digest`: the summary of a day, as the admins get it, for a terminal. */
import { digestText } from '#bots/summary/compose.ts'
import { isDay } from '#core/calendar.ts'
import { periodOf } from '#core/oversight/period.ts'
import { digestFor } from '#db/digest.ts'
import { type Command, done, misused } from './command.ts'
import { readOptions } from './options.ts'

const usage = 'digest --date YYYY-MM-DD [--week] [--json]'

export const digestCommand: Command = {
  usage,
  about: 'Prints the summary of a day, or of the week that the day is in.',
  run: async (args, { database, clock, config }) => {
    const read = readOptions(args, { date: 'text', week: 'flag', json: 'flag' }, usage)
    if (!read.ok) return read.result
    const { date, week, json } = read.given
    if (!date || !isDay(date)) return misused(`--date is a day such as 2026-11-23. Usage: pesan ${usage}`)
    const period = periodOf(week ? 'week' : 'day', date, config.zone)
    const digest = await digestFor(database.db, { period, now: clock(), zone: config.zone })
    return done(json ? JSON.stringify(digest) : digestText(digest))
  },
}
