/** Ordering by a sentence, in English: offers beside each other, what became of a draft, a comparison. */
import type { Misfit } from '#core/catalogue/offers.ts'
import { lines, type Markup, say } from '../../markup.ts'
import type { Formats } from '../format.ts'
import { table } from '../table.ts'
import type { KnownFacts, OfferFacts } from './facts.ts'
import type { sentenceIndonesian } from './sentence-id.ts'

/** What is said while a sentence becomes a draft. */
export function sentenceEnglish(f: Formats): ReturnType<typeof sentenceIndonesian> {
  const misfit = (short: Misfit): string => {
    switch (short.code) {
      case 'not-halal':
        return 'no halal certificate yet'
      case 'minimum':
        return `at least ${f.quantity(short.minimum, short.unit)}`
      case 'capacity':
        return `at most ${f.quantity(short.maximum, short.unit)} a day`
      case 'too-soon':
        return `${f.shortMoment(short.earliest)} at the earliest`
      case 'area':
        return `does not deliver to ${short.city}, only to ${short.serves.join(', ')}`
      case 'dearer':
        return `above ${f.rupiah(short.limit)}`
      case 'elsewhere':
        return `the shop is in ${short.district}, ${short.city}`
      case 'other-unit':
        return `sold by the ${short.unit}, not the ${short.asked}`
    }
  }
  const fits = ({ lines: items }: OfferFacts, { deliverAt, day }: KnownFacts) => {
    const [first] = items
    if (!first) return ''
    const { badges, leadTimeHours, maxPerDay, serviceArea, unit, likes } = first.card
    const needed = Math.max(...items.map(({ card }) => card.leadTimeHours), leadTimeHours)
    return [
      badges.halal && 'halal',
      deliverAt === undefined && day === undefined
        ? `order ${needed} hours ahead`
        : `in good time (needs ${needed} hours)`,
      maxPerDay !== null && `makes ${f.quantity(maxPerDay, unit.split('/')[0] ?? '')} a day`,
      `delivers to ${serviceArea.length > 2 ? `${serviceArea.length} cities` : serviceArea.join(', ')}`,
      likes !== null && likes.percent < 0 && `${-likes.percent}% below the middle price`,
    ]
      .filter(Boolean)
      .join(' · ')
  }
  const known = ({ deliverAt, day, place, city, note }: KnownFacts) =>
    lines(
      deliverAt !== undefined && say`📅 ${f.moment(deliverAt)}`,
      day !== undefined && say`📅 ${f.day(day)} _(hour not known yet)_`,
      place !== undefined && say`📍 ${place}`,
      city !== undefined && say`📍 ${city} _(address not known yet)_`,
      note !== undefined && note !== '' && say`📝 ${note}`,
    )
  const offer = (one: OfferFacts, at: number, facts: KnownFacts) =>
    lines(
      say`*${at}. ${one.vendor}* · ${one.district}`,
      ...one.items.map((item) => say`${f.quantity(item.quantity, item.unit)} ${item.name} @ ${f.rupiah(item.price)}`),
      say`Total *${f.rupiah(one.sums.total)}*${one.sums.deliveryFee > 0 ? ` with ${f.rupiah(one.sums.deliveryFee)} for delivery` : ' · free delivery'}`,
      one.misfits.length > 0 ? say`⚠️ ${one.misfits.map(misfit).join(' · ')}` : say`✅ ${fits(one, facts)}`,
    )
  const short = (amount: number) =>
    amount >= 1_000_000 ? `${f.number(Math.round(amount / 10_000) / 100)}m` : `${f.number(amount / 1000)}k`
  const spaced = (all: readonly Markup[]) => all.flatMap((one, at) => (at === 0 ? [one] : ['' as const, one]))
  return {
    known: (facts: KnownFacts): Markup | false => known(facts) !== '' && known(facts),
    askQuantity: (words: string) => say`How much *${words}*? Write the number, such as _100_ or _2 dozen_.`,
    quantityUnread: (words: string) =>
      say`I could not read the number for *${words}*. Write a whole number, such as _100_, or *cancel* to leave it.`,
    wishOf: (things: readonly { words: string; quantity?: number | undefined; unit?: string | undefined }[]) =>
      things
        .map(({ words, quantity, unit }) =>
          [quantity && f.number(quantity), unit !== undefined && !words.includes(unit) && unit, words]
            .filter(Boolean)
            .join(' '),
        )
        .join(' + '),
    offers: (wish: string, facts: KnownFacts, all: readonly OfferFacts[], notes: readonly Markup[]) =>
      lines(
        say`🔎 *${wish}*${facts.halal ? ' · halal' : ''}`,
        known(facts) !== '' && known(facts),
        ...notes,
        '',
        ...spaced(all.map((one, at) => offer(one, at + 1, facts))),
      ),
    nearest: (wish: string, facts: KnownFacts, all: readonly OfferFacts[], notes: readonly Markup[]) =>
      lines(
        say`🔎 *${wish}*${facts.halal ? ' · halal' : ''}`,
        known(facts) !== '' && known(facts),
        ...notes,
        '',
        say`Nobody meets every wish. The nearest:`,
        '',
        ...spaced(all.map((one, at) => offer(one, at + 1, facts))),
      ),
    byArea: (quantity, size, area) =>
      say`📐 Sold by the m2: ${f.number(quantity)} pieces of ${size} are *${f.number(area)} m2*, and that is what I counted. If you mean ${f.number(quantity)} m2, write _jadi ${f.number(quantity)}_.`,
    filled: say`Number 1 is in your basket; nothing has been ordered. Choose a vendor to check out, or write a change: _tambah 20_, _jam 12 aja_, _yang lebih murah_.`,
    notFilled: say`Nothing is in your basket yet. Choose one, or change the wish: another time, number or product.`,
    nothing: (wish: string) => say`No vendor offers “${wish}” yet. Try a more general name, or look at the catalogue.`,
    split: say`No single vendor has it all, so I looked for each by itself. It will be several orders.`,
    offerButton: (at: number, one: OfferFacts) => `✅ ${at}. ${one.vendor} · ${f.rupiah(one.sums.total)}`,
    compareButton: '⚖️ Compare',

    // ——— Changes of the draft ———
    changed: (name: string, unit: string, from: number, to: number) =>
      say`✏️ ${name}: ${f.number(from)} → *${f.quantity(to, unit)}*`,
    added: (name: string, quantity: number, unit: string) => say`➕ ${f.quantity(quantity, unit)} ${name}`,
    removed: (name: string) => say`🗑️ ${name} is out of the basket.`,
    timeChanged: (from: number | undefined, to: number) =>
      from === undefined ? say`📅 Delivery *${f.moment(to)}*.` : say`📅 ${f.shortMoment(from)} → *${f.moment(to)}*`,
    dayChanged: (day: number) => say`📅 ${f.day(day)}. I will ask for the hour at check-out.`,
    placeChanged: (place: string) => say`📍 Delivery to *${place}*.`,
    noted: (words: string) => say`📝 Note for the vendor: “${words}”.`,
    changeWhich: say`Which product?`,
    whenWhich: say`Which day do you mean?`,
    cannot: (vendor: string, shorts: readonly Misfit[]) =>
      say`⚠️ ${vendor}: ${shorts.map(misfit).join(' · ')}. The basket is unchanged.`,
    othersCan: say`These can:`,
    cheapest: say`What is in the basket is the cheapest that fits. Another kind? Just write it.`,
    nothingToChange: say`Nothing is in the basket yet that could be changed. Choose an offer first, or write it whole, such as _order 60 nasi kotak for Wednesday 11 am_.`,
    noOther: say`No other vendor fits. The basket stays as it was.`,
    halalAlready: say`What is in the basket is halal certified already ✅`,
    notInBasket: (words: string) => say`*${words}* is not in the basket.`,

    // ——— The same again ———
    repeated: (number: string, when: number) =>
      say`🔁 What order ${number} held (delivered ${f.shortMoment(when)}) is in your basket again, at today's prices. Nothing has been ordered.`,
    notSoldAnymore: (names: readonly string[]) => say`No longer sold: ${names.join(', ')}.`,
    nothingToRepeat: say`You have no order yet that could be repeated.`,
    goneRepeat: (number: string) =>
      say`What order ${number} held is no longer sold. Write what you need and I will look for another vendor.`,

    // ——— Beside each other ———
    compare: (wish: string, all: readonly OfferFacts[]) => {
      const cards = all.flatMap(({ lines: items }) => items[0]?.card ?? [])
      const cheapest = cards.toSorted((a, b) => a.price - b.price)[0]
      const soonest = cards.toSorted((a, b) => a.leadTimeHours - b.leadTimeHours)[0]
      const differ = cards.some(({ leadTimeHours }) => leadTimeHours !== soonest?.leadTimeHours)
      const place = (card: (typeof cards)[number] | undefined) => (card ? cards.indexOf(card) + 1 : 0)
      return lines(
        say`⚖️ *${wish}* · ${all.length} vendors`,
        '',
        ...all.map((one, at) => say`*${at + 1}.* ${one.vendor}, ${one.district}: ${one.items[0]?.name ?? ''}`),
        '',
        ...table([
          ['No', ...cards.map((_, at) => String(at + 1))],
          ['Price', ...cards.map(({ price }) => short(price))],
          ['Unit', ...cards.map(({ unit }) => unit)],
          ['Min.', ...cards.map(({ minOrder }) => f.number(minOrder))],
          ['A day', ...cards.map(({ maxPerDay }) => (maxPerDay === null ? '-' : f.number(maxPerDay)))],
          ['Ready', ...cards.map(({ leadTimeHours }) => `${leadTimeHours} h`)],
          ['Deliv.', ...cards.map(({ deliveryFee }) => (deliveryFee === 0 ? 'free' : short(deliveryFee)))],
          ['Halal', ...cards.map(({ badges }) => (badges.halal ? 'yes' : '-'))],
        ]),
        '',
        cards.length > 1 && say`Cheapest: *${place(cheapest)}*`,
        differ && say`Ready soonest: *${place(soonest)}*`,
      )
    },
    compareChoice: (at: number, one: OfferFacts) => `${at}. ${one.vendor}`,
  }
}
