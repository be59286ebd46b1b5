import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { SearchQuery } from '#core/catalogue/search-query.ts'
import { searchProducts } from '#db/catalogue-search.ts'
import { categories, products } from '#db/schema.ts'
import { openTestDatabase } from '../support/database.ts'
import { stockDemoGoods } from './catalogue-demo.ts'
import { TODAY } from './catalogue-fixture.ts'

interface Good {
  readonly id: number
  readonly name: string
  readonly shelf: string
  readonly price: number
}

const database = await openTestDatabase()
const { db } = database
let goods: readonly Good[] = []
beforeAll(async () => {
  await stockDemoGoods(db)
  const shelves = new Map((await db.select().from(categories)).map(({ id, code }) => [id, code]))
  goods = (await db.select().from(products)).map(({ id, name, price, categoryId }) => ({
    id,
    name,
    price,
    shelf: shelves.get(categoryId) ?? '',
  }))
})
afterAll(() => database.close())

type Wanted = string | RegExp
type Question = readonly [text: string, wanted: Wanted, limits?: Partial<SearchQuery>]

/** A search, and what a person who typed it would call right: subcategories, or names. */
const QUESTIONS: Readonly<Record<string, readonly Question[]>> = {
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

function isRight(good: Good, wanted: Wanted): boolean {
  return typeof wanted === 'string' ? wanted.split(' ').includes(good.shelf) : wanted.test(good.name)
}

/** Of the first ten, or of as many as there are right ones, how many are right. */
async function precision([text, wanted, limits = {}]: Question): Promise<number> {
  const { products: found } = await searchProducts(
    db,
    { words: text.split(' '), ...limits },
    { page: 0, pageSize: 10, today: TODAY },
  )
  const { priceMin = 0, priceMax = Number.MAX_SAFE_INTEGER } = limits
  const right = new Set(
    goods
      .filter((good) => isRight(good, wanted) && good.price >= priceMin && good.price <= priceMax)
      .map(({ id }) => id),
  )
  return found.filter((id) => right.has(id)).length / Math.min(10, right.size)
}

const all = Object.values(QUESTIONS).flat()

test('there are at least 60 questions', () => {
  expect(all.length).toBeGreaterThanOrEqual(60)
})

describe.each(Object.entries(QUESTIONS))('%s', (_, questions) => {
  test.each(questions.map((question) => ({ text: question[0], question })))('$text', async ({ question }) => {
    expect(await precision(question)).toBeGreaterThanOrEqual(0.9)
  })
})

test('over all questions, 97 of 100 products on the first page are right', async () => {
  const each: number[] = []
  for (const question of all) each.push(await precision(question))
  const mean = each.reduce((sum, one) => sum + one, 0) / each.length
  expect(mean).toBeGreaterThanOrEqual(0.97)
})
