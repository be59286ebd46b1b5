/** Options as they are typed, read strictly: an unknown one is wrong usage, not silence. */
import { parseArgs } from 'node:util'
import { type CommandResult, misused } from './command.ts'

type Spec = Readonly<Record<string, 'text' | 'flag'>>
type Read<Given extends Spec> = {
  readonly [Name in keyof Given]?: Given[Name] extends 'flag' ? boolean : string
} & { readonly words: readonly string[] }

/** Options and the words beside them, or the result that says how it should be typed. */
export function readOptions<const Given extends Spec>(
  args: readonly string[],
  spec: Given,
  usage: string,
): { readonly ok: true; readonly given: Read<Given> } | { readonly ok: false; readonly result: CommandResult } {
  const options = Object.fromEntries(
    Object.entries(spec).map(([name, kind]) => [
      name,
      { type: kind === 'flag' ? ('boolean' as const) : ('string' as const) },
    ]),
  )
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true, strict: true })
    return { ok: true, given: { ...values, words: positionals } as unknown as Read<Given> }
  } catch (error) {
    const why = error instanceof Error ? error.message.split('. ')[0] : 'wrong usage'
    return { ok: false, result: misused(`${why}. Usage: pesan ${usage}`) }
  }
}
