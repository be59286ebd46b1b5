/** The made-up firms: who they are, where they are, and which letters they hold. */
import { addDays, type Day } from '#core/calendar.ts'
import { type EtalaseSeed, etalaseSeeds } from './catalogue/index.ts'
import { shopPlace } from './places.ts'
import { chance } from './random.ts'

export interface VendorSeed {
  readonly nib: string
  readonly name: string
  readonly form: 'person' | 'cv' | 'pt' | 'koperasi'
  readonly size: 'micro' | 'small'
  readonly jakpreneur: boolean
  readonly vatRegistered: boolean
  readonly npwp: string | null
  readonly address: string
  readonly district: string
  readonly city: string
  readonly joinedOn: Day
  readonly letters: readonly LetterSeed[]
  readonly etalase: EtalaseSeed
  /** Codes of the subcategories that it sells. */
  readonly sells: readonly string[]
}

interface LetterSeed {
  readonly kind: string
  readonly number: string
  readonly validFrom: Day
  readonly validTo: Day | null
}

/** Every firm of the demo as it stands on `today`. */
export function vendorSeeds(today: Day): VendorSeed[] {
  return etalaseSeeds
    .flatMap((etalase) => etalase.firms.map((firm, position) => ({ etalase, firm, position })))
    .map(({ etalase, firm, position }, index) => vendorSeed(etalase, firm, position, index, today))
}

function vendorSeed(etalase: EtalaseSeed, firm: string, position: number, index: number, today: Day): VendorSeed {
  const [name = '', specialities] = firm.split(': ')
  const random = chance('vendor', name)
  const form = formOf(name)
  const size = form === 'person' || random.percent(30) ? 'micro' : 'small'
  const joinedOn = addDays(today, -random.between(120, 1_400))
  const nib = `${random.between(1, 9)}${String(random.between(100_000_000, 999_999_999))}${String(100 + index)}`
  const vendor = {
    nib,
    name,
    form,
    size: size as 'micro' | 'small',
    jakpreneur: size === 'micro' && random.percent(80),
    vatRegistered: form === 'pt' || (form === 'cv' && random.percent(60)),
    npwp: random.percent(90) ? `0${random.between(100_000_000, 999_999_999)}${random.between(100_000, 999_999)}` : null,
    ...shopPlace(name),
    joinedOn,
  }
  const letters = lettersOf(vendor, etalase, today)
  return { ...vendor, letters, etalase, sells: specialities?.split(' ') ?? mostOf(etalase, position) }
}

function formOf(name: string): VendorSeed['form'] {
  if (name.startsWith('CV ')) return 'cv'
  if (name.startsWith('PT ')) return 'pt'
  return name.startsWith('Koperasi ') ? 'koperasi' : 'person'
}

/** Every fourth subcategory is missing, another one in each shop. */
function mostOf({ subcategories }: EtalaseSeed, position: number): string[] {
  return subcategories.flatMap(({ code }, index) => ((position + 2 * index) % 4 === 3 ? [] : [code]))
}

function lettersOf(
  { name, nib, form, size, joinedOn }: Pick<VendorSeed, 'name' | 'nib' | 'form' | 'size' | 'joinedOn'>,
  etalase: EtalaseSeed,
  today: Day,
): LetterSeed[] {
  const random = chance('letters', name)
  const year = Number(today.slice(0, 4))
  const letters: LetterSeed[] = [{ kind: 'nib', number: nib, validFrom: joinedOn, validTo: null }]
  const add = (kind: string, number: string, validFrom: Day, days: number) => {
    letters.push({ kind, number, validFrom, validTo: addDays(validFrom, days) })
  }
  if (etalase.edible && random.percent(85)) {
    // One in seven has run out: its badge must not be shown.
    const age = random.percent(15) ? random.between(1_470, 1_700) : random.between(30, 1_300)
    add('halal', `ID3111${random.between(10_000_000, 99_999_999)}`, addDays(today, -age), 4 * 365)
  }
  if (etalase.taxClass === 'catering' && random.percent(80)) {
    const age = random.percent(12) ? random.between(1_100, 1_300) : random.between(20, 1_000)
    add('slhs', `443.5/${random.between(100, 999)}/SLHS/${year - Math.floor(age / 365)}`, addDays(today, -age), 3 * 365)
  }
  if (random.percent(65))
    add('suket', `S-${random.between(1_000, 9_999)}/SUKET/PP55/${year}`, addDays(today, -random.between(30, 300)), 365)
  else if (form === 'person' && size === 'micro' && random.percent(70))
    add('surat-pernyataan', `SP-${random.between(100, 999)}/${year}`, `${year}-01-05`, 360)
  return letters
}
