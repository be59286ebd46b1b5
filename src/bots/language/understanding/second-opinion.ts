/**
 * Where the weighed traits are heard against the rules. They may say what a message is about, and they may withhold
 * their consent; whether it binds stays with the rules: what only the weights find is never certain, so it leads to a
 * question.
 */
import { type Found, likely } from './found.ts'
import { BINDING } from './intents.ts'
import { type Leaning, labelOf, meaningOf } from './leaning.ts'

/** Below this share the weights speak against the meaning that the rules found. */
const UNLIKELY = 0.2
/** What speaks against it must lean so far to one other meaning. */
const CLEAR = 0.25
/** Or so far that the rules are hardly heard: less where they were not sure themselves. */
const FIRM = 0.65
const LIKELIER = 0.45
/** To a meaning that binds, whatever its reason, the weights must consent by so much. */
const CONSENT = 0.5

/** The meanings after both were heard, the leading one first. */
export function withSecondOpinion(found: readonly Found[], leaning: Leaning): readonly Found[] {
  const [first, ...rest] = found
  if (first === undefined) return found
  const withheld = first.certain && BINDING.has(first.intent) && leaning.shareOfIntent(first.intent) < CONSENT
  const heard = withheld ? { ...first, certain: false, why: `${first.why}; but it leans elsewhere` } : first
  const known = found.some((each) => labelOf(each) === leaning.label)
  const thanks = rest.find((each) => each.intent === 'THANKS')
  // "makasih udah nerima masakan saya": not the yes that the rules heard in it.
  if (thanks !== undefined && !heard.certain && leaning.label === 'THANKS' && leaning.share >= FIRM)
    return [thanks, ...rest.filter((each) => each !== thanks)]
  const against = leaning.shareOf(labelOf(first)) < UNLIKELY && leaning.share >= CLEAR
  if (known || !(against || leaning.share >= (heard.certain ? FIRM : LIKELIER))) return [heard, ...rest]
  const { intent, detail } = meaningOf(leaning.label)
  if (first.intent === 'QUESTION' && (intent === 'CANCEL' || (first.certain && intent === 'ACCEPT')))
    return [heard, ...rest]
  const why = `leans to ${leaning.label} by ${leaning.because.join(', ')}`
  if (intent === first.intent && detail === 'unspecified') return [heard, ...rest]
  // The same act for another reason: the rules stand for the act, the weights for its name.
  if (intent === first.intent && detail !== undefined)
    return [{ ...heard, detail, why: `${first.why}; ${why}` }, ...rest]
  return [likely(intent, why, detail), ...rest.filter((each) => each.intent !== intent && each.intent !== 'AMBIG')]
}
