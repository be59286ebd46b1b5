/** A shop's family group, in Indonesian. */
import { lines, say } from '../../markup.ts'

/** What the group reads, and what its shop's owner is asked. */
export function shopGroupIndonesian(number: (orderId: number) => string) {
  return {
    asked: (owner: string) => say`Siap Kak. Izinnya saya tanyakan dulu ke pemilik toko, ${owner}, lewat chat pribadi.`,
    noOwner: say`Pemilik tokonya belum bisa saya hubungi, Kak. Minta beliau menulis ke saya lewat chat pribadi, lalu ulangi di sini.`,
    onlyWhatsApp: say`Grup toko baru bisa di WhatsApp, Kak.`,
    already: (shop: string) => say`Grup ini memang sudah grup *${shop}*, Kak.`,
    taken: say`Grup ini sudah dipakai toko lain, Kak. Orang toko itu dapat menulis *bukan grup toko* di sini.`,
    ask: (who: string, shop: string) =>
      lines(
        say`Kak, ${who} ingin memakai sebuah grup WhatsApp sebagai grup *${shop}*.`,
        say`Semua anggotanya akan membaca pesanan yang masuk; yang bisa menjawab tetap orang toko saja. Boleh?`,
      ),
    allow: 'Ya, jadikan grup toko',
    refuse: 'Jangan',
    allowed: (shop: string) =>
      say`✅ Grup itu sekarang grup *${shop}*. Tulis *bukan grup toko* di grupnya untuk berhenti.`,
    refused: say`Baik Kak, grup itu tidak saya pakai.`,
    isNow: (shop: string) =>
      lines(
        say`✅ Grup ini sekarang grup *${shop}*. Pesanan baru saya kirim ke sini juga.`,
        say`Orang toko menjawab dengan membalas (geser) pesan pesanannya, atau menyebut nomornya: _EO-0042 siap_. Obrolan lain tidak saya tanggapi.`,
        say`Untuk berhenti: *bukan grup toko*.`,
      ),
    ended: say`Baik, grup ini bukan grup toko lagi. Pesanan berikutnya hanya saya kirim lewat chat pribadi.`,
    wasNot: say`Grup ini bukan grup toko Kakak.`,
    nameOne: (ids: readonly number[]) =>
      say`Di grup, supaya jelas: balas (geser) pesan pesanannya, atau sebut nomornya, Kak. Yang berjalan: ${ids.map(number).join(', ')}.`,
  }
}
