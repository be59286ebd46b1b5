/**
 * Ways to put a phrase so that it is not meant: each kind with its beginnings, or endings, taken in any combination. What
 * stands in them must not bind anybody, whatever the phrase.
 */
const CLAUSES = [
  'ga hujan',
  'dp masuk dulu',
  'dibayar di muka',
  'harganya naik',
  'suami setuju',
  'ada yang bantu',
  'ongkirnya ditanggung',
  'anak saya sembuh',
  'bahannya dapet',
  'bosnya acc',
  'ada modal',
]
const PEOPLE = [
  'ibu',
  'suami saya',
  'bos',
  'tetangga',
  'anak buah saya',
  'bu Rina',
  'dia',
  'mertua',
  'pak RT',
  'si Udin',
]
const IFS = 'kalau kalo klo jika asal asalkan selama andai misalnya umpama bila apabila tergantung kecuali'.split(' ')
const TOLD = ['kata', 'kata si', 'menurut', 'denger2 dari', 'pesen dari', 'katanya', 'konon', 'jarene']
const SAYS = ['bilang', 'ngomong', 'nulis', 'jawab', 'nyuruh bilang', 'nanya', 'mau']

const pairs = (first: readonly string[], second: readonly string[]) =>
  first.flatMap((one) => second.map((other) => `${one} ${other}`))

/** What may stand before a phrase, by kind. */
export const BEFORE: Readonly<Record<string, readonly string[]>> = {
  condition: pairs(IFS, CLAUSES).map((each) => `${each},`),
  hearsay: [...pairs(TOLD, PEOPLE), ...pairs(PEOPLE, SAYS)],
  past: ['tahun lalu', 'dulu pernah', 'waktu itu', 'bulan lalu', 'minggu lalu', 'kemarin dulu', 'tempo hari'],
  later: ['nanti kalau', 'ntar kalo', 'lain waktu kalau', 'rencananya', 'niatnya', 'maunya', 'tadinya', 'hampir aja'],
  doubt: ['kayaknya', 'mungkin', 'barangkali', 'semoga', 'entah', 'belum tentu', 'takutnya', 'kirain', 'harusnya'],
  question: ['apakah', 'masa', 'kok', 'kenapa', 'gimana kalo', 'siapa bilang', 'maksudnya', 'yakin', 'bener'],
  denial: ['bukan berarti', 'jangan anggap', 'saya ga bilang', 'saya belum bilang', 'siapa juga yang', 'jangan tulis'],
}

/** What may stand behind it. */
export const BEHIND: Readonly<Record<string, readonly string[]>> = {
  condition: pairs(IFS, CLAUSES).map((each) => ` ${each}`),
  question: [
    '?',
    ' ga ya?',
    ' atau belum?',
    ' apa engga',
    ' gitu?',
    ' maksudnya gimana',
    ', bener ga?',
    ' apa gimana?',
  ],
  back: [
    ', eh ga jadi',
    ', eh salah',
    ', becanda bu',
    ' tapi boong',
    ', maaf salah kirim',
    ', itu buat yang lain',
    ' tapi nunggu suami',
    ' tapi belum pasti',
    ', tapi nanti saya kabarin lagi',
    ', nanti saya pikir2 lagi',
    ', bentar',
    ', tunggu dulu',
  ],
  doubt: [' mungkin', ' kayanya', ' katanya', ' kata suami', ' kali ya', ' semoga', ' lihat sikon'],
}
