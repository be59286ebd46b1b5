/**
 * What somebody who reads English writes, as the Indonesian that is understood: "tomorrow at 9" as "besok jam 9", "when
 * will I be paid?" as "kapan dibayar". Whole sayings that people use every day, wishes that begin with "order", and
 * messages that are made of known words and numbers alone; anything else (a note, a reason, the name of a dish) stays as
 * it was written.
 */
const WORDS: Readonly<Record<string, string>> = {
  ...{ yes: 'ya', yep: 'ya', sure: 'ya', no: 'tidak', nope: 'tidak', 'not yet': 'belum', later: 'nanti' },
  ...{ add: 'tambah', minus: 'kurang', less: 'kurang', fewer: 'kurang', half: 'setengahnya', dozen: 'lusin' },
  ...{ today: 'hari ini', tomorrow: 'besok', 'day after tomorrow': 'lusa', 'next week': 'minggu depan' },
  ...{ yesterday: 'kemarin', 'last week': 'minggu lalu', summary: 'ringkasan' },
  ...{ monday: 'senin', tuesday: 'selasa', wednesday: 'rabu', thursday: 'kamis', friday: 'jumat' },
  ...{ saturday: 'sabtu', sunday: 'hari minggu', every: 'tiap' },
  ...{ january: 'januari', february: 'februari', march: 'maret', april: 'april', may: 'mei', june: 'juni' },
  ...{ july: 'juli', august: 'agustus', september: 'september', october: 'oktober', november: 'november' },
  ...{ december: 'desember', noon: 'jam 12', morning: 'pagi', afternoon: 'siang', evening: 'malam' },
  ...{ hours: 'jam', hour: 'jam', days: 'hari', day: 'hari', minutes: 'menit', minute: 'menit' },
  ...{ to: 'sampai', until: 'sampai', people: 'orang', gone: 'habis', 'sold out': 'habis' },
  ...{ closed: 'tutup', open: 'buka', from: 'dari' },
  ...{ at: '', on: '', the: '', please: '', of: '', and: '' },
}

/** Whole messages, by what they are understood as. */
const SAYINGS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'kapan dibayar': 'when will i be paid|when do i get paid|when am i paid|when is it paid|when will it be paid',
    'dipotong apa aja': 'what was deducted|what is deducted|what was withheld|what is withheld|deductions',
    otw: 'on the way|on my way|on our way|it is on its way|it is on the way',
    'sudah sampai': 'delivered|it has arrived|we have delivered it|it is delivered|it has been delivered',
    'sudah masuk': 'it came|the money came|the money has come|money received|the money is in',
    'belum masuk': 'it has not come|the money has not come|no money yet',
    siap: 'i accept|we accept|i can do it|we can do it|yes i can|yes we can',
    'maaf ga bisa': 'i cannot|we cannot|sorry i cannot|sorry we cannot|i can not|we can not',
    'ganti rekening': 'bank account|change bank account|change my bank account|new bank account',
    'tambah karyawan': 'add staff|add a helper|add somebody',
    'tambah produk': 'new product|add a product|add product',
    'minta surat pesanan': 'order letter|send the order letter|i need the order letter',
    'kirim kuitansi': 'receipt|send the receipt|i need the receipt',
    'toko saya': 'my shop',
    'jangan kirim pesan lagi': 'stop messages|no more messages|do not write to me any more|stop writing to me',
    'yang lebih murah': 'cheaper|a cheaper one|something cheaper',
    'yang kemarin diulang': 'same as last time|the same as last time|repeat the last order|the last order again',
    selesai: 'done|finished',
    undang: 'invite',
    masalah: 'problems',
    'sisa pagu': 'what is left|what budget is left|how much budget is left|what is left of the budget',
    'putus akses': 'cut off access|cut access',
    kurasi: 'curation',
    'konfirmasi pembayaran': 'confirm payments|confirm payment',
  }).flatMap(([told, said]) => said.split('|').map((one) => [one, told])),
)

/** Messages with something of their own in them, which stays. */
const PATTERNS: readonly (readonly [RegExp, string])[] = [
  [/^(?:only (\d+)|(\d+) only|(?:i|we) can (?:only )?do (\d+)(?: only)?)$/i, 'bisanya $1$2$3 aja'],
  [/^make it (\d+)$/i, 'jadi $1'],
  [/^(?:the )?(?:papers|file) (?:of )?(eo-?\d+)$/i, 'berkas $1'],
  [/^(?:photos|sent with)(?: of| with| for)? (eo-?\d+)$/i, 'kiriman $1'],
  [/^compare (\d+) (?:vendors|shops) (?:of|for) (.+)$/i, 'bandingin $1 vendor $2'],
  [/^call me (.+)$/i, 'panggil saya $1'],
  [/^(\p{L}.{2,40}) (?:under|below|less than) (?:rp ?)?(\d+) ?k$/iu, '$1 dibawah $2rb'],
  [/^(\d+) people,? with (\p{L}[^,]*),? (?:from )?(\d{1,2})(?: ?to ?|-)(\d{1,2})$/iu, '$1 orang, dengan $2, jam $3-$4'],
  [
    /^(\d+) people,? only (?:us|our unit),? (?:from )?(\d{1,2})(?: ?to ?|-)(\d{1,2})$/i,
    '$1 orang, unit sendiri, jam $2-$3',
  ],
  [/^(?:the )?price of (.+?) (?:is |to |now )+(?:rp ?)?(\d[\d.,]*) ?k$/i, 'harga $1 jadi $2rb'],
  [/^(\d[\d.,]*) ?k (?:per|a|each) (\p{L}+)$/iu, '$1rb per $2'],
  [/^(\d+) days? (?:ahead|before)$/i, '$1 hari sebelumnya'],
  [/^(\d+) hours? (?:ahead|before)$/i, '$1 jam sebelumnya'],
  [/^(?:stock of )?(\p{L}.{2,40}) (?:is |are )?sold out$/iu, 'stok $1 habis'],
]

const PHRASES = Object.keys(WORDS).toSorted((a, b) => b.length - a.length)
/** A word of the list, an hour, a number or a date; what lies between is blank or a sign. */
const TOKEN = new RegExp(
  `^(?:(${PHRASES.join('|')})\\b|(\\d{1,2})(?:[:.](\\d\\d))? ?(am|pm)\\b|(\\d{1,2}):(\\d\\d)|(\\d[\\d.,/]*)|([\\s,.!-]+))`,
)

/** The Indonesian of it, or nothing when there is anything else in it, or nothing to change. */
export function fromEnglish(text: string): string | undefined {
  const plain = text
    .trim()
    .replaceAll('’', "'")
    .replace(/[\s.!?]+$/, '')
  const said = plain.toLowerCase()
  return sayingIn(said, plain) ?? wishIn(text.trim()) ?? (text.length > 60 ? undefined : piecewise(said))
}

function sayingIn(said: string, text: string): string | undefined {
  const plain = said
    .replace(/\bcan't\b/g, 'cannot')
    .replace(/,/g, '')
    .replace(/^please | please$/g, '')
  const whole = SAYINGS.get(plain)
  if (whole !== undefined) return whole
  // "Yes, but at 1 pm": the hour is read as any other.
  const other = /^yes but (.+)$/.exec(plain)?.[1]
  const hour = other && piecewise(other)
  if (hour) return `bisa tapi ${hour}`
  const [pattern, told] = PATTERNS.find(([one]) => one.test(text)) ?? []
  return pattern && told && text.replace(pattern, told)
}

const WISH = /^(?:please )?(?:order|buy|(?:i|we)(?: would like| need| want|'d like)(?: to order)?)\s+(?=.*\d)/i
/** Between the goods: their own names are left as they are. */
const BETWEEN: readonly (readonly [RegExp, string])[] = [
  [/\bfor (?=today|tomorrow|(?:mon|tues|wednes|thurs|fri|satur|sun)day|\d)/g, 'buat '],
  [/\b(?:under|below|less than)\b/g, 'dibawah'],
  [/\bat the office\b/g, 'di kantor'],
  [/\bat (?=\p{L})/gu, 'di '],
  [/\b(\d+) ?k\b/g, '$1rb'],
]

/** "Order 100 nasi kotak for Wednesday 11 am at the office". */
function wishIn(text: string): string | undefined {
  if (!WISH.test(text) || text.length > 300) return undefined
  let told = text.replace(WISH, 'pesan ').replaceAll('’', "'").toLowerCase()
  told = told.replace(
    /\b(?:at )?(\d{1,2})(?:[:.](\d\d))? ?(am|pm)\b/g,
    (_, hour: string, minute: string, half: string) => clock(hour, minute, half),
  )
  told = told.replace(/\bat (\d{1,2})(?:[:.](\d\d))?\b/g, (_, hour: string, minute = '00') => `jam ${hour}.${minute}`)
  told = told.replace(/\bat noon\b/g, 'jam 12')
  for (const [said, meant] of BETWEEN) told = told.replace(said, meant)
  return told.replace(/\b(today|tomorrow|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b/g, (day) => WORDS[day] ?? day)
}

function clock(hour: string | undefined, minute = '00', half: string | undefined): string {
  return `jam ${(Number(hour) % 12) + (half === 'pm' ? 12 : 0)}.${minute}`
}

/** A message in which every word is known. */
function piecewise(said: string): string | undefined {
  let rest = said
    .replace(/\bhalf past (\d{1,2})\b/g, '$1:30')
    .replace(/\bat (\d{1,2})\b(?![:/\d]| ?[ap]m)/g, '$1:00')
    .replace(/\bin (\d+) (hours?|minutes?|days?)\b/g, '$1 $2 lagi')
    .replace(/\blagi\b/g, '')
  const later = /\bin \d+ (?:hour|minute|day)/.test(said)
  const told: string[] = []
  let isEnglish = /^half past/.test(said)
  while (rest !== '') {
    const [whole, word, hour, minute, half, at, past, number] = TOKEN.exec(rest) ?? []
    if (whole === undefined || whole === '') return undefined
    isEnglish ||= word !== undefined || half !== undefined
    if (word !== undefined) told.push(WORDS[word] ?? '')
    else if (half !== undefined) told.push(clock(hour, minute, half))
    else if (at !== undefined) told.push(`jam ${at}.${past}`)
    else if (number !== undefined) told.push(number)
    rest = rest.slice(whole.length)
  }
  if (!isEnglish) return undefined
  return [...told, later ? 'lagi' : ''].filter((part) => part !== '').join(' ')
}
