/**
 * Is this an address, or does somebody ask or want something else where an address was asked for? Any sentence would
 * otherwise be driven to. What names a street, a building or a number counts as one unless it is a question.
 */

const MARKS =
  /\b(jl|jln|jalan|gg|gang|no|nomor|rt|rw|blok|lantai|lt|kav|kavling|kel|kelurahan|kec|kecamatan|gedung|kantor|aula|ruang|ruangan|rumah|rmh|komplek|kompleks|perum|perumahan|ruko|apartemen|rusun|masjid|mesjid|musala|musholla|gereja|vihara|pura|sekolah|sdn?|smpn?|sman?|smkn?|puskesmas|rsud|posyandu|rptra|balai|lapangan|taman|pasar|terminal|stasiun|halte|samping|sebelah|depan|belakang|seberang|dekat|deket)\b|\d{5}\b/i

const ASKS =
  /\?|^\W*(apa|apakah|berapa|brp|kapan|kpn|kenapa|knp|mengapa|gimana|gmn|bagaimana|siapa|dimana|di mana|mana|emang|memang|kok|what|how|when|why|who|where|can|could|is|are|do|does)\b|\b(berapa|brp|kapan|kenapa|gimana|gmn|bagaimana|ongkir\w*)\b|\b(ga|gak|nggak|ngga|tidak) (ya|sih)\W*$/i

const WANTS =
  /\b(mau|pengen|ingin|minta|tolong|tlg|ganti|ubah|tambah|nambah|kurangi|kurangin|hapus|batal|batalin|pesan|pesen|beli|cari|cariin|lihat|liat|cek|tanya|bandingin|bandingkan|bayar|terserah|bingung|tunggu|bentar|sebentar|ntar|nanti|belum|blm|lupa|ga tau|gak tau|nggak tahu|tidak tahu|want|please|change|add|cancel|order|wait|later)\b|\b\d+ ?(box|boks|kotak|porsi|pcs|pax|orang|rb|ribu)\b/i

const GREETS =
  /^\W*(halo|hallo|hai|hi|hello|pagi|siang|sore|malam|selamat|assalam\S*|permisi|makasih|terima kasih|thanks?|ok|oke|okay|ya|iya|siap|sip|tidak|ga|gak|nggak|test|tes|ping|p)\b/i

/** True for a question or another wish: nothing that could be driven to, whatever was asked for. */
export function isNoAddress(text: string): boolean {
  return ASKS.test(text) || (!MARKS.test(text) && (WANTS.test(text) || GREETS.test(text)))
}

/** True for what could be driven to. */
export function readsAsAddress(text: string): boolean {
  return text.trim().length >= 8 && /\p{L}{3}/u.test(text) && !isNoAddress(text)
}
