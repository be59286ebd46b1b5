/** "Panggil saya Bu Rina": how the bot calls somebody is theirs to say, at any moment; what others read stays. */
import { z } from 'zod'
import type { Address } from '#core/people/person.ts'
import { setCalled } from '#db/people.ts'
import type { Input } from '../channel.ts'
import { callOf, kakOf } from '../desk/names.ts'
import type { Flow, Talk, Turn } from '../dialog/flow.ts'
import { messagesFor } from '../language/messages/index.ts'

const ADDRESSED: Readonly<Record<string, Address>> = {
  ...{ kak: 'kak', kakak: 'kak', ka: 'kak', ibu: 'ibu', bu: 'ibu', bapak: 'bapak', pak: 'bapak', bpk: 'bapak' },
  ...{ mas: 'mas', mbak: 'mbak', mba: 'mbak', bang: 'bang', abang: 'bang', bg: 'bang' },
}

const ASKS =
  /^\W*(?:tolong |mohon |boleh |bisa )?(?:panggil(?:lah)?|sapa|call) (?:saya|sy|aku|me)(?: (?:dengan|sebagai|pake|pakai|aja|saja))? ([\p{L}' .-]{1,40}?)(?: (?:aja|saja|ya|dong|please|kak))*[.!]*$/iu

export const callMeFlow: Flow = {
  name: 'call-me',
  acts: z.object({}).strict(),
  commands: ['panggil', 'callme'],
  open: async (talk, rest) => called(talk, rest) ?? how(talk),
  tap: async (talk) => how(talk),
  always: async (talk, input: Input) => {
    const words = input.kind === 'text' ? ASKS.exec(input.text)?.[1] : undefined
    return words === undefined ? undefined : called(talk, words)
  },
}

/** Does somebody say how they want to be called? */
export const isCallMe = (text: string) => ASKS.test(text)

function how({ t }: Talk): Turn<never> {
  return { say: [{ text: t.callMe.how }], next: 'same' }
}

/** "Bu Rina", "Bapak", "Rina": a title, a name, or both. */
function called(talk: Talk, words: string): Turn<never> | undefined {
  const [first = '', ...others] = words.trim().split(/\s+/)
  const address = ADDRESSED[first.toLowerCase().replace(/\.$/, '')]
  const name = (address ? others : [first, ...others]).map(capital).join(' ').slice(0, 40)
  if (!address && name === '') return undefined
  const { person, work } = talk
  const change = { ...(address ? { address } : {}), ...(name ? { calledAs: name } : {}) }
  work.later((tx) => setCalled(tx, person.id, change))
  const now = { ...person, ...change }
  const isShop = person.roles.every(({ role }) => role === 'vendor')
  const t = messagesFor(person.language, now)
  return { say: [{ text: t.callMe.done(isShop ? kakOf(now) : callOf(now)) }], next: 'same' }
}

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1)
