/** Which drawing belongs to which subcategory, and the room it stands in. */
import type { ProductSeed } from '../products.ts'
import { type Chance, chance } from '../random.ts'
import * as cleaning from './cleaning.ts'
import * as gifts from './drinks-and-gifts.ts'
import * as feasts from './feasts.ts'
import * as health from './health.ts'
import * as hire from './hire.ts'
import { type Drawing, type Look, STRONG, TABLES, WALLS } from './look.ts'
import * as machines from './machines.ts'
import * as meals from './meals.ts'
import * as office from './office.ts'
import * as performers from './performers.ts'
import * as repairs from './repairs.ts'
import { circle, opacity, rect, shade } from './shapes.ts'
import * as vehicles from './vehicles.ts'
import * as wearing from './wearing.ts'

const drawings: Readonly<Record<string, Drawing>> = {
  'nasi-ayam': meals.chickenBox,
  'nasi-rendang': meals.beefBox,
  'nasi-kuning': meals.yellowRiceBox,
  prasmanan: meals.buffet,
  sarapan: meals.bowl,
  'snack-3': meals.snackBox3,
  'snack-4': meals.snackBox4,
  'kue-tampah': feasts.cakeTray,
  jajanan: feasts.smallCakes,
  'coffee-break': feasts.coffeeBreak,
  'tumpeng-20': feasts.tumpeng,
  'tumpeng-50': feasts.tumpeng,
  'tumpeng-mini': feasts.smallTumpeng,
  'buah-potong': feasts.fruitBox,
  'kambing-guling': feasts.roastGoat,
  'air-dus': gifts.waterCarton,
  galon: gifts.gallon,
  'kopi-teh': gifts.hotDrink,
  'bir-pletok': gifts.spicedBottle,
  jus: gifts.juice,
  'kembang-goyang': gifts.cookies,
  dodol: gifts.dodol,
  hampers: gifts.hamper,
  keripik: gifts.crisps,
  kertas: office.paper,
  toner: office.toner,
  map: office.folders,
  pulpen: office.pens,
  'seminar-kit': office.seminarKit,
  spanduk: office.banner,
  'x-banner': office.standingBanner,
  sertifikat: office.certificate,
  'buku-laporan': office.books,
  plakat: office.trophy,
  'foto-video': office.camera,
  kaos: wearing.tShirt,
  polo: wearing.polo,
  rompi: wearing.vest,
  batik: wearing.batik,
  pdh: wearing.uniform,
  tumbler: wearing.tumbler,
  totebag: wearing.toteBag,
  'ondel-ondel': wearing.ondelOndel,
  gantungan: wearing.keyRing,
  payung: wearing.umbrella,
  tenda: hire.tent,
  kursi: hire.chair,
  meja: hire.table,
  sound: hire.soundSystem,
  panggung: hire.stage,
  genset: hire.generator,
  'cuci-karpet': cleaning.carpet,
  'cuci-sofa': cleaning.sofa,
  'tenaga-kebersihan': cleaning.cleaner,
  'poles-lantai': cleaning.floorPolish,
  tanaman: cleaning.plant,
  fogging: cleaning.fogging,
  'cuci-ac': machines.airCon,
  'cuci-ac-besar': machines.bigAirCon,
  freon: machines.freon,
  'servis-printer': machines.printer,
  'servis-komputer': machines.computer,
  tukang: repairs.worker,
  cat: repairs.paintBucket,
  semen: repairs.cement,
  'servis-pompa': repairs.pump,
  'cuci-mobil': vehicles.carWash,
  'cuci-motor': vehicles.bikeWash,
  'servis-motor': vehicles.bikeService,
  'salon-mobil': vehicles.carSalon,
  masker: health.mask,
  p3k: health.firstAid,
  'sabun-cair': health.soapCan,
  'hand-sanitizer': health.sanitizer,
  mc: performers.host,
  kesenian: performers.performance,
  desain: performers.designWork,
  pelatihan: performers.training,
}

/** A product's picture as SVG, 640 by 480: always the same for the same product, and nearly never the same for two. */
export function drawProduct({ sku, name, variant, subcategory }: ProductSeed): string {
  const dice = chance('picture', sku)
  const draw = drawings[subcategory.code]
  if (!draw) throw new Error(`nobody has drawn ${subcategory.code} yet`)
  const [colour, accent] = dice.some(STRONG, 2)
  const richness = subcategory.goods.length > 1 ? variant / (subcategory.goods.length - 1) : 0.5
  const look: Look = { name, richness, dice, colour: colour ?? STRONG[0], accent: accent ?? STRONG[1] }
  return `<svg xmlns="http://www.w3.org/2000/svg" width="640" height="480" viewBox="0 0 640 480">${room(dice)}${draw(look)}</svg>`
}

/** A wall with a soft light on it, and the edge of a table. */
function room(dice: Chance): string {
  const wall = dice.pick(WALLS)
  const table = dice.pick(TABLES)
  const light = opacity(
    0.55,
    circle(dice.between(180, 460), dice.between(140, 220), dice.between(170, 230), shade(wall, 0.7)),
  )
  return `${rect(0, 0, 640, 480, wall)}${light}${rect(0, 372, 640, 108, table)}${rect(0, 372, 640, 8, shade(table, 0.25))}`
}
