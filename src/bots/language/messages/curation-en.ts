/** Products and shops on their way into the catalogue, in English. */
import { type Day, instantAt } from '#core/calendar.ts'
import type { CardMarks } from '#core/catalogue/product-card.ts'
import type { Fault, GoodChange, LetterShown, Look, Verdict } from '#db/curation.ts'
import { lines, type Markup, say } from '../../markup.ts'
import { type Formats, plural } from '../format.ts'
import { type curationIndonesian, MARKS, type OfferFacts } from './curation-id.ts'

/** What papers are called. */
export const LETTERS: Readonly<Record<string, string>> = {
  nib: 'NIB',
  halal: 'Halal certificate',
  pirt: 'PIRT',
  slhs: 'SLHS (hygiene)',
  suket: 'Suket PP 55',
  'surat-pernyataan': 'Statement of turnover',
}

/** What whoever orders should know of a product and its shop before trusting the card; nothing when all is well. */
export function marksEnglish({ isNew, isUnrated, lapsed }: CardMarks): Markup | undefined {
  const all = [
    isNew && 'new in the catalogue',
    isUnrated && 'not rated enough yet',
    ...lapsed.map((kind) => `${LETTERS[kind] ?? kind} has run out`),
  ].filter(Boolean)
  return all.length > 0 ? say`🔎 ${all.join(' · ')}` : undefined
}

/** The sentences of curation. */
export function curationEnglish(f: Formats): ReturnType<typeof curationIndonesian> {
  const faults: Readonly<Record<Fault, string>> = {
    photo: '📷 Photo',
    taste: '👅 Taste',
    packaging: '📦 Packaging',
    hygiene: '🧼 Hygiene',
    halal: '☪️ Halal',
    papers: '📄 Papers',
  }
  const day = (at: Day) => f.day(instantAt(at, '12:00', 'Asia/Jakarta'))
  const lead = (hours: number) =>
    hours < 24 ? `${plural(f, hours, 'hour')} ahead` : `${plural(f, Math.ceil(hours / 24), 'day')} ahead`
  const offer = ({ name, price, unit, minOrder, leadTimeHours, category }: OfferFacts): Markup =>
    lines(
      say`*${name}*`,
      say`📁 ${category}`,
      say`🏷️ ${f.rupiah(price)} per ${unit} · at least ${f.quantity(minOrder, unit)}`,
      say`⏱️ Ordered ${lead(leadTimeHours)}`,
    )
  const papers = ({ letters, vendor }: Look): Markup =>
    lines(
      vendor.photos > 0 && !(vendor.hasNib && vendor.hasNpwp)
        ? say`📄 ${vendor.hasNib ? 'NIB given · ' : ''}${vendor.hasNpwp ? 'NPWP given · ' : ''}${plural(f, vendor.photos, 'photo')} of papers from the registration: look there`
        : say`📄 NIB ${vendor.hasNib ? 'given' : 'missing'} · NPWP ${vendor.hasNpwp ? 'given' : 'missing'}`,
      ...letters.map(
        ({ kind, validTo }) => say`📄 ${LETTERS[kind] ?? kind}${validTo === null ? '' : ` until ${day(validTo)}`}`,
      ),
    )
  const title = ({ product, vendor, letter }: Look) =>
    letter ? (LETTERS[letter.kind] ?? letter.kind) : (product?.name ?? vendor.name)
  const until = ({ validTo }: LetterShown) => (validTo === null ? 'without an end' : `valid until ${day(validTo)}`)
  const changed = ({ name, description, picture }: GoodChange): Markup =>
    lines(
      name !== undefined && say`✏️ New name: *${name}*`,
      description !== undefined && say`📝 New description: “${description}”`,
      picture !== undefined && say`📷 A new photo`,
    )
  const why = ({ faults: found = [], words = '' }: Verdict) =>
    [...found.map((fault) => faults[fault].replace(/^\S+ /, '').toLowerCase()), words && `“${words}”`]
      .filter(Boolean)
      .join(': ')
  return {
    askName: say`What is the new product? Quickest: send a *photo with a caption*, such as _Nasi bakar cumi 25rb per box, minimal 20, H-1_. Or write its name first.`,
    askKind: (name) => say`What kind is *${name}*? Choose a number, or write another kind.`,
    askPrice: (name) => say`What does *${name}* cost, and per what? For example _25k per box_.`,
    askUnit: say`Per what? For example _box_, _porsi_, _pcs_ or _orang_.`,
    askMinimum: (unit) => say`At least how many ${unit} per order?`,
    askLead: say`How long ahead must it be ordered? Choose a number, or write for example _2 days ahead_.`,
    lead,
    askPhoto: say`Last, send one *photo of the product*: a real one, bright, without slogans.`,
    photoUnread: say`I could not keep that photo. Please send it again as a photo (JPG or PNG).`,
    aboveCeiling: (price, unit, ceiling) =>
      say`Sorry, ${f.rupiah(price)} per ${unit} is above the highest price of its kind, *${f.rupiah(ceiling)}*. The office cannot buy it. What will it cost?`,
    offered: (vendor, facts) => lines(say`🏪 ${vendor}`, offer(facts)),
    askSend: say`Is that right? Answer *yes* to send it to the curator.`,
    send: '✅ Yes, send',
    again: '✏️ Start again',
    sent: (name) =>
      say`✅ *${name}* has gone to the curator. Once it has passed it is in the catalogue, and I will tell you here.`,
    mend: '✏️ Mend it',
    askMend: say`Send a new photo, or write your answer to the curator.`,
    mendSent: say`✅ It has gone to the curator.`,
    verdict: (look, verdict): Markup => {
      switch (verdict.status) {
        case 'accepted':
          if (look.letter)
            return say`✅ The *${title(look)}* of your shop has been checked and kept, ${until(look.letter)}.`
          if (look.change) return say`✅ Your change of *${title(look)}* has passed and is in the catalogue now.`
          return look.kind === 'vendor'
            ? say`🎉 *${title(look)}* has passed curation (grade ${verdict.grade ?? ''}) and can take orders of the office now.`
            : say`🎉 *${title(look)}* has passed curation (grade ${verdict.grade ?? ''}) and is in the catalogue.`
        case 'more':
          return say`✏️ The curator asks that *${title(look)}* be mended: ${why(verdict)}. Choose *Mend it* and send a photo or your answer.`
        case 'refused':
          if (look.letter)
            return say`Sorry, the *${title(look)}* could not be kept: ${why(verdict)}. Write *papers* to send another.`
          if (look.change)
            return say`Sorry, your change of *${title(look)}* did not pass: ${why(verdict)}. The catalogue shows it as before.`
          return say`Sorry, *${title(look)}* cannot enter the catalogue: ${why(verdict)}. You may offer it again when that has changed.`
      }
    },
    look: '🔎 Look',
    newOffer: (vendor, facts) => lines(say`🆕 *A new product to curate*`, say`🏪 ${vendor}`, offer(facts)),
    newShop: (name, owner) => say`🆕 *A new shop to curate*: ${name} (${owner})`,
    mended: (look, words) =>
      lines(
        look.kind === 'vendor'
          ? say`✏️ *${look.vendor.name}* has mended what was asked.`
          : say`✏️ The shop has mended *${title(look)}* (${look.vendor.name}).`,
        words !== '' && say`💬 “${words}”`,
      ),
    noCurator: say`⚠️ A product or shop waits to be curated, and no curator can be reached. Invite a *curator* with /invite.`,
    nothingWaits: say`Nothing waits to be curated.`,
    queue: (count) => say`*Waiting to be curated* (${f.number(count)})`,
    queueButton: (look) =>
      `${MARKS[look.kind]} ${title(look)}${look.kind === 'vendor' ? '' : ` · ${look.vendor.name}`}`,
    newLetter: (vendor, letter) =>
      lines(
        say`📄 *A paper to check*`,
        say`🏪 ${vendor}`,
        say`${LETTERS[letter.kind] ?? letter.kind}, ${until(letter)}`,
      ),
    newChange: (vendor, name, change) =>
      lines(say`✏️ *A changed product to curate*`, say`🏪 ${vendor} · *${name}*`, changed(change)),
    card: (look) =>
      lines(
        look.letter &&
          say`📄 *${title(look)}*, ${until(look.letter)}${look.letter.number.startsWith('foto-') ? '' : ` · number ${look.letter.number}`}`,
        look.change && changed(look.change),
        look.product ? offer(look.product) : say`🏪 *${look.vendor.name}*`,
        look.product !== null && say`🏪 ${look.vendor.name}`,
        say`📍 ${look.vendor.address}, ${look.vendor.city}`,
        papers(look),
        look.words !== '' && say`💬 “${look.words}”`,
        '',
        look.letter
          ? say`Check: it names this shop, and its date is right.`
          : say`Check: photo, taste, packaging, hygiene, halal, papers.`,
      ),
    accept: '✅ Passes',
    more: '✏️ Ask to mend',
    refuse: '❌ Refuse',
    toQueue: '📋 Queue',
    askGrade: say`Which grade? A very good, B good, C fair.`,
    grade: (grade) => grade,
    faults,
    askFault: (status) =>
      status === 'more'
        ? say`What has to be mended? Choose, or write it.`
        : say`Why is it refused? Choose, or write it.`,
    askWords: (fault) => say`${faults[fault]}: write in a few words what is missing; the shop will read it.`,
    letter: {
      toShop: ({ kind, vendor, validTo, daysLeft }, hides): Markup =>
        daysLeft < 0
          ? say`⚠️ ${LETTERS[kind] ?? kind} of *${vendor}* has expired (${day(validTo)}). ${hides ? 'Your products are not shown until it is renewed.' : 'Please renew it soon; buyers see that it has run out.'} Send the new one here: write *papers*.`
          : say`📄 ${LETTERS[kind] ?? kind} of *${vendor}* is valid until *${day(validTo)}* (${plural(f, daysLeft, 'day')} left). Please renew it, then send the new one here: write *papers*.`,
      toCurator: (endings): Markup =>
        lines(
          say`📄 *Vendors' papers that have expired or soon will*`,
          ...endings.map(
            ({ kind, vendor, validTo, daysLeft }) =>
              say`• ${vendor}: ${LETTERS[kind] ?? kind} ${day(validTo)}${daysLeft < 0 ? ' (expired)' : ''}`,
          ),
        ),
    },
    alreadyDecided: say`This one has been decided.`,
    ownShop: say`This is your own shop, so another curator decides.`,
    kept: (look, { status, grade }): Markup =>
      status === 'accepted'
        ? say`✅ *${title(look)}* passed${grade ? ` with grade ${grade}` : ''}. The shop has been told.`
        : status === 'more'
          ? say`✏️ The shop has been asked to mend *${title(look)}*.`
          : say`❌ *${title(look)}* was refused for that reason. The shop has been told.`,
  }
}
