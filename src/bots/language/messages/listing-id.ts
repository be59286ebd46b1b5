/** What a shop renews of what curators passed, in Indonesian: its papers, and how its goods are shown. */
import { type Day, instantAt } from '#core/calendar.ts'
import type { GoodChange, LetterShown } from '#db/curation.ts'
import { lines, type Markup, say } from '../../markup.ts'
import type { Formats } from '../format.ts'
import { LETTERS } from './curation-id.ts'

export interface ShopLetter {
  readonly kind: string
  readonly validTo: Day | null
}

/** Where a paper stands today: `waiting` at the curators, or as it was passed. */
export interface LetterStanding extends ShopLetter {
  readonly state: 'valid' | 'over' | 'waiting'
}

/** The sentences about what a shop renews. */
export function listingIndonesian(f: Formats) {
  const day = (at: Day) => f.day(instantAt(at, '12:00', 'Asia/Jakarta'))
  const name = (kind: string) => LETTERS[kind] ?? kind
  const until = (validTo: Day | null) => (validTo === null ? 'tanpa batas waktu' : `sampai ${day(validTo)}`)
  return {
    whichShop: say`Untuk toko yang mana, Kak?`,
    letters: {
      list: (shop: string, all: readonly LetterStanding[]): Markup =>
        lines(
          say`📄 *Surat ${shop}*`,
          all.length === 0 && say`Belum ada surat yang dicatat.`,
          ...all.map(({ kind, validTo, state }) =>
            state === 'waiting'
              ? say`⏳ ${name(kind)}: sedang diperiksa kurator`
              : state === 'over'
                ? say`⚠️ ${name(kind)}: habis ${validTo === null ? '' : day(validTo)}`
                : say`✅ ${name(kind)}: ${until(validTo)}`,
          ),
          '',
          say`Mau kirim atau memperpanjang yang mana, Kak?`,
        ),
      kind: name,
      askFile: (kind: string) =>
        say`Kirim *foto atau PDF ${name(kind)}* ya, Kak. Boleh sekalian tulis masa berlakunya.`,
      askUntil: (kind: string) =>
        say`${name(kind)} ini berlaku sampai kapan, Kak? Misalnya _12 Maret 2028_. Kalau tidak ada batasnya, tulis *tanpa batas*.`,
      endless: 'Tanpa batas',
      over: (validTo: Day) =>
        say`Tanggal ${day(validTo)} sudah lewat, Kak. Kalau suratnya sudah diperpanjang, tulis tanggal barunya; kalau belum, tulis *batal*.`,
      confirm: ({ kind, validTo }: LetterShown) =>
        say`${name(kind)}, berlaku *${until(validTo)}*. Saya kirim ke kurator untuk diperiksa, ya? Balas *ya* atau *tidak*.`,
      sent: (kind: string) =>
        say`✅ ${name(kind)} sudah saya kirim ke kurator, Kak. Begitu diperiksa, Kakak saya kabari di sini.`,
    },
    goods: {
      change: { name: '✏️ Ganti nama', picture: '📷 Ganti foto', description: '📝 Ganti keterangan' },
      ask: {
        name: (now: string) => say`*${now}* mau diganti jadi apa namanya, Kak?`,
        picture: (now: string) =>
          say`Kirim foto baru untuk *${now}* ya, Kak. Foto asli yang terang, tanpa tulisan promo.`,
        description: (now: string) =>
          say`Keterangan baru untuk *${now}* apa, Kak? Isinya apa saja, misalnya _nasi, ayam, lalap, sambal_.`,
      },
      which: say`Produk yang mana, Kak?`,
      confirm: (now: string, { name: next, description, picture }: GoodChange): Markup =>
        lines(
          say`*${now}*`,
          next !== undefined && say`✏️ Nama baru: *${next}*`,
          description !== undefined && say`📝 Keterangan baru: “${description}”`,
          picture !== undefined && say`📷 Foto baru seperti di atas`,
          '',
          say`Saya kirim ke kurator, ya? Sampai lolos, di katalog tetap yang lama. Balas *ya* atau *tidak*.`,
        ),
      sent: (now: string) => say`✅ Perubahan *${now}* sudah saya kirim ke kurator, Kak. Hasilnya saya kabari di sini.`,
      changedYet: (now: string) =>
        say`✅ Sudah saya ganti, Kak. *${now}* memang masih menunggu kurator; kurator melihat yang baru.`,
      askOff: (now: string) => say`*${now}* diturunkan dari katalog, Kak? Pesanan yang sudah masuk tetap berlaku.`,
      send: '✅ Ya, kirim',
    },
  }
}
