/** Searches with known answers, held against the demo's goods by the tests and against a big catalogue by the bench. */
import type { SearchQuery } from '#core/catalogue/search-query.ts'

export interface Good {
  readonly id: number
  readonly name: string
  /** Code of its subcategory. */
  readonly shelf: string
  readonly price: number
}

export type Wanted = string | RegExp
/** Words, what is right, and limits. */
export type Question = readonly [text: string, wanted: Wanted, limits?: Partial<SearchQuery>]

/** A search, and what a person who typed it would call right: subcategories, or names. */
export const QUESTIONS: Readonly<Record<string, readonly Question[]>> = {
  plain: [
    ['nasi kotak ayam', 'nasi-ayam'],
    ['nasi kuning', /Nasi Kuning/],
    ['prasmanan', 'prasmanan'],
    ['snack box', 'snack-3 snack-4'],
    ['kambing guling', 'kambing-guling'],
    ['kertas a4', /A4/],
    ['toner', 'toner'],
    ['plakat kayu', /Plakat Kayu/],
    ['tenda', 'tenda'],
    ['genset', 'genset'],
    ['masker', 'masker'],
    ['semen', 'semen'],
    ['sound system', 'sound'],
    ['fogging', 'fogging'],
    ['dodol', 'dodol'],
    ['kaos olahraga', /Kaos Olahraga/],
    ['payung', 'payung'],
    ['hand sanitizer', 'hand-sanitizer'],
  ],
  misspelt: [
    ['nasi kotk', 'nasi-ayam nasi-rendang'],
    ['nsai kunig', /Nasi Kuning/],
    ['prasmanna', 'prasmanan'],
    ['spandk', 'spanduk desain'],
    ['tumpng mini', 'tumpeng-mini'],
    ['sertfikat', 'sertifikat'],
    ['kroket kntang', /Kroket Kentang/],
    ['gensett', 'genset'],
    ['kerpik singkong', /Keripik Singkong/],
    ['masekr', 'masker'],
    ['totebeg', /Totebag/],
    ['fooging', 'fogging'],
    ['rompy', 'rompi'],
    ['ordnr', /Ordner/],
    ['seminr kit', 'seminar-kit'],
    ['galonn', 'galon'],
    ['hamper', 'hampers'],
    ['kmbing guling', 'kambing-guling'],
  ],
  affixed: [
    ['cetak', 'spanduk x-banner sertifikat buku-laporan plakat foto-video tumbler'],
    ['cetakan', 'spanduk x-banner sertifikat buku-laporan plakat foto-video tumbler'],
    ['pembersihan lantai', /Pembersih Lantai/],
    ['jasa kebersihan', 'cuci-karpet cuci-sofa tenaga-kebersihan poles-lantai tanaman fogging'],
    ['pencucian mobil', 'cuci-mobil'],
    ['pencucian karpet', 'cuci-karpet'],
    ['penyewaan kursi', 'kursi'],
    ['menyewa tenda', 'tenda'],
    ['penyemprotan disinfektan', /Disinfektan/],
    ['pengisian freon', /Isi.*Freon/],
    ['minuman', 'air-dus galon kopi-teh bir-pletok jus'],
    ['potongan buah', 'buah-potong'],
    ['pembasmi kecoa', /Kecoa/],
    ['pelatihan', 'pelatihan'],
  ],
  prefix: [
    ['tump', 'tumpeng-20 tumpeng-50 tumpeng-mini'],
    ['pras', 'prasmanan'],
    ['sertif', 'sertifikat'],
    ['gantung', 'gantungan'],
    ['disinf', /Disinfektan/],
    ['kemb goyang', /Kembang Goyang/],
  ],
  'other words for it': [
    ['nasi box ayam', 'nasi-ayam'],
    ['nasi dus rendang', /Nasi Kotak.*Rendang/],
    ['kudapan', 'snack-3 snack-4 kue-tampah jajanan coffee-break hampers'],
    ['konsumsi rapat', 'nasi-ayam nasi-rendang nasi-kuning snack-3 snack-4 coffee-break prasmanan'],
    ['konsumsi', 'nasi-ayam nasi-rendang nasi-kuning snack-3 snack-4 coffee-break prasmanan'],
    ['atk', 'kertas toner map pulpen seminar-kit'],
    ['alat tulis', 'pulpen'],
    ['baju', 'kaos polo batik pdh'],
    ['kaus', 'kaos'],
    ['baju batik', 'batik'],
    ['bolpoin', /Pulpen/],
    ['aqua', 'air-dus galon'],
    ['banner', 'spanduk x-banner'],
    ['servis ac', 'cuci-ac cuci-ac-besar freon'],
    ['suvenir', 'tumbler totebag ondel-ondel gantungan payung'],
    ['oleh2', 'kembang-goyang dodol hampers keripik'],
    ['speaker', 'sound'],
    ['obat nyamuk', /Fogging/],
    ['pembawa acara', 'mc'],
    ['fotografer', /Foto/],
  ],
  limited: [
    ['nasi kotak', /Nasi.*(Kotak|Box)/, { priceMax: 40_000 }],
    ['nasi kotk', 'nasi-ayam nasi-rendang', { priceMax: 40_000, priceMin: 36_000 }],
    ['snack box', 'snack-3 snack-4', { halal: true, quantity: 150 }],
    ['nasi rendang', 'nasi-rendang', { about: 45_000 }],
    ['kursi', 'kursi', { place: 'jaktim' }],
    ['tumpeng', 'tumpeng-mini', { priceMax: 50_000 }],
    ['kertas', 'kertas', { sort: 'price' }],
    ['kaos', 'kaos', { priceMax: 70_000, quantity: 100 }],
  ],
}

/** Is this good what was meant, within the price that was asked for? */
export function isRight(good: Good, [, wanted, limits = {}]: Question): boolean {
  const { priceMin = 0, priceMax = Number.MAX_SAFE_INTEGER } = limits
  if (good.price < priceMin || good.price > priceMax) return false
  return typeof wanted === 'string' ? wanted.split(' ').includes(good.shelf) : wanted.test(good.name)
}
