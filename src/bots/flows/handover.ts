/** A person when the bot is not enough: called with one word, answering by quoting, gone with "selesai". */
import { z } from 'zod'
import { endHandover, handedOver, handOver, handoverLastAt, noteHandover } from '#db/handovers.ts'
import { namesOf } from '#db/people.ts'
import type { Input } from '../channel.ts'
import { shownWith } from '../desk/evidence.ts'
import { nameOf } from '../desk/names.ts'
import { choice, type Flow, type Talk, type Turn } from '../dialog/flow.ts'
import { carriedBy, HANDOVER, quietMinutes, tellOtherAdmins } from '../dialog/handover.ts'

const CALLED =
  /^(?:(?:tolong|mohon|mau|bisa|boleh|pengen|pingin|minta|saya|sy|aku|gue|ada|apa|kak|dong|to) )*(?:(?:bicara|ngomong|omong|ngobrol|hubungi|hubungin|panggil|panggilin|panggilkan|sambungkan|sambungin|chat|telpon|tanya|konsultasi|talk|speak)(?: (?:langsung|aja|saja|dong|sama|dengan|dgn|ke|to|with))* )?/i
const PERSON =
  /^(?:orang(?:nya)?|org|admin(?:nya)?|manusia(?:nya)?|operator(?:nya)?|petugas(?:nya)?|cs|human|a person|a human)(?: (?:asli|beneran|betulan|dong|ya|kak|pak|bu|langsung|aja|saja|deh|sih|ga|gak|nggak|ngga|bisa|boleh|kantor|please))*[.!?]*$/i
const DONE = /^(selesai|done|beres)[.!]*$/i
const About = z.object({ personId: z.number() })

export const handoverFlow: Flow = {
  name: HANDOVER.name,
  acts: z.object({ call: z.literal(true).exactOptional() }),
  commands: ['admin'],
  words: ['admin', 'operator', 'hubungi admin', 'panggil admin'],
  open: call,
  tap: async (talk, act) => (act.call ? call(talk) : { say: [{ text: talk.t.human.here }], next: 'same' }),
  always: async (talk, input) =>
    input.kind === 'text' && PERSON.test(input.text.trim().replace(CALLED, '')) ? call(talk) : undefined,
  hear: async (talk, input) => {
    if (input.kind !== 'text') return undefined
    return DONE.test(input.text.trim()) && isAdmin(talk) ? closeTheOne(talk) : undefined
  },
  answer: (talk, about, input) => (isAdmin(talk) ? answered(talk, about, input) : Promise.resolve(undefined)),
}

const isAdmin = ({ person }: Talk) => person.roles.some(({ role }) => role === 'admin')

async function call(talk: Talk): Promise<Turn<never>> {
  const { person, work, now, t, chat, office } = talk
  if (chat.group) return { say: [{ text: t.human.privately }], next: 'same' }
  const minutes = quietMinutes(office)
  const told = await tellOtherAdmins(work, person.id, (theirs) => ({
    text: theirs.human.wanted(nameOf(person), minutes),
  }))
  if (told === 0) return { say: [{ text: t.human.nobody }], next: 'same' }
  work.later((tx) => handOver(tx, person.id, now))
  talk.keep({ human: true })
  const choices = chat.buttons ? [[choice(HANDOVER, t.human.backButton, {})]] : []
  return { say: [{ text: t.human.called, choices }], next: 'same' }
}

/** An admin quoted what a person wrote: the words go to that person, without the admin's number. */
async function answered(talk: Talk, about: unknown, input: Input): Promise<Turn<never> | undefined> {
  const { work, now, t, db } = talk
  const parsed = About.safeParse(about)
  const carried = carriedBy(input)
  if (!parsed.success || !carried) return undefined
  const { personId } = parsed.data
  if (input.kind === 'text' && DONE.test(input.text.trim())) return close(talk, personId)
  const { words, files } = carried
  const who = await nameIn(talk, personId)
  const open = (await handoverLastAt(db, personId)) !== undefined
  if (!(await talk.tell(personId, (theirs) => ({ text: theirs.human.fromAdmin(words), ...shownWith(files) }))))
    return { say: [{ text: t.human.notReached(who) }], next: 'same' }
  if (open) work.later((tx) => noteHandover(tx, personId, now))
  return { say: [{ text: open ? t.human.passedOn(who) : t.human.passedOnAfter(who) }], next: 'same' }
}

/** "selesai" without a quote means the only conversation there is. */
async function closeTheOne(talk: Talk): Promise<Turn<never> | undefined> {
  const [only, ...others] = (await handedOver(talk.db)).filter(({ personId }) => personId !== talk.person.id)
  if (!only) return undefined
  if (others.length === 0) return close(talk, only.personId)
  const who = await Promise.all([only, ...others].map(({ personId }) => nameIn(talk, personId)))
  return { say: [{ text: talk.t.human.closeWhich(who) }], next: 'same' }
}

async function close(talk: Talk, personId: number): Promise<Turn<never>> {
  const { work, db, t } = talk
  const who = await nameIn(talk, personId)
  if ((await handoverLastAt(db, personId)) === undefined)
    return { say: [{ text: t.human.alreadyClosed(who) }], next: 'same' }
  work.later((tx) => endHandover(tx, personId))
  await talk.tell(personId, (theirs) => ({ text: theirs.human.backByAdmin }))
  return { say: [{ text: t.human.closed(who) }], next: 'same' }
}

async function nameIn({ db }: Talk, personId: number): Promise<string> {
  return (await namesOf(db, [personId])).get(personId) ?? ''
}
