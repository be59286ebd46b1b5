/** What words are about. A concept is a class of standard words that the rules of meaning speak of. */

import { NUMBER_WORDS } from './numeral.ts'
import { EXPRESSION_WORDS } from './phrases.ts'
import { SLANG, SPECIAL } from './slang.ts'

const TABLE = {
  /** Turns round what follows. */
  negator: 'tidak bukan jangan tanpa belum',
  /** Can it be done? */
  able: 'bisa sanggup mampu dapat kuat penuhi',
  /** Is there time for it? */
  inTime: 'keburu sempat terkejar kekejar',
  /** Yes, as an answer. */
  yes: 'iya ok siap sip gas setuju acc deal lanjut laksanakan siaplaksanakan boleh aman monggo sepakat tidakapa tidakmasalah tidakkeberatan mustitidak bungkus ayo hayu hayuk yuk oke roger copy noted benar cocok gaspol bersedia sedia bismillah sendika dhawuh rojo',
  /** What nobody is who says it of themselves. */
  mockery: 'pesulap robot jin tuyul superhero',
  /** Words of gifts and favours. */
  gift: 'lebihan fee komisi cashback kickback amplop jatah suap sogok gratifikasi persenan setoran bagian imbalan pelicin selipan selisih',
  /** Yes so clearly that it commits even without a question. */
  approve: 'setuju acc terima sepakat deal',
  /** Takes the work on. */
  take: 'layan melayani ambil kerjakan terima laksanakan proses jadwal siapkan siapin catat bikin masak kirim antar',
  soft: 'insyaallah bismillah',
  thanks: 'terimakasih samasama alhamdulillah',
  greet: 'kenalkan assalamualaikum waalaikumsalam halo permisi selamatwaktu apakabar rahayu',
  partOfDay: 'pagi siang sore malam',
  address:
    'kakak bapak ibu mbak mas bang kang teteh gan sis bos min bro om mpok ncang encing tante cak cik koh ci bli uda uni daeng lae ito amang inang eda opung gus mbok boru nduk lur dulur gaes bray sob mang mamang ceu neng dik dek adik ndan komandan saudara kawan teman tuan nyonya pakde bude pakdhe budhe haji mimin cuy coy guys teh sobat beb say sayang',
  particle:
    'ya kok sih deh dong nih lah mah loh lho toh kan tuh to atuh euy yah nah oh eh hehe tawa deh kok lho wah hm hmm hm2 em emm uh ah hooh yeuh dah pang kwa kodong pale dah doang pun lagi ini itu begitu begini saja dulu banget sekali juga ye jeh je ki tho ta jal tah cenah',
  self: 'saya kami kita',
  you: 'anda',
  filler:
    'yang di ke dari untuk buat dengan dan pada oleh akan para si sang nya itu ini jadi sudah maka adalah secara atas hal dalam agar biar supaya memang sangat tolong mohon maaf semua langsung nanti segera pokoknya intinya soal tentang setelah sama masih terus lebih baik baiklah hari jam tanggal',
  sorry: 'maaf',
  please: 'tolong mohon minta bantu',
  orderNoun: 'pesan order orderan pesanan po surat',
  wait: 'sebentar nanti tunggu cek tanya pikir lihat kabar sabar konfirmasi runding diskusi rembug musyawarah hitung kalkulasi itung pertimbangkan timbang pending hold',
  hedge:
    'duka mungkin kayaknya bisajadi belumtentu tidaktahu ragu takut semoga tergantung barangkali kirangan agak rada hampir coba nyoba usaha entah kira2 kayanya lihat2 mana',
  condition:
    'kalau asal tapi syarat kecuali sebaiknya mending seumpama misal misalnya andai jika bila kecuali walau meski cuma hanya',
  cancel: 'batal',
  reject: 'tolak skip pass yanglain lainkali angkattangan tidakmau mundurdiri nyerah absen ampun dadah keberatan',
  limit: 'hanya saja maksimal sisa mentok baru separo sebagian cukup',
  part: 'sebagian separo setengah sisa',
  move: 'mundur maju tunda geser molor telat reschedule resched delay',
  late: 'telat molor',
  replace: 'ganti ubah tukar',
  courier: 'pengantar kurir supir driver ekspedisi armada',
  depart: 'berangkat luncur menuju',
  send: 'kirim antar',
  arrive: 'sampai tiba mendarat nyampek landing',
  finish: 'selesai serahterima serahkan',
  place:
    'lobi lokasi kantor gedung ruang lantai satpam meja pos pantry gerbang parkiran balaikota aula resepsionis tempat dapur depan basement tenda alamat',
  receiver: 'ob penerima diterimaoleh satpam resepsionis',
  stock: 'stok ready kosong habis sedia',
  gone: 'habis kosong',
  price: 'harga tarif banderol ongkos rate pricelist',
  raise: 'naik turun',
  discount: 'diskon promo harga2',
  rush: 'tenggat mepet dadakan buru2 mendesak terburu ujug2 singkat',
  full: 'borongan penuh bentrok padat antri tabrakan antre antrian tabrak bertabrakan',
  closed:
    'hiatus vakum renovasi wafat tahlilan rehab luarkota tutup libur sakit istirahat mudik cuti pulangkampung lebaran berduka meninggal kampung hamil operasi lahiran mantu sunatan khitanan opname rehat nyepi natal rs dirawat kedukaan melahirkan umroh umrah naikhaji off kemalangan',
  broken: 'rusak mogok gasmasak listrikmati bocor kebakaran banjir meledak korslet turunmesin',
  equipment:
    'tabung cetakan kendaraan armada peralatan perlengkapan truk gerobak tungku kompor alat mobil motor freezer kulkas printer listrik genset blender kukusan oven mesin wajan dandang laptop komputer kamera bor gerinda kompresor plotter gondola scaffolding steamer',
  far: 'nyebrang menyeberang seberang jauh jangkau jangkauan terjangkau luar area wilayah',
  capacity:
    'sdm staf kru penjahit kapasitas tenaga kewalahan kebanyakan banyak sendirian orang kuat berat keteteran produksi porsi',
  cheap: 'kerugian merugi biaya rugi tekor nombok nutup margin boncos untung modal',
  budget: 'plafon anggaran dpa mak kode rekening pagu dana',
  material:
    'bahan daging ayam beras bumbu stok telur tepung gula minyak cabe cabai bawang santan kelapa kertas tinta kain benang sayur ikan',
  money:
    'uang cair bayar transfer rekening dp tempo pelunasan lunas termin cash tunai kontan cod tagih invoice spj spm pencairan keuangan bendahara dompet saldo',
  tax: 'pajak npwp suket pkp pbjt fiskus spt skb coretax bupot materai2 suratketerangan',
  document:
    'nota kuitansi bast dokumen surat stempel cap materai meterai tandatangan ttd berkas sp lampiran tandaterima faktur sph penawaran legalitas nib halal2 kop arsip',
  spec: 'pita doff glossy hvs alergi pantangan lengan menu pedas logo file ukuran warna isi lauk model desain bentuk rasa varian topping jenis kemasan kertas laminasi font bahan tulisan teks gambar sablon bordir minum sambal tema vegetarian spesifikasi spek sambel kerupuk sendok sayur kuah bumbu saus kecap pisah campur tipe merk merek ketebalan size',
  where: 'alamat gedung lantai blok lokasi patokan ruang maps peta gerbang parkir jalan lobi',
  howto:
    'riwayat cara caranya langkah tutorial fitur aplikasi upload unggah daftar menu2 login password akun profil katalog edit hapus',
  ask: 'apa apakah berapa kapan siapa mana bagaimana kenapa berapalama jamberapa',
  buy: 'pesan order beli butuh perlu mau checkout ambil siapkan sediakan bikin buatkan',
  browse:
    'cari murahsekali rekomendasi daftar katalog banding pilih etalase kategori terdekat terbaik saran recommended produk rekomen tampil tampilkan list kasih lihat termurah terlaris opsi alternatif review rating bintang ulasan',
  add: 'tambah kurang',
  note: 'catatan note catat notes keterangan',
  complain:
    'telat basi rusak salah dingin tumpah bau pecah beda kurang hilang hancur penyok keras mentah asin hambar kotor sobek robek bocor lama kecewa jelek parah komplain protes cacat kebalik alot lembek berlendir jamuran berjamur benyek pahit gosong rambut semut ulat lalat belatung luntur buram mati mengecewakan kacau amburadul',
  received: 'terima lengkap sampai serahterima sesuai utuh',
  goods: 'barang pesan order makan makanan paket konsumsi snack kiriman produk box kotak nasi galon',
  split: 'pecah bagi split pisah',
  spam: 'trip tour cicilan angsuran ringan pinjol judi slot gacor togel link klik investasi crypto kripto trading loker lowongan bonus hadiah undian menang kredit kuota pinjaman giveaway forex followers saldo2 deposit maxwin jackpot mlm member downline pulsa lelang arisan kpr asuransi dropship reseller subscribe vote polling pemilu caleg',
  wish: 'hariraya',
  wrongNumber: 'nomorsalah pemilikganti',
  stop: 'jangankirim',
  question2: 'dong',
  praise: 'bagus enak mantap hebat lezat top',
  unit: 'pcs buah box kotak porsi orang pax paket set stel lusin kodi gross rim pak dus galon liter kg kilo meter lembar eks unit hari bulan botol cup tampah ekor potong bungkus biji dos orang eksemplar roll rol karton sak ember jeriken tabung nampan loyang papan tusuk pasang helai batang kaleng sachet ikat karung besek mika toples mangkok piring gelas jam tahun minggu menit gram cm',
  product:
    'nasi nasikotak snack snackbox kotak tumpeng kue risol lemper pastel spanduk banner kaos polo rompi batik kemeja seragam totebag tumbler plakat sertifikat map ordner pulpen kertas toner air mineral galon kopi teh2 jus prasmanan bubur soto rendang ayam gorengan jajanan coffee break buah kambing guling dodol hampers abon keripik seminar kit tenda kursi panggung sound genset karpet sofa fogging tukang cat semen pompa masker sabun hand sanitizer mc marawis poster pelatihan payung gantungan kunci ondel topi jaket mug pin lanyard goodie bag katering catering konsumsi makanan minuman minum kudapan cemilan parsel bingkisan atk cetak percetakan fotokopi jilid buku undangan brosur leaflet stiker kartu lampu ac servis cuci mobil motor bir pletok jamu es cendol bakso siomay sate gado lontong ketoprak uduk kuning pizza roti donat puding bolu brownies lele ikan udang cumi kepiting gurame gurami nila tuna tongkol kerang telur tahu tempe perkedel rempeyek peyek pisang singkong jagung semur opor gulai rica balado geprek pecel urap capcay bihun mie lapis onde ketan klepon serabi nagasari dadar cireng batagor pempek martabak rawon tongseng dimsum burger kebab pudding tape lumpia sosis semangka jeruk melon salak bebek sapi daging sayur vegetarian dus2 meja proyektor kamera dokumentasi bunga papan karangan tanaman pot plastik ember sapu pel tisu gelas piring sendok alat tulis materai amplop baterai flashdisk tinta printer komputer laptop kabel',
} as const satisfies Record<string, string>

/** A class of words. */
export type Concept = keyof typeof TABLE

const byWord = new Map<string, Concept[]>()
for (const [concept, words] of Object.entries(TABLE)) {
  for (const word of new Set(words.split(' '))) byWord.set(word, [...(byWord.get(word) ?? []), concept as Concept])
}

/** The concepts that a standard word belongs to. */
export function conceptsOf(word: string): readonly Concept[] {
  return byWord.get(word) ?? NONE
}
const NONE: readonly Concept[] = []

/** Words of the language that matter to no rule: knowing them keeps the spelling guess from "correcting" them. */
const COMMON =
  'deng ding ngos2an pensiun sedot wc tampil contek kontan sehubungan perihal terkait dimaksud adapun demikian perhatian hormat guna sebagaimana kiranya seyogyanya terlampir memberitahukan memohon sampaikan tindaklanjut optimal maksimum operasional distributor supplier pimpinan pengurus koperasi jasa konsultan republik indonesia dirgahayu tawar capai kompetitif pemberitahuan rekanan mitra penyedia pelaksanaan pekerjaan penyelesaian keterbatasan kendala teknis darurat keadaan kahar armada unit freon jahit lepas skripsian skripsi putih ig cover restock free gratis bestie anjay rekber fyi btw dm pm jastip nego gabut healing burnout respon tiktok shopee tokopedia instagram facebook story bio followers admin online offline sidang ujian uts uas kuliah kampus magang wisuda nikah lamaran akad resepsi takziah tugas tim pam ban buru are wed hps bca bni bri mandiri day we the is at for from with please price terpaksa jakarta bola lift nego nilai alih lampirkan seru inden muka proyek kalender radius cost usul nonton sewa autodebet puji mancing koordinasikan jatuh justru agenda bongkar petugas bicara manusia satuan melampaui instansi kawinan miliki omzet format situasi direksi urung daya tampung tugas terlanjur mertua deras kondisi lingkungan blokir standar skala handle konveksi nenek kakek pandemi baku nominal tiga panjar terbit riwayat bahasa tiada wafat atap zona kepulauan terserap kegiatan kualitas agunan renovasi ngaji tata jangka tangga pinggang bahwa sesal berlaku tanggungan hasil program panitia peserta narasumber moderator mushola bendera pagar cuaca pengajian arisan kerja bakti lembur shift jaga gudang sopan ramah pelayanan musim pancaroba badai petir becek longsor evakuasi posko kelurahan lurah camat kasubag kabag kabid kadis sekretaris bendahara pptk kpa ppk pa pp bandeng bandung banjar bayam bazar bekas benak bogor buruh buruk berabe betapa binatang bincang bahar bangir banjir darah darat data datar dandan embun faktor gebung gedong gelung gersang gosok gesek habib hadis haris harta hidung jalar jalak kabur kadar kamar kapal kapas kapak kantin kantung kantuk kasir kasim kolong kubur layak layar layang layat lawan lihai lunak majikan mangsa menantu mentor merang nyeri pahat parang pekan peluh penasaran pencet pendeta penting pilah pilih ranting ramping rehab rujak rusuk runcing sabit sadar sajak sakti samar sampan sarang saran sarana sarap sarapan sarat sarung saringan sasar sawit setia siaga sulung surau suram tambang taraf tarik telan terasi tunas tunggal tungku tutur wajah wajar katun kompos lancar lambai lantas landai rekan kemang kemangi selada merica kuningan terminal perdana petai tekan setan rambutan percuma permata organ makin makna massa masakan badan badai dahan nangka tampan jaman zaman jamin penganan melinjo kecapi kasihan selain ketimbang beban bosan bangun larangan dilarang terlarang kekhususan komisaris nasional tampil rapor bedug beduk berkat bawal batak bekal cocol colok cukur dadar ember gerobak gudang hampar jahat jarak jarang kabut kacang kakap kaldu kandang kaplok kecut keripik kerupuk ketan kikil kluwek komodo kornet kukis kuliah kurma lontar lumpia madu manggis mentega molen nangis obat ombak paku panci pandan pasir patin pegal pinter pintar pisau prasasti ramah ramai rambut rantang rapi rasul ratus remaja resto rokok sambung sampul sate selai senyum sirup siram sosis suami sumpit talas tape tauge tekstil tenda teri tikar tomat topeng udang ubi wadah wajib wangi wortel yayasan walikota bupati kominfo bappeda dishub disdik dinkes puskesmas rsud sekda sekretariat perpustakaan museum taman stasiun halte bandara pelabuhan tangerang depok bekasi bogor cikini menteng tebet senen gambir kemayoran cempaka tanjung priok kelapa pulo gadung matraman jatinegara duren cilandak pancoran mampang palmerah grogol tambora cengkareng kalideres kebayoran pesanggrahan jagakarsa ciracas cipayung makasar kramat cakung cilincing koja penjaringan pademangan bakar rica balado semur opor gulai geprek penyet kremes pindang pepes urap lalap oseng tumis capcay bihun mie kwetiau bakmi lapis onde ketan klepon serabi putu lupis nagasari dadar cilok cireng batagor tekwan pempek martabak rawon gudeg rendang tongseng dimsum sushi salad sandwich burger kebab spaghetti unduh download print akses tekan klik sinyal jaringan kuota hilang pulang jenguk antre telaten rantang kresek kertas mawar melati soal susul garis batik polos tebal tipis harus mesti semestinya rencana niat canda bercanda becanda bohong guyon gurau iseng ngarang ralat koreksi maksud arti lomba konon dengar denger gosip isu mimpi khayal anggap artikan lipat gudang keluar bingung gagal gugup pusing males ngantuk kesel sebel heran kaget job status update tujuan progres layan lakukan datang cukup kampung silakan silahkan jelas ampun maksud contoh hasil sesuai tamu panas dadak masing2 tulis ditulis tanggung sedia utama bakal hendak sedang telah barusan tadinya pernah tetep tetap rutin langganan pelanggan konsumen pembeli penjual dapur kantong plastik bawa jemput angkut muat taruh titip serah balik kembali tulis isi gede lapor hubungi telepon panggil pegang lepas buang simpan turut ikut pulih sehat parah kuatir sebut tentu putus janji bilang ngomong omong cerita tunjuk ajak temu jumpa gabung kumpul urus atur kelola garansi retur klaim kloter tahap pertama kedua berdua bertiga sekitar beberapa sebagian semuanya sendiri pihak kalian mereka dia ia beliau nyonya anak istri suami keluarga tetangga karyawan pegawai ibadah doa berkah rejeki rezeki banter cepet pelan tepat kata padahal ternyata rupanya pokok akhirnya awalnya biasanya kebetulan kira terakhir langsung baik dulunya mepet matang segar lokal impor manis pahit gurih renyah empuk batas total terang bisnis masa makan minum tempat bapaknya pernah punya hidup kerja kampung teman anak rumah mobil besar kecil tinggi rendah panjang pendek baru lama semua setiap tiap hanya antara sejak hingga sampai tentang terhadap karena sehingga maka jika bila ketika saat waktu tadi tetap selalu kadang sering jarang pernah cepat lambat bagus jelek benar salah mudah susah sulit gampang berat ringan panas dingin hangat malas rajin senang sedih marah capek lelah lapar haus kenyang tidur bangun duduk berdiri pulang pergi datang kembali mulai akhir awal tengah depan belakang samping kanan kiri dalam luar utara selatan timur barat pusat kota desa jalan gang pasar toko warung sekolah masjid gereja rumah sakit dokter guru murid pegawai negeri swasta dinas kecamatan kelurahan sudin camat lurah gubernur walikota bupati menteri presiden negara rakyat bangsa agama budaya seni musik lagu film buku koran berita cuaca hujan panas angin tanah laut gunung sungai pohon bunga hewan kucing anjing burung ikan besar sampah tulang tolong tulisan batu bata ladang ulang bantal banting butuh terbang terong tanam tahan tahun tebal tipis lemah lembut halus kasar tajam tumpul bulat kotak segi putih hitam merah kuning hijau biru coklat abu ungu jambu pisang jeruk mangga apel semangka melon nanas kelapa gula garam cabe bawang tempe tahu tepung telur susu keju mentega minyak kecap saus sambal bumbu santan kemeja celana sepatu sandal topi tas dompet jam kacamata'

/** Everyday first names: never "corrected", and after "pak" or "bu" nothing but a name. */
const NAMES: ReadonlySet<string> = new Set('udin asep slamet rina dewi wulan joko sri hendra budi siti agus'.split(' '))

/** Words that the rules name one by one. */
const IN_RULES =
  'absen acara acc ada advertises ajukan akan akun alamat alhamdulillah alot aman ambil amburadul anak anda anggaran angka angkattangan angkut antar apa aplikasi approves arisan arrived asal asem asin asks aslinya asuransi atasnama aula awal baca backdate backdated bagaimana bagi bagian bagus bahan baik balas balik banderol bang banget banyak bapak barang barangkali baru barusan basi bast batal bau bawa bayar beda begitu belakangan belatung beli belum belumtentu benar bendera bengkel benyek berangkat berani berapa berapalama berdua berhasil berjamur berkas berlendir bersedia besar besok biar biasa bikin bila bilang bisa bisajadi blangko blanko boleh bon boncos booked booking bot buka bukan bukti buram busuk butuh cacat cair cap capek cara caranya cari catat catatan catering cek cepat cetak checkout coba cocok crypto cukup cuma cuti daerah daftar dagang dana dapat datang days deal dekat deposit desain dibengkel dibooking diborong diisi dijalan dimana dingin dipesan diserahkan diskon diskusi diterima diterimaoleh ditunggu dokumen dong dpa drop dulu duluan edit enak event faktur fiktif fiktip finishing fitur forex foto gacor gampang ganti garap garapan gas gede gelembung gerbang geser goreng gosong greets habis halal hambar hampir hancur hanya hapus harga hari hasil hilang hitung hold hubungi ibu info ini investasi invoice isi isinya istri item itung iya jadi jadwal jahit jajan jakbar jakpus jaksel jaktim jakut jalan jalanan jam jamberapa jamuran jangan jangkau jangkauan janji jatah jauh jawab jelek jemput jemur jika job jual jualan judi jumlah kabar kacau kalau kalkulasi kami kang kapan kapasitas karyawan kasih kasihtahu katalog katering kayaknya kebanyakan kebanyakn kebooking keburu kecamatan kecewa kecoa kecuali kelanjutan keliru kemarin kembali kena kenapa keras kerjaan kerjakan ketahuan keterangan keteteran ketuker kewalahan khusus kirim kita kloter kodepos kok komentar komplain komplet kondangan konfirmasi kontak kontrak kop kopi kosong kosongan kota kotor kredit kripto kuat kuitansi kukus kuota kurang lagi lain lainkali laksanakan lalat lalu lama lampiran langka langkah lanjut lantai lapar laper last lauk layan layani lebih legalitas lelah lelang lengkap letakkan lewat libur lihat lobi login lokasi loker lolos lowongan luar lunas luntur maaf macam macet mahal maju makan maksimal mampu mana mas masak masih masuk masukin mata materai mati mau mbak melayani melebihi mendarat mending mengecewakan mentah mentok menu menumpuk menyusul meski meterai minat minta misal misalnya mlm mohon molor month muat mulai muncul mundur mundurdiri mungkin murah murahsekali mustitidak musyawarah nagih naik nama name nanti ngomong nib nih nikahan nombok nomor nopol normal nota notes npwp numpuk nunggak nutup nutut nyampe nyerah nyusul object offset oleh ongkir opsi orang order orders oven overload packing pada padahal pagu pahit pajak pakai paket paling palsu panggang panitia pantry parah parkiran particle pass password pastikan pecah pedas pegangan pejabat pelicin pelunasan penawaran penerima pengadaan pengiriman penuhi penyok per perkembangan perlu persen persyaratan pertimbangkan perusahaan pesan pic pick pickup pikir pilih pindah pinjam pinjaman pinjol plat polos porsi pos posisi potong pribadi produk produksi profil progres promo proses protes pulsa punya putus quantities rambut rapat ready rebus rekayasa rekening rembug resi revisi ribet robek rokok row ruang rugi runding rusak rute sabar sablon saja salah sama sampai sana sanggup satpam satu saya sebagian sebaiknya sebelum sebentar sedang sedia sedikit segitu sekarang sekitar selesai selisih sementara semoga sempat sempit semua semula semut sendiri sendirian seolah sepakat seperti serah serahkan serahterima servis sesuai setelah setuju seumpama share siap siapa siapin siapkan siaplaksanakan siaptransaksi sih silahkan silakan simpan simpen sisa sisihin sisihkan sistem situ skip slots sobek sorry spek sph spj spk spm stempel stok suami sudah sulit surat susah susun syarat tadi tagih tahap tahu takmenolak takut tambah tanda tandatangan tandaterima tanggal tanpa tanya tanyajadi tapi tarif taro taruh teken tekor telah telat telatkabar telepon telpon tembus tempat tenaga tender tentu terbooking tergantung terima terimakasih terjangkau terlalu tertukar tetap tetep tiba tidak tidakapa tidakcukup tidakkeberatan tidakmasalah tidakmau tidaktahu tidakusah tidur timbang times tinggal tinggi titik titip togel toko tolak tolong trading transaksi transfer ttd tulis tumpah tumpuk tunda tunggak tunggu turun tutorial tutup uang ubah ucapan ukuran ulang ulat unggah untuk untung update upload utuh waktu walau warna warung week weekday wilayah yakin yang yanglain'

/** Every standard word and what the tables contain: never "corrected" to something else. */
export const KNOWN: ReadonlySet<string> = new Set([
  ...byWord.keys(),
  ...[...SLANG.values(), ...SPECIAL.values()].flatMap((words) => words.split(' ')),
  ...EXPRESSION_WORDS,
  ...COMMON.split(' '),
  ...NAMES,
  ...IN_RULES.split(' '),
  ...NUMBER_WORDS,
  ...'senin selasa rabu kamis jumat sabtu minggu januari februari maret april mei juni juli agustus september oktober november desember'.split(
    ' ',
  ),
  ...'tadi dulu depan sejam sehari seminggu sebulan semenit seperempat lewat sampai per tiap rupiah koma h wib an halal orang acara peserta tamu undangan'.split(
    ' ',
  ),
  ...'gopek seceng goceng ceban noceng noban jigo goban gocap cepek ceceng sejigo gotun'.split(' '),
])

/** Is it a word with a meaning of its own, and not somebody's name? */
export const isWord = (word: string) => KNOWN.has(word) && !NAMES.has(word)

/** Words that a slip may be corrected to: words of intent only, never a negator, a number or a product. */
const CORRECTABLE: readonly Concept[] = [
  'able',
  'inTime',
  'yes',
  'take',
  'thanks',
  'greet',
  'cancel',
  'reject',
  'limit',
  'move',
  'depart',
  'send',
  'arrive',
  'finish',
  'stock',
  'price',
  'rush',
  'full',
  'closed',
  'broken',
  'money',
  'document',
  'ask',
  'wait',
  'hedge',
  'browse',
  'orderNoun',
  'where',
  'equipment',
]

const UNFIT: ReadonlySet<string> = new Set([...NUMBER_WORDS, 'tidak', 'bukan', 'belum', 'jangan', 'tanpa', 'setengah'])

/** Written form → standard word, for the spelling guess. */
export const TARGETS: readonly (readonly [string, string])[] = (() => {
  const goals = new Set(CORRECTABLE.flatMap((concept) => TABLE[concept].split(' ')))
  const own = [...goals].filter((word) => word.length >= 5 && !UNFIT.has(word)).map((word) => [word, word] as const)
  const forms = [...SLANG].filter(([form, word]) => form.length >= 6 && goals.has(word) && !UNFIT.has(word))
  return [...own, ...forms]
})()
