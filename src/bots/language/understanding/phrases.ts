/** Fixed expressions whose meaning is not that of their words: they become one token. Written in standard words. */
import type { Token } from './normalise.ts'

/** meaning: expressions. Longer ones win. */
const TABLE = `
mungkin: siapa tahu
terimakasih: terima kasih banyak | tarimo kasih | mauliate godang | terimakasih banyak | terimakasih sekali | terimakasih banget | terima kasih sebelumnya | terimakasih sebelumnya | terima kasih | terima kasih banyak | terima kasih2
samasama: sama sama | sami sami | sama2 | kembali kasih | sami2
insyaallah: insya allah | insha allah | in sya allah | in shaa allah | kalau allah
permisi: saya nuwun | kulo nuwun
assalamualaikum: salam sejahtera | om swastiastu | assalamu alaikum | ass wr wb
waalaikumsalam: waalaikum salam | wa alaikum salam
apakabar: apa kabar | sehat semua
maaf: siap salah
bismillah: semoga lancar | semoga berkah | semoga barokah | semoga cocok | semoga berhasil
tidakapa: tidak apa | tidak apa2 | tidak papa | tidak apaapa | tidak ngapa | tidak kenapa | tidak kenapa2 | tidak tidakapa | ora popo | teu nanaon
aman: aman terkendali | aman sentosa | aman jaya
ulangtahun: ulang tahun | hut
tidakmasalah: tidak masalah | tidak ada kendala | tidak ada halangan | tidak ada problem | tidak ada soal | tidak kendala | tanpa kendala | tidak halangan | tidak usah khawatir | tidak usah takut | tidak perlu khawatir | jangan khawatir | tidak usah kuatir | bukan masalah | tidak jadi masalah | tidak ada masalah | no problem | tanpa masalah | tidak jadi soal
tidakkeberatan: tidak keberatan | tanpa keberatan | tidak berat
siaplaksanakan: siap laksanakan | siap 86 | dengan senang hati | senang hati | siap melayani | siap layan | siap ndan | siap komandan
takmenolak: tidak bisa tolak | tidak tolak | bukan tolak | tidak akan tolak | tidak mau tolak | masa tolak | masa saya tolak | masa tidak mau | masa tidak ambil | rejeki jangan tolak | sayang kalau tolak | mana bisa tolak | mana tidak bisa
mustitidak: tidak bisa tidak | apa sih yang tidak bisa | apa sih yang tidak | apa yang tidak bisa | apa yang tidak | mana pernah tolak | siapa bilang tidak bisa | siapa bilang tidak sanggup | siapa bilang tidak
tidak: mana mungkin | tidak mungkin
mundur: jadwal ulang | atur ulang
bisajadi: bisa jadi
belumtentu: belum tentu | belum pasti | belum yakin | tidak yakin | tidak pasti | kurang yakin | tidak janji | tidak berani janji | tidak bisa janji | belum bisa janji | belum bisa pasti | tidak bisa pasti | belum bisa konfirmasi | belum bisa jawab | tidak bisa jawab | belum bisa balas | tidak bisa balas | belum berani | tidak tentu | belum bisa yakin | tidak bisa yakin
tidaktahu: tidak tahu | belum tahu | kurang tahu | kurang paham | tidak paham | belum paham | tidak jelas | kurang jelas | belum jelas | ndak tahu | mana saya tahu | tidak yakin
tidakusah: tidak usah | tidak perlu | jangan usah | tidak butuh
tidakmau: tidak dulu | tidak ikut dulu | tidak ambil dulu | tidak nerima dulu | tidak mau | ogah | tidak minat | tidak tertarik | tidak berminat
sebentarlagi: sebentar lagi
barusan: baru saja
pasti: dijamin | bukan tidak | bukannya tidak
batal: tidak jadi | batal kan | wis batal
tanyajadi: jadi apa tidak | jadi atau tidak | jadi tidak ya
belumjadi: belum jadi
luarkota: luar kota | di luar kota | ke luar kota | diluar kota
naikhaji: naik haji | pergi haji | ibadah haji
pulangkampung: pulang kampung
yanglain: ke yang lain | ke lain | yang lain saja | cari yang lain | cari lain | orang lain saja | ke toko lain | ke tempat lain | ke vendor lain | cari vendor lain | cari toko lain | ke sebelah | ke catering lain | ke katering lain | cari katering lain | cari catering lain | coba yang lain | coba vendor lain | lewat dulu
lainkali: lain kali | no thanks | no thank | nanti kapan2 | mungkin lain kali | belum rejeki | belum rezeki | belum jodoh | bukan rejeki | lain waktu | next time | kapan2 saja | lain hari saja | kapan kapan
angkattangan: angkat tangan | melambaikan tangan | lambai tangan | lempar handuk | nyerah
dijalan: di jalan | dalam perjalanan | on the way | di tol | in perjalanan | di perjalanan | masih perjalanan
serahterima: serah terima | diserahterimakan | serahterimakan | serah terimakan | terima serah
diterimaoleh: terima oleh
atasnama: atas nama
kasihtahu: kasih tahu | kasih info | kasih kabar
kompor: kompor gas
elpiji: vendor gas | agen gas | beli gas | isi gas | gas tabung | gas elpiji | gas melon | tabung gas | gas 3 kg | gas lpg
gasmasak: gas habis | elpiji habis | gas langka
listrikmati: mati lampu | listrik mati | listrik padam | mati listrik | pemadaman listrik
pinjol: dana cepat | butuh dana | dana tunai | pinjaman cepat
hariraya: minal aidin | mohon maaf lahir | lahir batin | selamat idul | selamat hari raya | selamat lebaran | selamat tahun baru | selamat natal | selamat ulang tahun | selamat puasa | selamat sukses | selamat hari | selamat milad | selamat atas | met ultah | selamat ultah | met lebaran | selamat berbuka | hbd | happy birthday | selamat menempuh | turut berduka | innalillahi | semoga lekas | selamat berpuasa | selamat menunaikan
selamatwaktu: selamat pagi | selamat siang | selamat sore | selamat malam | met pagi | wilujeng enjing | wilujeng besok | sugeng besok | sugeng pagi | sugeng siang | sugeng sore | sugeng malam
nomorsalah: salah sambung | salah nomor | salah orang | nomor salah | salah wa | salah alamat wa
pemilikganti: nomor ini bukan | ini bukan nomor | bukan nomor | nomor ini sudah | sudah ganti nomor | sudah tidak jualan | sudah tidak usaha | sudah tutup usaha
jangankirim: mohon tidak kirim pesan lagi | tolong tidak kirim pesan lagi | jangan kirim wa | jangan kirim pesan | jangan wa | jangan chat | jangan hubungi | stop kirim | stop wa | berhenti kirim | jangan kirim lagi | jangan kirim2 | jangan ganggu | berhenti berlangganan | unsubscribe | jangan spam | jangan kirim chat
jamkerja: hari kerja | jam kerja
maksimal: paling banyak | paling banter | paling pol | max | maks | mentok | paling pool | pol2an | mentoknya | maximal | sampai batas | batas
minimal: paling sedikit | minim | min order | minimum
murahsekali: paling murah | termurah | murah sendiri | yang murah
dekatsekali: paling dekat
siap2: siap siap | siap2
siaptransaksi: siap kirim | siap antar | siap saji | siap makan | siap pakai | siap ambil
lebihdari: lebih dari
diatas: di atas
dibawah: di bawah | kurang dari | tidak lebih
nasikotak: nasi kotak | nasi boks
snackbox: snack kotak | snack box
tolakangin: tolak angin
mustitidak: tidak mungkin tidak bisa | tidak mungkin tidak sanggup | tidak mungkin tidak mau | tidak ada yang tidak | tidak ada yang tidak bisa | tidak ada kata tidak | tidak ada kata tidak bisa | tidak ada istilah tidak | tidak ada istilah tidak bisa | tidak ada ceritanya tidak | tidak ada cerita tidak | tidak ada alasan tidak | tidak ada alasan untuk tidak | tidak ada alasan untuk tolak | tidak ada alasan tolak | tidak kenal kata tidak
takmenolak: siapa takut | tidak ada yang perlu tolak | tidak ada yang perlu saya tolak | memang saya pernah tolak | memang pernah tolak | kapan saya tolak | kapan pernah tolak | kapan saya pernah tolak | mana pernah saya tolak | mana mungkin tolak | mana mungkin saya tolak | mana mungkin tidak mau | mana mungkin saya tidak mau | mana mungkin saya tidak ambil | tidak mungkin tolak | tidak mungkin saya tolak | mana tega tolak | mana tega saya tolak | mana berani tolak | mana berani saya tolak
bast: berita acara serah terima | berita acara | ba serah terima | ba serahterima
password: kata sandi | kata kunci | sandi
terimaberes: tahu selesai | tahu jadi | terima selesai | terima jadi | tinggal terima
kirangan: duka teuing | duka
akhirbulan: akhir bulan | ujung bulan
awalbulan: awal bulan | awal bulan depan
tengahbulan: tengah bulan | pertengahan bulan
tengahhari: tengah hari
tengahmalam: tengah malam
makansiang: makan siang | jam makan | mangsiang
hariini: hari ini | dinten ieu | dina ini | hari skr
seharian: sepanjang hari
berapalama: berapa lama | berapa hari | berapa jam
jamberapa: jam berapa | pukul berapa
rpmoney: rp | idr | rupiah
mundur: panjang waktu | perpanjangan waktu | tambah waktu | penambahan waktu | perpanjang waktu | kelonggaran waktu
hariraya: dirgahayu | dirgahayu republik indonesia
libur: slow respon | slowres | lagi hiatus | close order | close po | close dulu | off dulu | rehat dulu
habis: out of stock | no stock | tidak ada stok
mepet: too late | short notice | not enough waktu | too sudden | terlalu mendadak
tidakmasalah: no worries | it is ok | all good | tidak ngaruh | tidak pengaruh
tidakapa: apa boleh buat
tidaktahu: tidak ngerti | belum ngerti
rugi: tidak cucuk | tidak nyucuk | ora cucuk | margin tipis | marginnya tipis | untung tipis | untungnya tipis | tidak ada untung | tidak ada untungnya | tidak balik modal
jauh: beda kota | bukan rute | luar rute | di luar rute | seberang pulau
penuh: tidak ada celah | keduluan orang | diambil orang duluan
mepet: mintanya cepat | terburu waktu
tidakmau: belum mau | kurang minat | belum minat
`

interface Expression {
  readonly words: readonly string[]
  readonly meaning: string
}

const BY_FIRST: ReadonlyMap<string, readonly Expression[]> = (() => {
  const byFirst = new Map<string, Expression[]>()
  for (const line of TABLE.split('\n').filter((each) => each.includes(':'))) {
    const [meaning = '', forms = ''] = line.split(':', 2)
    for (const form of forms.split('|')) {
      const words = form.trim().split(' ')
      const first = words[0] ?? ''
      byFirst.set(first, [...(byFirst.get(first) ?? []), { words, meaning: meaning.trim() }])
    }
  }
  for (const list of byFirst.values()) list.sort((a, b) => b.words.length - a.words.length)
  return byFirst
})()

/** All words that occur in expressions; they are known words. */
export const EXPRESSION_WORDS: readonly string[] = TABLE.split(/[\s:|]+/).filter((word) => word !== '')

/** Replaces fixed expressions by one token each; their particles ("dulu", "ya") may not stand in between. */
export function mergePhrases(row: readonly Token[]): readonly Token[] {
  const merged: Token[] = []
  for (let at = 0; at < row.length; ) {
    const token = row[at]
    if (token === undefined) break
    const expression =
      token.kind === 'word' ? BY_FIRST.get(token.word)?.find((each) => standsAt(row, at, each.words)) : undefined
    merged.push(expression === undefined ? token : join(row, at, expression))
    at += expression?.words.length ?? 1
  }
  return merged
}

function standsAt(row: readonly Token[], at: number, words: readonly string[]): boolean {
  for (let k = 0; k < words.length; k++) {
    const token = row[at + k]
    if (token === undefined || (token.word !== words[k] && token.raw !== words[k])) return false
  }
  return true
}

function join(row: readonly Token[], at: number, expression: Expression): Token {
  const parts = row.slice(at, at + expression.words.length)
  const last = parts.at(-1)
  return {
    raw: parts.map((part) => part.raw).join(' '),
    word: expression.meaning,
    kind: 'word',
    glued: row[at]?.glued ?? false,
    nya: last?.nya ?? false,
    passive: parts.some((part) => part.passive),
    corrected: parts.some((part) => part.corrected),
  }
}
