/** Products and shops on their way into the catalogue, in Indonesian: what shops are asked and curators see. */

import { type Day, instantAt } from '#core/calendar.ts'
import type { CardMarks } from '#core/catalogue/product-card.ts'
import type { Fault, GoodChange, Grade, LetterShown, Look, Verdict } from '#db/curation.ts'
import type { Ending } from '#db/letters.ts'
import { lines, type Markup, say } from '../../markup.ts'
import type { Formats } from '../format.ts'

/** A product as it was told, before it has a place in the books. */
export interface OfferFacts {
  readonly name: string
  readonly price: number
  readonly unit: string
  readonly minOrder: number
  readonly leadTimeHours: number
  readonly category: string
}

/** What papers are called. */
export const LETTERS: Readonly<Record<string, string>> = {
  nib: 'NIB',
  halal: 'Sertifikat halal',
  pirt: 'PIRT',
  slhs: 'SLHS (laik higiene)',
  suket: 'Suket PP 55',
  'surat-pernyataan': 'Surat pernyataan omzet',
}

/** What whoever orders should know of a product and its shop before trusting the card; nothing when all is well. */
export function marksIndonesian({ isNew, isUnrated, lapsed }: CardMarks): Markup | undefined {
  const all = [
    isNew && 'baru tayang di katalog',
    isUnrated && 'belum cukup dinilai',
    ...lapsed.map((kind) => `${LETTERS[kind] ?? kind} habis masa berlakunya`),
  ].filter(Boolean)
  return all.length > 0 ? say`🔎 ${all.join(' · ')}` : undefined
}

export const MARKS: Readonly<Record<Look['kind'], string>> = { vendor: '🏪', product: '🆕', letter: '📄', change: '✏️' }

/** The sentences of curation. */
export function curationIndonesian(f: Formats) {
  const faults: Readonly<Record<Fault, string>> = {
    photo: '📷 Foto',
    taste: '👅 Rasa',
    packaging: '📦 Kemasan',
    hygiene: '🧼 Kebersihan',
    halal: '☪️ Halal',
    papers: '📄 Surat-surat',
  }
  const day = (at: Day) => f.day(instantAt(at, '12:00', 'Asia/Jakarta'))
  const lead = (hours: number) => (hours < 24 ? `${hours} jam sebelumnya` : `H-${Math.ceil(hours / 24)}`)
  const offer = ({ name, price, unit, minOrder, leadTimeHours, category }: OfferFacts): Markup =>
    lines(
      say`*${name}*`,
      say`📁 ${category}`,
      say`🏷️ ${f.rupiah(price)} per ${unit} · minimal ${f.quantity(minOrder, unit)}`,
      say`⏱️ Dipesan paling lambat ${lead(leadTimeHours)}`,
    )
  const papers = ({ letters, vendor }: Look): Markup =>
    lines(
      vendor.photos > 0 && !(vendor.hasNib && vendor.hasNpwp)
        ? say`📄 ${vendor.hasNib ? 'NIB ada · ' : ''}${vendor.hasNpwp ? 'NPWP ada · ' : ''}${f.number(vendor.photos)} foto surat dari pendaftaran: periksa di sana`
        : say`📄 NIB ${vendor.hasNib ? 'ada' : 'belum ada'} · NPWP ${vendor.hasNpwp ? 'ada' : 'belum ada'}`,
      ...letters.map(
        ({ kind, validTo }) => say`📄 ${LETTERS[kind] ?? kind}${validTo === null ? '' : ` sampai ${day(validTo)}`}`,
      ),
    )
  const title = ({ product, vendor, letter }: Look) =>
    letter ? (LETTERS[letter.kind] ?? letter.kind) : (product?.name ?? vendor.name)
  const until = ({ validTo }: LetterShown) =>
    validTo === null ? 'tanpa batas waktu' : `berlaku sampai ${day(validTo)}`
  const changed = ({ name, description, picture }: GoodChange): Markup =>
    lines(
      name !== undefined && say`✏️ Nama baru: *${name}*`,
      description !== undefined && say`📝 Keterangan baru: “${description}”`,
      picture !== undefined && say`📷 Foto baru`,
    )
  const why = ({ faults: found = [], words = '' }: Verdict) =>
    [...found.map((fault) => faults[fault].replace(/^\S+ /, '').toLowerCase()), words && `“${words}”`]
      .filter(Boolean)
      .join(': ')
  return {
    // ——— For the shop ———
    askName: say`Produk barunya apa, Kak? Paling cepat: kirim *foto dengan tulisan*, misalnya _Nasi bakar cumi 25rb per box, minimal 20, H-1_. Boleh juga tulis namanya dulu.`,
    askKind: (name: string) => say`*${name}* masuk jenis yang mana, Kak? Pilih nomornya, atau tulis jenis lain.`,
    askPrice: (name: string) => say`Harga *${name}* berapa, per apa? Misalnya _25rb per box_.`,
    askUnit: say`Per apa, Kak? Misalnya _box_, _porsi_, _pcs_, atau _orang_.`,
    askMinimum: (unit: string) => say`Minimal pesan berapa ${unit}, Kak?`,
    askLead: say`Paling lambat dipesan kapan, Kak? Pilih nomornya, atau tulis misalnya _2 hari sebelumnya_.`,
    lead,
    askPhoto: say`Terakhir, kirim satu *foto produknya* ya, Kak. Foto asli yang terang, tanpa tulisan promo.`,
    photoUnread: say`Fotonya belum bisa saya simpan, Kak. Coba kirim lagi sebagai foto (JPG atau PNG).`,
    aboveCeiling: (price: number, unit: string, ceiling: number) =>
      say`Maaf Kak, ${f.rupiah(price)} per ${unit} di atas batas harga untuk jenis ini, *${f.rupiah(ceiling)}*. Kantor tidak bisa membelinya. Harganya jadi berapa?`,
    offered: (vendor: string, facts: OfferFacts) => lines(say`🏪 ${vendor}`, offer(facts)),
    askSend: say`Sudah benar? Balas *ya* untuk mengirim ke kurator.`,
    send: '✅ Ya, kirim',
    again: '✏️ Ulang dari awal',
    sent: (name: string) =>
      say`✅ *${name}* sudah saya kirim ke kurator, Kak. Begitu lolos, produknya tampil di katalog dan Kakak saya kabari di sini.`,
    mend: '✏️ Perbaiki',
    askMend: say`Kirim foto baru, atau tulis jawaban Kakak untuk kurator.`,
    mendSent: say`✅ Perbaikannya sudah saya kirim ke kurator, Kak.`,
    verdict: (look: Look, verdict: Verdict): Markup => {
      switch (verdict.status) {
        case 'accepted':
          if (look.letter)
            return say`✅ *${title(look)}* toko Kakak sudah diperiksa dan dicatat, ${until(look.letter)}.`
          if (look.change) return say`✅ Perubahan *${title(look)}* lolos dan sekarang tampil di katalog, Kak.`
          return look.kind === 'vendor'
            ? say`🎉 Selamat Kak! *${title(look)}* lolos kurasi (nilai ${verdict.grade ?? ''}) dan sekarang bisa menerima pesanan kantor.`
            : say`🎉 *${title(look)}* lolos kurasi (nilai ${verdict.grade ?? ''}) dan tampil di katalog, Kak.`
        case 'more':
          return say`✏️ Kurator minta *${title(look)}* diperbaiki dulu, Kak: ${why(verdict)}. Pilih *Perbaiki* lalu kirim foto atau jawabannya.`
        case 'refused':
          if (look.letter)
            return say`Maaf Kak, *${title(look)}* belum bisa dicatat: ${why(verdict)}. Tulis *surat* untuk mengirim yang lain.`
          if (look.change)
            return say`Maaf Kak, perubahan *${title(look)}* tidak lolos: ${why(verdict)}. Di katalog tetap seperti semula.`
          return say`Maaf Kak, *${title(look)}* belum bisa masuk katalog: ${why(verdict)}. Kalau sudah berubah, Kakak boleh mengajukan lagi.`
      }
    },
    // ——— For the curator ———
    look: '🔎 Periksa',
    newOffer: (vendor: string, facts: OfferFacts) =>
      lines(say`🆕 *Produk baru untuk dikurasi*`, say`🏪 ${vendor}`, offer(facts)),
    newShop: (name: string, owner: string) => say`🆕 *Toko baru untuk dikurasi*: ${name} (${owner})`,
    mended: (look: Look, words: string) =>
      lines(
        look.kind === 'vendor'
          ? say`✏️ *${look.vendor.name}* sudah memperbaiki yang diminta.`
          : say`✏️ *${title(look)}* (${look.vendor.name}) sudah diperbaiki penjual.`,
        words !== '' && say`💬 “${words}”`,
      ),
    noCurator: say`⚠️ Ada produk atau toko yang menunggu kurasi, tetapi belum ada kurator yang terhubung. Undang seorang *Kurator* lewat /undang.`,
    nothingWaits: say`Tidak ada yang menunggu kurasi.`,
    queue: (count: number) => say`*Menunggu kurasi* (${f.number(count)})`,
    queueButton: (look: Look) =>
      `${MARKS[look.kind]} ${title(look)}${look.kind === 'vendor' ? '' : ` · ${look.vendor.name}`}`,
    newLetter: (vendor: string, letter: LetterShown) =>
      lines(
        say`📄 *Surat untuk diperiksa*`,
        say`🏪 ${vendor}`,
        say`${LETTERS[letter.kind] ?? letter.kind}, ${until(letter)}`,
      ),
    newChange: (vendor: string, name: string, change: GoodChange) =>
      lines(say`✏️ *Perubahan produk untuk dikurasi*`, say`🏪 ${vendor} · *${name}*`, changed(change)),
    card: (look: Look) =>
      lines(
        look.letter &&
          say`📄 *${title(look)}*, ${until(look.letter)}${look.letter.number.startsWith('foto-') ? '' : ` · nomor ${look.letter.number}`}`,
        look.change && changed(look.change),
        look.product ? offer(look.product) : say`🏪 *${look.vendor.name}*`,
        look.product !== null && say`🏪 ${look.vendor.name}`,
        say`📍 ${look.vendor.address}, ${look.vendor.city}`,
        papers(look),
        look.words !== '' && say`💬 “${look.words}”`,
        '',
        look.letter
          ? say`Periksa: nama di surat sama dengan tokonya, dan tanggalnya benar.`
          : say`Periksa: foto, rasa, kemasan, kebersihan, halal, surat.`,
      ),
    accept: '✅ Lolos',
    more: '✏️ Minta perbaikan',
    refuse: '❌ Tolak',
    toQueue: '📋 Antrean',
    askGrade: say`Nilainya? A sangat baik, B baik, C cukup.`,
    grade: (grade: Grade) => grade as string,
    faults,
    askFault: (status: 'more' | 'refused') =>
      status === 'more'
        ? say`Apa yang perlu diperbaiki? Pilih, atau tulis langsung.`
        : say`Mengapa ditolak? Pilih, atau tulis langsung.`,
    askWords: (fault: Fault) => say`${faults[fault]}: tulis singkat apa yang kurang; penjual akan membacanya.`,
    letter: {
      toShop: ({ kind, vendor, validTo, daysLeft }: Ending, hides: boolean): Markup =>
        daysLeft < 0
          ? say`⚠️ ${LETTERS[kind] ?? kind} *${vendor}* sudah habis masa berlakunya (${day(validTo)}), Kak. ${hides ? 'Produknya tidak tampil dulu sampai diperbarui.' : 'Segera perbarui, ya; pembeli melihat bahwa suratnya habis.'} Kirim surat barunya di sini: tulis *surat*.`
          : say`📄 ${LETTERS[kind] ?? kind} *${vendor}* berlaku sampai *${day(validTo)}* (${f.number(daysLeft)} hari lagi), Kak. Segera perpanjang, lalu kirim surat barunya di sini: tulis *surat*.`,
      toCurator: (endings: readonly Ending[]): Markup =>
        lines(
          say`📄 *Surat penjual yang habis atau hampir habis*`,
          ...endings.map(
            ({ kind, vendor, validTo, daysLeft }) =>
              say`• ${vendor}: ${LETTERS[kind] ?? kind} ${day(validTo)}${daysLeft < 0 ? ' (sudah habis)' : ''}`,
          ),
        ),
    },
    alreadyDecided: say`Yang ini sudah diputus.`,
    ownShop: say`Ini toko Anda sendiri, jadi kurator lain yang memutus.`,
    kept: (look: Look, { status, grade }: Verdict): Markup =>
      status === 'accepted'
        ? say`✅ *${title(look)}* lolos${grade ? ` dengan nilai ${grade}` : ''}. Penjual sudah saya kabari.`
        : status === 'more'
          ? say`✏️ Permintaan perbaikan untuk *${title(look)}* sudah saya kirim ke penjual.`
          : say`❌ *${title(look)}* ditolak dengan alasan itu. Penjual sudah saya kabari.`,
  }
}
