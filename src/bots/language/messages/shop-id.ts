/** A shop's own desk, in Indonesian: stock, prices, closed days and hours, said the way a warung owner says them. */
import { instantAt } from '#core/calendar.ts'
import type { PlacementRefusal } from '#core/order/index.ts'
import type { Good } from '#db/shop-desk.ts'
import { lines, type Markup, say } from '../../markup.ts'
import type { Formats } from '../format.ts'
import type { ShopChangeFacts } from './shop-facts.ts'

type Refused<Code extends PlacementRefusal['code']> = Extract<PlacementRefusal, { readonly code: Code }>

const WEEKDAYS = ['', 'Senin', 'Selasa', 'Rabu', 'Kamis', 'Jumat', 'Sabtu', 'Minggu'] as const

/** What vendors hear and say about their shop, and what officers hear of it. */
export function shopIndonesian(f: Formats, number: (orderId: number) => string) {
  const day = (at: string) => f.day(instantAt(at, '12:00', 'Asia/Jakarta'))
  const days = (from: string, to: string) => (from === to ? day(from) : `${day(from)} sampai ${day(to)}`)
  const clock = (hour: string) => hour.replace(':', '.')
  const left = (stock: number, unit: string) => (stock === 0 ? 'habis' : `tinggal ${f.quantity(stock, unit)}`)
  const stock = (count: number | null, unit: string) => (count === null ? 'ada' : left(count, unit))
  const weekdays = (all: readonly number[]) => all.map((one) => WEEKDAYS[one] ?? '').join(', ')
  const hours = ({ opens, closes }: { opens: string; closes: string }) => `${clock(opens)}–${clock(closes)}`
  const shops = (what: ShopChangeFacts) =>
    'shops' in what && what.shops.length > 0 && say`🏪 *${what.shops.join(', ')}*`
  const change = (what: ShopChangeFacts): Markup => {
    switch (what.what) {
      case 'stock':
        return lines(
          ...what.goods.map(
            (good) => say`• ${good.name}: ${stock(good.stock, good.unit)} → *${stock(what.left, good.unit)}*`,
          ),
        )
      case 'price':
        return say`• ${what.good.name}: ${f.rupiah(what.good.price)} → *${f.rupiah(what.price)}* per ${what.good.unit}`
      case 'closed':
        return say`• Toko tutup: *${days(what.from, what.to)}*`
      case 'open':
        return say`• Toko buka lagi: *${day(what.from)}*`
      case 'weekday':
        return say`• Tiap hari ${WEEKDAYS[what.weekday] ?? ''}: *${what.closed ? 'tutup' : 'buka'}*`
      case 'hours':
        return say`• Jam buka: ${what.before ? `${hours(what.before)} → ` : ''}*${what.hours ? hours(what.hours) : 'bebas'}*`
    }
  }
  const hidden = ({ passed, withheld }: Good) =>
    !passed ? 'menunggu kurator' : withheld === 'letter' ? 'surat kedaluwarsa' : 'diturunkan'
  const mark = (good: Good) =>
    `${good.stock === null ? '' : ` · ${left(good.stock, good.unit)}`}${good.listed ? '' : ` · ${hidden(good)}`}`
  return {
    left: (count: number, unit: string) => say`🧮 Stok ${left(count, unit)}`,
    title: (shops: readonly string[]) => say`🏪 *${shops.join(', ')}*`,
    hint: say`Pilih nomor, atau langsung tulis saja: _stok nasi box habis_, _harga nasi ayam jadi 28rb_, _besok tutup_.`,
    menu: {
      stock: '🧮 Stok',
      price: '🏷️ Harga',
      closed: '🚪 Tutup / libur',
      hours: '🕖 Jam buka',
      goods: '📋 Daftar produk',
      add: '➕ Tambah produk',
      papers: '📄 Surat toko',
    },
    status: (
      goods: number,
      gone: number,
      closures: readonly { from: string; to: string }[],
      hours: { opens: string; closes: string } | undefined,
      closedWeekdays: readonly number[],
    ) =>
      lines(
        goods === 0
          ? say`Belum ada produk yang tampil. Toko dan produk baru tampil setelah lolos kurasi; saya kabari di sini.`
          : say`${f.number(goods)} produk dijual${gone > 0 ? `, ${f.number(gone)} habis` : ''}`,
        hours && say`🕖 ${clock(hours.opens)}–${clock(hours.closes)}`,
        closedWeekdays.length > 0 && say`🚪 Tutup tiap ${weekdays(closedWeekdays)}`,
        ...closures.map(({ from, to }) => say`🚪 Tutup ${days(from, to)}`),
      ),
    noGoods: say`Belum ada produk di toko Kakak.`,
    goods: (count: number) => say`*Produk toko Kakak* (${f.number(count)}). Pilih nomornya untuk mengubah.`,
    good: (good: Good) => `${good.name} · ${f.rupiah(good.price)}/${good.unit}${mark(good)}`,
    goodCard: (good: Good) =>
      lines(
        say`*${good.name}*`,
        say`${f.rupiah(good.price)} per ${good.unit} · minimal ${f.quantity(good.minOrder, good.unit)}`,
        say`🧮 ${good.stock === null ? 'Stok tidak dihitung' : left(good.stock, good.unit)}`,
        !good.listed && say`👁️ ${hidden(good)}`,
      ),
    takeOff: '🙈 Turunkan dari katalog',
    putBack: '👁️ Tampilkan lagi',
    isOff: (name: string) => say`🙈 *${name}* tidak tampil lagi di katalog. Pesanan yang sudah masuk tetap berlaku.`,
    isBack: (name: string) => say`👁️ *${name}* tampil lagi di katalog.`,
    goodButton: (good: Pick<Good, 'name' | 'stock' | 'unit'>) =>
      `${good.name}${good.stock === null ? '' : ` (${left(good.stock, good.unit)})`}`,
    goodPriceButton: (good: Pick<Good, 'name' | 'price'>) => `${good.name} · ${f.rupiah(good.price)}`,
    moreGoods: (count: number) => say`_…dan ${f.number(count)} lagi. Tulis namanya untuk mencari._`,
    which: { stock: say`Stok produk yang mana, Kak?`, price: say`Harga produk yang mana, Kak?` },
    all: (count: number) => `Semuanya (${f.number(count)})`,
    notYours: (words: string) => say`“${words}” tidak ada di daftar produk toko Kakak. Maksudnya yang mana?`,
    askStock: (good: Pick<Good, 'name' | 'stock' | 'unit'>) =>
      say`*${good.name}* sekarang ${stock(good.stock, good.unit)}. Tinggal berapa ${good.unit}? Boleh tulis angka, _habis_, atau _ada_.`,
    gone: 'Habis',
    enough: 'Ada (tidak dihitung)',
    askPrice: (good: Pick<Good, 'name' | 'price' | 'unit'>) =>
      say`*${good.name}* sekarang ${f.rupiah(good.price)} per ${good.unit}. Harga barunya berapa?`,
    priceUnread: say`Harganya belum terbaca, Kak. Tulis misalnya _28rb_ atau _28.000_.`,
    stockUnread: say`Jumlahnya belum terbaca, Kak. Tulis misalnya _30_, _habis_, atau _ada_.`,
    askClosed: say`Tutupnya kapan, Kak? Misalnya _besok_, _tgl 24-26_, atau _tiap minggu_.`,
    askClosedFrom: (count: number) => say`${f.number(count)} hari, mulai tanggal berapa, Kak?`,
    closedUnread: say`Tanggalnya belum terbaca, Kak. Misalnya _besok_, _25 desember_, atau _tgl 24-26_.`,
    askHours: say`Jam bukanya dari jam berapa sampai jam berapa, Kak? Misalnya _jam 7 sampai 5_.`,
    hoursUnread: say`Jamnya belum terbaca, Kak. Tulis misalnya _jam 7 sampai jam 5 sore_.`,
    openAgain: '🔓 Buka lagi',
    noHours: 'Bebas, tanpa jam',
    confirm: (what: ShopChangeFacts) => lines(say`Saya catat begini ya, Kak:`, shops(what), change(what)),
    confirmAsk: say`Sudah benar? Balas *ya* atau *tidak*.`,
    save: '✅ Ya, simpan',
    drop: '❌ Tidak jadi',
    promised: (ids: readonly number[]) =>
      say`⚠️ Untuk hari itu sudah ada pesanan ${ids.map(number).join(', ')}. Itu tetap berlaku; kalau tidak bisa, jawab di pesanannya.`,
    openOrdersKeep: say`Pesanan yang sudah masuk tetap memakai harga lama.`,
    saved: (what: ShopChangeFacts) => lines(say`✅ Tersimpan, Kak.`, shops(what), change(what)),
    dropped: say`Baik Kak, tidak ada yang saya ubah.`,
    same: (what: ShopChangeFacts) => lines(say`Sudah begitu, Kak; tidak ada yang berubah.`, change(what)),
    sayYes: say`Balas *ya* untuk menyimpan, atau *tidak* kalau keliru, Kak.`,
    aboveCeiling: (good: Pick<Good, 'name' | 'unit'>, price: number, ceiling: number) =>
      say`Maaf Kak, ${f.rupiah(price)} per ${good.unit} di atas batas harga untuk jenis ini, *${f.rupiah(ceiling)}*. Kantor tidak bisa membelinya. Harga *${good.name}* belum saya ubah; paling tinggi berapa yang Kakak mau?`,
    strangePrice: (good: Pick<Good, 'name' | 'price' | 'unit'>, price: number) =>
      say`${f.rupiah(price)} untuk *${good.name}* jauh dari harga sekarang, ${f.rupiah(good.price)}. Tulis lagi harga per ${good.unit} dengan lengkap ya, Kak, misalnya _28.000_.`,
    refused: {
      stock: ({ product, unit, asked, left: count }: Refused<'out-of-stock'>): Markup =>
        count === 0
          ? say`${product} sedang *habis*. Pilih barang lain, atau tanyakan kepada penjualnya.`
          : say`${product} tinggal *${f.quantity(count, unit)}*; Anda meminta ${f.quantity(asked, unit)}.`,
      closed: ({ vendor, asked, closed }: Refused<'shop-closed'>): Markup => {
        switch (closed.why) {
          case 'days':
            return say`${vendor} *tutup ${days(closed.from, closed.to)}*, jadi tidak bisa mengantar ${f.moment(asked)}.`
          case 'weekday':
            return say`${vendor} *tutup setiap hari ${WEEKDAYS[closed.weekday] ?? ''}*, jadi tidak bisa mengantar ${f.moment(asked)}.`
          case 'hours':
            return say`${vendor} mengantar *pukul ${clock(closed.opens)} sampai ${clock(closed.closes)}*; Anda meminta ${f.moment(asked)}.`
        }
      },
      instead: (at: number) => `📅 ${f.shortMoment(at)}`,
    },
  }
}
