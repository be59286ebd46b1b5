/** What each role can do, in short, in Indonesian; docs/panduan says the same at length, with pictures. */
import { lines, say } from '../../markup.ts'

export const helpIndonesian = {
  pp: lines(
    say`*Cara memesan*`,
    say`1. Tulis kebutuhannya: _pesan 100 nasi kotak halal rabu jam 11 di kantor_, atau yang dicari: _nasi kotak dibawah 40rb_.`,
    say`2. Pilih penjualnya. Ubah dengan kata-kata: _tambah 20_, _jam 12 aja_, _yang lebih murah_, _yang kemarin diulang_, _bandingin 3 vendor tumpeng_.`,
    say`3. Check-out: anggaran, hari dan jam, tempat. Lalu *Pesan sekarang*.`,
    say`4. Penjual menjawab lewat WhatsApp; kabarnya muncul di sini.`,
    say`*pesanan*: lihat, ubah, atau batalkan pesanan; surat-suratnya; lampirkan undangan dan daftar hadir. Batas satu pesanan Rp50.000.000, termasuk ongkos kirim dan pajak.`,
  ),
  ppk: lines(
    say`*Sebagai PPK*`,
    say`1. Pesanan yang perlu persetujuan datang ke sini: setujui, minta penjelasan, atau tolak. Semuanya di *persetujuan*.`,
    say`2. Barang sampai: periksa, lalu terima semua, terima sebagian, atau catat masalahnya.`,
    say`3. Berita acara terbit sendiri. Tulis *berkas EO-0042* untuk seluruh berkas satu pesanan.`,
  ),
  treasurer: lines(
    say`*Sebagai bendahara*`,
    say`1. *pembayaran*: tagihan yang menunggu, lengkap dengan pajak dan batas harinya.`,
    say`2. Transfer, ketuk *Catat pembayaran*, kirim buktinya (foto atau PDF), lalu bukti potong pajaknya; yang belum ada di *bukti potong*. Bisa juga autodebet, yang dikonfirmasi PA/KPA.`,
    say`3. Penjual ditanya apakah uangnya masuk; kuitansi terbit sendiri. Tulis *berkas EO-0042* untuk seluruh berkas.`,
  ),
  head: lines(
    say`*Sebagai PA/KPA*`,
    say`*disposisi*: menyerahkan anggaran kepada PPK dan PP. *ringkasan*: keadaan unit kapan saja. *pembayaran*: tagihan yang belum dibayar.`,
    say`*konfirmasi pembayaran*: autodebet yang menunggu Anda. *tunggakan*: pembayaran yang melewati batas. *berkas EO-0042*: seluruh berkas satu pesanan.`,
  ),
  vendor: lines(
    say`*Cara menjawab orderan*`,
    say`Saat ada pesanan masuk, Kakak bisa balas angka atau bahasa sehari-hari:`,
    say`• _siap_ atau _1_: terima`,
    say`• _bisanya 80 aja_: terima sebagian`,
    say`• _bisa, tapi jam 1 ya_: usul waktu lain`,
    say`• _maaf ga bisa_: tolak`,
    say`Di jalan tulis _otw_, setelah diserahkan _sudah sampai_; kirim juga fotonya. Kalau uangnya masuk, tulis _sudah masuk_.`,
    say`Kalau ada beberapa pesanan, balas (quote) pesan yang dimaksud atau sebut nomornya.`,
    say`• *orderan saya*: semua pesanan`,
    say`• *kapan dibayar*, *dipotong apa aja*: pembayaran`,
    say`• *toko saya*: harga, stok, libur, dan barang baru`,
    say`• *surat*: izin dan sertifikat toko`,
    say`• *minta surat pesanan*, *kirim kuitansi*: surat satu pesanan`,
    say`• *ganti rekening*: dicek admin dulu`,
  ),
  curator: lines(
    say`*Sebagai kurator*`,
    say`1. Yang baru datang ke sini; semuanya di *kurasi*, yang terlama lebih dulu.`,
    say`2. Periksa foto, rasa, kemasan, kebersihan, halal, dan surat. Lalu loloskan dengan nilai, minta perbaikan, atau tolak dengan alasan.`,
    say`3. Surat yang hampir habis masanya diingatkan sendiri.`,
  ),
  admin: lines(
    say`*Sebagai admin*`,
    say`*ringkasan*: keadaan hari atau minggu mana saja. *undang*: orang baru. *masalah*: pesan yang tidak sampai. *putus akses*: ponsel yang hilang. *cek rekening*: rekening penjual yang baru. *tunggakan*: pembayaran terlambat.`,
  ),
  other: say`Ketik *menu* untuk melihat yang bisa Anda lakukan.`,
  always: say`Kapan saja: *menu*, *tugas*, *kembali*, *batal*. Tulis *admin* bila perlu bantuan orang.`,
  guide: (url: string) => say`📖 Panduan bergambar: ${url}`,
  alwaysVendor: say`Kapan saja: *menu*, *kembali*, *batal*. Tulis *admin* bila perlu bantuan orang.`,
}
