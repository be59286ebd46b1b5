/**
 * Short answers in English as the Indonesian ones that are understood: "tomorrow at 9" as "besok jam 9", "add 20" as
 * "tambah 20". Only a message that is made of such words and numbers alone is changed: a note, a reason, or the name of a
 * dish stays as it was written.
 */
const WORDS: Readonly<Record<string, string>> = {
  ...{ yes: 'ya', yep: 'ya', sure: 'ya', no: 'tidak', nope: 'tidak', 'not yet': 'belum' },
  ...{ add: 'tambah', minus: 'kurang', less: 'kurang', fewer: 'kurang', half: 'setengahnya', dozen: 'lusin' },
  ...{ today: 'hari ini', tomorrow: 'besok', 'day after tomorrow': 'lusa', 'next week': 'minggu depan' },
  ...{ monday: 'senin', tuesday: 'selasa', wednesday: 'rabu', thursday: 'kamis', friday: 'jumat' },
  ...{ saturday: 'sabtu', sunday: 'hari minggu', every: 'tiap' },
  ...{ january: 'januari', february: 'februari', march: 'maret', april: 'april', may: 'mei', june: 'juni' },
  ...{ july: 'juli', august: 'agustus', september: 'september', october: 'oktober', november: 'november' },
  ...{ december: 'desember', noon: 'jam 12', morning: 'pagi', afternoon: 'siang', evening: 'malam' },
  ...{ hours: 'jam', hour: 'jam', days: 'hari', day: 'hari', minutes: 'menit', minute: 'menit' },
  ...{ to: 'sampai', until: 'sampai', people: 'orang', gone: 'habis', 'sold out': 'habis' },
  ...{ at: '', on: '', the: '', please: '', of: '', and: '' },
}

const PHRASES = Object.keys(WORDS).toSorted((a, b) => b.length - a.length)
/** A word of the list, an hour, a number or a date; what lies between is blank or a sign. */
const TOKEN = new RegExp(
  `^(?:(${PHRASES.join('|')})\\b|(\\d{1,2})(?::(\\d\\d))? ?(am|pm)\\b|(\\d{1,2}):(\\d\\d)|(\\d[\\d.,/]*)|([\\s,.!-]+))`,
)

/** The Indonesian of it, or nothing when there is anything else in it, or nothing to change. */
export function fromEnglish(text: string): string | undefined {
  if (text.length > 60) return undefined
  let rest = text
    .trim()
    .toLowerCase()
    .replace(/\bhalf past (\d{1,2})\b/g, '$1:30')
    .replace(/\bat (\d{1,2})\b(?![:/\d])/g, '$1:00')
    .replace(/\bin (\d+) (hours?|minutes?|days?)\b/g, '$1 $2 lagi')
    .replace(/\blagi\b/g, '')
  const later = /\bin \d+ (?:hour|minute|day)/i.test(text)
  const told: string[] = []
  let isEnglish = false
  while (rest !== '') {
    const [whole, word, hour, minute = '00', half, at, past, number] = TOKEN.exec(rest) ?? []
    if (whole === undefined || whole === '') return undefined
    isEnglish ||= word !== undefined || half !== undefined
    if (word !== undefined) told.push(WORDS[word] ?? '')
    else if (half !== undefined) told.push(`jam ${(Number(hour) % 12) + (half === 'pm' ? 12 : 0)}.${minute}`)
    else if (at !== undefined) told.push(`jam ${at}.${past}`)
    else if (number !== undefined) told.push(number)
    rest = rest.slice(whole.length)
  }
  if (!isEnglish) return undefined
  return [...told, later ? 'lagi' : ''].filter((part) => part !== '').join(' ')
}
