/** Goods on their way, photos and other files, in English. */
import type { FileRefusal } from '../../desk/evidence.ts'
import { lines, type Markup, say } from '../../markup.ts'
import type { Formats } from '../format.ts'
import type { deliveryIndonesian } from './delivery-id.ts'
import type { OrderFacts } from './facts.ts'

interface Names {
  readonly number: (orderId: number) => string
}

const megabytes = (bytes: number) => `${Math.round(bytes / 1024 / 1024)} MB`

/** What is said about files that people send, and about deliveries. */
export function deliveryEnglish(f: Formats, { number }: Names): ReturnType<typeof deliveryIndonesian> {
  return {
    fileRefused: (refusal: FileRefusal): Markup => {
      switch (refusal.code) {
        case 'media-too-large':
          return say`That file is too large (${megabytes(refusal.bytes)}). Please send at most ${megabytes(refusal.maxBytes)}.`
        case 'media-unknown':
        case 'media-mismatch':
        case 'media-animated':
          return say`I cannot keep that kind of file. Please send an ordinary photo (JPG or PNG) or a PDF.`
        case 'media-too-many-pixels':
          return say`That picture is too large. Please send it as an ordinary photo.`
        default:
          return say`The photo did not come through. Please send it once more.`
      }
    },
    filesLost: (count: number) =>
      say`⚠️ ${count === 1 ? 'One file' : `${count} files`} of these did not come through. Please send what is missing once more.`,
    vendor: {
      photoKept: (id: number) =>
        say`I keep the photo with order *${number(id)}* and have passed it on. Where are the goods now?`,
      photoAdded: (id: number) => say`The photo is added to order ${number(id)}.`,
      fromOffice: (order: OrderFacts, words: string) =>
        lines(say`📎 From ${order.unit} about order *${number(order.id)}*.`, words !== '' && say`💬 “${words}”`),
      askWhere: (id) => say`Where are the goods of *${number(id)}* now? Your words are passed on as well.`,
      onTheWay: '🚚 On the way',
      arrived: '📍 Delivered',
      photoWelcome: say`If you can, send a photo of the goods as they are handed over: good proof for the payment.`,
      lateNow: (order: OrderFacts) =>
        say`Order *${number(order.id)}* was due ${f.moment(order.deliverAt)}. Where is it now?`,
    },
    office: {
      photo: (order: OrderFacts, words: string) =>
        lines(say`📷 A photo from ${order.vendor} for order *${number(order.id)}*`, words !== '' && say`💬 “${words}”`),
      shownToVendor: (order: OrderFacts) =>
        say`It is kept with order *${number(order.id)}* and has gone to ${order.vendor}.`,
      late: (order: OrderFacts) =>
        say`⏰ Order *${number(order.id)}* from ${order.vendor} has not been reported as delivered; it was due ${f.moment(order.deliverAt)}. I have asked the vendor.`,
    },
  }
}
