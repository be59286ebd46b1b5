/**
 * Javanese (ngoko and krama), Sundanese, Betawi and Minang words that people around Jakarta put into their Indonesian;
 * our own table. One line per standard word. What `slang.ts` has already stays as it is there.
 */
export const REGIONAL = `
bisa: saget sagetne sagetipun isoh iyasa biseu
sanggup: sagah sanggem kiat kiyat kuwawa kuawa
tidak: boten mbotenn ndaak heunteu hente
belum: dereng durong encan acan
sudah: sampon enggeus enges ges tos parantos
masih: taksih tasih
lagi: nuju malih maning lai
baru: nembe karek kakara
akan: badhe rek
mau: purun kersa karsa gelem hayang
jangan: ampunn entong
ada: onten wonte teaya
punya: gadhah gadah kagungan nduwe duwe gaduh boga
jadi: siyos sios estos jantenna dados dadine
siapa: sinten sinte sapa
berapa: pinten pintenan sepinten piraan sabarahaan
apa: nopo nopoo menopo punapa naonan
mana: pundi pundii palih kamana timana
bagaimana: kadospundi dospundi pripunn pripon kumahaa
kenapa: nopoko nahaa
saja: mawonn wungkul kewala thok we
dulu: riyin rumiyen rumihin ndisik heulaanan
nanti: mangkee mangkih engkin
besok: mbenjang benjang benjing mbenjing sesok enjing
lusa: pageto sukemben
kemarin: winginane
sekarang: sakniki sakmeniko samangke kiwari
tadi: wau tadina
malam: dalu ndalu wengina
sore: sontenan
siang: awan beurang
pagi: enjang
hari: dintene dintenipun poe
dari: soko saka
dengan: kaliyan jeung
untuk: kagem kangge pikeun
tapi: tapina
kalau: menawa yen mun upami bilih pami
karena: amargi merga amarga kumargi
terima: tampi nampi ditampi tampa nampa dipuntampi katampi nampinan
kerjakan: lampahi nglampahi lampahaken digarapke
bikin: ndamel ndamelaken damelaken didamel damelkeun didamelkeun midamel dipidamel gawe gaweke digawe gawekno ngadamel nyieun
masak: digodog nggodog godog popolah ngolah diolah dipasak
antar: terke takterke diterke ngeteraken nganteraken ater diater ngater dianteraken anteraken nganteur dianteur anteurkeun nganteurkeun teraken
kirim: kirimaken dikirimaken ngintun dikintun kintunkeun ngintunkeun dipunkirim
berangkat: budhal budal bidhal bidal mangkatt indit miang jengkar
jalan: dalan ndalan mlaku mlampah leumpang
sampai: dumugi tumugi tekanan ndugi nyampe tepi
datang: sumping dongkap dhateng
habis: telas beakeun entekan ledis
kurang: kirange
banyak: kathahh akehe seueurna
sedikit: sekedik kedhik sakedik saeutikna
besar: ageung
kecil: alitan
bagus: sae
jelek: awon goreng
rusak: bubrah risak remuk
kebakaran: kobong kahuruan
mati: pejah paeh
sakit: udur gerah geringan sawan
meninggal: seda sedo pupus maot ngantunkeun tilar puput
pulang: wangsul mantuk muleh mulih uih
libur: liren pakansi perei
penuh: kebak kebek pinuhh
jual: sade nyade icalan ngical ngicalan dagang icalkeun
beli: mundhut mundut numbas
uang: arta artha artho arto artone arthone artosna dhuwit duwit dhuwite acis
bayar: bayaranipun bayarane mayar dibayaraken dibayarkeun dipunbayar
harga: regi regine regana pangaosna
mahal: awisan
ongkir: ongkire ongkosna
rumah: griya griyo omah omahe rompok imah daleme
warung: wande warunge warungna
lauk: lawuh lawuhe lawuhipun
teman: rencang kanca
suami: bojo garwa caroge
orang: tiyang tiyange jalmi jalmina jalma
tanya: tangglet taken nakoni naroskeun taros takoni
bilang: sanjang matur nyarios saur criyos crito
tahu: pirsa mangertos nyumerepi
lupa: kesupen lali hilap poho
minta: nyuhunkeun nyuwunaken nedha menta
kasih: paringi maringi nyukani sukani masihan pasihkeun dipasihkeun dipasihaken masihkeun aturaken ngaturaken
tunggu: ngentosi nengga antos diantos
cepat: enggal rikat
naik: numpak nitih tumpak
benar: saestu estu yaktos
salah: lepat kalintu kaliru
lain: sanesna liyanipun
semua: sedaya sedoyo kabeh sadaya sadayana sedanten
buat: kanggee
alamat: alamate alamatipun alamatna
nama: jenenge asmane asmanipun nami namina
nomor: nomere nomeripun nomerna
pesan: pesenane pesenanipun pesenanna pesananipun pesenanana
bapak: babeh babe
ibu: enyak nyak
begitu: mekaten ngaten
ini: niki punika meniko
itu: niku kuwi eta menika
nyari: milari
sempat: kabujeng kaudag kabuburu
sepakat: rujuk
bisa: biso bisoh bisonyo
tidak: indak ndak indag dak ndag inda sonde
sudah: alah alahnyo
belum: alun balun olun alunlah
iya: iyo iyolah io
siap: siok siapnyo
ambil: ambiak maambiak ambiaklah diambiak ambiakan
saya: ambo awak awakko
kami: kamiko
bapak: apak
habis: abih habih abihnyo
tutup: tutuik tatutuik
besok: bisuak bisuek isuak
lusa: lusuak
sore: sanjo patang
nanti: beko bekolah
sebentar: sabanta santa sabantalah
selesai: salasai salasainyo
berangkat: barangkek barangkeklah bajalan barangkeknyo
jalan: jalannyo
sampai: tibo sampainyo
kirim: dikirimnyo
antar: anta maanta diantakan antakan diantanyo
tiba: tibonyo
lihat: caliak mancaliak calik caliakkan
coba: cubo cubolah
tanya: tanyo tanyokan batanyo
pikir: pikia mamikia
bayar: baia dibaia dibayianyo bayia mambaia dibayia bayianyo
uang: pitih kepeng pitis pitihnyo
masuk: masuak masuaknyo lebet lebetna lebetipun asup
kapan: bilo bilonyo biloko
berapa: baranyo
siapa: siapo
apa: apo aponyo
mana: dima kama dimano mano
bagaimana: baa baanyo baako kaba
kenapa: mangapo
sedikit: saketek saketeknyo
lama: lamo
keburu: takaja tasampek takajar
mepet: tagageh tagagau tagopoh dumadakan kasusu kesusu
dekat: dakek ampiang
jauh: jauah jaunyo
hajatan: baralek baralekgadang
saudara: kamanakan dunsanak
vendor: lapau kadai kadaiko galeh
jual: manjua jua dijua
pesan: pasan mamasan pasanan dipasan
terima: tarimo manarimo ditarimo
terimakasih: tarimokasih tarimokasihlah
batal: indakjadi
rusak: rusaknyo
harga: harago haragonyo arago
mahal: mahanyo
murah: murahnyo
naik: naiak naiaknyo
turun: turuntu
ada: ado adonyo adolah
kosong: kosoangnyo
sakit: sakik damam
pulang: pulangkampuang
penuh: panuah panuh panuahnyo
kuat: kuaik
sanggup: sangguik
kecil: ketek keteknyo
besar: gadang
sama: samo
semua: sado sadonyo kasadonyo
minta: mintak mintakan
maaf: maafan
bagus: rancak
sekarang: kini kinilah samparai
kemarin: patangko kapatang
dulu: daulu
setelah: sasudah
makan: tadah dhahar
nasi: sega segane sego segone sangu sanguna sanguan
ayam: pitik pitike hayam
ikan: iwak iwake lauak
basi: mambu mambune haseum
makan: kepangan dipangan mangan dhaharan
sisa: karine sesane
mungkin: panginten bokmenawa mbokmenawi meureunan meureun sugan
lama: lawas lawase
harga: rega
sendiri: dewe dewean sorangan
berdua: wongloro duaan
kerja: nyambut gawean
capek: cape
ramai: rame
tetangga: tanggi
dapur: pawon
listrik: setrum
mati: pareum
hujan: hujanna
banjir: caah
macet: muacet
panas: haneut
dingin: adem tiis
pedas: pedhes
asin: pangset
manis: legi
tumpah: tumpa wutah bahe
kotor: reged
tambah: tambuah
potong: tigas
jadi: jadih jadinyo jadilah
kue: kueh
air: banyu cai
garam: uyah
cabe: lombok cengek
telur: endog ndog
sapi: lembu
segera: ndang
tidak: nyanda nyandak tusing idak kada tena takde ndada
bisa: boi pacak kawa
sudah: nunga
belum: balum lom lum teuacan
mau: handak hoyong
saya: titiang tiang ulun
kami: torang awakdewe
anda: ngana ngoni pian sampeyan kau hamu
terimakasih: suksma mauliatee tengs tengkyu tengkiu tysm maaciw mamaciw maacii arigatou
halo: horas hei hai hay heyy
permisi: tabe tabek
saja: jo sajo jak ajah
semua: galo samua
sekarang: mangkinan wayahini
berangkat: ngacir ngibrit otewe otwe otweh
luncur: ngegas ngebut
sampai: nongol nyampek
selesai: rebess kelarr
banget: bet bgtt bangetz pisan kalii
begini: gini gnii
bagaimana: cemana camana kekmana kekmananya gimane kayapa
kapan: bila2 pabilo ndigan
sanggup: talok mampuh
kalian: kelen klen
pun: pulak pula
harus: kudu musti
wah: buset bujug alamak alamakjang
batal: rasida
jadi: sido sida
sebentar: sedilut sedilit sedela sakeudeung sabantar sakedik2
tunggu: enteni antosi
bawa: nyandak mbeto gawani
enak: lamak maknyus nyamleng
tolong: plis pliss please pls tulung
ada: adae
begitu: gitchu
ya: bah yakz
arti: brarti brrti brrt
ternyata: trnyt trnyata
memang: emg emng mmg mmang
sedikit: sadiki saotik
pergi: pigi
kembali: balek
kenalkan: perkenalkan kenalin perkenalan kenalan
mati: koit modar mokad tewas ngadat matot ngehang
bubar: buyar usai bubaran
pesulap: sulap sihir bondowoso supermen superman
tidakmau: ogah emoh wegah embung alim
ok: okz okzz oqe okidoki okedeh
`
