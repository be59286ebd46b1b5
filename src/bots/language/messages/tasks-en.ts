/** The list of what waits for a person, in English. */
import { say } from '../../markup.ts'
import type { tasksIndonesian } from './tasks-id.ts'

export const tasksEnglish: typeof tasksIndonesian = {
  none: say`Nothing waits for you at the moment. 👍`,
  title: (count, shown) =>
    count > shown
      ? say`📌 *Waiting for you*: ${count} orders; these are the ${shown} most urgent.`
      : say`📌 *Waiting for you*: ${count === 1 ? '1 order' : `${count} orders`}, the most urgent at the top.`,
}
