/** The questions that conversations with shops wait with, said in other words, in Indonesian. */
import { say } from '../../markup.ts'
import type { AskedIn } from './questions-id.ts'

const REASON_KEPT = say`Alasannya tersimpan bersama pesanan dan dibaca saat diperiksa, jadi perlu ada. Satu kalimat saja sudah cukup.`
const WHEN_NEEDED = say`Tanpa hari dan jamnya penjual tidak tahu kapan harus datang.`

/** By the name of the flow. */
export const shopQuestionsIndonesian: Readonly<Record<string, AskedIn>> = {
  'bank-account': {
    doing: 'mengajukan rekening',
    steps: {
      details: {
        how: say`Saya perlu tiga hal, Kak: bank, nomor rekening, dan nama pemiliknya. Boleh satu per satu. Contoh: _BCA 123 456 7890 a.n. Siti Aminah_.`,
        needed: say`Tanpa ketiganya uang Kakak tidak bisa dikirim. Tulis *batal* kalau mau nanti saja.`,
      },
      confirm: {
        how: say`Rekening tadi belum saya ajukan, Kak. Balas *ya* kalau benar, atau *tidak* untuk menulis ulang.`,
        needed: say`Soal rekening saya tidak boleh menebak, Kak.`,
      },
    },
  },
  'register-shop': {
    doing: 'mendaftarkan usaha',
    steps: {
      shop: {
        how: say`Tulis nama usahanya saja, Kak, seperti di spanduk. Contoh: _Dapur Mpok Ida_.`,
        needed: say`Nama itu yang dilihat kantor saat memesan.`,
      },
      owner: {
        how: say`Tulis nama pemiliknya dengan huruf, Kak, sesuai KTP. Contoh: _Siti Aminah_.`,
        needed: say`Surat pesanan dibuat atas nama pemilik.`,
      },
      address: {
        how: say`Tulis jalan, nomor, kecamatan, dan kotanya, Kak. Contoh: _Jl. Tebet Raya 12, Tebet, Jakarta Selatan_.`,
        needed: say`Dari alamat itu kantor tahu apakah Kakak bisa mengantar ke sana.`,
      },
      city: {
        how: say`Kotanya yang mana, Kak? Pilih dari daftar, atau tulis misalnya _Jakarta Timur_.`,
        needed: say`Kantor mencari penjual menurut kotanya.`,
      },
      sells: {
        how: say`Tulis jualan Kakak, dipisah koma. Contoh: _nasi kotak, kue basah, tumpeng_.`,
        needed: say`Kurator perlu tahu apa yang akan diperiksa.`,
      },
      papers: {
        how: say`Kirim foto NIB lewat tombol lampiran (📎), atau tulis nomornya (13 angka), Kak. Belum ada? Tulis *lewati*; bisa menyusul.`,
      },
    },
  },
  'shop-staff': {
    doing: 'menambah karyawan',
    steps: {
      name: {
        how: say`Tulis nama karyawannya, Kak, paling sedikit tiga huruf. Contoh: _Yanti_.`,
        needed: say`Kantor perlu tahu siapa yang menjawab pesanan.`,
      },
    },
  },
  'new-product': {
    doing: 'menambah produk',
    steps: {
      name: {
        how: say`Tulis nama produknya dulu, Kak. Contoh: _Nasi bakar cumi_. Harga dan fotonya saya tanyakan sesudah ini.`,
        needed: say`Tanpa nama produknya tidak bisa dicari kantor.`,
      },
      kind: {
        how: say`Ini supaya produknya tampil di rak yang tepat, Kak. Pilih salah satu nomor, atau tulis jenisnya, contoh: _nasi kotak_ atau _snack_.`,
        needed: say`Kantor mencari barang menurut jenisnya.`,
      },
      price: {
        how: say`Tulis harga dan satuannya sekaligus, Kak. Contoh: _25rb per box_ atau _5.000 per pcs_.`,
        needed: say`Kantor hanya bisa memesan yang sudah ada harganya.`,
      },
      minimum: {
        how: say`Paling sedikit orang harus pesan berapa, Kak? Tulis angkanya, contoh: _20_. Kalau boleh satu saja, tulis *lewati*.`,
      },
      lead: {
        how: say`Kakak perlu waktu berapa lama untuk menyiapkan? Pilih nomornya, atau tulis misalnya _1 hari sebelumnya_ atau _3 jam_.`,
        needed: say`Supaya tidak ada pesanan yang datang terlalu mendadak, Kak.`,
      },
      photo: {
        how: say`Tinggal satu foto produknya, Kak: tekan tombol lampiran (📎), pilih kamera, lalu kirim. Foto biasa dari ponsel sudah cukup.`,
        needed: say`Kurator dan pemesan perlu melihat produknya, jadi fotonya harus ada. Bisa juga *batal* dulu dan dilanjutkan nanti.`,
      },
      confirm: {
        how: say`Produknya belum terkirim, Kak. Balas *ya* untuk mengirim ke kurator, atau pilih mengulang dari awal.`,
        needed: say`Saya perlu jawaban Kakak dulu sebelum mengirimnya.`,
      },
    },
  },
  mend: {
    doing: 'memperbaiki yang diminta kurator',
    steps: {
      only: {
        how: say`Kirim foto yang baru lewat tombol lampiran (📎), atau tulis jawabannya, Kak. Contoh: _sertifikat halalnya sedang diurus_.`,
        needed: say`Kurator menunggu perbaikannya. Tulis *batal* kalau mau nanti saja, Kak.`,
      },
    },
  },
  'my-shop': {
    doing: 'mengubah toko',
    steps: {
      which: {
        how: say`Pilih nomor produknya, Kak, atau tulis sebagian namanya. Contoh: _lemper_.`,
        needed: say`Saya perlu tahu produk yang mana. Tulis *batal* kalau tidak jadi.`,
      },
      stock: {
        how: say`Tulis sisa stoknya dengan angka, Kak, contoh: _30_. Kalau kosong tulis _habis_; kalau selalu ada tulis _ada_.`,
        needed: say`Tanpa jawaban stoknya tetap seperti tadi. Tulis *batal* kalau tidak jadi, Kak.`,
      },
      price: {
        how: say`Tulis harga barunya saja, Kak, contoh: _28rb_ atau _28.000_.`,
        needed: say`Tanpa angka harganya tetap seperti tadi. Tulis *batal* kalau tidak jadi, Kak.`,
      },
      closed: {
        how: say`Tulis hari atau tanggal tutupnya, Kak. Contoh: _besok_, _tgl 24 sampai 26_, atau _tiap minggu_.`,
        needed: say`Tanpa tanggal tokonya tetap buka. Tulis *batal* kalau tidak jadi, Kak.`,
      },
      hours: {
        how: say`Tulis jam buka dan tutupnya, Kak. Contoh: _jam 7 sampai jam 5 sore_.`,
        needed: say`Tanpa jam, jadwalnya tetap seperti tadi. Tulis *batal* kalau tidak jadi, Kak.`,
      },
      confirm: {
        how: say`Yang tadi belum saya simpan, Kak. Balas *ya* untuk menyimpan, atau *tidak* kalau keliru.`,
        needed: say`Saya tidak menyimpan tanpa jawaban Kakak.`,
      },
    },
  },
  'change-product': {
    doing: 'mengubah produk',
    steps: {
      say: {
        how: say`Untuk nama atau keterangan, tulis saja yang baru, Kak, contoh: _Nasi bakar cumi_. Untuk foto, kirim foto barunya lewat tombol lampiran (📎).`,
        needed: say`Tanpa jawaban produknya tetap seperti tadi. Tulis *batal* kalau tidak jadi, Kak.`,
      },
      confirm: {
        how: say`Perubahan tadi belum saya kirim, Kak. Balas *ya* kalau benar, atau *tidak* kalau tidak jadi.`,
        needed: say`Saya tidak mengubah produk tanpa jawaban Kakak.`,
      },
    },
  },
  'shop-letters': {
    doing: 'mengirim surat toko',
    steps: {
      file: {
        how: say`Foto suratnya yang jelas dan utuh, Kak, lalu kirim lewat tombol lampiran (📎). PDF juga bisa.`,
        needed: say`Kurator perlu melihat suratnya. Tulis *batal* kalau mau nanti saja, Kak.`,
      },
      until: {
        how: say`Lihat tanggal berlaku di suratnya, Kak, lalu tulis. Contoh: _31 desember 2027_. Kalau berlaku terus, tulis *tanpa batas*.`,
        needed: say`Tanggal itu perlu supaya Kakak saya ingatkan sebelum habis.`,
      },
      confirm: {
        how: say`Suratnya belum saya kirim, Kak. Balas *ya* kalau benar, atau *tidak* untuk mengulang.`,
        needed: say`Saya perlu jawaban Kakak dulu sebelum mengirimnya.`,
      },
    },
  },
  'answer-request': {
    doing: 'menjawab permintaan tentang pesanan',
    steps: {
      agree: {
        how: say`Saya menunggu alasannya dengan tulisan, satu kalimat. Contoh: _acaranya dibatalkan panitia_.`,
        needed: REASON_KEPT,
      },
    },
  },
  'ask-change': {
    doing: 'meminta perubahan pesanan',
    steps: {
      quantity: {
        how: say`Jadinya sanggup berapa dari yang dipesan, Kak? Angka saja sudah cukup, contoh: _80_. Kalau yang ini tetap, tulis angka semula.`,
        needed: say`Pemesan perlu tahu jumlah yang pasti, Kak.`,
      },
      confirm: {
        how: say`Permintaan tadi belum saya kirim, Kak. Balas *ya* untuk menanyakannya ke pemesan, atau *tidak* kalau tidak jadi.`,
        needed: say`Saya tidak meminta apa-apa ke pemesan tanpa jawaban Kakak.`,
      },
      reason: {
        how: say`Tulis kendalanya, Kak, satu kalimat. Contoh: _kompor rusak dan baru betul lusa_.`,
        needed: say`Pemesan perlu tahu alasannya supaya bisa memutuskan, Kak.`,
      },
      when: {
        how: say`Kakak bisanya kapan? Tulis hari atau jamnya, contoh: _jam 1 siang_ atau _kamis jam 10_.`,
        needed: WHEN_NEEDED,
      },
    },
  },
  'answer-order': {
    doing: 'menjawab pesanan',
    steps: {
      quantity: {
        how: say`Kakak sanggup berapa dari yang diminta? Angka saja sudah cukup, contoh: _80_. Kalau ternyata sanggup semua, tulis angka yang diminta.`,
        needed: say`Pemesan perlu tahu jumlah yang pasti, Kak.`,
      },
      when: {
        how: say`Kakak bisanya kapan? Tulis hari dan jamnya seperti bicara biasa, contoh: _besok jam 2 siang_ atau _kamis jam 10_.`,
        needed: WHEN_NEEDED,
      },
      reason: {
        how: say`Boleh tahu kenapa belum bisa, Kak? Pilih nomornya, atau tulis singkat. Kalau tidak mau menyebut alasan, tulis *lewati*.`,
      },
      which: {
        how: say`Ada lebih dari satu pesanan, Kak. Balas dengan nomor dari daftar ini, atau tulis nomor pesanannya, contoh: _EO-0042 siap_.`,
        needed: say`Supaya jawaban Kakak tidak tercatat di pesanan yang salah.`,
      },
      unsure: {
        how: say`Untuk pesanan ini tulis salah satu, Kak: _siap_, _bisanya 80 aja_, _bisa tapi jam 1_, atau _maaf ga bisa_.`,
        needed: say`Jawaban pesanan mengikat, jadi saya tidak boleh menebak, Kak.`,
      },
      sure: {
        how: say`Saya hanya mencatat yang pasti, Kak. Balas *ya* kalau pesanannya diambil persis begitu, atau *belum* kalau masih mau dicek.`,
        needed: say`Jawaban pesanan mengikat, jadi saya tidak boleh menebak, Kak.`,
      },
      proposal: {
        how: say`Usul tadi belum saya kirim, Kak. Balas *ya* untuk mengirimnya, atau *tidak* untuk mengubahnya.`,
        needed: say`Usul baru dikirim setelah Kakak jawab *ya*.`,
      },
    },
  },
  'shop-confirms': {
    doing: 'mencocokkan pembayaran',
    steps: {
      amount: {
        how: say`Berapa yang masuk ke rekening, Kak? Tulis angkanya, contoh: _1.250.000_.`,
        needed: say`Bendahara perlu angkanya untuk mencari selisihnya, Kak.`,
      },
    },
  },
  'solve-finding': {
    doing: 'menyelesaikan masalah pada kiriman',
    steps: {
      when: {
        how: say`Barangnya sampai kapan, Kak? Contoh: _1 jam lagi_, _jam 2 siang_, atau _besok jam 8_.`,
        needed: WHEN_NEEDED,
      },
      explain: {
        how: say`Tulis penjelasannya dengan kata-kata Kakak, atau kirim fotonya. Contoh: _5 box ketinggalan di mobil, sedang diantar_.`,
        needed: say`PPK menunggu penjelasannya, Kak.`,
      },
    },
  },
}
