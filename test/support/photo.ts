/** A photo as a phone sends it: a real PNG, another one for every colour. */
import { Resvg } from '@resvg/resvg-js'
import type { Upload } from '#sandbox/phone.ts'

/** A picture of one colour, with a caption if one is given. */
export function photo(colour: string, caption = ''): Upload {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="320" height="240"><rect width="320" height="240" fill="${colour}"/></svg>`
  const bytes = new Uint8Array(new Resvg(svg).render().asPng())
  return { bytes, mimeType: 'image/png', ...(caption === '' ? {} : { caption }) }
}
