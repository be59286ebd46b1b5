/** A summary as something to say: the digest's words, its picture, and what can be opened. */
import type { Instant } from '#core/calendar.ts'
import { type Digest, sectionsOf } from '#core/oversight/digest.ts'
import type { Db } from '#db/client.ts'
import { keepPicture } from '#db/summaries.ts'
import type { Choice, Say } from '../channel.ts'
import { type Messages, messagesFor } from '../language/messages/index.ts'
import { withoutMarks } from '../markup.ts'
import { drawChart } from './chart.ts'
import { sectionChoices } from './choices.ts'

export interface Composition {
  readonly t: Messages
  /** Has the chat buttons? */
  readonly buttons: boolean
  /** When it should have come, if it comes late. */
  readonly lateSince?: Instant
  /** A last row of choices. */
  readonly more?: readonly Choice[]
}

/** Says a digest, and stores its picture in the same transaction. The same digest is drawn to the same picture. */
export async function composeSummary(
  tx: Db,
  digest: Digest,
  { t, buttons, lateSince, more = [] }: Composition,
): Promise<Say> {
  const { period, days, at } = digest
  const picture = await drawChart({ days, from: period.first, until: period.last, words: t.summary.chart(digest) })
  await keepPicture(tx, picture, at)
  const choices = [...sectionChoices(t, digest, buttons), more].filter((row) => row.length > 0)
  return { text: t.summary.digest(digest, sectionsOf(digest), lateSince), picture: picture.sha256, choices }
}

/** The same words without marks, choices and picture: for a terminal. */
export function digestText(digest: Digest, t: Messages = messagesFor('id')): string {
  return withoutMarks(t.summary.digest(digest, sectionsOf(digest)))
}
