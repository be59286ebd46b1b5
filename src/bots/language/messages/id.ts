/**
 * Bahasa Indonesia: short, warm, exact. Officers are Bapak or Ibu, vendors are Kak; money and days are written out the
 * Indonesian way; what cannot be done says what can.
 */
import type { CardMarks, ProductCard } from '#core/catalogue/product-card.ts'
import { findingOf } from '#core/guards/index.ts'
import { type OrderStatus, orderNumber, type PlacementRefusal } from '#core/order/index.ts'
import type { Role } from '#core/people/person.ts'
import type { Incident } from '#db/incidents.ts'
import { keep, lines, type Markup, plain, say } from '../../markup.ts'
import type { Formats } from '../format.ts'
import { accountIndonesian } from './account-id.ts'
import { againIndonesian } from './again-id.ts'
import { approvalIndonesian } from './approval-id.ts'
import { askingIndonesian } from './asking-id.ts'
import { awayIndonesian } from './away-id.ts'
import { changesIndonesian } from './changes-id.ts'
import { curationIndonesian, marksIndonesian } from './curation-id.ts'
import { deliveryIndonesian } from './delivery-id.ts'
import { deskIndonesian } from './desk-id.ts'
import { diffIndonesian } from './diff-id.ts'
import { dispositionsIndonesian } from './dispositions-id.ts'
import type { BudgetFacts, LineFacts, OrderFacts, ProposalFacts, TotalFacts } from './facts.ts'
import { findingsIndonesian } from './findings-id.ts'
import { guardsIndonesian } from './guards-id.ts'
import { helpIndonesian } from './help-id.ts'
import { humanIndonesian } from './human-id.ts'
import { latenessIndonesian } from './lateness-id.ts'
import { listingIndonesian } from './listing-id.ts'
import { moneyIndonesian, type PaidWhen } from './money-id.ts'
import { overridesIndonesian } from './overrides-id.ts'
import { papersIndonesian } from './papers-id.ts'
import { proposalsIndonesian } from './proposals-id.ts'
import { purposeIndonesian } from './purpose-id.ts'
import { ratingIndonesian } from './rating-id.ts'
import { receiptIndonesian } from './receipt-id.ts'
import { actRefusedIndonesian } from './refusals-id.ts'
import { registerIndonesian } from './register-id.ts'
import { repairIndonesian } from './repair-id.ts'
import { riskIndonesian } from './risk-id.ts'
import { securityIndonesian } from './security-id.ts'
import { sentenceIndonesian } from './sentence-id.ts'
import { shopGroupIndonesian } from './shop-group-id.ts'
import { shopIndonesian } from './shop-id.ts'
import { summaryIndonesian } from './summary-id.ts'
import { tasksIndonesian } from './tasks-id.ts'
import { taxIndonesian } from './tax-id.ts'
import { unitSummaryIndonesian } from './unit-summary-id.ts'

export const ROLE_NAMES: Readonly<Record<Role, string>> = {
  pa: 'Pengguna Anggaran (PA)',
  kpa: 'Kuasa Pengguna Anggaran (KPA)',
  ppk: 'Pejabat Pembuat Komitmen (PPK)',
  pp: 'Pejabat Pengadaan (PP)',
  pptk: 'PPTK',
  treasurer: 'Bendahara',
  vendor: 'Penjual UMKM',
  curator: 'Kurator',
  admin: 'Admin',
  pokmas: 'Pokmas/Ormas',
}

const STATUS_NAMES: Readonly<Record<OrderStatus, string>> = {
  'awaiting-approval': 'Menunggu persetujuan PPK',
  'awaiting-vendor': 'Menunggu jawaban penjual',
  'awaiting-requester': 'Menunggu jawaban pemesan',
  'in-progress': 'Diproses',
  'on-the-way': 'Dikirim',
  arrived: 'Tiba',
  'awaiting-count': 'Menunggu konfirmasi jumlah',
  disputed: 'Ada ketidaksesuaian',
  received: 'Diterima baik',
  'payment-submitted': 'Diajukan bayar',
  paid: 'Dibayar',
  'payment-questioned': 'Pembayaran ditanyakan penjual',
  completed: 'Selesai',
  rejected: 'Ditolak PPK',
  declined: 'Ditolak penjual',
  expired: 'Batal otomatis',
  cancelled: 'Dibatalkan',
}

/** The same to the shop itself, where it reads otherwise. */
const SHOP_STATUS_NAMES: Readonly<Partial<Record<OrderStatus, Markup>>> = {
  'awaiting-vendor': say`Menunggu jawaban Kakak`,
  disputed: say`Ada masalah dengan barangnya`,
  'payment-submitted': say`Menunggu dibayar`,
  'payment-questioned': say`Uangnya sedang ditanyakan`,
  declined: say`Kakak tolak`,
}

const REASONS: Readonly<Record<string, string>> = {
  capacity: 'tidak sanggup jumlahnya',
  lead_time: 'waktunya terlalu mepet',
  schedule_full: 'jadwal sudah penuh',
  closed: 'sedang tutup',
  equipment: 'alat sedang rusak',
  area: 'di luar jangkauan antar',
  stock: 'bahan atau stok habis',
  price: 'harga tidak cocok',
  budget: 'pagu kurang',
  short: 'jumlahnya kurang',
  damaged: 'barang rusak',
  late: 'datang terlambat',
  wrong: 'barang tidak sesuai',
  spoiled: 'makanan basi',
  'no-answer': 'tidak ada jawaban sampai batas waktu',
  away: 'waktu antarnya lewat selagi layanan kami terhenti',
  'proposal-declined': 'usul penjual tidak diterima',
  'changed-mind': 'pemesan membatalkan',
  'proposal-unanswered': 'usul penjual tidak dijawab sampai batas waktu',
  undone: 'diurungkan pemesan',
  override: 'dibatalkan dua admin',
  unspecified: 'tanpa alasan khusus',
}

/** The Indonesian table: the one that others must match. */
export function indonesian(f: Formats) {
  const number = orderNumber
  const line = (item: LineFacts) =>
    say`• ${f.quantity(item.quantity, item.unit)} ${item.name} @ ${f.rupiah(item.price)} = ${f.rupiah(item.price * item.quantity)}`
  const rating = ratingIndonesian(f, number)
  const tax = taxIndonesian(f, number)
  const totals = (
    { goodsTotal, deliveryFee, tax: vat, total, bill, estimate }: TotalFacts,
    reader: 'office' | 'shop' = 'office',
  ) =>
    lines(
      deliveryFee + vat > 0 && say`Barang: ${f.rupiah(goodsTotal)}`,
      deliveryFee > 0 && say`Ongkos kirim: ${f.rupiah(deliveryFee)}`,
      vat > 0 && say`PPN: ${f.rupiah(vat)}`,
      say`*Total: ${f.rupiah(total)}*`,
      bill && tax.netShort(bill),
      !bill && estimate && tax.estimate(estimate, reader),
    )
  const budget = ({ rupCode, name, left }: BudgetFacts) =>
    say`💰 Sisa pagu ${name} (RUP ${rupCode}): *${f.rupiah(left)}*`
  const reason = (code: string, words = '') => {
    const known = REASONS[code] ?? REASONS.unspecified
    return words && code !== 'no-answer' ? `${known} (“${words}”)` : (known ?? '')
  }
  const spot = ({ label, address, district, city }: OrderFacts['place']) =>
    [label, address, district, city].filter((part, at, all) => part && all.indexOf(part) === at).join(', ')
  const goods = (order: OrderFacts) => lines(...order.lines.map(line))
  const where = (order: OrderFacts) =>
    lines(
      say`📅 ${f.moment(order.deliverAt)}`,
      say`📍 ${spot(order.place)}`,
      order.note !== '' && say`📝 ${order.note}`,
    )
  const card = (order: OrderFacts) =>
    lines(
      say`*Pesanan ${number(order.id)}* · ${STATUS_NAMES[order.status]}`,
      say`🏪 ${order.vendor}`,
      goods(order),
      totals(order),
      where(order),
    )
  const shopStatus = ({ status }: OrderFacts) => SHOP_STATUS_NAMES[status] ?? say`${STATUS_NAMES[status]}`
  const shopCard = (order: OrderFacts) =>
    lines(
      say`*Pesanan ${number(order.id)}* · ${keep(shopStatus(order))}`,
      goods(order),
      totals(order, 'shop'),
      where(order),
    )
  const proposed = diffIndonesian(f, spot)
  const security = securityIndonesian(f)
  const guards = guardsIndonesian(f, number)
  const purpose = purposeIndonesian(f)
  const lateness = latenessIndonesian(f, number)
  const shop = shopIndonesian(f, number)

  return {
    formats: f,
    orderNumber: number,
    statusName: (status: OrderStatus) => STATUS_NAMES[status],
    roleName: (role: Role) => ROLE_NAMES[role],
    reason,

    // ——— Everywhere ———
    sessionReset: say`Maaf, saya baru saja diperbarui dan kehilangan langkah terakhir kita. Keranjang Anda aman. Ketik *menu* untuk melanjutkan.`,
    oldButton: say`Tombol itu sudah tidak berlaku. Ketik *menu* untuk mulai dari yang terbaru.`,
    notYours: say`Maaf, bagian itu untuk peran lain. Ketik *menu* untuk melihat yang bisa Anda lakukan.`,
    unknownCommand: say`Perintah itu belum saya kenal. Ketik *menu* atau *bantuan*.`,
    notUnderstood: say`Maaf, saya belum paham. Bisa ditulis dengan kata lain? Ketik *menu* untuk pilihan, *bantuan* untuk contoh.`,
    notUnderstoodAgain: say`Saya masih belum menangkap maksudnya. Coba satu hal saja dengan kata-kata pendek, misalnya _nasi kotak_, _pesanan saya_, atau _kapan dibayar_; semua pilihan ada di *menu*.`,
    left: say`Baik, kita berhenti di sini. Ketik *menu* kalau perlu.`,
    leftWithBasket: say`Baik, kita berhenti di sini. Isi keranjang tetap tersimpan. Ketik *menu* kalau perlu.`,
    yes: 'Ya',
    no: 'Tidak',
    back: '⬅️ Kembali',
    skip: 'Lewati',
    menuWord: '🏠 Menu',
    onlyText: say`Untuk langkah ini saya perlu jawaban tertulis, ya.`,
    editedUnread: say`Pesan yang diubah tidak saya baca ulang. Kalau ada yang berubah, tolong kirim sebagai pesan baru, ya.`,
    saidAndDone: (id: number) =>
      say`Jawaban tadi untuk pesanan ${number(id)} sudah tercatat; mengubah atau menghapus pesannya tidak mengubah catatan itu. Kalau ada yang berubah, tulis sebagai pesan baru.`,
    wordsPlease: say`Gambar, suara, dan berkas belum bisa saya pahami di sini. Tolong ditulis saja, ya. Kalau lebih mudah bicara dengan orang, tulis *admin*.`,
    wordsPleaseAgain: say`Yang ini juga belum bisa saya baca: di sini saya hanya mengerti tulisan. Ketik pendek saja, misalnya _pesanan saya_, atau lihat pilihan di *menu*.`,

    // ——— The door ———
    stranger: ({ agency = 'kantor pengadaan' }: { agency?: string | undefined }) =>
      say`Halo! Ini Pesan, layanan pesanan ${agency}. Untuk masuk Anda perlu kode undangan dari admin. Sudah punya? Kirim kodenya di sini, contoh: 7KWM-X3QD. Mau berjualan ke kantor? Tulis *daftar*.`,
    strangerAgain: ({ agency = 'kantor pengadaan' }: { agency?: string | undefined }) =>
      say`Maaf, sebelum Anda masuk saya hanya mengerti dua hal: kode undangan dari admin (delapan huruf dan angka, seperti 7KWM-X3QD), atau kata *daftar* kalau Anda mau berjualan. Kalau perlu orang, hubungi admin di ${agency}; beliau yang membuatkan kodenya. _English? Write English._`,
    /** Wrong, used and expired codes sound alike: a stranger learns nothing from guessing. */
    codeRefused: say`Kode itu tidak berlaku: mungkin salah ketik, sudah dipakai, atau kedaluwarsa. Periksa lagi, atau mintalah kode baru kepada admin.`,
    barred: say`Kodenya belum cocok beberapa kali. Demi keamanan, silakan coba lagi satu jam lagi.`,
    welcome: ({ name, honorific, role, place }: { name: string; honorific: string; role: Role; place: string }) =>
      say`Selamat datang, ${honorific} ${name}! Anda masuk sebagai *${ROLE_NAMES[role]}*${place ? keep(say` di *${place}*`) : ''}. Ketik *menu* untuk mulai.`,

    // ——— Menu and help ———
    menu: {
      title: (who: string) => say`Halo, ${who}. Mau apa hari ini?`,
      hint: say`Bisa juga langsung tulis kebutuhannya, misalnya: _100 nasi kotak ayam rabu jam 11_.`,
      tasksHint: say`Yang menunggu Anda ada di *tugas saya*; caranya di *bantuan*.`,
      adminHint: say`Tulis _ringkasan kemarin_ untuk hari lain, atau *masalah* untuk yang tidak sampai.`,
      vendorHint: say`Pesanan baru akan saya kirim ke sini. Kakak cukup balas dengan bahasa sehari-hari.`,
      browse: '🛍️ Katalog',
      basket: (count: number) => (count > 0 ? `🧺 Keranjang (${count})` : '🧺 Keranjang'),
      tasks: '📌 Tugas saya',
      orders: '📦 Pesanan saya',
      disposition: '🗂️ Disposisi',
      vendorOrders: '📦 Orderan saya',
      myShop: '🏪 Toko saya',
      curation: '🔎 Kurasi',
      summary: '📊 Ringkasan',
      invite: '✉️ Undang orang',
      help: '❓ Bantuan',
      language: '🌐 English',
    },
    help: helpIndonesian,
    callMe: {
      how: say`Mau dipanggil apa? Tulis misalnya _panggil saya Bu Rina_ atau _panggil saya Mas Dedi_.`,
      done: (who: string) => say`Baik, ${who}. Mulai sekarang saya panggil begitu.`,
    },
    languageSet: say`Baik, mulai sekarang saya pakai Bahasa Indonesia.`,

    // ——— Catalogue ———
    browse: {
      nothingLeft: say`Tidak ada yang sedang berjalan di sini. Mau mengubah atau membatalkan pesanan? Tulis *pesanan*.`,
      etalase: say`*Katalog Lokal*\nPilih etalase, atau tulis yang Anda cari.`,
      subcategories: (emoji: string, name: string) => say`${emoji} *${name}*\nPilih jenisnya:`,
      empty: say`Belum ada barang di sini. Coba etalase lain atau tulis yang Anda cari.`,
      page: (title: string, from: number, to: number, total: number) => say`*${title}*\n_${from}–${to} dari ${total}_`,
      item: (at: number, card: ProductCard) =>
        lines(
          say`*${at}. ${card.name}*`,
          say`${f.rupiah(card.price)}/${card.unit} · ${card.vendor.name}, ${card.vendor.district}${card.badges.halal ? ' · halal' : ''}${card.rating === null ? '' : rating.short(card.rating.mean)}`,
        ),
      itemButton: (at: number, card: ProductCard) => `${at}. ${card.name}`,
      previous: '⬅️',
      next: '➡️',
      found: (words: string, total: number) => say`🔎 ${words}: ${total} barang`,
      corrected: (pairs: readonly { from: string; to: string }[]) =>
        say`_Saya baca: ${pairs.map(({ from, to }) => `${from} → ${to}`).join(', ')}_`,
      leftOut: (words: readonly string[]) => say`_Tanpa kata: ${words.join(', ')}_`,
      nothing: (words: string) =>
        say`Tidak ada barang untuk “${words}”. Coba kata lain yang lebih umum, atau lihat etalase.`,
      nothingAgain: (words: string) =>
        say`Masih belum ketemu untuk “${words}”. Tulis nama barangnya saja, satu atau dua kata, misalnya _nasi kotak_, _kertas A4_, atau _sewa tenda_; atau buka katalog dan pilih dari etalase.`,
      card: (card: ProductCard, marks?: CardMarks) =>
        lines(
          say`*${card.name}*`,
          say`*${f.rupiah(card.price)}* per ${card.unit}`,
          card.likes !== null &&
            (card.likes.percent === 0
              ? say`📊 Setara harga tengah ${card.likes.offers} penawaran sejenis (${f.rupiah(card.likes.median)})`
              : say`📊 ${Math.abs(card.likes.percent)}% ${card.likes.percent < 0 ? 'di bawah' : 'di atas'} harga tengah ${card.likes.offers} penawaran sejenis (${f.rupiah(card.likes.median)})`),
          card.rating !== null && rating.onCard(card.rating.count, card.rating.mean),
          say`🏪 ${card.vendor.name} · ${card.vendor.district}, ${card.vendor.city}`,
          say`📦 Minimal ${f.quantity(card.minOrder, card.unit)}${card.maxPerDay === null ? '' : ` · paling banyak ${f.quantity(card.maxPerDay, card.unit)} sehari`}`,
          card.stock !== null && shop.left(card.stock, card.unit),
          say`⏱️ Pesan paling lambat ${card.leadTimeHours} jam sebelumnya`,
          say`🚚 ${card.serviceArea.join(', ')}${card.deliveryFee > 0 ? ` · ongkir ${f.rupiah(card.deliveryFee)}` : ' · gratis ongkir'}`,
          badges(card),
          marks && marksIndonesian(marks),
          card.description !== '' && say`_${card.description}_`,
        ),
      askQuantity: (unit: string) => say`Jumlahnya berapa? Pakai tombol atau ketik angkanya, misalnya _100 ${unit}_.`,
      add: (quantity: number, unit: string, total: number) =>
        `🧺 Masukkan ${f.quantity(quantity, unit)} · ${f.rupiah(total)}`,
      share: '↗️ Bagikan',
      gone: say`Barang itu sudah tidak dijual.`,
      notANumber: (unit: string) =>
        say`Jumlahnya belum terbaca. Tulis angka bulat lebih dari nol, misalnya _100_ atau _2 lusin_ (satuan: ${unit}).`,
      tooMany: (unit: string) =>
        say`Jumlah itu terlalu besar untuk satu pesanan (satuan: ${unit}). Coba angka yang lebih kecil.`,
      stepWords: { below: (minimum: number, unit: string) => `Minimal ${f.quantity(minimum, unit)}` },
      inlineHint: (card: ProductCard) => `${f.rupiah(card.price)}/${card.unit} · ${card.vendor.name}`,
      open: '🛍️ Lihat di Pesan',
    },

    // ——— Basket and check-out ———
    basket: {
      none: say`Keranjang masih kosong. Tulis yang Anda cari atau buka katalog.`,
      choose: say`Anda punya beberapa keranjang, satu per penjual. Buka yang mana?`,
      chooseButton: (vendor: string, items: number, total: number) =>
        `${vendor} · ${items} barang · ${f.rupiah(total)}`,
      show: (vendor: string, items: readonly LineFacts[], sums: TotalFacts, line0?: BudgetFacts) =>
        lines(
          say`🧺 *Keranjang · ${vendor}*`,
          ...items.map(line),
          totals(sums),
          line0 && budget(line0),
          line0 && sums.total > line0.left && say`⚠️ Melebihi sisa pagu ${f.rupiah(sums.total - line0.left)}.`,
        ),
      added: (quantity: number, unit: string) => `${f.quantity(quantity, unit)} masuk keranjang`,
      checkout: '✅ Check-out',
      change: '✏️ Ubah jumlah',
      more: '➕ Tambah dari toko ini',
      empty: '🗑️ Kosongkan',
      emptied: say`Keranjang dikosongkan.`,
      changeWhich: say`Barang mana yang jumlahnya diubah?`,
      changeTo: (name: string, quantity: number, unit: string) =>
        say`${name}: sekarang ${f.quantity(quantity, unit)}. Jadi berapa? Tulis angka, _tambah 20_, _kurang 10_, atau _0_ untuk menghapus.`,
      full: say`Keranjang ini sudah penuh (20 jenis barang). Pesan dulu, lalu buat keranjang baru.`,
      kept: (vendor: string, total: number) =>
        say`Masih ada keranjang dari *${vendor}* (${f.rupiah(total)}). Lanjutkan?`,
    },
    checkout: {
      budget: (offered: readonly BudgetFacts[]) =>
        lines(
          say`Pakai anggaran yang mana?`,
          ...offered.map(
            ({ name, rupCode, left, given }, at) =>
              say`${at + 1}. *${name}* (RUP ${rupCode}), sisa ${f.rupiah(left)}${given ? keep(say` · 📌 disposisi Anda`) : ''}`,
          ),
        ),
      /** Every line begins with “Belanja”; a button has room for what follows. */
      budgetButton: (at: number, { name }: BudgetFacts) => `${at + 1}. ${name.replace(/^Belanja /, '')}`,
      otherBudgets: '📂 Anggaran lain',
      noBudget: say`Belum ada anggaran (RUP) yang ditugaskan kepada Anda. PA/KPA perlu menunjuk Anda lebih dulu.`,
      when: say`Diantar kapan? Tulis hari dan jam, misalnya _rabu jam 11_ atau _besok siang_.`,
      whenUnread: say`Hari dan jamnya belum terbaca. Contoh: _rabu jam 11_, _besok jam 9_, _25 November pukul 08.00_.`,
      whenHour: (day: string) => say`${day}, jam berapa? Misalnya _jam 11_ atau _setengah 8_.`,
      whenPast: (at: number) => say`${f.moment(at)} sudah lewat. Pilih waktu yang akan datang.`,
      whenAmbiguous: say`Maksudnya hari yang mana?`,
      where: say`Diantar ke mana?`,
      whereOther: '✍️ Alamat lain',
      whereNoAddress: say`Itu sepertinya bukan alamat, jadi belum saya pakai. Diantar ke mana? Tulis alamatnya saja, atau *menu* kalau mau yang lain dulu. Keranjangnya tetap saya simpan.`,
      whereTyped: say`Tulis alamat lengkapnya, termasuk kecamatan dan kota. Contoh: _Jl. Medan Merdeka Selatan 8-9, Gambir, Jakarta Pusat_.`,
      whereCity: say`Kotanya belum saya temukan di alamat itu. Kota mana?`,
      note: say`Ada catatan untuk penjual? Tulis catatannya, atau lewati.`,
      summary: (order: Omit<OrderFacts, 'id' | 'status' | 'requester'>, line0: BudgetFacts) =>
        lines(
          say`*Ringkasan pesanan*`,
          say`🏛️ ${order.unit}`,
          say`🏪 ${order.vendor}`,
          ...order.lines.map(line),
          totals(order),
          where({ ...order, id: 0, status: 'awaiting-vendor', requester: '' }),
          budget(line0),
          order.total > line0.left
            ? say`Pagunya kurang *${f.rupiah(order.total - line0.left)}*`
            : say`Sisa pagu setelah pesanan ini: ${f.rupiah(line0.left - order.total)}`,
        ),
      right: say`Sudah benar?`,
      sayOrder: say`Belum ada yang dipesan. Kalau semuanya sudah benar, tekan ✅ atau tulis _pesan sekarang_.`,
      confirm: '✅ Pesan sekarang',
      edit: { budget: '💰 Anggaran', when: '📅 Waktu', where: '📍 Tempat', note: '📝 Catatan', lines: '✏️ Barang' },
      placed: (order: OrderFacts, reached: boolean) =>
        lines(
          say`✅ *Pesanan ${number(order.id)} terkirim*`,
          say`🏪 ${order.vendor}`,
          goods(order),
          totals(order),
          where(order),
          reached
            ? order.answerDueAt !== undefined &&
                say`Penjual menjawab paling lambat ${f.moment(order.answerDueAt)}. Saya kabari di sini.`
            : say`⚠️ Penjual ini belum terhubung lewat chat. Admin sudah saya beri tahu untuk menghubunginya.`,
        ),
      already: (order: OrderFacts) =>
        say`Keranjang ini sudah menjadi pesanan *${number(order.id)}* (${STATUS_NAMES[order.status]}). Tidak ada pesanan kedua.`,
      toast: 'Pesanan terkirim ✅',
    },

    /** Why an order cannot be placed: the rule, the number, and what would be allowed. */
    refused: (refusal: PlacementRefusal): Markup => {
      switch (refusal.code) {
        case 'empty-basket':
          return say`Keranjangnya kosong, jadi belum ada yang dipesan.`
        case 'not-the-orderer':
          return say`Anda belum ditunjuk sebagai Pejabat Pengadaan untuk anggaran *${refusal.budgetLine}*. PA/KPA yang dapat menunjuk.`
        case 'vendor-inactive':
          return say`${refusal.vendor} sedang tidak menerima pesanan. Pilih penjual lain.`
        case 'product-gone':
          return say`${refusal.product} sudah tidak dijual. Hapus dari keranjang atau pilih gantinya.`
        case 'price-changed':
          return say`Harga ${refusal.product} berubah dari ${f.rupiah(refusal.from)} menjadi *${f.rupiah(refusal.to)}*. Keranjang sudah saya sesuaikan; periksa lagi lalu konfirmasi.`
        case 'below-minimum':
          return say`${refusal.product} dijual minimal *${f.quantity(refusal.minimum, refusal.unit)}*; Anda meminta ${f.quantity(refusal.asked, refusal.unit)}.`
        case 'above-capacity':
          return say`Penjual sanggup paling banyak *${f.quantity(refusal.maximum, refusal.unit)}* ${refusal.product} sehari; Anda meminta ${f.quantity(refusal.asked, refusal.unit)}.`
        case 'out-of-stock':
          return shop.refused.stock(refusal)
        case 'shop-closed':
          return shop.refused.closed(refusal)
        case 'delivery-past':
          return say`${f.moment(refusal.asked)} sudah lewat. Pesanan tidak boleh bertanggal mundur; pilih waktu yang akan datang.`
        case 'too-soon':
          return say`${refusal.product} perlu dipesan ${refusal.leadTimeHours} jam sebelumnya. Paling cepat diantar *${f.moment(refusal.earliest)}*; Anda meminta ${f.moment(refusal.asked)}.`
        case 'outside-area':
          return say`${refusal.product} tidak diantar ke ${refusal.place.city}. Penjual melayani: *${refusal.serves.join(', ')}*.`
        case 'plan-not-announced':
          return refusal.announcedOn === undefined
            ? say`RUP ${refusal.rupCode} belum diumumkan, jadi belum boleh dipakai memesan. Umumkan dulu di SiRUP.`
            : say`RUP ${refusal.rupCode} baru diumumkan tanggal ${refusal.announcedOn}; sebelum itu belum boleh dipakai.`
        case 'wrong-year':
          return say`RUP ${refusal.rupCode} adalah anggaran tahun ${refusal.year}; pengantaran ${f.moment(refusal.asked)} di luar tahun itu.`
        case 'over-ceiling':
          return say`Totalnya ${f.rupiah(refusal.total)}. Pembelian langsung dibatasi *${f.rupiah(refusal.ceiling)}* termasuk ongkos kirim dan pajak (Perpres 16/2018 Pasal 28). Di atas itu perlu SPK; memecah paket tidak diperbolehkan (Pasal 20).`
        case 'over-budget':
          return say`Totalnya ${f.rupiah(refusal.total)}, sedangkan sisa pagu RUP ${refusal.rupCode} tinggal *${f.rupiah(refusal.left)}* (pesanan yang masih berjalan sudah dihitung).`
        case 'reason-needed':
          return guards.askReason(refusal.notices.flatMap((notice) => findingOf(notice) ?? []))
      }
    },

    /** Why something cannot happen to an order now. */
    actRefused: actRefusedIndonesian(f, { number, statusName: (status) => STATUS_NAMES[status] }),

    // ——— Orders, for the officer ———
    orders: {
      none: say`Belum ada pesanan. Tulis yang Anda cari untuk mulai.`,
      title: say`*Pesanan saya*`,
      button: (order: OrderFacts) => `${number(order.id)} · ${order.vendor} · ${STATUS_NAMES[order.status]}`,
      card,
      cancel: '❌ Batalkan pesanan',
      askCancel: (id: number) => say`Batalkan pesanan ${number(id)}? Tulis alasannya, atau *kembali*.`,
      cancelled: (id: number) => say`Pesanan ${number(id)} dibatalkan. Penjual sudah saya kabari, dan pagunya kembali.`,
      accepted: (order: OrderFacts) =>
        lines(
          say`🎉 *${order.vendor} menerima pesanan ${number(order.id)}*`,
          goods(order),
          totals(order),
          where(order),
        ),
      declined: (order: OrderFacts, why: string) =>
        say`😔 *${order.vendor} tidak bisa memenuhi pesanan ${number(order.id)}*: ${why}. Pagunya sudah kembali.`,
      expired: (order: OrderFacts) =>
        say`⌛ *${order.vendor} tidak menjawab pesanan ${number(order.id)}* sampai batas waktu, jadi pesanan batal otomatis. Pagunya sudah kembali.`,
      reminded: (order: OrderFacts) =>
        say`⏰ Pesanan ${number(order.id)} ke ${order.vendor} belum dijawab. Sudah saya ingatkan${order.answerDueAt === undefined ? '' : `; batasnya ${f.moment(order.answerDueAt)}`}.`,
      proposal: (order: OrderFacts, change: ProposalFacts) =>
        lines(
          say`🔁 *${order.vendor} mengusulkan perubahan untuk ${number(order.id)}*`,
          proposed(change),
          change.words !== '' && say`💬 “${change.words}”`,
          order.answerDueAt !== undefined && say`Mohon dijawab sebelum ${f.moment(order.answerDueAt)}.`,
        ),
      acceptProposal: '✅ Setuju',
      declineProposal: '❌ Tidak setuju',
      proposalAccepted: (order: OrderFacts) =>
        lines(say`✅ Usul diterima. Pesanan ${number(order.id)} berjalan:`, goods(order), totals(order), where(order)),
      proposalDeclined: (id: number) =>
        say`Usul ditolak; pesanan ${number(id)} dibatalkan dan pagunya kembali. Penjual sudah saya kabari.`,
      alternatives: (name: string) => say`Penjual lain untuk *${name}*, waktu dan tempat sama:`,
      alternativeLine: (at: number, card: ProductCard, total: number) =>
        say`${at}. *${card.vendor.name}* (${card.vendor.district}): ${card.name}, ${f.rupiah(card.price)}/${card.unit}, total ${f.rupiah(total)}`,
      alternativeButton: (at: number, vendor: string, total: number) =>
        `${at}. Pesan ke ${vendor} · ${f.rupiah(total)}`,
      noAlternatives: say`Belum ada penjual lain yang cocok untuk waktu dan tempat itu. Coba cari dengan kata lain.`,
      shipped: (order: OrderFacts, words: string) =>
        say`🚚 Pesanan ${number(order.id)} dari ${order.vendor} sedang diantar${words ? `: “${words}”` : '.'}`,
      delivered: (order: OrderFacts, words: string) =>
        say`📍 Pesanan ${number(order.id)} dari ${order.vendor} sudah sampai${words ? ` (“${words}”)` : ''}. PPK memeriksa dan mengonfirmasi penerimaan.`,
    },

    // ——— Orders, for the vendor ———
    vendor: {
      asked: (who: string, order: OrderFacts, { paymentDays, paymentStarts }: PaidWhen) =>
        lines(
          say`Halo ${who}, ada *pesanan baru ${number(order.id)}* 🎉`,
          say`Dari: *${order.unit}* (${order.requester})`,
          '',
          ...order.lines.map(line),
          totals(order, 'shop'),
          '',
          say`📅 Diantar: *${f.moment(order.deliverAt)}*`,
          say`📍 Ke: ${spot(order.place)}`,
          order.note !== '' && say`📝 Catatan: ${order.note}`,
          say`💵 Dibayar langsung ke rekening Kakak paling lambat ${f.number(paymentDays)} hari kerja setelah barang ${paymentStarts === 'bill' ? 'dan nota ' : ''}diterima.`,
          '',
          order.answerDueAt !== undefined && say`Mohon dijawab sebelum *${f.moment(order.answerDueAt)}*. Bisa, Kak?`,
        ),
      accept: 'Terima',
      partial: 'Terima sebagian',
      reschedule: 'Usul waktu lain',
      decline: 'Tolak',
      accepted: (order: OrderFacts) =>
        lines(
          say`Siap, terima kasih Kak! Pesanan *${number(order.id)}* sudah dicatat:`,
          goods(order),
          totals(order, 'shop'),
          say`📅 ${f.moment(order.deliverAt)}`,
          say`📍 ${spot(order.place)}`,
          say`Kabari di sini kalau sudah berangkat, ya.`,
        ),
      declined: (id: number) =>
        say`Baik Kak, pesanan ${number(id)} tidak jadi. Terima kasih sudah memberi kabar, semoga lain kali bisa ya 🙏`,
      askQuantity: (name: string, quantity: number, unit: string) =>
        say`Siap Kak. Untuk *${name}* bisanya berapa? (diminta ${f.quantity(quantity, unit)}) Tulis angkanya saja.`,
      askWhen: (order: OrderFacts) =>
        say`Siap Kak. Bisanya kapan? Diminta ${f.moment(order.deliverAt)}. Tulis hari dan jamnya, misalnya _kamis jam 10_.`,
      askReason: say`Baik Kak. Boleh tahu alasannya? Pilih atau tulis saja.`,
      reasons: {
        capacity: 'Tidak sanggup jumlahnya',
        lead_time: 'Waktunya mepet',
        schedule_full: 'Jadwal penuh',
        closed: 'Sedang tutup',
        area: 'Kejauhan',
        stock: 'Bahan habis',
      },
      askSure: (order: OrderFacts) =>
        say`Supaya tidak salah: pesanan ${number(order.id)} senilai *${f.rupiah(order.total)}* untuk ${f.moment(order.deliverAt)} *pasti diterima* persis begitu, Kak?`,
      sure: 'Ya, pasti',
      notSure: 'Belum pasti',
      takeYourTime: (order: OrderFacts) =>
        say`Oke Kak, ditunggu ya. Pesanan ${number(order.id)} paling lambat dijawab ${order.answerDueAt === undefined ? 'secepatnya' : f.moment(order.answerDueAt)}.`,
      confirmProposal: (order: OrderFacts, change: ProposalFacts) =>
        lines(say`Saya teruskan usul ini untuk pesanan *${number(order.id)}*:`, proposed(change), say`Betul, Kak?`),
      sendProposal: 'Ya, kirim usul',
      changeProposal: 'Ubah lagi',
      proposed: (id: number) =>
        say`Usul untuk ${number(id)} sudah saya kirim ke pemesan, Kak. Nanti saya kabari jawabannya.`,
      proposalAccepted: (order: OrderFacts) =>
        lines(
          say`Kabar baik Kak, usulnya *disetujui* ✅ Pesanan *${number(order.id)}* menjadi:`,
          goods(order),
          totals(order, 'shop'),
          where(order),
        ),
      proposalDeclined: (id: number) =>
        say`Maaf Kak, usul untuk ${number(id)} belum cocok, jadi pesanannya dibatalkan. Terima kasih banyak ya 🙏`,
      cancelled: (order: OrderFacts, why: string) =>
        say`Maaf Kak, pesanan ${number(order.id)} dari ${order.unit} *dibatalkan* pemesan: ${why}.`,
      expired: (id: number) =>
        say`Kak, pesanan ${number(id)} sudah lewat batas waktu jawab, jadi batal otomatis. Tidak apa-apa, nanti ada lagi 🙏`,
      reminded: (who: string, order: OrderFacts) =>
        say`Halo ${who}, pesanan *${number(order.id)}* (${f.quantity(order.lines[0]?.quantity ?? 0, order.lines[0]?.unit ?? '')} ${order.lines[0]?.name ?? ''}, ${f.shortMoment(order.deliverAt)}) masih menunggu jawaban${order.answerDueAt === undefined ? '' : keep(say` sampai *${f.moment(order.answerDueAt)}*`)}. Bisa, Kak?`,
      changedSince: say`✏️ Pesanannya sudah berubah sejak pesan itu, Kak. Yang berlaku sekarang begini:`,
      askAgain: (order: OrderFacts) =>
        lines(shopCard(order), '', say`Baik Kak, jadi untuk pesanan ini jawabannya apa?`),
      whichRunning: say`Ada beberapa pesanan yang sedang berjalan, Kak. Ini tentang yang mana?`,
      which: say`Ada beberapa pesanan yang menunggu, Kak. Ini jawaban untuk yang mana?`,
      whichButton: (order: OrderFacts) =>
        `${number(order.id)} · ${f.quantity(order.lines[0]?.quantity ?? 0, order.lines[0]?.unit ?? '')} ${order.lines[0]?.name ?? ''} · ${f.shortMoment(order.deliverAt)}`,
      unsure: (order: OrderFacts) =>
        lines(
          say`Maaf Kak, saya belum yakin maksudnya. Untuk pesanan ini:`,
          shopCard(order),
          say`Jawabannya yang mana?`,
        ),
      unsureAgain: (order: OrderFacts) =>
        say`Biar tidak salah catat, Kak: pesanan *${number(order.id)}* total ${f.rupiah(order.total)}. Pilih nomornya, atau tulis _siap_, _bisanya 80 aja_, _bisa tapi jam 1_, atau _maaf ga bisa_.`,
      nothingWaiting: say`Sekarang tidak ada pesanan yang menunggu jawaban, Kak. Kalau ada yang baru, saya kabari di sini.`,
      nothingWaitingAgain: say`Belum ada yang perlu dijawab, Kak. Yang bisa saya bantu sekarang: _orderan saya_, _kapan dibayar_, _toko saya_, atau *menu*.`,
      greeting: (who: string) => say`Halo ${who} 🙏`,
      greetingAgain: say`Saya masih di sini, Kak. Ada yang bisa dibantu? Tulis _orderan saya_, _kapan dibayar_, atau *menu*.`,
      thanks: say`Sama-sama Kak 🙏`,
      thanksAgain: say`Senang bisa membantu, Kak. Semoga lancar jualannya 🙏`,
      orders: say`*Orderan saya*`,
      noOrders: say`Belum ada orderan, Kak. Kalau ada, langsung saya kabari di sini.`,
      orderLine: (order: OrderFacts) =>
        say`• *${number(order.id)}* ${keep(shopStatus(order))}: ${f.quantity(order.lines[0]?.quantity ?? 0, order.lines[0]?.unit ?? '')} ${order.lines[0]?.name ?? ''}, ${f.shortMoment(order.deliverAt)}, ${f.rupiah(order.total)}`,
      questionPassed: (id: number) => say`Pertanyaan Kakak untuk ${number(id)} sudah saya teruskan ke pemesan.`,
      question: (order: OrderFacts, words: string) =>
        say`❓ ${order.vendor} bertanya tentang ${number(order.id)}: “${words}”`,
      addressAgain: (order: OrderFacts) => say`Alamat pesanan ${number(order.id)}: ${spot(order.place)}.`,
      words: (order: OrderFacts, words: string) =>
        say`💬 ${order.vendor} menulis tentang ${number(order.id)}: “${words}”`,
      wordsPassed: (id: number) => say`Terima kasih Kak, saya teruskan ke pemesan ${number(id)}.`,
      wordsPassedAgain: (id: number) =>
        say`Ini juga saya teruskan, Kak; pesanan ${number(id)} tidak berubah. Kalau ada yang perlu diubah, tulis misalnya _bisanya 80_ atau _jam 1 ya_.`,
      shipped: (id: number) =>
        say`Siap Kak, pemesan sudah saya kabari bahwa ${number(id)} sedang diantar. Hati-hati di jalan 🙏`,
      delivered: (id: number) =>
        say`Mantap Kak, sudah saya kabari. PPK akan memeriksa dan mengonfirmasi penerimaan ${number(id)}.`,
      risky: say`Baik Kak, saya catat. Hal seperti itu tidak bisa saya proses di sini; pesanannya tetap seperti semula.`,
    },

    // ——— Invitations ———
    invite: {
      role: say`Mengundang siapa? Pilih perannya.`,
      unit: say`Untuk unit mana?`,
      name: say`Siapa nama lengkapnya?`,
      made: (name: string, role: Role, place: string, code: string, link: string | undefined, until: number) =>
        lines(
          say`✉️ Undangan untuk *${name}* (${ROLE_NAMES[role]}${place ? `, ${place}` : ''})`,
          say`Kode: \`${code}\``,
          link !== undefined && say`Tautan: ${link}`,
          say`Berlaku sekali, sampai ${f.moment(until)}. Kode ini tidak ditampilkan lagi.`,
        ),
    },

    guards,
    /** While a reason is asked for and something else seems to have been typed. */
    reasons: {
      isThis: (words: string) => say`💬 “${words}”: ini *alasannya*? Kalau ya akan saya catat apa adanya.`,
      yes: '✅ Ya, itu alasannya',
      other: '↩️ Bukan, kerjakan itu',
    },
    purpose,
    tax,
    dispositions: dispositionsIndonesian(f),
    again: againIndonesian(f, number),
    away: awayIndonesian(f, number),
    approval: approvalIndonesian(f, {
      number,
      card,
      noticed: ({ purpose: meeting, notices = [] }) => [
        purpose.whole(meeting),
        ...notices.map(({ found, reason }) => guards.answered(found, reason)),
      ],
    }),
    papers: papersIndonesian(f),
    proposals: proposalsIndonesian(f, { number, diff: proposed }),
    overrides: overridesIndonesian(f, { number, whole: (order) => lines(goods(order), totals(order), where(order)) }),
    changes: changesIndonesian(f, {
      number,
      diff: proposed,
      whole: (order) => lines(goods(order), totals(order), where(order)),
    }),
    tasks: tasksIndonesian,
    sentence: sentenceIndonesian(f),
    desk: deskIndonesian(f),
    asking: askingIndonesian(number, f),
    human: humanIndonesian,
    repair: repairIndonesian(f),
    risk: riskIndonesian(number),
    delivery: deliveryIndonesian(f, { number }),
    receipt: receiptIndonesian(f, number),
    findings: findingsIndonesian(f, number),
    lateness,
    unitSummary: unitSummaryIndonesian(f, { number, answered: guards.answered, lateness: lateness.settled }),
    rating,
    shopGroup: shopGroupIndonesian(number),
    money: moneyIndonesian(f, number),
    account: accountIndonesian(f),
    shop,
    register: registerIndonesian(),
    curation: curationIndonesian(f),
    listing: listingIndonesian(f),
    summary: summaryIndonesian(f, { number, reason }),
    security,

    /** To whoever wrote a message that could not be handled. */
    setAside: say`🙏 Maaf, pesan itu belum bisa saya proses. Sudah saya simpan dan admin sudah tahu; hal lain bisa dilanjutkan seperti biasa.`,
    trouble: {
      none: say`✅ Tidak ada masalah yang terbuka.`,
      title: (count: number) => say`*${f.number(count)} masalah belum ditutup*`,
      item: (at: number, { kind, who, channel, facts, at: since }: Incident) => {
        const whose = `${who ?? 'orang yang belum terdaftar'}${channel === undefined ? '' : ` (${channel === 'telegram' ? 'Telegram' : 'WhatsApp'})`}`
        const why = facts.error ?? facts.why
        const what =
          kind === 'dead-letter'
            ? `Pesan dari ${whose} belum bisa diproses`
            : kind === 'order-papers'
              ? `Surat pesanan ${number(facts.orderId ?? 0)} belum bisa dibuat`
              : kind === 'order-alarm'
                ? `Pengingat pesanan ${number(facts.orderId ?? 0)} gagal`
                : kind === 'telegram-away' || kind === 'whatsapp-away'
                  ? `Sambungan ${kind === 'telegram-away' ? 'Telegram' : 'WhatsApp'} terhenti`
                  : facts.outboxId === undefined
                    ? (security.incidents[kind]?.(whose) ?? kind)
                    : `Pesan untuk ${whose} tidak sampai`
        return say`${at}. ${what}, ${f.moment(since)}${why === undefined ? '' : ` [${why}]`}`
      },
      retry: (at: number) => `🔁 ${at}. Coba lagi`,
      close: (at: number) => `✔️ ${at}. Tutup`,
      retried: 'Dicoba lagi',
      closed: 'Ditutup',
    },

    admin: {
      setAside: say`⚠️ Ada pesan yang gagal diproses dan disisihkan; chat lain tetap berjalan. Ketik *masalah* untuk melihatnya dan mencoba lagi.`,
      unreachable: (vendor: string, id: number) =>
        say`⚠️ ${vendor} belum terhubung lewat chat, padahal ada pesanan ${number(id)}. Mohon dihubungi.`,
      undeliverable: (who: string, cold: boolean, id: number | undefined) =>
        cold
          ? say`⚠️ WhatsApp belum mengizinkan kita menulis lebih dulu kepada ${who}${id === undefined ? '' : ` (pesanan ${number(id)})`}. Mohon hubungi lewat cara lain dan minta beliau mengirim pesan ke nomor kita.`
          : say`⚠️ Pesan untuk ${who}${id === undefined ? '' : ` tentang pesanan ${number(id)}`} tidak bisa diantar. Mohon dihubungi lewat cara lain.`,
      stopped: (who: string) => say`🔕 ${who} minta tidak dikirimi pesan lagi. Pengiriman sudah dihentikan.`,
      wrongNumber: (who: string) =>
        say`📵 Yang memegang nomor ${who} bilang salah nomor. Pengiriman ke sana sudah dihentikan. Mohon dicek; kalau nomornya berpindah tangan, ketik */putus* dan namanya.`,
      wroteAgain: (who: string) => say`🔔 ${who} menulis lagi dan mau dikirimi pesan seperti biasa.`,
    },
  }
}

function badges(card: ProductCard): Markup | undefined {
  const { halal, jakpreneur, domestic, tkdn } = card.badges
  const all = [
    halal && '✅ Halal',
    jakpreneur && '🏅 Jakpreneur',
    domestic && (tkdn === null ? '🇮🇩 PDN' : `🇮🇩 PDN · TKDN ${tkdn}%`),
  ].filter((badge) => badge !== false)
  return all.length > 0 ? plain(all.join('  ')) : undefined
}
