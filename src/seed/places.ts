/** Jakarta's kota and kecamatan, and streets that do not exist. */
import { DISTRICTS } from '#core/catalogue/province.ts'
import { type Chance, chance } from './random.ts'

export const districts: Readonly<Record<string, readonly string[]>> = DISTRICTS

/** The five cities of the mainland. */
export const cities: readonly string[] = Object.keys(districts)

const streets = [
  'Kembang Sepatu',
  'Rambutan Raya',
  'Haji Saimin',
  'Kecapi',
  'Bambu Kuning',
  'Pinang Merah',
  'Damai Sentosa',
  'Waru Doyong',
  'Jambu Air',
  'Cempaka Wangi',
  'Gandaria Indah',
  'Kesemek',
  'Sawo Kecik',
  'Nangka Tengah',
]

/** A place for a shop: a city, one of its districts, and an address in it. */
export function shopPlace(seed: string | number): { address: string; district: string; city: string } {
  const random = chance('place', seed)
  const city = random.pick(cities)
  return { address: street(random), district: random.pick(districts[city] ?? []), city }
}

function street(random: Chance): string {
  const [rt, rw] = [random.between(1, 14), random.between(1, 9)].map((number) => String(number).padStart(3, '0'))
  const way = random.percent(60) ? 'Jl.' : 'Gg.'
  return `${way} ${random.pick(streets)} No. ${random.between(1, 98)}, RT ${rt}/RW ${rw}`
}
