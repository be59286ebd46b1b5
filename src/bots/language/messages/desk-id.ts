/** What the desk itself is told and asked, in Indonesian: greetings, "wait", how things work, and what nobody knew. */
import { lines, say } from '../../markup.ts'
import type { Formats } from '../format.ts'
import type { AccountsFacts } from './facts.ts'

/** A budget line as far as its rest goes. */
export interface RestFacts {
  readonly name: string
  readonly left: number
  readonly ceiling: number
}

/** The sentences of small talk and of questions about the desk. */
export function deskIndonesian(f: Formats) {
  const rests = (all: readonly RestFacts[]) =>
    all.map(({ name, left, ceiling }) => say`• ${name}: *${f.rupiah(left)}* dari ${f.rupiah(ceiling)}`)
  return {
    office: {
      greeting: (who: string) =>
        say`Halo ${who} 🙏 Mau pesan apa hari ini? Tulis saja, misalnya _100 nasi box rabu jam 11_.`,
      greetingOther: (who: string) => say`Halo ${who} 🙏 Yang menunggu Anda ada di _tugas saya_; selebihnya di *menu*.`,
      greetingAgain: say`Saya masih di sini. Tulis yang dibutuhkan, _tugas saya_, _pesanan saya_, atau *menu*.`,
      thanks: (who: string) => say`Sama-sama, ${who} 🙏`,
      thanksAgain: say`Senang bisa membantu 🙏`,
      nod: say`Baik 👍`,
      nodDraft: say`Baik 👍 Keranjangnya masih terbuka; belum ada yang dipesan.`,
      nodAgain: say`Saya di sini kalau ada yang dibutuhkan. Semua pilihan ada di *menu*.`,
      wait: say`Baik, saya tunggu. Kapan saja mau lanjut, tulis saja yang dibutuhkan.`,
      waitDraft: say`Baik, keranjangnya saya simpan dan belum ada yang dipesan. Untuk melanjutkan kapan saja, tulis _keranjang_.`,
      orders: say`Tentang pesanan yang mana?`,
      noOrders: say`Tidak ada pesanan yang sedang berjalan atas nama Anda. Yang menunggu Anda ada di _tugas saya_.`,
      noSuchOrder: (number: string) =>
        say`Pesanan *${number}* tidak saya temukan di antara pesanan yang boleh Anda lihat. Nomornya bisa dilihat di _pesanan saya_.`,
      payment: (days: number) =>
        say`Penjual dibayar bendahara langsung ke rekeningnya, paling lambat ${f.number(days)} hari kerja setelah barang diterima. Tidak ada uang muka. Sudah sampai mana, terlihat di kartu tiap pesanan.`,
      tax: say`PPN hanya ditambahkan kalau penjualnya PKP, dan sudah terlihat di totalnya. PPh tidak menambah harga: bendahara memotongnya dari pembayaran penjual, lalu memberi bukti potongnya.`,
      approver: (from: number, names: readonly string[]) =>
        lines(
          say`Pesanan mulai ${f.rupiah(from)} disetujui PPK dulu sebelum sampai ke penjual; di bawah itu langsung ke penjual.`,
          names.length > 0 && say`PPK di unit Anda: ${names.join(', ')}.`,
        ),
      noApprover: say`Sekarang pesanan tidak perlu disetujui dulu: langsung sampai ke penjual.`,
      rests: (all: readonly RestFacts[], more: number) =>
        lines(say`*Sisa pagu tahun ini*`, ...rests(all), more > 0 && say`_…dan ${f.number(more)} mata anggaran lain._`),
      /** Of the lines that were named; `others` are there besides. */
      restsOfSome: (some: readonly RestFacts[], others: number) =>
        lines(...rests(some), say`Ada ${f.number(others)} mata anggaran lain; semuanya: tulis *sisa pagu*.`),
      noRests: say`Belum ada mata anggaran untuk Anda tahun ini. PA/KPA memberikannya lewat /disposisi.`,
      vendorHow: say`Nomor penjual tidak dibagikan, tetapi pertanyaannya saya teruskan dan jawabannya kembali ke sini. Buka barang atau pesanannya, lalu tekan *Tanya ke penjual*.`,
      passOn: (vendor: string, words: string) =>
        say`💬 “${words}”: ini saya tanyakan ke *${vendor}*? Jawabannya kembali ke sini; nomor Anda tidak terlihat.`,
      passOnButton: '💬 Ya, tanyakan',
      dearHow: say`Sebutkan batasnya, misalnya _nasi kotak di bawah 25rb_, atau tulis _yang lebih murah_ di bawah penawaran.`,
      unclear: (words: string) =>
        say`Saya belum menangkap maksud “${words}”. Kalau mencari barang, tulis namanya saja, misalnya _nasi kotak_; kalau soal pesanan, sebut nomornya.`,
      unclearAgain: say`Maaf, ini belum bisa saya jawab sendiri. Coba satu hal saja: nama barang, nomor pesanan, atau *bantuan* untuk contoh.`,
      searchButton: '🔎 Cari di katalog',
    },
    trust: (web: string | undefined) =>
      lines(
        say`Saya *Pesan*, layanan pemesanan resmi kantor ke UMKM binaan. Saya tidak pernah meminta uang, PIN, atau kode OTP.`,
        web !== undefined && say`Setiap surat pesanan bisa dicek siapa pun di ${web}/cek.`,
        say`Masih ragu? Tulis *admin* untuk bicara dengan orang kantor.`,
      ),
    shop: {
      curation: say`Kurasi itu pemeriksaan sebelum produk tampil di katalog, Kak: petugas melihat foto, rasa, kemasan, kebersihan, halal, dan suratnya. Yang lolos langsung tampil; yang perlu diperbaiki saya beri tahu apa yang kurang.`,
      fee: say`Gratis, Kak: tidak ada biaya daftar, iuran, atau komisi. Uang pesanan masuk utuh ke rekening Kakak, hanya dikurangi pajak yang bukti potongnya Kakak terima.`,
      account: ({ inForce, held }: AccountsFacts) =>
        lines(
          inForce
            ? say`Uang pesanan dikirim ke *${inForce.bank} ••••${inForce.tail} a.n. ${inForce.holder}*, Kak.`
            : say`Belum ada rekening yang berlaku, Kak.`,
          held !== undefined && say`Yang sedang diperiksa: *${held.bank} ••••${held.tail} a.n. ${held.holder}*.`,
          inForce ? say`Mau mengganti? Tulis _ganti rekening_.` : say`Untuk mendaftarkannya, tulis _ganti rekening_.`,
        ),
      leaving: say`Boleh, Kak. Barangnya bisa diturunkan satu per satu lewat _toko saya_, atau tulis *admin* kalau mau berhenti sepenuhnya. Pesanan yang sudah disanggupi tetap diselesaikan dulu, ya.`,
      quiet: say`Belum ada pesanan baru, Kak. Yang membuat toko lebih sering dipilih: foto yang jelas, stok dan jam buka yang benar, dan harga yang tidak jauh dari harga tengah. Semuanya bisa diatur lewat _toko saya_. Begitu ada pesanan, langsung saya kabari.`,
      quietAgain: say`Masih belum ada pesanan baru, Kak. Begitu ada, pesannya masuk ke sini. Mau dicek isi tokonya? Tulis _toko saya_.`,
      unclear: say`Maaf Kak, itu belum bisa saya jawab sendiri. Yang bisa saya bantu: _orderan saya_, _kapan dibayar_, _toko saya_, atau *menu*. Perlu orang? Tulis *admin*.`,
      unclearAgain: say`Saya masih belum menangkap maksudnya, Kak. Coba satu hal dengan kata-kata pendek, atau tulis *admin* supaya dibantu orang.`,
    },
  }
}
