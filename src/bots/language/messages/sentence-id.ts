/** Ordering by a sentence, in Indonesian: offers beside each other, what became of a draft, a comparison. */
import type { Misfit } from '#core/catalogue/offers.ts'
import { lines, type Markup, say } from '../../markup.ts'
import type { Formats } from '../format.ts'
import { table } from '../table.ts'
import type { KnownFacts, OfferFacts } from './facts.ts'

/** What is said while a sentence becomes a draft. */
export function sentenceIndonesian(f: Formats) {
  const misfit = (short: Misfit): string => {
    switch (short.code) {
      case 'not-halal':
        return 'belum bersertifikat halal'
      case 'minimum':
        return `minimal ${f.quantity(short.minimum, short.unit)}`
      case 'capacity':
        return `paling banyak ${f.quantity(short.maximum, short.unit)} sehari`
      case 'too-soon':
        return `paling cepat ${f.shortMoment(short.earliest)}`
      case 'area':
        return `tidak mengantar ke ${short.city}, hanya ${short.serves.join(', ')}`
      case 'dearer':
        return `di atas ${f.rupiah(short.limit)}`
      case 'elsewhere':
        return `tokonya di ${short.district}, ${short.city}`
      case 'other-unit':
        return `dijual per ${short.unit}, bukan ${short.asked}`
    }
  }
  const fits = ({ lines: items }: OfferFacts, { deliverAt, day }: KnownFacts) => {
    const [first] = items
    if (!first) return ''
    const { badges, leadTimeHours, maxPerDay, serviceArea, unit, likes } = first.card
    const needed = Math.max(...items.map(({ card }) => card.leadTimeHours), leadTimeHours)
    return [
      badges.halal && 'halal',
      deliverAt === undefined && day === undefined
        ? `pesan ${needed} jam sebelumnya`
        : `waktunya cukup (perlu ${needed} jam)`,
      maxPerDay !== null && `sanggup ${f.quantity(maxPerDay, unit.split('/')[0] ?? '')} sehari`,
      `antar ke ${serviceArea.length > 2 ? `${serviceArea.length} kota` : serviceArea.join(', ')}`,
      likes !== null && likes.percent < 0 && `${-likes.percent}% di bawah harga tengah`,
    ]
      .filter(Boolean)
      .join(' · ')
  }
  const known = ({ deliverAt, day, place, city, note }: KnownFacts) =>
    lines(
      deliverAt !== undefined && say`📅 ${f.moment(deliverAt)}`,
      day !== undefined && say`📅 ${f.day(day)} _(jamnya belum)_`,
      place !== undefined && say`📍 ${place}`,
      city !== undefined && say`📍 ${city} _(alamatnya belum)_`,
      note !== undefined && note !== '' && say`📝 ${note}`,
    )
  const offer = (one: OfferFacts, at: number, facts: KnownFacts) =>
    lines(
      say`*${at}. ${one.vendor}* · ${one.district}`,
      ...one.items.map((item) => say`${f.quantity(item.quantity, item.unit)} ${item.name} @ ${f.rupiah(item.price)}`),
      say`Total *${f.rupiah(one.sums.total)}*${one.sums.deliveryFee > 0 ? ` termasuk ongkir ${f.rupiah(one.sums.deliveryFee)}` : ' · gratis ongkir'}`,
      one.misfits.length > 0 ? say`⚠️ ${one.misfits.map(misfit).join(' · ')}` : say`✅ ${fits(one, facts)}`,
    )
  const short = (amount: number) =>
    amount >= 1_000_000 ? `${f.number(Math.round(amount / 10_000) / 100)}jt` : `${f.number(amount / 1000)}rb`
  const spaced = (all: readonly Markup[]) => all.flatMap((one, at) => (at === 0 ? [one] : ['' as const, one]))
  return {
    known: (facts: KnownFacts): Markup | false => known(facts) !== '' && known(facts),
    askQuantity: (words: string) => say`*${words}* berapa banyak? Tulis angkanya, misalnya _100_ atau _2 lusin_.`,
    quantityUnread: (words: string) =>
      say`Jumlah untuk *${words}* belum terbaca. Tulis angka bulat, misalnya _100_. Tulis *batal* kalau tidak jadi.`,
    wishOf: (things: readonly { words: string; quantity?: number | undefined; unit?: string | undefined }[]) =>
      things
        .map(({ words, quantity, unit }) =>
          [quantity && f.number(quantity), unit !== undefined && !words.includes(unit) && unit, words]
            .filter(Boolean)
            .join(' '),
        )
        .join(' + '),
    offers: (wish: string, facts: KnownFacts, all: readonly OfferFacts[], notes: readonly Markup[]) =>
      lines(
        say`🔎 *${wish}*${facts.halal ? ' · halal' : ''}`,
        known(facts) !== '' && known(facts),
        ...notes,
        '',
        ...spaced(all.map((one, at) => offer(one, at + 1, facts))),
      ),
    nearest: (wish: string, facts: KnownFacts, all: readonly OfferFacts[], notes: readonly Markup[]) =>
      lines(
        say`🔎 *${wish}*${facts.halal ? ' · halal' : ''}`,
        known(facts) !== '' && known(facts),
        ...notes,
        '',
        say`Belum ada yang pas dengan semua permintaan. Yang paling dekat:`,
        '',
        ...spaced(all.map((one, at) => offer(one, at + 1, facts))),
      ),
    byArea: (quantity: number, size: string, area: number) =>
      say`📐 Dijual per m2: ${f.number(quantity)} lembar ukuran ${size} sama dengan *${f.number(area)} m2*, itu yang saya hitung. Kalau maksudnya ${f.number(quantity)} m2, tulis _jadi ${f.number(quantity)}_.`,
    filled: say`Nomor 1 sudah saya taruh di keranjang; belum ada yang dipesan. Pilih penjual untuk check-out, atau tulis perubahannya: _tambah 20_, _jam 12 aja_, _yang lebih murah_.`,
    notFilled: say`Belum ada yang masuk keranjang. Pilih salah satu, atau ubah permintaannya: waktu lain, jumlah lain, atau barang lain.`,
    nothing: (wish: string) =>
      say`Belum ada penjual yang menawarkan “${wish}”. Coba nama barang yang lebih umum, atau lihat katalog.`,
    split: say`Tidak ada satu penjual yang punya semuanya, jadi saya carikan satu per satu. Nanti jadi beberapa pesanan.`,
    offerButton: (at: number, one: OfferFacts) => `✅ ${at}. ${one.vendor} · ${f.rupiah(one.sums.total)}`,
    compareButton: '⚖️ Bandingkan',

    // ——— Changes of the draft ———
    changed: (name: string, unit: string, from: number, to: number) =>
      say`✏️ ${name}: ${f.number(from)} → *${f.quantity(to, unit)}*`,
    added: (name: string, quantity: number, unit: string) => say`➕ ${f.quantity(quantity, unit)} ${name}`,
    removed: (name: string) => say`🗑️ ${name} sudah saya keluarkan.`,
    timeChanged: (from: number | undefined, to: number) =>
      from === undefined ? say`📅 Diantar *${f.moment(to)}*.` : say`📅 ${f.shortMoment(from)} → *${f.moment(to)}*`,
    dayChanged: (day: number) => say`📅 ${f.day(day)}. Jamnya saya tanyakan waktu check-out.`,
    placeChanged: (place: string) => say`📍 Diantar ke *${place}*.`,
    noted: (words: string) => say`📝 Catatan untuk penjual: “${words}”.`,
    changeWhich: say`Barang yang mana?`,
    whenWhich: say`Maksudnya hari yang mana?`,
    cannot: (vendor: string, shorts: readonly Misfit[]) =>
      say`⚠️ ${vendor}: ${shorts.map(misfit).join(' · ')}. Keranjang belum saya ubah.`,
    othersCan: say`Ini yang bisa:`,
    cheapest: say`Yang di keranjang sudah yang termurah dari yang cocok. Mau lihat jenis lain? Tulis saja barangnya.`,
    nothingToChange: say`Belum ada isi keranjang yang bisa diubah. Pilih dulu salah satu penawaran, atau tulis lengkap, misalnya _60 nasi kotak rabu jam 11_.`,
    noOther: say`Tidak ada penjual lain yang cocok. Keranjang tetap seperti tadi.`,
    halalAlready: say`Yang di keranjang memang sudah bersertifikat halal ✅`,
    notInBasket: (words: string) => say`*${words}* tidak ada di keranjang.`,

    // ——— The same again ———
    repeated: (number: string, when: number) =>
      say`🔁 Isi pesanan ${number} (diantar ${f.shortMoment(when)}) saya taruh lagi di keranjang, dengan harga hari ini. Belum dipesan.`,
    notSoldAnymore: (names: readonly string[]) => say`Sudah tidak dijual: ${names.join(', ')}.`,
    nothingToRepeat: say`Belum ada pesanan Anda yang bisa diulang.`,
    goneRepeat: (number: string) =>
      say`Barang di pesanan ${number} sudah tidak dijual. Tulis yang Anda cari, nanti saya carikan penjual lain.`,

    // ——— Beside each other ———
    compare: (wish: string, all: readonly OfferFacts[]) => {
      const cards = all.flatMap(({ lines: items }) => items[0]?.card ?? [])
      const cheapest = cards.toSorted((a, b) => a.price - b.price)[0]
      const soonest = cards.toSorted((a, b) => a.leadTimeHours - b.leadTimeHours)[0]
      const differ = cards.some(({ leadTimeHours }) => leadTimeHours !== soonest?.leadTimeHours)
      const place = (card: (typeof cards)[number] | undefined) => (card ? cards.indexOf(card) + 1 : 0)
      return lines(
        say`⚖️ *${wish}* · ${all.length} penjual`,
        '',
        ...all.map((one, at) => say`*${at + 1}.* ${one.vendor}, ${one.district}: ${one.items[0]?.name ?? ''}`),
        '',
        ...table([
          ['No', ...cards.map((_, at) => String(at + 1))],
          ['Harga', ...cards.map(({ price }) => short(price))],
          ['Satuan', ...cards.map(({ unit }) => unit)],
          ['Minimal', ...cards.map(({ minOrder }) => f.number(minOrder))],
          ['Sehari', ...cards.map(({ maxPerDay }) => (maxPerDay === null ? '-' : f.number(maxPerDay)))],
          ['Siap', ...cards.map(({ leadTimeHours }) => `${leadTimeHours} jam`)],
          ['Ongkir', ...cards.map(({ deliveryFee }) => (deliveryFee === 0 ? 'gratis' : short(deliveryFee)))],
          ['Halal', ...cards.map(({ badges }) => (badges.halal ? 'ya' : '-'))],
        ]),
        '',
        cards.length > 1 && say`Termurah: *${place(cheapest)}*`,
        differ && say`Paling cepat siap: *${place(soonest)}*`,
      )
    },
    compareChoice: (at: number, one: OfferFacts) => `${at}. ${one.vendor}`,
  }
}
