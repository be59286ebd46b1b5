/**
 * Different words for one thing, as officers and vendors use them. `SAME` holds at indexing and at searching, so that
 * one spelling is enough in the index; `BROADER` widens a search only. Everything is given in roots.
 */

/** Each line is one thing; its first word stands for all. */
const SAME_THINGS = `
kotak box dus kardus boks bok doos
snack snek kudapan cemilan camilan kudap camil cemil snacks snak
kaos kaus tshirt oblong
seragam uniform
spanduk baliho mmt
xbanner ybanner
katering catering jasaboga boga
kopi coffee
teh tea
kue cake kuker
jajan penganan
souvenir suvenir cenderamata cendera merchandise merchandize sovenir
pulpen bolpoin bolpen ballpoint pen bolpoint pena
flashdisk flashdisc usb
hampers parsel parcel hamper
oleh oleholeh
ac aircond
toner catridge cartridge katrid
komputer pc
laptop notebook
foto potret photo fotografi fotografer
video videografi syuting
dokumentasi liputan liput
sertifikat piagam
piala trofi tropi
map stopmap
ordner binder
kertas hvs
amplop ampelop
karton kardboard
sewa rental
tenda tarup
kursi bangku
genset generator
sound speaker soundsystem
panggung stage
servis service reparasi
bersih cleaning
taman kebun garden
handuk towel
tumbler tumblr
totebag tote
gantung ganci
masker mask
sanitizer handsanitizer
sabun soap
sampul cover
desain design disain
poster plakatkertas
brosur leaflet flyer pamflet selebaran
buku book
jilid laminating
fotokopi fotocopy photocopy kopian
kamera camera
mc pewara
hibur entertainment
latih training diklat bimtek
kemeja pdh hem
topi hat
rompi vest
minum beverage
makan food
sarap sarapan breakfast
rapat meeting
seminar workshop
galon gallon
es ice
jus juice
susu milk
ayam chicken
ikan fish
buah fruit
tisu tissue
wangi harum pewangi parfum
tukang pekerja
pompa pump
ban roda
motor sepedamotor
cuci laundry
karpet permadani
p3k obatobatan
`

/** Every word to the one that stands for it; a word that is not here stands for itself. */
const STANDS_FOR: ReadonlyMap<string, string> = new Map(
  SAME_THINGS.trim()
    .split('\n')
    .flatMap((line) => {
      const [first = '', ...others] = line.split(' ')
      return others.map((other): [string, string] => [other, first])
    }),
)

/** The word under which the catalogue keeps this one: "box", "dus" and "kotak" are all kotak. */
export function standsFor(word: string): string {
  return STANDS_FOR.get(word) ?? word
}

/** What is asked for in words that no product carries: any of these does. Longest key first wins. */
export const BROADER: ReadonlyMap<string, readonly (readonly string[])[]> = new Map(
  Object.entries({
    'konsumsi rapat': [
      ['nasi', 'kotak'],
      ['snack', 'kotak'],
      ['kopi', 'break'],
    ],
    konsumsi: [['konsumsi'], ['nasi', 'kotak'], ['snack', 'kotak'], ['prasmanan'], ['kopi', 'break']],
    'makan siang': [['nasi', 'kotak'], ['prasmanan'], ['makan', 'siang']],
    'makan rapat': [['nasi', 'kotak'], ['prasmanan']],
    'makan minum': [['nasi', 'kotak'], ['snack', 'kotak'], ['prasmanan']],
    'snack rapat': [['snack']],
    atk: [['alat', 'tulis', 'kantor'], ['atk']],
    baju: [['baju'], ['kaos'], ['kemeja'], ['polo'], ['blus'], ['seragam']],
    pakai: [['pakai'], ['kaos'], ['kemeja'], ['polo'], ['blus'], ['seragam']],
    banner: [['banner'], ['xbanner'], ['spanduk']],
    backdrop: [['backdrop'], ['spanduk']],
    'cetak spanduk': [['spanduk']],
    'cetak banner': [['banner'], ['xbanner'], ['spanduk']],
    'sound system': [['sound']],
    'keras suara': [['sound'], ['keras', 'suara']],
    'kopi break': [['kopi', 'break'], ['coffeebreak']],
    tumpengan: [['tumpeng']],
    selamat: [['selamat'], ['tumpeng']],
    'obat nyamuk': [['fogging'], ['obat', 'nyamuk']],
    'semprot nyamuk': [['fogging']],
    'cuci ac': [
      ['cuci', 'ac'],
      ['servis', 'ac'],
    ],
    'servis ac': [
      ['servis', 'ac'],
      ['cuci', 'ac'],
    ],
    'baik ac': [['baik', 'ac'], ['servis', 'ac'], ['cuci', 'ac'], ['freon']],
    'air mineral': [
      ['air', 'mineral'],
      ['air', 'minum'],
    ],
    'air minum': [['air', 'minum'], ['air', 'mineral'], ['galon']],
    'kotak p3k': [['p3k']],
    'obat p3k': [['p3k']],
    'baju batik': [
      ['kemeja', 'batik'],
      ['blus', 'batik'],
      ['kain', 'batik'],
      ['baju', 'batik'],
    ],
    aqua: [
      ['air', 'mineral'],
      ['air', 'galon'],
    ],
    'baju kaos': [['kaos']],
    'kaos polo': [['polo']],
    'kaos kerah': [['polo']],
    'tenaga bersih': [
      ['tenaga', 'bersih'],
      ['petugas', 'bersih'],
    ],
    'parkir taman': [['taman']],
    'alat pesta': [['tenda'], ['kursi'], ['meja'], ['sound']],
    'tikar karpet': [['karpet']],
    nasgor: [['nasi', 'goreng']],
    kendara: [['kendara'], ['mobil'], ['motor']],
    piala: [['piala'], ['plakat']],
    'buah tangan': [['oleh'], ['souvenir'], ['hampers']],
    kado: [['kado'], ['hampers'], ['souvenir']],
    hadiah: [['hadiah'], ['hampers'], ['souvenir'], ['plakat']],
    'kotak makan': [['nasi', 'kotak']],
    'nasi bungkus': [
      ['nasi', 'bungkus'],
      ['nasi', 'kotak'],
    ],
    'nasi tumpeng': [['tumpeng']],
    'jajan pasar': [
      ['jajan', 'pasar'],
      ['kue', 'basah'],
    ],
    'kue basah': [
      ['kue', 'basah'],
      ['jajan', 'pasar'],
    ],
    'bahan bangun': [['semen'], ['cat', 'tembok'], ['pasir'], ['bahan', 'bangun']],
  } satisfies Record<string, readonly (readonly string[])[]>),
)

/** Every word of a key with all roots that a search may come to ask for because of it. */
export const BROADER_WORDS: ReadonlyMap<string, readonly string[]> = Map.groupBy(
  [...BROADER].flatMap(([key, alternatives]) => key.split(' ').map((word) => ({ word, alternatives }))),
  ({ word }) => word,
)
  .entries()
  .reduce(
    (all, [word, uses]) =>
      all.set(
        word,
        uses.flatMap(({ alternatives }) => alternatives.flat()),
      ),
    new Map<string, string[]>(),
  )

/** The longest key of `BROADER`, in words. */
export const LONGEST_PHRASE = 2

/** Words that every product or every wish has, and that tell nothing apart. */
export const STOP_WORDS: ReadonlySet<string> = new Set(
  `dan atau yang yg untuk utk buat dengan dgn dg di ke dari per pada oleh2 ini itu ada adalah juga serta para dalam
  secara sebagai agar bisa dapat harga rp rupiah murah termurah bagus terbaik cari cariin carikan mau ingin pengen butuh
  perlu minta tolong dong donk ya yah pak bu mas mbak kak saya kami kita beli membeli apa mana berapa brp lihat tampilkan
  tunjukkan list daftar produk barang jenis macam semua sekitar kurang lebih dibawah bawah diatas max maksimal min minimal
  the of and for`
    .trim()
    .split(/\s+/),
)
