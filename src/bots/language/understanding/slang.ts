/**
 * Standard words and the ways people write them: our own table, from Jakarta chat with its Betawi, Javanese and Sundanese
 * neighbours. One line per standard word; a standard of two words ("tidak bisa") becomes two tokens.
 */
import { REGIONAL } from './regional.ts'

const TABLE = `
tidak: moal tdk gak ga g gk ngga nggak kagak kaga engga enggak ndak nda tak ora mboten teu henteu ngak gx nggk gaa gag kgk tida tidaak ndk
belum: blm blom belom blum durung teuacan tacan blmm bloman
bukan: bkn sanes
jangan: jgn jangn jngn ojo ulah
tanpa: tnp tampa
sudah: udah udh uda sdh dah wis wes uwis atos geus parantos sudh udahan
bisa: bs bsa biza isa iso saged bise tiasa bsaa bisaaa
sanggup: sgp sanggub snggup
sanggup: menyanggupi disanggupi nyanggupin sanggupi
mampu: mampuu
tersebut: tsb tsbt
iya: iye iyes y yes yup yap iy iyh yoi yo'i iyap yoa ho'oh hooh he'eh heeh nggih inggih njih enggih muhun enya sumuhun iyo yoo yaps yoih yup iyak
baik: sae apik alus
ya: yah yaa ye yak yaah
ok: oke okey okay okeh okai oks okee okk oce oki okelah okedeh okesip kk. oqe
siap: siyap syap siep siapp siaap syiap sap siappp ashiap asiap siyaap
sip: siip siipp sipp sippp sipdeh sipo
gas: hajar hajarr hajaar kuy sikaat gass gaskan gaskeun gasken gaskuen gaspol cus cuss cuzz cuslah
bungkus: bungkuss
terima: trima trm trima tarima nerima trimo menerima diterima terimain nrima
setuju: stuju setujui menyetujui disetujui setujuh stju approve approved approv disetujuin
acc: aksep accept accepted
deal: dil diil
sampaikan: sampein sampaiin nyampein menyampaikan disampaikan sampekan
lanjut: lanjutkan lanjutin lnjut dilanjut dilanjutkan gaslanjut lanjutttt terusin
boleh: blh bole oleh2 bolehlah bolee
aman: amann aman2
monggo: mangga sumangga mongo
ambil: ambilin ngambil diambil ambl mengambil pendet
kerjakan: kerjain garap digarap dikerjakan dikerjain ngerjain mengerjakan garapkeun
laksanakan: laksanain melaksanakan dilaksanakan
usaha: usahakan usahain diusahakan diusahain usahaken ngusahain upayakan diupayakan mengupayakan upayain
habis: abis hbs hbis abes abiss entek seep beak habisss ludes sold
kosong: kosng kosongan empty suwung
besok: bsk bsok besuk sesuk enjing isuk isukan bsok2
lusa: lsa
sekarang: skrg skrng skr skg skarang saiki ayeuna sekarng
kemarin: kmrn kmrin kemaren wingi kamari kemarenan kmren
nanti: nti nnti nt ntar entar tar mengko engke ntr entaran mangke
tadi: td tadii tdi
pagi: pg pgi pagii esuk
siang: siank sg
sore: sor sorean soree sonten
malam: mlm malem mlem wengi wengi peuting
berapa: brp brapa brpa berapaan piro sabaraha brapaan pira brp2
harga: hrg harge hrge rego regane pangaos
ribu: rb rbu rebu ribuan rban rebuan ewu rebooo
juta: jt jeti jutaan jtan
seribu: sewu serebu
sejuta: sejeti sejt
seratus: satus seratusan
setengah: stgh stengah setngah satengah stngh separo separuh sparo stengh separonya
sepuluh: spuluh sepuluhan
belas: belasan
puluh: puluhan
ratus: ratusan
satu: siji hiji satuu
dua: loro duaa
tiga: telu tilu
empat: papat opat ampat
lima: limo
enam: nem genep
sembilan: smbilan
delapan: dlapan lapan
kakak: kk kaka kak ka kakk
bapak: pak pa bpk pakk papak pak2
ibu: bu bun ibuk bunda buk ibuu buu bu2
mbak: mba mbaa embak mb
mas: mase
bang: abang bg bng abangg
kang: akang
teh: teteh
gan: agan juragan
sis: sist sista
bos: boss bosku bosque bossku
min: admin mimin atmin
bro: bray brow brother
om: omm
mpok: empok pok
ncang: encang
ncing: encing
kirim: krm kirimin ngirim kirimken kintun ngirimin mengirim mengirimkan dikirim kirimkan dikirimkan kirimi kirm kirem pengiriman
antar: anter anterin nganter nganterin antarin antarkan diantar dianter mengantar mengantarkan diantarkan dianterin anterkeun pengantaran
sampai: sampe smpe nyampe ampe smp smpai nyampai nepi dugi tekan sampae
berangkat: brangkat brkt otw mangkat berangkatt brgkt
terimakasih: maturnuwun matursuwun makasih makasi mksh trims tq thx suwun nuhun thanks thank ty trimakasih makacih maacih mksih tengkyu tengkiu thankyou tks tks tenkyu trimsss hatur matur trmksh mks terimakasi makasihh
maaf: maap mf sori sorry mangap punten hapunten pangapunten nyuwun ngapunten maapin maf mohonmaaf
tolong: tlg tlong tulung tulungan tlng
mohon: mhn mohn
saja: aja aj sj ae doang doank dowang mawon wae weh hungkul ajah ajaa tok
banget: bgt bangt bngt bangeet pisan bget temen
sekali: skali
lebih: lbh lebh langkung luwih lbih lebihnya
kurang: krg krng kirang kureng krang kurangi kurangin dikurangi dikurangin mengurangi
hanya: cm cma cuma cuman cmn mung ngan cumak
dulu: dlu dl dulu2 rumiyin heula disik dhisik dhulu duluu dule
yang: yg yng nu sing ingkang yan
dengan: dgn dg sareng karo
sama: sm sma
untuk: utk buat bwt tuk kanggo keur buet
karena: krn karna gara2 soale soalnya kerna coz gegara lantaran sebab
kalau: kl klo kalo klu kalu lamun lek nek menawi klw
tapi: tp tpi tetapi ning nanging tapii tpii namun cuman2
atau: ato atw utawa atawa
tanggal: tgl tggl tangal tglnya
jam: jm pkl pukul jem tabuh
hari: hr hri dinten hari2 dina
minggu: mgg mnggu ahad minggon
senin: snin senen
selasa: slasa
rabu: rebo rabo
kamis: kemis kms
jumat: jumaat jumat jumah jemuah jum'at jmt jumad
sabtu: sabtuu saptu setu
bulan: bln
januari: jan januri
februari: feb pebruari febuari peb
maret: mar mrt
april: apr
juni: jun
juli: jul
agustus: agu agt agst ags agustusan
september: sep sept
oktober: okt oct
november: nov nop nopember
desember: des dec
apa: ap opo naon apaan apa2 wat
apakah: apkah
siapa: sp spa sopo saha siape
kapan: kpn kapn iraha kpan
mana: mn endi ngendi dimana dimna kemana darimana mne dmn dmana kmn
bagaimana: gmn gimana gmana gimna kumaha piye pripun gmnaa bgmn gimane
kenapa: knp knapa mengapa ngapa napa kunaon ngopo
pesan: psn pesen pesan2 pesanan mesen mesan pesenan dipesan memesan pesanin psen psnan psanan pesenin dipesen pemesanan
order: ordr orderan ordernya oder orderin orderr ngorder diorder orderkan
tolak: nolak ditolak menolak tolakk penolakan reject rejected reject. tulak
batal: btl cancel batalin batalkan dibatalkan dibatalin dicancel cancelin kensel canceled cancelled membatalkan pembatalan ngebatalin batlin kancel wurung bolay
ganti: gnti gantiin diganti ngganti gantos digantiin gentos penggantian mengganti tukar tuker ditukar gantikan subsitusi substitusi
ubah: rubah diubah dirubah ngubah ngerubah mengubah ubahin robah perubahan
mundur: undur diundur mundurin dimundurin mundurkan diundurkan dimundurkan ngundur undurin munduran pengunduran
maju: majuin dimajuin majukan dimajukan memajukan maju2 majuan
molor: ngaret molorr
tunda: ditunda ditundain nunda pending tundain menunda dipending
geser: digeser geserin digeserin ngegeser menggeser
telat: tlat telatt terlambat lambat lelet keterlambatan kasep
jadwal: jadwalkan jadwalin schedule jadwale
tambah: tmbh tambahin ditambah nambah nambahin tambahan ditambahin tambahi tambahkan menambah tmbah imbuh tambihan
stok: stock stk stokk stokny persediaan
ready: redi rdy redy tersedia redii
ada: ad ade aya wonten ono eksis adaa
penuh: full pull fully ful pinuh penuhh penuhi
libur: off prei liburan pere
tutup: ttp close closed tutupp
sakit: skt gering lara sakitt opname demam meriang sakid
rusak: ngadat nyendat ruksak rusakk jebol error eror
mepet: mefet mepett mepetnya kepepet
dadakan: ngedadak mendadak dadak ndadak ngadadak didadak
keburu: kburu kebur kburuu kuburu
sempat: sempet smpet kesempetan sempatt sempt
jauh: kejauhan jauhh tebih adoh kejauan jaoh
pendek: kependekan
mahal: kemahalan mhl awis larang mahall
murah: mrh termurah murmer mirah murahan murahh
naik: naek naikin dinaikin naikkan dinaikkan naikan nek2
turun: turunin diturunin trun turunkan diturunkan
diskon: disc disk discount potongan korting disko
nota: notanya bon invoice faktur tagihan struk
kuitansi: kwitansi kwitansinya kuintansi kwtansi
pajak: pjk tax ppn pph pjak
bayar: byr bayarin dibayar bayaran mbayar bayarnya pembayaran membayar dibayarkan bayarkan dibayarin
cair: cairin pencairan dicairkan cairkan cairnya cairan
transfer: tf trf transfr ditransfer transferan tranfer tfan transferin
uang: duit dana dananya duite artos fulus doku uangnye
masuk: msk masukk mlebu
rekening: rek norek rekeningnya nomorrekening
nomor: no nmr nomer nmer nope nohp
alamat: almt alamatnya alamt adres
lokasi: loc lokasine lokasinya shareloc sherlok serlok sharelok titik
kantor: kntr kantoran
gedung: gdg gd
lantai: lt lante lantainya lnt
datang: dateng dtg dtng datng kedatangan rawuh dugi2
layan: layani melayani dilayani ngelayanin layanin
bawa: bawain dibawa dibawain membawa
lakukan: dilakukan melakukan
sudah: sampun sampung ude udeh ud wes2 telah
belum: dereng durung2 encan can tacan
sanggup: sanggem kiyat kiat kuwat kuwawi
tidakmau: emoh moh wegah embung alim hoream ogahh emong
boleh: pareng kenging meunang oleh
akan: bakal badhe bade bkl
mau: bade2 arek
bagaimana: pegimana pegimane kepiye kumahaa gmna kek2 gmnya
saja: bae aje wae2 jaa
berapa: berape
begitu: ngono2 kitu2 gituu
satu: setunggal hiji2
dua: kalih
tujuh: pitu
delapan: wolu dalapan
sembilan: songo salapan
sepuluh: sedoso sapuluh
banjir: kebanjiran
barusan: baruan barsan brusan
jemput: dijemput dipickup pickup dijemputin pick
angkut: diangkut ngangkut
taruh: ditaruh naruh taro ditaro naro letakkan diletakkan
serahkan: diserahkan diserahin nyerahin serahin diserahi
titip: kutitip titipkan dititipkan
kirim: terkirim
antar: teranter terantar
cukup: cukupp mencukupi nyukup
penuh: terisi keisi
penuh: fullbook fullbooked booked
silakan: silahkan silaken mangga2 monggo2 slkn
tagih: nagih ditagih tagihin
tulis: ditulis nulis tulisin ditulisin nulisin
catat: dicatat catet dicatet nyatet mencatat
gede: digedein gedein
besar: besarin dibesarin gedhe ageng
isi: isine diisi ngisi isiin diisiin
kosong: kosongin dikosongin kosongkan dikosongkan
lebih: lebihin dilebihin lebihkan dilebihkan
naik: dinaikkan dinaikan naikkin
balik: dibalikin balikin dibalik
kembali: kembaliin dikembalikan kembalikan dikembaliin balikan
pisah: dipisah pisahin dipisahin misah
gabung: digabung gabungin
cepat: cepet cpt cepetan cepatan enggal gancang gage
lambat: lama2
lama: lawas lami suwe lamaa
daging: dagingnya
bapak: bapake papak
kecil: cilik leutik alit
sama: podo sarua sami
anak: ank
lobi: loby lobby lobinya resepsionis
ruang: rg ruangan rng
satpam: security sekuriti scurity
meja: mejanya
supir: sopir driver spr
kurir: kurier gosend gojek grab ojol goride grabfood lalamove kuriran jne jnt sicepat anteraja ninja paxel gocar
mobil: mbl
jalan: jln jl jlan
luncur: meluncur luncurr mluncur cabut
selesai: slesai done beres rampung bereess kelar klar rebes slsai tuntas
lengkap: komplit komplet lngkp genap lengkapp
masak: dimasak masakin msk2 dimasakin memasak
packing: pack dipacking dikemas pengemasan kemas mengemas dipak ngemas dibungkus bungkusin
bikin: bkin dibikin membuat dibuat bikinin buatin buatkan bikinkan nggawe damel dibuatkan ngebikin
pecah: dipecah pecahin mecah dipecahin dipecah2 dipecahkan split displit
bagi: dibagi
kabar: kabarin dikabarin kabari ngabarin mengabari wara2 dikabari kbr infoin
info: infonya informasi inpo infokan infoin diinfokan dikasihtau
tahu: tau tauk ngerti mengetahui apal weruh ngertos uninga paham
cek: check ngecek dicek cekin mengecek periksa periksain cekk tengok dicheck
lihat: liat liatin ngeliat lihatin melihat tingali delok diliat ningali lht
tanya: nanya tanyain tanyakan nanyain ditanyain menanyakan bertanya takon naros ditanyakan
tunggu: tnggu ditunggu nunggu tungguin menunggu antosan ngenteni dantos menanti
pikir: pikir2 mikir dipikir pikirin mikir2 dipikirin mikirin berpikir
sebentar: bentar bntr sbntr bntar sakedap sekedap sekedhap bentarr sebntar tarik2 sebentr wait
rapat: rpt meeting rapatnya miting
acara: acr event hajatan kondangan acarane
tumpuk: numpuk
orang: org wong urang jiwa
kotak: kotk box bok dus2 kotakan boks doos boxnya kotaknya
porsi: prsi porsine porsinan
paket: pkt packet paketan
pcs: pc pieces biji bh
lusin: lsn dosin lusinan
kodi: kodian
liter: ltr
lembar: lbr lmbr
pax: peks
nasi: nasinya sego
ayam: aym ayamnya
sambal: sambel sambelnya
pedas: pedes pds lada
menu: menunya
logo: logonya
foto: poto photo pict gambar ft fotonya pic
dekat: deket dket caket cedhak cerak dkt
bawah: dibawah bwh
atas: diatas
paling: plg pling
cari: nyari cariin cr nyariin carikan mencari
minta: mnta mintak nyuwun2 njaluk minta2 meminta dimintain
mau: mo mw pengen pingin hoyong kepengen arep pgn kepingin pengin mawu
ingin: igin
kasih: ksh kasi ngasih kasihan2 dikasih beri memberi diberi berikan kasihin
beli: bli mbeli dibeli tumbas meser membeli beliin belanjain
lagi: lg lgi deui meneh lagii
masih: msh masi isih keneh masihh mash
mungkin: mgkn mungkn mngkin manawi
kayaknya: kyknya kyaknya kayanya kykny sepertinya spertinya keknya sptnya kyke sajake sigana rasanya rasa2nya kayae kayake kayaknye kelihatannya keliatannya
seperti: kayak kyk kaya kek sprti spt kados kawas
semoga: moga2 mudah2an mudahan moga smoga muga2 mugi2 mugia smg
takut: tkut takutnya khawatir kuatir sieun wedi takute kuatirnya khawatirnya
ragu: ragu2
yakin: yakinn pasti pastinya psti
insyaallah: insyaalloh insyallah insyaAllah isyaallah inshaallah inshallah insaallah insha insyaalah insallah insya'allah
alhamdulillah: alhamdulilah alhmdllh hamdallah alhamdullilah
bismillah: bismilah
assalamualaikum: asalamualaikum assalamu'alaikum asslm aslm askum assalamu assalam salam samlekum aslkm assalamualaikm asalamualaikm wassalam ass. assalammualaikum
waalaikumsalam: walaikumsalam waalaikumussalam walaikum waalaikum wslm wassalamualaikum
halo: test tes hallo hai hi hey hay hello alo helo haloo hei p ping sampurasun
selamat: slmt met wilujeng sugeng selamet
permisi: misi punten2 kulonuwun
wah: waduh waduhh aduh duh wadoh walah yah2 waah weh2
saya: sy sya gw gue gua aku ane kulo abdi aing ogut awak gwe sayah aq ak kula aye jadisaya
kami: kmi
kita: kt kitaa kite
anda: kamu lu lo elu elo panjenengan anjeun ente loe situ
vendor: vendornya penjual seller penyedia toko warung supplier umkm
bahan: bhn bahannya bahan2
tenaga: tenaganya karyawan pegawai
alat: alatnya peralatan
kompor: kompornya oven ovennya mixer mesin mesinnya
anggaran: dipa pagu paguu budget bujet budjet
rute: arah
tanggung: tangung
sisa: tinggal tggal tggl2 sisanya sisain tersisa nyisa kantun
baru: br bru anyar bru2
bareng: barengan
bantu: bantuin dibantu
bantuan: help tulungin
cara: caranya
fiktif: bodong pura2 palsu boongan bohongan dummy
titip: nitip dititip titipan nitipin titipin dititipin
simpan: simpen
sibuk: repot riweuh riweh hectic
hujan: ujan udan
macet: macett mcet
banjir: kebanjiran
pas: ngepas pass2
cukup: ckup cekap
kuat: kuatt
skip: skipp lewati eskip
pass: pas2
mundurdiri: resign
banyak: bnyk byk banyakk kebanyakan loba akeh kathah seueur bnyak
sedikit: dikit sdkit dkit saeutik sitik dikitt
lain: lainnya liyane sanes2 laen
hujan: hujann
konfirmasi: konfirm confirm confirmed dikonfirmasi konfirmasiin
ulang: ulangi diulang diulangi ngulang repeat
banding: bandingin bandingkan dibandingin
pilih: milih pilihin pilihan dipilih
jual: jualan dijual menjual
jadi: jd jdi dadi janten jadine
dari: dr dri ti saking
dapat: dpt dapet angsal
tahun: thn
menit: mnt mnit
proses: diproses prosesin memproses dipros proseskan
balas: bales dibalas dibales balesin membalas respon direspon respond jawab dijawab jawabin njawab menjawab
butuh: bth butuhin dibutuhkan membutuhkan betuh
perlu: prlu memerlukan
usah: ush
pakai: pake pk pakek make nganggo memakai anggo
teman: temen
sesuai: sesuei
benar: bener leres btul betul bnr
juga: jg jga ugo oge
pun: pon
ini: nih2 iki ieu ni
itu: tu iku eta
begitu: gitu gtu ngono kitu
begini: gini gni ngene kieu
terus: trs trus tros lajeng
langsung: lgsg lsg lngsung lgsung
belanja: blanja
penerima: pnerima
setelah: stlh setelahnya bada ba'da bakda bda selepas sesudah sakbare ba2da saparantos
sebelum: sblm sebelom seblum
dzuhur: zuhur dhuhur duhur lohor luhur dzuhr zhuhur dhuzur dzhuhur dhuhr zohor
ashar: asar ashr asyar asr
magrib: maghrib mahgrib mgrib
isya: isa2 isyak
subuh: shubuh sbuh
jumatan: jum'atan sholatjumat jumaatan
istirahat: istirahatt ishoma
segera: sgera secepatnya
salah: slh kleru keliru
cocok: ccok
sampah: smph
buka: bukak
malah: mlh
biar: biyar supaya agar ben
asal: asalkan asalken
lolos: loloss
alasan: alesan
kalau: apabila bilamana jikalau manakala sekiranya andaikata sepanjang
runding: koordinasi koordinasikan dikoordinasikan koordinasiin rapatkan dirapatkan musyawarahkan dirundingkan
selesai: merampungkan dirampungkan terselesaikan diselesaikan menyelesaikan
kirim: mengirimkan dikirimkan pengiriman
antar: pengantaran mengantarkan diantarkan
penuhi: dipenuhi memenuhi terpenuhi
tawar: menawarkan nawarin penawaranan
capai: mencapai tercapai
bisa: sabi sabii
jangkau: mengcover ngecover cover covered tercover
gratis: free
tidakmau: mager magerr
cuma: cm cman
keburu: kekejer
gampang: enteng cincai sepele gancil gampil
tandatangan: teken diteken neken ttd ditandatangani
kontrakan: ngontrak kosan kostan
dulu: dahulu sik heula2 riyen
batal: urungkan diurungkan wurungkan
entah: embuh mbuh ntah ntahlah entahlah
mepet: deadline deadlinenya tenggatnya
rusak: broken ngebul
sakit: sick
libur: holiday leave
penuh: booked
tutup: closed
jauh: far
murah: cheap
rugi: merugi
orang: staff staf
butuh: need
mau: want
pengantar: pengantarnya
sakit: opnam
peralatan: perlengkapan
bicara: ngobrol bicarain
biaya: cost
nilai: nilainya nominalnya
alih: dialihkan alihkan dialihin
lampirkan: dilampirkan melampirkan
tugas: ditugaskan
sesal: menyesal
tata: ditata tertata
beri: berikan
santap: maem maeman
terima: tompo
tidak: mustahil
banyak: kakehan
pulangkampung: pulkam mulih
penuh: overbook overbooked kepake
habis: discontinue discontinued diskontinu
kosong: zonk nihil
inden: indent
rusak: bermasalah trouble
kedaluwarsa: expired kadaluarsa kadaluwarsa kedaluarsa
tertinggal: ketinggalan kelupaan
jemput: dijemputin
potong: kepotong
untung: cuan
plotter: ploter
batas: radius
bayar: qris
`

/** What a person wrote → the standard word or words. Later lines win. */
export const SLANG: ReadonlyMap<string, string> = new Map(
  `${REGIONAL}${TABLE}`
    .split('\n')
    .filter((line) => line.includes(':'))
    .flatMap((line): (readonly [string, string])[] => {
      const [word = '', forms = ''] = line.split(':', 2)
      return forms
        .trim()
        .split(/\s+/)
        .map((form) => [form.replaceAll("'", '').toLowerCase(), word] as const)
    }),
)

const JOINED: Readonly<Record<string, string>> = {
  yaudah: 'ya sudah',
  yasudah: 'ya sudah',
  yaudahlah: 'ya sudah',
  yodah: 'ya sudah',
  gpp: 'tidakapa',
  gapapa: 'tidakapa',
  gppa: 'tidakapa',
  gapapah: 'tidakapa',
  ngapapa: 'tidakapa',
  nggapapa: 'tidakapa',
  gakpapa: 'tidakapa',
  gakpp: 'tidakapa',
  nggakpapa: 'tidakapa',
  rapopo: 'tidakapa',
  santai: 'tidakapa',
  santuy: 'tidakapa',
  woles: 'tidakapa',
  kalem: 'tidakapa',
  restock: 'tambah stok',
  restok: 'tambah stok',
  cannot: 'tidak bisa',
  cant: 'tidak bisa',
  dont: 'jangan',
  wont: 'tidak akan',
  gaada: 'tidak ada',
  gada: 'tidak ada',
  gk: 'tidak',
  rasido: 'batal',
  masyaallah: 'wah',
  blmbisa: 'belum bisa',
  otwww: 'berangkat',
  wkwk: 'tawa',
  wkwkwk: 'tawa',
  haha: 'tawa',
  hehe: 'tawa',
  hihi: 'tawa',
  xixi: 'tawa',
  wk: 'tawa',
  minal: 'hariraya',
  aidin: 'hariraya',
  faizin: 'hariraya',
  faidzin: 'hariraya',
  ready: 'ready',
  thankyou: 'terimakasih',
  asap: 'segera',
  perfect: 'bagus',
  mantap: 'bagus',
  mantab: 'bagus',
  mantul: 'bagus',
  mantep: 'bagus',
  joss: 'bagus',
  jos: 'bagus',
  keren: 'bagus',
  cakep: 'bagus',
  good: 'bagus',
  bagoes: 'bagus',
}

/** Words that are two in one, or have a special standard. */
export const SPECIAL: ReadonlyMap<string, string> = new Map(Object.entries(JOINED))
