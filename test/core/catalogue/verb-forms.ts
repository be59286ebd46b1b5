/** 30 verbs of offices and workshops, each in the forms that people write. The key is the root of every form. */
export const VERB_FORMS: Readonly<Record<string, string>> = {
  kirim: 'mengirim mengirimkan dikirim pengirim pengiriman kiriman terkirim',
  tulis: 'menulis menuliskan ditulis penulis penulisan tulisan tertulis',
  cat: 'mengecat dicat pengecat pengecatan',
  cetak: 'mencetak mencetakkan dicetak pencetak pencetakan percetakan cetakan',
  pesan: 'memesan memesankan dipesan pemesan pemesanan pesanan',
  makan: 'memakan dimakan makanan pemakan termakan',
  minum: 'meminum diminum minuman peminum',
  bersih: 'membersihkan dibersihkan pembersih pembersihan kebersihan terbersih',
  sewa: 'menyewa menyewakan disewa penyewa penyewaan sewaan persewaan',
  beli: 'membeli membelikan dibeli pembeli pembelian belian',
  jahit: 'menjahit dijahit penjahit penjahitan jahitan',
  pasang: 'memasang memasangkan dipasang pemasang pemasangan pasangan terpasang',
  baik: 'memperbaiki diperbaiki perbaikan kebaikan terbaik',
  sapu: 'menyapu disapu penyapu sapuan',
  cuci: 'mencuci mencucikan dicuci pencuci pencucian cucian',
  potong: 'memotong dipotong pemotong pemotongan potongan',
  masak: 'memasak dimasak pemasak masakan termasak',
  antar: 'mengantar mengantarkan diantar pengantar pengantaran antaran',
  angkut: 'mengangkut diangkut pengangkut pengangkutan angkutan',
  kemas: 'mengemas dikemas pengemas pengemasan kemasan',
  bungkus: 'membungkus dibungkus pembungkus bungkusan',
  latih: 'melatih dilatih pelatih pelatihan latihan terlatih',
  rawat: 'merawat dirawat perawat perawatan terawat',
  tanam: 'menanam ditanam penanam penanaman tanaman',
  kelola: 'mengelola dikelola pengelola pengelolaan',
  olah: 'mengolah diolah pengolah pengolahan olahan',
  pakai: 'memakai dipakai pemakai pemakaian pakaian',
  pinjam: 'meminjam meminjamkan dipinjam peminjam peminjaman pinjaman',
  saji: 'menyajikan disajikan penyajian sajian tersaji',
  tukar: 'menukar menukarkan ditukar penukar penukaran',
}

/** Every form with its root. */
export const FORMS: readonly (readonly [form: string, root: string])[] = Object.entries(VERB_FORMS).flatMap(
  ([root, forms]) => forms.split(' ').map((form) => [form, root] as const),
)
