/** Becoming a vendor in chat, and the people of a shop, in Indonesian. */
import { lines, say } from '../../markup.ts'

/** What is read back to the owner. */
export interface ShopToRead {
  readonly shop: string
  readonly owner: string
  readonly address: string
  readonly city: string
}

/** The address with its city, which people mostly write themselves. */
export const whereOf = (address: string, city: string) =>
  address.toLowerCase().includes(city.toLowerCase()) ? address : `${address}, ${city}`

/** The sentences of registration and of a shop's people. */
export function registerIndonesian() {
  return {
    askShop: lines(
      say`👋 Selamat datang! Saya bantu daftarkan usaha Kakak; kira-kira lima menit, semua di chat ini.`,
      say`Nama usahanya apa, Kak? Boleh sekaligus: nama usaha, pemilik, alamat. Contoh: _Dapur Bu Sari, Sari Wahyuni, Jl. Tebet Raya 12, Tebet, Jaksel_.`,
    ),
    askOwner: say`Nama pemiliknya siapa, Kak? Sesuai KTP ya.`,
    askAddress: say`Alamat usahanya di mana, Kak? Lengkap dengan kecamatan dan kota, misalnya _Jl. Tebet Raya 12, Tebet, Jaksel_.`,
    askSells: ({ shop, owner, address, city }: ShopToRead) =>
      lines(
        say`Salam kenal, Kak ${owner.split(' ')[0] ?? ''}! Saya catat:`,
        say`🏪 *${shop}*`,
        say`👤 Pemilik: *${owner}*`,
        say`📍 ${whereOf(address, city)}`,
        say`Ada yang keliru? Tulis misalnya _pemiliknya Siti Aminah_. Kalau sudah pas: jualannya apa saja? Misalnya _nasi kotak, kue basah, tumpeng_.`,
      ),
    amended: ({ name, owner, address }: { name?: string; owner?: string; address?: string }) =>
      lines(
        say`✅ Saya ganti:`,
        name !== undefined && say`🏪 *${name}*`,
        owner !== undefined && say`👤 Pemilik: *${owner}*`,
        address !== undefined && say`📍 ${address}`,
        '',
      ),
    askPapers: say`Kirim *foto NIB* atau tulis nomornya, dan NPWP kalau ada. Kurator memeriksanya; nomornya kami simpan aman dan tidak pernah ditampilkan di chat.`,
    papersLater: '⏭️ Nanti saja',
    papersDone: '✅ Sudah, lanjut',
    gotPaper: (count: number) =>
      count < 2
        ? say`✅ Saya simpan. Ada surat lain (NPWP, halal, PIRT)? Kirim saja. Kalau sudah, langsung kirim *foto produk pertama* dengan tulisan seperti _Nasi bakar cumi 25rb per box, minimal 20, H-1_.`
        : say`✅ Sekarang ada ${count} foto surat, Kak. Masih ada lagi? Kirim saja. Kalau sudah lengkap: *foto produk pertama* dengan nama dan harganya.`,
    gotNumbers: ({ nib, npwp }: { nib?: string; npwp?: string }) =>
      say`✅ Nomor ${[nib && 'NIB', npwp && 'NPWP'].filter(Boolean).join(' dan ')} saya simpan; tidak saya tampilkan di chat. Ada surat lain? Kirim saja. Kalau sudah, kirim *foto produk pertama* dengan nama dan harganya.`,
    papersFull: (most: number) =>
      say`🙏 Sampai ${most} foto surat saja ya, Kak; selebihnya tidak saya simpan. Sisanya bisa menyusul nanti: tulis *surat*. Sekarang *foto produk pertama*, atau pilih *Sudah, lanjut*.`,
    nibTaken: say`NIB itu sudah terdaftar untuk usaha lain di sini. Kalau itu usaha Kakak juga, minta pemiliknya menulis *tambah karyawan*, atau tulis *admin*.`,
    sent: (shop: string) =>
      lines(
        say`🎉 *${shop}* sudah saya kirim ke kurator. Begitu lolos, pesanan kantor masuk ke chat ini.`,
        say`Rekening bank menyusul: tulis *rekening* kapan saja.`,
      ),
    tooMany: say`Maaf, pendaftaran sedang ramai. Coba lagi sebentar lagi, ya.`,
    staff: {
      title: (shop: string, names: readonly string[]) =>
        lines(say`👥 *Yang memegang ${shop}*`, ...names.map((name) => say`• ${name}`)),
      add: '➕ Tambah karyawan',
      remove: (name: string) => `❌ Keluarkan ${name}`,
      askName: say`Siapa nama karyawannya, Kak?`,
      onlyOwner: (owner: string) => say`Yang bisa menambah atau mengeluarkan karyawan hanya *${owner}*, Kak.`,
      invited: (name: string, shop: string) =>
        say`Teruskan pesan di bawah ini ke *${name}*. Kodenya berlaku tiga hari dan hanya sekali pakai; setelah masuk, ${name} ikut menerima dan menjawab pesanan *${shop}*.`,
      forward: (shop: string, code: string, link: string | undefined) =>
        link === undefined
          ? say`Undangan memegang toko *${shop}* di Pesan. Kirim kode ini ke nomor kantor tempat pesanan masuk: *${code}*`
          : say`Undangan memegang toko *${shop}* di Pesan. Buka ${link} lalu kirim kode ini: *${code}*`,
      removed: (name: string) => say`✅ *${name}* tidak lagi menerima dan menjawab pesanan toko ini.`,
      youAreOut: (shop: string) => say`Kakak sudah tidak memegang toko *${shop}* lagi. Terima kasih sudah membantu.`,
    },
  }
}
