/** Products and shops on their way into the catalogue, in English. */
import type { Fault, Look, Verdict } from '#db/curation.ts'
import { lines, type Markup, say } from '../../markup.ts'
import type { Formats } from '../format.ts'
import type { curationIndonesian, OfferFacts } from './curation-id.ts'

const LETTERS: Readonly<Record<string, string>> = {
  nib: 'NIB',
  halal: 'Halal certificate',
  pirt: 'PIRT',
  slhs: 'SLHS (hygiene)',
  suket: 'Suket PP 55',
  'surat-pernyataan': 'Statement of turnover',
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
  const lead = (hours: number) => (hours < 24 ? `${hours} hours ahead` : `${Math.ceil(hours / 24)} days ahead`)
  const offer = ({ name, price, unit, minOrder, leadTimeHours, category }: OfferFacts): Markup =>
    lines(
      say`*${name}*`,
      say`📁 ${category}`,
      say`🏷️ ${f.rupiah(price)} per ${unit} · at least ${f.quantity(minOrder, unit)}`,
      say`⏱️ Ordered ${lead(leadTimeHours)}`,
    )
  const papers = ({ letters, vendor }: Look): Markup =>
    lines(
      say`📄 NIB ${vendor.hasNib ? 'given' : 'missing'} · NPWP ${vendor.hasNpwp ? 'given' : 'missing'}`,
      ...letters.map(
        ({ kind, validTo }) => say`📄 ${LETTERS[kind] ?? kind}${validTo === null ? '' : ` until ${validTo}`}`,
      ),
    )
  const title = ({ product, vendor }: Look) => product?.name ?? vendor.name
  const why = ({ faults: found = [], words = '' }: Verdict) =>
    [...found.map((fault) => faults[fault].replace(/^\S+ /, '').toLowerCase()), words && `“${words}”`]
      .filter(Boolean)
      .join(': ')
  return {
    askName: say`What is the new product? Quickest: send a *photo with a caption*, such as _Nasi bakar cumi 25rb per box, minimal 20, H-1_. Or write its name first.`,
    askKind: (name) => say`What kind is *${name}*? Choose a number, or write another kind.`,
    askPrice: (name) => say`What does *${name}* cost, and per what? For example _25rb per box_.`,
    askUnit: say`Per what? For example _box_, _porsi_, _pcs_ or _orang_.`,
    askMinimum: (unit) => say`At least how many ${unit} per order?`,
    askLead: say`How long ahead must it be ordered? Choose a number, or write for example _2 hari sebelumnya_.`,
    lead,
    askPhoto: say`Last, send one *photo of the product*: a real one, bright, without slogans.`,
    photoUnread: say`I could not keep that photo. Please send it again as a photo (JPG or PNG).`,
    aboveCeiling: (price, unit, ceiling) =>
      say`Sorry, ${f.rupiah(price)} per ${unit} is above the highest price of its kind, *${f.rupiah(ceiling)}*. The office cannot buy it. What will it cost?`,
    offered: (vendor, facts) => lines(say`🏪 ${vendor}`, offer(facts)),
    askSend: say`Is that right? Answer *ya* to send it to the curator.`,
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
          return look.kind === 'vendor'
            ? say`🎉 *${title(look)}* has passed curation (grade ${verdict.grade ?? ''}) and can take orders of the office now.`
            : say`🎉 *${title(look)}* has passed curation (grade ${verdict.grade ?? ''}) and is in the catalogue.`
        case 'more':
          return say`✏️ The curator asks that *${title(look)}* be mended: ${why(verdict)}. Choose *Mend it* and send a photo or your answer.`
        case 'refused':
          return say`Sorry, *${title(look)}* cannot enter the catalogue: ${why(verdict)}. You may offer it again when that has changed.`
      }
    },
    look: '🔎 Look',
    newOffer: (vendor, facts) => lines(say`🆕 *A new product to curate*`, say`🏪 ${vendor}`, offer(facts)),
    newShop: (name, owner) => say`🆕 *A new shop to curate*: ${name} (${owner})`,
    mended: (look, words) =>
      lines(say`✏️ The shop has mended *${title(look)}* (${look.vendor.name}).`, words !== '' && say`💬 “${words}”`),
    noCurator: say`⚠️ A product or shop waits to be curated, and no curator can be reached. Invite a *Curator* with /undang.`,
    nothingWaits: say`Nothing waits to be curated.`,
    queue: (count) => say`*Waiting to be curated* (${f.number(count)})`,
    queueButton: (look) =>
      `${look.kind === 'vendor' ? '🏪' : '🆕'} ${title(look)}${look.product ? ` · ${look.vendor.name}` : ''}`,
    card: (look) =>
      lines(
        look.product ? offer(look.product) : say`🏪 *${look.vendor.name}*`,
        look.product !== null && say`🏪 ${look.vendor.name}`,
        say`📍 ${look.vendor.address}, ${look.vendor.city}`,
        papers(look),
        look.words !== '' && say`💬 “${look.words}”`,
        '',
        say`Check: photo, taste, packaging, hygiene, halal, papers.`,
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
          ? say`⚠️ ${LETTERS[kind] ?? kind} of *${vendor}* has expired (${validTo}). ${hides ? 'Your products are not shown until it is renewed.' : 'Please renew it soon; buyers see that its mark is gone.'} Send the new one to an admin.`
          : say`📄 ${LETTERS[kind] ?? kind} of *${vendor}* is valid until *${validTo}* (${f.number(daysLeft)} days left). Please renew it, then send the new one to an admin.`,
      toCurator: (endings): Markup =>
        lines(
          say`📄 *Vendors' papers that have expired or soon will*`,
          ...endings.map(
            ({ kind, vendor, validTo, daysLeft }) =>
              say`• ${vendor}: ${LETTERS[kind] ?? kind} ${validTo}${daysLeft < 0 ? ' (expired)' : ''}`,
          ),
        ),
    },
    alreadyDecided: say`This one has been decided.`,
    ownShop: say`This is your own shop, so another curator decides.`,
    kept: (look, { status, grade }): Markup =>
      status === 'accepted'
        ? say`✅ *${title(look)}* passed with grade ${grade ?? ''}. The shop has been told.`
        : status === 'more'
          ? say`✏️ The shop has been asked to mend *${title(look)}*.`
          : say`❌ *${title(look)}* was refused for that reason. The shop has been told.`,
  }
}
