/**
 * A lifecycle is a table. One row answers: from where, by what, to where, by whom, on whose authority. From it come the
 * type checks, the reachability tests, the diagrams in docs/lifecycles.md, and the words of a refusal.
 */
export interface Transition<State extends string, Role extends string> {
  readonly to: State
  readonly by: readonly Role[]
  /** Where the rule is written, e.g. `docs/rules.md#R-07`. */
  readonly source?: string
}

export type Lifecycle<State extends string, Role extends string> = {
  readonly [From in State]: { readonly [act: string]: Transition<State, Role> }
}

/** The names of all acts that appear anywhere in a lifecycle. */
export type ActOf<Table> = { [From in keyof Table]: keyof Table[From] & string }[keyof Table]

export type Step<State extends string, Role extends string> =
  | { readonly ok: true; readonly to: State }
  | { readonly ok: false; readonly because: 'not-now'; readonly possible: readonly string[] }
  | { readonly ok: false; readonly because: 'not-your-role'; readonly by: readonly Role[] }

/** May `role` do `act` now, and where does it lead? An act named like an inherited property (`toString`) is refused. */
export function step<State extends string, Role extends string>(
  table: Lifecycle<State, Role>,
  from: State,
  act: string,
  role: Role,
): Step<State, Role> {
  const acts = table[from]
  const transition = Object.hasOwn(acts, act) ? acts[act] : undefined
  if (!transition) return { ok: false, because: 'not-now', possible: Object.keys(acts) }
  if (!transition.by.includes(role)) return { ok: false, because: 'not-your-role', by: transition.by }
  return { ok: true, to: transition.to }
}

/** What `role` may do in `from`: the buttons to offer. */
export function actsFor<State extends string, Role extends string>(
  table: Lifecycle<State, Role>,
  from: State,
  role: Role,
): readonly string[] {
  return Object.entries(table[from]).flatMap(([act, transition]) => (transition.by.includes(role) ? [act] : []))
}

/** States that nothing leaves, whatever may still be added to them. */
export function terminalStates<State extends string, Role extends string>(table: Lifecycle<State, Role>): State[] {
  return (Object.keys(table) as State[]).filter((state) => Object.values(table[state]).every(({ to }) => to === state))
}

/** The table as a Mermaid state diagram; docs/lifecycles.md holds exactly this text. */
export function toMermaid<State extends string, Role extends string>(
  table: Lifecycle<State, Role>,
  ...initial: readonly State[]
): string {
  const lines = ['stateDiagram-v2', ...initial.map((state) => `  [*] --> ${state}`)]
  for (const from of Object.keys(table) as State[]) {
    for (const [act, transition] of Object.entries(table[from])) {
      lines.push(`  ${from} --> ${transition.to}: ${act} (${transition.by.join(', ')})`)
    }
  }
  for (const state of terminalStates(table)) lines.push(`  ${state} --> [*]`)
  return lines.join('\n')
}
