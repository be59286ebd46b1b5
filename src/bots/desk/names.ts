/** How people are addressed. */

/** How a person is addressed: `Kak Sri`. */
export function nameOf(who: { name: string; honorific: string }): string {
  return `${who.honorific} ${who.name}`.trim()
}

/** How the office addresses people of its shops: `Kak Sri`, whoever they are. */
export function kakOf(who: { name: string }): string {
  return `Kak ${who.name.split(' ')[0] ?? ''}`.trim()
}
