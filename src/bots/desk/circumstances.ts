/** When and where to, from a person's words: what they settle, and what is still to be asked. */
import { addDays, type Day, type Hour, type Instant, instantAt, MINUTE, wallClock } from '#core/calendar.ts'
import { cityIn, landmark } from '#core/catalogue/province.ts'
import { placesOf } from '#db/vendors.ts'
import type { Place, Talk } from '../dialog/flow.ts'
import type { When } from '../language/understanding/index.ts'

/** The moments that are meant (several: ask which), or a day whose hour is still to be asked. */
export type MomentSaid = { readonly moments: readonly [Instant, ...Instant[]] } | { readonly day: Day }

/** What is agreed so far: "jam 12" then means that day, "kamis aja" that hour. */
export interface Standing {
  readonly deliverAt?: Instant | undefined
  readonly day?: Day | undefined
}

/** The moment that was said; nothing when it names neither a day nor an hour, or one that no calendar has. */
export function momentOf({ office, now }: Talk, when: When | undefined, standing: Standing): MomentSaid | undefined {
  const { zone } = office.calendar
  if (!when || when.impossible) return undefined
  const agreed = standing.deliverAt === undefined ? undefined : wallClock(standing.deliverAt, zone)
  const from = agreed?.day ?? standing.day
  if (standing.deliverAt !== undefined && when.shiftMinutes !== undefined)
    return { moments: [standing.deliverAt + when.shiftMinutes * MINUTE] }
  const shifted = when.shiftDays !== undefined && from !== undefined ? addDays(from, when.shiftDays) : undefined
  const hour = when.hour ?? partHour(when.part) ?? agreed?.hour
  const days = when.ambiguous ?? [shifted ?? when.day ?? from ?? (hour && nextDayWith(hour, now, zone))]
  const [first, ...others] = days.filter((day) => day !== undefined)
  if (first === undefined) return undefined
  if (hour === undefined) return { day: first }
  return { moments: [instantAt(first, hour, zone), ...others.map((day) => instantAt(day, hour, zone))] }
}

/** What people mean by a part of the day when food is to be there: siang is lunch. */
function partHour(part: string | undefined): Hour | undefined {
  const hours: Readonly<Record<string, Hour>> = { pagi: '08:00', siang: '11:30', sore: '15:30', malam: '18:30' }
  return part === undefined ? undefined : hours[part]
}

function nextDayWith(hour: Hour, now: Instant, zone: string): Day {
  const today = wallClock(now, zone).day
  return instantAt(today, hour, zone) > now ? today : addDays(today, 1)
}

/** A place to deliver to; an address whose kota is still to be asked; or a kota alone, which is no address. */
export type PlaceSaid = { readonly place: Place } | { readonly address: string } | { readonly city: string }

/** What "di balaikota", "ke aula", "di Gambir" mean to somebody of these units. */
export async function placeSaid(talk: Talk, text: string, unitIds: readonly number[]): Promise<PlaceSaid> {
  const address = text.replace(/\s+/g, ' ').trim().slice(0, 300)
  const saved = (await Promise.all(unitIds.map((id) => placesOf(talk.db, id)))).flat()
  const place = savedAs(saved, address) ?? landmark(address)
  if (place) return { place }
  const named = cityIn(address)
  if (!named) return { address }
  return named.bare ? { city: named.city } : { place: typedPlace(address, named.city) }
}

/** The saved place of this name, or the only one whose name holds it or is held by it. */
function savedAs(saved: readonly Place[], text: string): Place | undefined {
  const key = lettersOf(text)
  const named = saved.filter(({ label }) => lettersOf(label) === key)
  const like = saved.filter(({ label }) => lettersOf(label).includes(key) || key.startsWith(lettersOf(label)))
  return named[0] ?? (like.length === 1 ? like[0] : undefined)
}

const OURS = /\b(kita|kami|saya|gue|gw|aja|saja|sini)\b/g
const lettersOf = (text: string) =>
  text
    .toLowerCase()
    .replace(OURS, '')
    .replace(/[^a-z0-9]/g, '')

/** An address that was typed, in a kota. */
export function typedPlace(address: string, city: string): Place {
  return { label: address.split(',')[0] ?? address, address, district: '', city }
}
