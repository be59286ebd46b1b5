/** The questions that conversations of the office wait with, said in other words, in Indonesian. */
import { type Markup, say } from '../../markup.ts'

/** A question that a conversation waits with. */
export interface AskedQuestion {
  /** How to answer it, with an example: said when its first words were not enough. */
  readonly how: Markup
  /** Why it cannot be left out; absent where it can. */
  readonly needed?: Markup
}

/** A conversation: what one was doing in it, and its questions by their step (`only` where there is one). */
export interface AskedIn {
  readonly doing: string
  readonly steps: Readonly<Record<string, AskedQuestion>>
}

const REASON_KEPT = say`Alasannya tersimpan bersama pesanan dan dibaca saat diperiksa, jadi perlu ada. Satu kalimat saja sudah cukup.`
const AMOUNT_NEEDED = say`Tanpa jumlahnya saya belum bisa menghitung dan menanyakan ke penjual.`
const WHEN_NEEDED = say`Tanpa hari dan jamnya penjual tidak tahu kapan harus datang.`
const YES_NEEDED = say`Ini mengikat, jadi saya tidak boleh menebak.`

/** By the name of the flow. */
export const staffQuestionsIndonesian: Readonly<Record<string, AskedIn>> = {
  invite: {
    doing: 'mengundang orang',
    steps: {
      name: {
        how: say`Saya menunggu nama orang yang diundang, paling sedikit tiga huruf. Contoh: _Rina Kusumawati_.`,
        needed: say`Nama itu yang tampil di setiap catatan, jadi undangan tanpa nama tidak bisa dibuat.`,
      },
    },
  },
  'cut-off': {
    doing: 'memutus akses',
    steps: {
      name: {
        how: say`Saya mencari orangnya dari nama. Tulis satu kata dari namanya saja, contoh: _rina_.`,
        needed: say`Saya harus tahu pasti siapa yang diputus.`,
      },
    },
  },
  basket: {
    doing: 'mengubah jumlah di keranjang',
    steps: {
      quantity: {
        how: say`Saya menunggu jumlah yang baru. Angka saja sudah cukup, contoh: _80_. Boleh juga _tambah 20_, _kurang 10_, atau _setengahnya_.`,
        needed: say`Tanpa angka jumlahnya tetap seperti tadi. Tulis *batal* kalau tidak jadi diubah.`,
      },
    },
  },
  browse: {
    doing: 'melihat satu barang',
    steps: {
      quantity: {
        how: say`Kalau mau memesan barang ini, tulis jumlahnya dengan angka, contoh: _100_. Kalau mencari barang lain, tulis saja namanya, contoh: _snack box_.`,
        needed: say`Barang tidak bisa masuk keranjang tanpa jumlah. Mau melihat yang lain? Tulis *kembali*.`,
      },
    },
  },
  sentence: {
    doing: 'menyusun pesanan',
    steps: {
      quantity: {
        how: say`Saya menunggu jumlahnya supaya bisa mencari penjual yang sanggup. Angka saja sudah cukup, contoh: _100_ atau _2 lusin_.`,
        needed: AMOUNT_NEEDED,
      },
    },
  },
  checkout: {
    doing: 'check-out',
    steps: {
      budget: {
        how: say`Pesanan ini dibayar dari anggaran yang mana? Pilih salah satu dari daftar; sisa pagunya tertulis di sana.`,
        needed: say`Setiap pesanan harus punya anggaran (RUP), jadi ini tidak bisa dilewati.`,
      },
      when: {
        how: say`Saya perlu hari *dan* jamnya. Tulis seperti bicara biasa, contoh: _besok jam 9_, _rabu jam 11_, atau _12 desember jam 8 pagi_.`,
        needed: WHEN_NEEDED,
      },
      hour: {
        how: say`Harinya sudah ada, tinggal jamnya. Contoh: _jam 11_, _setengah 8_, atau _abis dzuhur_.`,
        needed: WHEN_NEEDED,
      },
      where: {
        how: say`Ke mana penjual mengantar? Pilih tempat yang pernah dipakai, atau tulis jalan, nomor, kecamatan, dan kota. Contoh: _Jl. Kebon Sirih 22, Menteng, Jakarta Pusat_.`,
        needed: say`Penjual perlu alamatnya, dan ongkos kirim dihitung dari sana.`,
      },
      purpose: {
        how: say`Untuk konsumsi rapat saya mencatat tiga hal: berapa orang, ada unit lain atau tidak, dan jamnya. Boleh sekaligus, contoh: _90 orang, dengan Dinkes, jam 9-12_.`,
        needed: say`Konsumsi rapat harus bisa dipertanggungjawabkan, jadi keterangan rapatnya perlu ada. Jawaban singkat sudah cukup.`,
      },
      note: {
        how: say`Catatan ini boleh kosong. Kalau ada, tulis pesan untuk penjual, contoh: _tanpa cabai, titip di resepsionis_. Kalau tidak ada, tulis *lewati*.`,
      },
      reason: {
        how: say`Ada yang perlu dijelaskan sebelum pesanan ini jalan. Tulis dengan kalimat sendiri mengapa ini tetap tepat, contoh: _rapatnya ditambah satu hari karena pesertanya 40 orang lebih banyak_.`,
        needed: REASON_KEPT,
      },
      confirm: {
        how: say`Ringkasannya sudah lengkap, dan belum ada yang terkirim. Pilih *Pesan sekarang* untuk memesan, atau pilih bagian yang mau diubah.`,
        needed: YES_NEEDED,
      },
    },
  },
  dispose: {
    doing: 'memberi disposisi',
    steps: {
      note: {
        how: say`Catatan ini boleh kosong. Kalau ada pesan untuk PPK dan pejabat pengadaan, tulis di sini, contoh: _utamakan penjual dari kecamatan kita_. Kalau tidak ada, tulis *lewati*.`,
      },
    },
  },
  orders: {
    doing: 'membatalkan pesanan',
    steps: {
      cancel: {
        how: say`Saya menunggu alasan pembatalannya, satu kalimat dengan tulisan. Contoh: _acaranya ditunda minggu depan_. Tulis *kembali* kalau pesanannya tetap jadi.`,
        needed: REASON_KEPT,
      },
    },
  },
  'change-order': {
    doing: 'mengubah pesanan',
    steps: {
      pick: {
        how: say`Pilih bagian yang diubah: barang, waktu, tempat, atau catatan. Tulis *batal* kalau tidak ada yang perlu diubah.`,
        needed: say`Saya belum tahu apa yang mau diubah.`,
      },
      quantity: {
        how: say`Saya menunggu jumlah yang baru untuk barang ini. Contoh: _80_. Tulis _0_ kalau barangnya tidak jadi dipesan.`,
        needed: AMOUNT_NEEDED,
      },
      when: {
        how: say`Tulis waktu antar yang baru seperti bicara biasa, contoh: _jam 12 saja_ atau _kamis jam 10_. Yang tidak disebut tetap seperti tadi.`,
        needed: WHEN_NEEDED,
      },
      where: {
        how: say`Tulis nama tempat yang pernah dipakai, atau alamat lengkap. Contoh: _Jl. Kebon Sirih 22, Menteng, Jakarta Pusat_.`,
        needed: say`Tanpa alamat baru tempatnya tetap seperti tadi. Tulis *kembali* kalau tidak jadi.`,
      },
      note: {
        how: say`Tulis catatan baru untuk penjual, contoh: _sendoknya yang bambu_. Tulis *lewati* kalau catatannya tetap.`,
      },
      confirm: {
        how: say`Perubahannya belum berlaku. Pilih tombol pertama untuk menjalankannya, atau ubah yang lain dulu.`,
        needed: YES_NEEDED,
      },
      reason: {
        how: say`Saya menunggu alasan perubahan, satu kalimat. Contoh: _pesertanya bertambah 20 orang_.`,
        needed: REASON_KEPT,
      },
    },
  },
  'weigh-proposal': {
    doing: 'menimbang usul penjual',
    steps: {
      why: {
        how: say`Pengganti ini perlu alasan sebelum disetujui. Tulis dengan kalimat sendiri, contoh: _barang yang semula habis dan acaranya besok pagi_.`,
        needed: REASON_KEPT,
      },
    },
  },
  reorder: {
    doing: 'memesan ke penjual lain',
    steps: {
      reason: {
        how: say`Pesanan pengganti ini perlu alasan, satu kalimat. Contoh: _penjual pertama batal dan rapatnya tetap besok_. Tulis *batal* kalau mau memilih yang lain.`,
        needed: REASON_KEPT,
      },
    },
  },
  'force-cancel': {
    doing: 'mengakhiri pesanan yang macet',
    steps: {
      reason: {
        how: say`Tulis mengapa pesanan ini harus diakhiri admin, contoh: _penjual pindah dan tidak bisa dihubungi sejak Senin_. Admin lain membacanya sebelum setuju.`,
        needed: REASON_KEPT,
      },
    },
  },
  attach: {
    doing: 'melampirkan berkas',
    steps: {
      only: {
        how: say`Kirim berkasnya sebagai foto atau PDF dari tombol lampiran (📎). Kalau sudah semua, tulis *selesai*.`,
      },
    },
  },
  ask: {
    doing: 'menulis ke penjual',
    steps: {
      only: {
        how: say`Yang Anda tulis berikutnya saya teruskan ke penjual. Tulis pertanyaannya, contoh: _bisa tanpa santan?_ Foto dan PDF juga bisa.`,
        needed: say`Tanpa pertanyaan tidak ada yang saya teruskan. Tulis *batal* kalau tidak jadi.`,
      },
    },
  },
  'approve-order': {
    doing: 'memeriksa pesanan yang menunggu persetujuan',
    steps: {
      askExplanation: {
        how: say`Tulis yang perlu dijelaskan pemesan, satu kalimat. Contoh: _mengapa tidak memakai penjual yang sama seperti bulan lalu?_`,
        needed: say`Pemesan perlu tahu apa yang ditanyakan. Tulis *kembali* kalau tidak jadi bertanya.`,
      },
      reject: {
        how: say`Tulis alasan penolakannya, satu kalimat. Contoh: _rapatnya sudah dibatalkan_. Tulis *kembali* kalau tidak jadi menolak.`,
        needed: REASON_KEPT,
      },
    },
  },
  'explain-order': {
    doing: 'menjawab pertanyaan PPK',
    steps: {
      explain: {
        how: say`PPK menunggu jawaban dengan tulisan. Jawab pertanyaannya apa adanya, satu atau dua kalimat saja.`,
        needed: say`Selama belum dijawab, PPK belum bisa memutuskan.`,
      },
    },
  },
  curate: {
    doing: 'mengurasi',
    steps: {
      words: {
        how: say`Pilih apa yang kurang, atau tulis yang perlu diperbaiki penjual. Contoh: _fotonya gelap, tolong difoto lagi di tempat terang_.`,
        needed: say`Penjual perlu tahu apa yang harus diperbaiki.`,
      },
    },
  },
  'receive-order': {
    doing: 'menghitung barang yang datang',
    steps: {
      count: {
        how: say`Berapa yang datang dan baik? Tulis angkanya saja, contoh: _95_. Kalau kurang lima, boleh tulis _kurang 5_.`,
        needed: say`Penjual dibayar menurut hitungan ini, jadi setiap barang perlu angkanya.`,
      },
    },
  },
  finding: {
    doing: 'mencatat masalah pada barang',
    steps: {
      count: {
        how: say`Berapa yang ada *dan* baik? Tulis angkanya saja, contoh: _95_. Tulis _0_ kalau tidak ada yang baik.`,
        needed: say`Penjual perlu tahu berapa yang bermasalah.`,
      },
      show: {
        how: say`Kirim foto barangnya dari tombol lampiran (📎), boleh dengan keterangan di bawah foto. Kalau sudah cukup, pilih *Kirim ke penjual*.`,
        needed: say`Foto itu yang dilihat penjual, supaya tidak ada salah paham.`,
      },
      refuse: {
        how: say`Tulis mengapa barangnya ditolak, satu kalimat; penjual membacanya. Contoh: _semua nasi sudah basi saat dibuka_. Tulis *batal* kalau tidak jadi menolak.`,
        needed: REASON_KEPT,
      },
    },
  },
  lateness: {
    doing: 'memutuskan denda keterlambatan',
    steps: {
      decide: {
        how: say`Barangnya terlambat, jadi dendanya perlu diputuskan. Pilih salah satu tombol: dikenakan, atau dibebaskan dengan alasan.`,
        needed: say`Tagihan baru bisa dibuat setelah dendanya diputuskan.`,
      },
      waive: {
        how: say`Tulis mengapa dendanya dibebaskan, satu kalimat. Contoh: _jalan ditutup karena banjir_. Tulis *kembali* kalau dendanya tetap dikenakan.`,
        needed: REASON_KEPT,
      },
    },
  },
  'rate-order': {
    doing: 'menilai pesanan',
    steps: {
      reason: {
        how: say`Tulis singkat apa yang kurang, supaya penjual bisa memperbaikinya. Contoh: _datang 20 menit terlambat_.`,
        needed: say`Bintang sedikit tanpa alasan tidak adil bagi penjual. Satu kalimat saja sudah cukup.`,
      },
    },
  },
  'pay-order': {
    doing: 'mengurus pembayaran',
    steps: {
      proof: {
        how: say`Pembayaran dicatat dengan buktinya. Foto layar atau PDF bukti transfer dikirim ke sini lewat tombol lampiran (📎).`,
        needed: say`Tanpa bukti transfer pembayaran belum bisa dicatat. Tulis *batal* kalau belum ditransfer.`,
      },
      answer: {
        how: say`Tulis jawaban untuk penjual, contoh: _sudah ditransfer ulang siang ini, mohon dicek_. Boleh juga langsung kirim bukti transfernya.`,
        needed: say`Penjual menunggu kabar uangnya, jadi perlu dijawab.`,
      },
      slip: {
        how: say`Kirim bukti potong pajaknya sebagai foto atau PDF lewat tombol lampiran (📎). Kalau belum ada, tulis *lewati*; saya ingatkan lagi.`,
      },
      notBill: {
        how: say`Tulis apa yang kurang dari notanya, satu kalimat. Contoh: _ini foto barangnya, notanya belum ada_.`,
        needed: REASON_KEPT,
      },
      debit: {
        how: say`Kirim bukti debet dari bank sebagai foto atau PDF lewat tombol lampiran (📎). Kalau belum ada, tulis *lewati*.`,
      },
    },
  },
  'confirm-payment': {
    doing: 'memeriksa pembayaran',
    steps: {
      reason: {
        how: say`Tulis mengapa autodebet ini dikembalikan, satu kalimat; bendahara membacanya. Contoh: _jumlahnya beda dengan berita acara_.`,
        needed: REASON_KEPT,
      },
      settle: {
        how: say`Tulis apa yang membuktikan uangnya sampai, satu kalimat. Contoh: _mutasi rekening unit 3 Desember menunjukkan dana keluar_.`,
        needed: REASON_KEPT,
      },
    },
  },
}
