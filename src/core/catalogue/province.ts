/** The province as people name it: its kota and kecamatan, and the few buildings that need no address. */
import type { Place } from '../order/order.ts'
import { SHORT_NAMES } from './places.ts'
import { placeKey } from './words.ts'

/** Kecamatan by kota; the islands are one. */
export const DISTRICTS: Readonly<Record<string, readonly string[]>> = {
  'Jakarta Pusat': [
    'Gambir',
    'Tanah Abang',
    'Menteng',
    'Senen',
    'Cempaka Putih',
    'Johar Baru',
    'Kemayoran',
    'Sawah Besar',
  ],
  'Jakarta Utara': ['Penjaringan', 'Pademangan', 'Tanjung Priok', 'Koja', 'Kelapa Gading', 'Cilincing'],
  'Jakarta Barat': [
    'Cengkareng',
    'Grogol Petamburan',
    'Taman Sari',
    'Tambora',
    'Kebon Jeruk',
    'Kalideres',
    'Palmerah',
    'Kembangan',
  ],
  'Jakarta Selatan': [
    'Tebet',
    'Setiabudi',
    'Mampang Prapatan',
    'Pasar Minggu',
    'Kebayoran Lama',
    'Cilandak',
    'Kebayoran Baru',
    'Pancoran',
    'Jagakarsa',
    'Pesanggrahan',
  ],
  'Jakarta Timur': [
    'Matraman',
    'Pulo Gadung',
    'Jatinegara',
    'Kramat Jati',
    'Pasar Rebo',
    'Cakung',
    'Duren Sawit',
    'Makasar',
    'Ciracas',
    'Cipayung',
  ],
}

/** Where goods may go; it decides who can deliver. */
export const CITIES: readonly string[] = [...Object.keys(DISTRICTS), 'Kepulauan Seribu']

const CITY_HALL: Place = {
  label: 'Balai Kota',
  address: 'Jl. Medan Merdeka Selatan 8-9',
  district: 'Gambir',
  city: 'Jakarta Pusat',
}
const LANDMARKS: ReadonlyMap<string, Place> = new Map([
  ['balaikota', CITY_HALL],
  ['balkot', CITY_HALL],
])

/** A building that everybody knows by name, however it is spelled. */
export function landmark(text: string): Place | undefined {
  const letters = text.toLowerCase().replace(/[^a-z]/g, '')
  return LANDMARKS.get(letters.replace(/^(gedung|kantor)|(dki)?(jakarta)?$/g, ''))
}

/** Every name of a kota or kecamatan, as `placeKey` spells it, with its kota; the kota first. */
const CITY_OF: ReadonlyMap<string, string> = new Map([
  ...CITIES.map((city) => [placeKey(city), city] as const),
  ...Object.entries(SHORT_NAMES).map(([short, key]) => [short, cityWithKey(key)] as const),
  ...Object.entries(DISTRICTS).flatMap(([city, all]) => all.map((district) => [placeKey(district), city] as const)),
])

function cityWithKey(key: string): string {
  return CITIES.find((city) => placeKey(city) === key) ?? ''
}

/** In which kota an address lies, if it names its kota or kecamatan. `bare`: it names nothing else. */
export function cityIn(address: string): { readonly city: string; readonly bare: boolean } | undefined {
  const key = `-${placeKey(address)}-`
  for (const [name, city] of CITY_OF) {
    if (key.includes(`-${name}-`)) return { city, bare: key.replace(`-${name}-`, '-').replace(/-/g, '').length < 4 }
  }
  return undefined
}
