/** What can be tapped or answered in a summary: its numbers, and the days around it. */
import { z } from 'zod'
import { type Digest, SECTIONS, sectionsOf } from '#core/oversight/digest.ts'
import { PERIOD_KINDS, type Period, periodBefore } from '#core/oversight/period.ts'
import type { Choice } from '../channel.ts'
import { choice } from '../dialog/flow.ts'
import type { Messages } from '../language/messages/index.ts'

/** The flow that these choices lead to. */
export const SUMMARY = { name: 'summary' } as const

/** A period as it travels in a choice. */
export const Which = z.object({ kind: z.enum(PERIOD_KINDS), first: z.string() })
export type Which = z.infer<typeof Which>

/** A page of the orders behind a number. */
export const Page = z.object({ section: z.enum(SECTIONS), which: Which, page: z.number().int().min(0) })
export type Page = z.infer<typeof Page>

/** `inPlace` changes the list that was tapped; a summary itself stays where it is. */
export const SummaryAct = z.union([
  z.object({ do: z.literal('show'), which: Which }),
  z.object({ do: z.literal('list'), list: Page, inPlace: z.boolean() }),
  z.object({ do: z.literal('order'), orderId: z.number(), list: Page }),
])
export type SummaryAct = z.infer<typeof SummaryAct>

/** A choice of the summary's flow. */
export const summaryChoice = (label: string, act: SummaryAct): Choice => choice(SUMMARY, label, act)

const whichOf = ({ kind, first }: Period): Which => ({ kind, first })

/** One choice per numbered line. Where choices are buttons they carry the number; elsewhere the list is numbered anyway. */
export function sectionChoices(t: Messages, digest: Digest, buttons: boolean): Choice[][] {
  const which = whichOf(digest.period)
  const all = sectionsOf(digest).map((section, index) => {
    const label = t.summary.section(section)
    const list = { section, which, page: 0 }
    return summaryChoice(buttons ? `${index + 1} · ${label}` : label, { do: 'list', list, inPlace: false })
  })
  const rows = Math.ceil(all.length / 2)
  return Array.from({ length: rows }, (_, row) => all.slice(row * 2, row * 2 + 2))
}

/** From a summary that was asked for: to the one before it, and from a day to its week. */
export function periodChoices(t: Messages, period: Period, zone: string): Choice[] {
  const before = periodBefore(period, zone)
  const label = period.kind === 'day' ? t.summary.previousDay : t.summary.previousWeek
  const week: Which = { kind: 'week', first: period.first }
  return [
    summaryChoice(label, { do: 'show', which: whichOf(before) }),
    ...(period.kind === 'day' ? [summaryChoice(t.summary.thisWeek, { do: 'show', which: week })] : []),
  ]
}
