/** Words of the office that nobody understood. */
import { choice, type Talk, type Turn } from '../dialog/flow.ts'
import { HANDOVER } from '../dialog/handover.ts'

/** So much of what somebody wrote is given back to them, or passed on. */
export const WORDS_MAX = 200

/** Nobody knows what it means: the catalogue is one tap away, and so is a person. */
export function unclear({ t, chat }: Talk, text: string): Turn<never> {
  const { unclear: said, unclearAgain, searchButton } = t.desk.office
  const words = text.slice(0, WORDS_MAX)
  const search = choice({ name: 'browse' }, searchButton, { to: 'page', source: { search: words }, page: 0 })
  const person = chat.group ? [] : [[choice(HANDOVER, t.repair.callButton, { call: true })]]
  return { say: [{ text: said(words), choices: [[search], ...person] }], next: 'same', again: unclearAgain }
}
