/** The questions that conversations wait with, read from the schemas of their states. */
import { z } from 'zod'
import type { AnyFlow } from '#bots/dialog/flow.ts'

export interface Question {
  readonly flow: string
  /** `only` where a flow has one question. */
  readonly step: string
}

/** All of them, in the order of the flows. */
export function questionsOf(flows: readonly AnyFlow[]): Question[] {
  return flows.flatMap(({ name, state }) => {
    if (!state) return []
    const options = state instanceof z.ZodDiscriminatedUnion || state instanceof z.ZodUnion ? state.options : [state]
    return options.flatMap((option) => stepsOf(option).map((step) => ({ flow: name, step })))
  })
}

function stepsOf(option: unknown): string[] {
  const step = option instanceof z.ZodObject ? option.shape.step : undefined
  if (step instanceof z.ZodEnum) return Object.values(step.enum).map(String)
  return step instanceof z.ZodLiteral ? [...step.values].map(String) : ['only']
}
