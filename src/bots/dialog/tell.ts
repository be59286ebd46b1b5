/** Writing to somebody else: on their own messenger, in their language. */
import type { Person } from '#core/people/person.ts'
import { personsById, reachOf } from '#db/people.ts'
import type { Say } from '../channel.ts'
import { type Messages, messagesFor } from '../language/messages/index.ts'
import type { Work } from '../work.ts'

/** Posts to the chat in which the person wrote last. False when there is nowhere to write to. */
export async function tell(
  work: Work,
  personId: number,
  words: (t: Messages, person: Person) => Say,
  about: { orderId: number } | undefined,
): Promise<boolean> {
  const [reach, people] = await Promise.all([reachOf(work.db, [personId]), personsById(work.db, [personId])])
  const [chat, person] = [reach.get(personId), people.get(personId)]
  if (!chat || !person) return false
  work.post(chat.chatId, words(messagesFor(person.language, person), person), about ?? {})
  return true
}
