/** How people are addressed. */
import type { Person } from '#core/people/person.ts'
import { ADDRESS_WORDS } from '../language/register.ts'

/** How a person is addressed: `Kak Sri`. */
export function nameOf(who: { name: string; honorific: string }): string {
  return `${who.honorific} ${who.name}`.trim()
}

/** Somebody, as far as calling them goes. */
type Called = { name: string; honorific: string } & Pick<Person, 'address' | 'calledAs'>

/** How people of shops are called to their face: `Kak Sri`, or as they asked. */
export function kakOf({
  name,
  address = 'kak',
  calledAs = name.split(' ')[0] ?? '',
}: Partial<Called> & { name: string }) {
  return `${ADDRESS_WORDS[address].call} ${calledAs}`.trim()
}

/** How anybody of the office is called to their face: by honorific and name, or as they asked. Others say `nameOf`. */
export function callOf(who: Called): string {
  const { address, calledAs } = who
  if (!address && !calledAs) return nameOf(who)
  return `${address ? ADDRESS_WORDS[address].call : who.honorific} ${calledAs ?? who.name}`.trim()
}
