/** Where goods go when the address is typed: which kota of the province it names. */
import type { Place } from '../dialog/flow.ts'

/** Kota of the province; where the goods go decides who can deliver. */
export const CITIES = [
  'Jakarta Pusat',
  'Jakarta Utara',
  'Jakarta Barat',
  'Jakarta Selatan',
  'Jakarta Timur',
  'Kepulauan Seribu',
]

const SHORT_CITIES: Readonly<Record<string, string>> = {
  jakpus: 'Jakarta Pusat',
  jakut: 'Jakarta Utara',
  jakbar: 'Jakarta Barat',
  jaksel: 'Jakarta Selatan',
  jaktim: 'Jakarta Timur',
  'pulau seribu': 'Kepulauan Seribu',
}

/** The kota that an address names, in full or for short. */
export function cityIn(address: string): string | undefined {
  const low = address.toLowerCase()
  const short = Object.entries(SHORT_CITIES).find(([written]) => low.includes(written))
  return CITIES.find((city) => low.includes(city.toLowerCase())) ?? short?.[1]
}

/** A typed address as a place: called by its first part. */
export function typedPlace(address: string, city: string): Place {
  return { label: address.split(',')[0] ?? address, address, district: '', city }
}
