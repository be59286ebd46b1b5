/** The list of what waits for a person, in Indonesian. */
import { say } from '../../markup.ts'

export const tasksIndonesian = {
  none: say`Tidak ada yang menunggu Anda sekarang. 👍`,
  title: (count: number, shown: number) =>
    count > shown
      ? say`📌 *Menunggu Anda*: ${count} pesanan; ini ${shown} yang paling mendesak.`
      : say`📌 *Menunggu Anda*: ${count} pesanan, yang paling mendesak di atas.`,
}
