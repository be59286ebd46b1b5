/** How officers shorten the names of places, as `placeKey` spells them. */
const SHORT_NAMES: Readonly<Record<string, string>> = {
  jakpus: 'jakarta-pusat',
  jaksel: 'jakarta-selatan',
  jakut: 'jakarta-utara',
  jakbar: 'jakarta-barat',
  jaktim: 'jakarta-timur',
  'jkt-pusat': 'jakarta-pusat',
  'jkt-selatan': 'jakarta-selatan',
  'jkt-utara': 'jakarta-utara',
  'jkt-barat': 'jakarta-barat',
  'jkt-timur': 'jakarta-timur',
  'kep-seribu': 'kepulauan-seribu',
  'pulau-seribu': 'kepulauan-seribu',
}

/** The full key of a place that was given by its short name; any other as it is. */
export function fullPlaceKey(key: string): string {
  return SHORT_NAMES[key] ?? key
}
