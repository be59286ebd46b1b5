/** Names of people who do not exist, as Jakarta mixes them: Betawi, Javanese, Sundanese, Batak, Chinese-Indonesian. */
import { chance } from './random.ts'

type People = 'betawi' | 'java' | 'sunda' | 'batak' | 'china'
interface Pool {
  readonly women: readonly string[]
  readonly men: readonly string[]
  readonly last: { readonly women: readonly string[]; readonly men: readonly string[] }
}

const family = (names: readonly string[]) => ({ women: names, men: names })
const pools: Readonly<Record<People, Pool>> = {
  betawi: {
    women: ['Ida', 'Romlah', 'Nurhayati', 'Maesaroh', 'Saidah', 'Rohani', 'Aminah', 'Zubaedah'],
    men: ['Jali', 'Rojali', 'Mansyur', 'Naim', 'Husin', 'Sanip', 'Mamat', 'Jamaludin'],
    last: {
      women: ['Farida', 'Maimunah', 'Rohayati', 'Hasanah', 'Fatimah'],
      men: ['Fadhilah', 'Abdurahman', 'Syafi’i', 'Marzuki', 'Hamdani'],
    },
  },
  java: {
    women: ['Tumini', 'Wulan', 'Lastri', 'Retno', 'Sekar', 'Endang', 'Sumarni', 'Dwi'],
    men: ['Agus', 'Joko', 'Bambang', 'Slamet', 'Sugeng', 'Warsito', 'Bayu', 'Eko'],
    last: {
      women: ['Wulandari', 'Handayani', 'Lestari', 'Rahayu', 'Kusumawati'],
      men: ['Prasetyo', 'Wibowo', 'Nugroho', 'Santosa', 'Purnomo'],
    },
  },
  sunda: {
    women: ['Euis', 'Neneng', 'Lilis', 'Iis', 'Yayah', 'Tati'],
    men: ['Asep', 'Dadang', 'Ujang', 'Cecep', 'Deden', 'Iwan'],
    last: {
      women: ['Komalasari', 'Sukmawati', 'Nuraeni', 'Rostika'],
      men: ['Permana', 'Sutisna', 'Suherman', 'Hidayat'],
    },
  },
  batak: {
    women: ['Tiurma', 'Rosmaida', 'Lasma', 'Duma', 'Meliana'],
    men: ['Poltak', 'Togar', 'Ucok', 'Parlindungan', 'Binsar'],
    last: family(['Simanjuntak', 'Nainggolan', 'Siregar', 'Hutapea', 'Sitorus', 'Hutagalung']),
  },
  china: {
    women: ['Meilan', 'Lanny', 'Siska', 'Yuliana', 'Fenny'],
    men: ['Hendrik', 'Aliong', 'Acun', 'Wijaya', 'Rudy'],
    last: family(['Halim', 'Tanuwijaya', 'Gunawan', 'Setiawan', 'Kusuma', 'Lesmana']),
  },
}

/** What a firm's name gives away about its owner: "Dapur Mpok Ida" belongs to an Ibu Ida. */
const hints: readonly (readonly [RegExp, People, 'women' | 'men', string])[] = [
  [/\b(?:Mpok|Nyak) (\w+)/, 'betawi', 'women', 'Ibu'],
  [/\b(?:Haji|Babe) (\w+)/, 'betawi', 'men', 'Bapak'],
  [/\bBang (Togar|Poltak|Ucok)/, 'batak', 'men', 'Bapak'],
  [/\bBang (\w+)/, 'betawi', 'men', 'Bapak'],
  [/\bPak (Simanjuntak|Nainggolan|Hutagalung)/, 'batak', 'men', 'Bapak'],
  [/\b(?:Opung|Inang) (\w+)/, 'batak', 'women', 'Ibu'],
  [/\bTeh (\w+)/, 'sunda', 'women', 'Ibu'],
  [/\bKang (\w+)/, 'sunda', 'men', 'Bapak'],
  [/\b(?:Cik?|Ci) (\w+)/, 'china', 'women', 'Ibu'],
  [/\bKo (\w+)/, 'china', 'men', 'Bapak'],
  [/\b(?:Mbok|Mbak|Eyang|Ibu|Bu|Bunda) (\w+)/, 'java', 'women', 'Ibu'],
  [/\bKak (Ferdi|Rio)/, 'java', 'men', 'Kak'],
  [/\bKak (\w+)/, 'java', 'women', 'Kak'],
  [/\b(?:Mas|Pak) (\w+)/, 'java', 'men', 'Bapak'],
]

export interface NamedPerson {
  readonly name: string
  readonly honorific: string
}

/** The owner of a firm, by its name; the same firm always has the same owner. */
export function ownerOf(firm: string): NamedPerson {
  const random = chance('owner', firm)
  for (const [hint, people, gender, honorific] of hints) {
    const first = hint.exec(firm)?.[1]
    if (first === undefined) continue
    const { last, [gender]: firsts } = pools[people]
    // "Pak Simanjuntak" is called by his family name.
    if (last.men.includes(first)) return { name: `${random.pick(firsts)} ${first}`, honorific }
    return { name: `${first} ${random.pick(last[gender])}`, honorific }
  }
  const people = random.pick(Object.keys(pools) as People[])
  const gender = random.percent(55) ? 'women' : 'men'
  const { last, [gender]: firsts } = pools[people]
  const honorific = random.percent(20) ? 'Kak' : gender === 'women' ? 'Ibu' : 'Bapak'
  return { name: `${random.pick(firsts)} ${random.pick(last[gender])}`, honorific }
}
