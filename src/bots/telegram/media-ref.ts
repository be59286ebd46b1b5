/** What a `MediaHandle.ref` of Telegram holds: enough to ask for the file, whenever somebody wants it. */
import { z } from 'zod'

const schema = z.object({ fileId: z.string().min(1) })

/** Writes down which file is meant. */
export function writeMediaRef(ref: z.infer<typeof schema>): string {
  return JSON.stringify(ref)
}

/** Reads it back; throws on what no Telegram channel has written. */
export function readMediaRef(text: string): z.infer<typeof schema> {
  return schema.parse(JSON.parse(text))
}
