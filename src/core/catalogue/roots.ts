/**
 * Roots that the stemmer trusts: words of offices, kitchens, workshops and shops. A word listed here is never cut any
 * further, and a longer word is cut down to one of these. Written for this project; add what a search misses.
 */

/** Roots that me- and pe- grow on. */
export const VERBS: ReadonlySet<string> = new Set(
  `
  adu aduk ajak ajar alat alih aman amat ambil ampelas analisa angkat angkut antar antri anyam arah arsip arung asah
  asap asin asuh atap atur audit awas awet ayak baca bagi bahan bahas baik bakar bangun bantu basmi basuh batas bawa
  bayar bedah bekal bekam beku belanja beli bentang bentuk berangkat beres beri bersih besar bikin bimbing bina
  bongkar bor bordir buang buat bubuh budidaya buka bukti bumbu bungkus bunyi butuh cabut cair campur cap cari cat
  catat cegah cek celup cetak cicil cincang coba cor cuci cukur daftar dagang dampingi dana dandan dapat dasar data
  daur debat dekor dekorasi demo denda dengar desain didih didik dinding dingin dok dorong duduk dukung ekstrak
  evaluasi fasilitasi foto fotokopi gabung gali gambar ganti gantung garam garansi gelar gerak giling goda goreng
  gosok guling gulung guna gunting habis hadir hajat hancur hangat hantar hapus harap harum hemat hias hibur hidang
  hidrasi hijau hitung hubung hukum ikat imbau impor imun inap indah informasi ingat inspeksi instal irigasi iris isap
  isi istirahat jaga jahit jalan jamin jamu jelas jemput jemur jepit jernih jilid jinjing jual juang kait kaji
  kalibrasi kandung kantong karang kawal kelas kelola kemas kembali kembang kemudi kenal kendali kendara keras kerat
  kering kerja ketik kilap kipas kirim klaim kocok kolam konsultasi kontrol koordinasi kuat kubah kubur kukus kumpul
  kunci kunjung kupas kuras kursus laku lapis lapor las latih layan lebur lem lempar lengkap lepas letak lihat lindung
  lipat liput lubang lukis lulur lumas lunas luncur makan mandi manfaat masak masuk medis miliki minum muat mudah
  muncul nama nikmat nilai nyala nyanyi obat olah oles ondel operasi oven pacu padam padat pagar pahat pakai paket
  paku pamer panas pancing pandu panen panggang panggil pangkas pantau pasang pasar pasok pecah pelihara pentas peras
  perban periksa pesan pewangi pijat pikul pilih pimpin pindah pinjam piring pisah poles potong potret prediksi
  presentasi produksi promosi proses publikasi pugar puji puncak pupuk putar racik rajut rakit rancang rangkai rapat
  rapi rata rawat rebus redam rekam rekat rencana rendam renovasi rental reparasi resap resik rias ribut rintis rontok
  rujuk sablon saji salin salur sambung sampai sampul sandang sangga sapa sapu saring sayur sebar sedia sedot segel
  sekat selam selamat selang selenggara selimut semai semat sembelih sembuh semprot senam sepuh seragam serah serap
  servis setel setrika sewa siap siar sidang sikat simpan siram sirkulasi sita sortir sosialisasi stempel steril
  stiker suguh sulam suling sumbang suntik susun swakelola syuting tabung tabur tadah tahan tajam takar talang tambah
  tambal tampil tampung tanam tanda tandu tanggap tangkap tari tarik tata tawar tayang tebang tebus teduh tegak tekan
  teliti tempat tempel tempuh tenun terang teras terbang terbit terima terjemah tidur timbang titip tiup tonton topang
  transportasi tuang tukang tukar tulis tumbuk tumis tumpang tumpuk tunjang tutup uang ubah ujar uji ukir ukur ulang
  umum undang unduh ungsi upacara urai urus usir vaksin wadah wajan wangi warna wartakan wawancara wisata
  `
    .trim()
    .split(/\s+/),
)

/** Other roots, and whole words that look as if they carried an affix but do not. */
export const NOUNS: ReadonlySet<string> = new Set(
  `
  abon acar acara aduk agar air akik akrilik aksesori album amplop anak anggrek angklung anting apel arang aren asam
  asbak ayam babat badan bahasa baja baju bakmi bakso balado balai balon bambu ban bandeng bangku banjir banner bantal
  banten bapak batik batu bawang bayam bebas bebek bedak bedug beduk bekasi belang beledu belimbing beling beludru
  belut bemo benang bendera bengkel benih bening bensin benteng beranda beras berita berkah berkat berlian bersama
  besek besi betawi beton biji bintang bir biru biskuit blender bogor bola bolu bontot botol box brosur brownies buah
  bubuk bubur buku bulan bulat bulu bumi bunga buras burger busa cabai cabe cangkir capcay catering celana cendera
  cendol cerah cincau cokelat coklat cotton cuka cumi dada daging dahlia daun dawet debu dekan delima depan depok
  depot deterjen diesel digital dimsum dinamis dinamo dinas diploma direktur disinfektan disiplin diskon dispenser
  dodol dokter dokumen dompet donat drum durian dus ekado ekor emas ember emping empuk enau es eskrim flashdisk flexi
  folio frame fullboard gabus gado galon gambang gamelan ganda garpu gas gedung gelang gelas genset genteng getuk
  ginseng gitar grup gudeg gula gulai hadiah halal halaman halte hampers handuk hari hati helm herbal hidup hijab
  hotel hutan ibu ijuk ikan indah indonesia insinyur intan interior jagung jahe jajan jakarta jaket jam jamur janur
  jarum jasa jati jeli jembatan jeriken jeruk jilbab jok jus kabel kaca kacamata kacang kado kain kaki kaldu kalender
  kalung kamar kambing kamera kampung kampus kantin kantor kaos kapas kapur karet karpet karton kartu karung kasa
  kasur katering kawat kayu kebaya kebun kecamatan kecap kecil kecombrang kedelai kegel keju kelapa kelengkeng kelinci
  keluarga kemangi kembung kemeja kemiri kemul kemuning kenari kencur kendaraan kendi kentang kentongan kepala
  kepiting kerak keramik keran keranjang keraton kerbau keripik keris keroncong kertas kerudung kerupuk ketan ketela
  ketimun ketoprak ketupat kimia kodi kolak komik kompetensi kompor komputer konsumsi koper koperasi kopi korek kotak
  kran kretek krim kubik kudapan kue kuliner kulit kulkas kuning kunyit kupon kurma kursi lada lain lamaran lampion
  lampu langit lantai laptop lele lemari lembar lemon lemper lengan lentera lidah lilin limau limun liter logo lontong
  lumpia lusin madu magnet main makalah mangga manggis mangkok mangkuk manis mantan mantel map marawis martabak masker
  mawar mebel media meja mekar melati melayu melinjo melon memo memory menara mendoan mendung menit mental mentari
  mentega menteng menteri menu merah merapi merdeka meriah merpati mesin mesjid metal meter metro meubel mewah mi mie
  mikro mikrofon mineral minggu mini minyak mobil mobiler model moderator modul monas motor mouse mug muka murah musik
  naga nanas nangka nasi nian nota nugget oncom onde ondel oplet opor orang oranye ordner oseng pabrik padang pagi
  pala palang panci pandan pangan panggung panitia pantun papan pasir pasta patin paving payung pecel peci peda pedang
  pedas pekan pelaminan pelampung pelangi pelat pelita pelopor pena pendapa pendek pengantin pengayoman penggaris
  penghulu pensil penyu pepaya pepes perabot perak perangko perdana perkasa perkedel perkutut permadani permai permata
  permen pernik persada persen perseroan pertalite pertama pertiwi perunggu pesawat pesona pesta peta petai petani
  petasan peti petukangan peyek piala pigura piknik pinang pintu pipa pisang pisau plafon plakat plastik pletok polo
  pompa porsi poster pot prasmanan printer proyektor pudding puding pulpen pulut pusat putih putra putri puyuh rak
  rambut rambutan rangin rantai rantang rata ratus rebana rekening rempah rempeyek rendang rengginang rice rim risoles
  roda rok rokok rol rompi roti ruang rujak rumah rumput sabun sagu sahabat salad salak salon sambal sampah sampo
  sandal santan sapi sarapan sarden sari sarung satai sate saus sawi sawit seafood sedap sedotan segar segitiga
  sekolah sekop selada selai selasih selatan selendang selokan semanggi semangka semar semen semi sendal sendi sendok
  seni senja senter sentra sentul sepatu sepeda serai serang serasi serat serbet serbu serbuk sertifikat seruling
  serum serundeng seruni setara setelan setia settop sikat silat siomay sirih sirop sirsak sirup snack soda sofa somai
  souvenir spanduk spidol sprei stand stapler stel stok stopmap studio suara suhu suling sumpit sungai super susu
  tablet tahu tahun talas talenan tali taman tamarin tambak tampah tangerang tangga tangki tanjidor tapai tape tapioka
  tas tauge tebet tebu teh teknik teko telaga telepon telur teman tempe temulawak tenda tengah tengiri tenis tepung
  terampil terang terapi terasi teratai teri terigu terik terjun terminal termos terompet terong terpadu terpal tetes
  thermal tikar tiket timun tinta tisu toga toge tomat toner tongseng topeng topi total tray tripod truk tumbler
  tumpeng udang uduk ukuran ular unit urap vas ventilator video vinyl vitamin wadai wafer wajan wajik wastafel website
  wedang wisma wortel zaitun zamrud
  `
    .trim()
    .split(/\s+/),
)
