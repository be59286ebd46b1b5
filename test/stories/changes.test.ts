import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { linksOf, ordersById } from '#db/orders.ts'
import type { Chatter } from '../support/chatter.ts'
import { pdfText } from '../support/pdf-text.ts'
import { storyOffice } from '../support/story.ts'
import { accepted as acceptedIn, order, quoting, RINA, type Wish } from './ordering.ts'

/** Ibu Sari Wulandari, PPK of Dinas Pendidikan. */
const SARI = '101202'

const office = await storyOffice()

const rina = () => office.on('telegram', RINA)
const sari = () => office.on('telegram', SARI)
const orderNow = async (id: number) => (await ordersById(office.database.db, [id])).get(id)?.order
const acts = async (id: number) => (await linksOf(office.database.db, id)).map(({ act }) => act)

/** The addendum that came into a chat. */
async function addendum(who: Chatter) {
  const { media } = who.bubble('-A1/SP/')
  const bytes = (await media?.bytes()) ?? new Uint8Array()
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return { sha256, fileName: media?.fileName, text: pdfText(bytes) }
}

/** Rina opens the card of an order. */
async function card(number: string) {
  await rina().says('/pesanan')
  return rina().taps(number)
}

/** Ordered, and the vendor has said yes. */
async function accepted(wish: Wish = {}) {
  const placed = await acceptedIn(office, wish)
  return { ...placed, quote: () => quoting(placed) }
}

describe('before the vendor has answered', () => {
  test('the officer changes number and hour; the vendor hears old → new and answers the new one', async () => {
    const { vendor, number, id } = await order(office, rina())
    expect(await card(number)).toContain('✏️ Ubah')
    expect(await rina().taps('Ubah')).toContain(`Apa yang diubah pada pesanan ${number}`)
    await rina().taps('🔢')
    expect(await rina().says('banyak')).toContain('angka')
    expect(await rina().says('105')).toMatch(/100 \S+ → 105/)
    await rina().taps('Ubah yang lain')
    await rina().taps('Waktu')
    const both = await rina().says('jam 12')
    expect(both).toMatch(/100 \S+ → 105/)
    expect(both).toMatch(/11\.00.* → .*12\.00 WIB/)
    expect(await rina().taps('Ubah begitu')).toContain('Penjual saya minta menjawab yang baru')
    const heard = await vendor.hears(`mengubah pesanan *${number}*`)
    expect(heard).toMatch(/100 \S+ → \*105/)
    expect(heard).toContain('1. Terima')
    expect(await vendor.says('siap kak')).toMatch(/105 /)
    await rina().hears(`menerima pesanan ${number}`)
    expect(await orderNow(id)).toMatchObject({ status: 'in-progress', lines: [{ quantity: 105 }] })
  })

  test('a yes to the order as it was is no yes to what it has become, by number nor in words', async () => {
    const { vendor, number, id } = await order(office, rina())
    const old = { replyTo: vendor.bubble(`pesanan baru ${number}`).id }
    await office.pass(60_000)
    await card(number)
    await rina().taps('Ubah')
    await rina().taps('Waktu')
    await rina().says('jam 12')
    await rina().taps('Ubah begitu')
    await vendor.hears(`mengubah pesanan *${number}*`)
    for (const yes of ['1', 'siap kak']) {
      const answer = await vendor.says(yes, old)
      expect(answer).toContain('sudah berubah sejak pesan itu')
      expect(answer).toContain('12.00')
      expect((await orderNow(id))?.status).toBe('awaiting-vendor')
    }
    expect(await vendor.says('1')).toContain('sudah dicatat')
    await rina().hears(`menerima pesanan ${number}`)
  })

  test('a dearer order is weighed again: what the guards hold wants a reason, and the PPK hears of it', async () => {
    const { vendor, number, id } = await order(office, rina())
    await card(number)
    await rina().taps('Ubah')
    await rina().taps('🔢')
    await rina().says('280')
    const held = await rina().taps('Ubah begitu')
    expect(held).toContain('tulis alasannya')
    expect((await orderNow(id))?.lines[0]?.quantity).toBe(100)
    expect(await rina().says('ya')).toContain('kata-kata sendiri')
    expect(await rina().says('pesertanya bertambah dari dua sudin')).toContain('sudah diubah')
    const told = await sari().hears(/Untuk diketahui PPK[\s\S]*280 box/)
    expect(told).toContain('pesertanya bertambah dari dua sudin')
    const { notices = [], lines } = (await orderNow(id)) ?? {}
    expect(lines?.[0]?.quantity).toBe(280)
    expect(notices.filter(({ severity }) => severity === 'hold').map(({ reason }) => reason)).toContain(
      'pesertanya bertambah dari dua sudin',
    )
    await vendor.says('maaf ga bisa kak, jadwal penuh', { replyTo: vendor.bubble(number).id })
    await rina().hears('tidak bisa memenuhi')
  })

  test('a change that lifts it above ten million goes to the PPK first, and the vendor is told to wait', async () => {
    const { vendor, number, id } = await order(office, rina())
    await card(number)
    await rina().taps('Ubah')
    await rina().taps('🔢')
    await rina().says('320')
    await rina().taps('Ubah begitu')
    expect(await rina().says('pesertanya bertambah dari dua sudin')).toContain('menunggu persetujuan PPK')
    await vendor.hears('Belum perlu dijawab dulu')
    expect(await sari().hears(number)).toContain('Perlu persetujuan Ibu')
    await sari().taps('Setujui')
    expect(await vendor.hears(`pesanan baru ${number}`)).toContain('320')
    expect(await acts(id)).toEqual(['place', 'amendUp', 'approve'])
    await vendor.says('maaf ga bisa kak, jadwal penuh', { replyTo: vendor.bubble(`pesanan baru ${number}`).id })
    await rina().hears('tidak bisa memenuhi')
  })
})

describe('once the vendor has said yes', () => {
  test('another hour is asked of the vendor, who agrees in a word; both see old → new', async () => {
    const { vendor, number, id } = await accepted({ when: 'kamis jam 9' })
    await card(number)
    await rina().taps('Ubah')
    await rina().taps('Waktu')
    expect(await rina().says('jam 10')).toContain('berlaku setelah penjual setuju')
    expect(await rina().taps('Minta persetujuan penjual')).toContain('alasannya')
    expect(await rina().says('rapat diundur satu jam')).toContain('saya tanyakan ke')
    const asked = await vendor.hears(`minta pesanan *${number}* diubah`)
    expect(asked).toMatch(/09\.00.* → .*10\.00 WIB/)
    expect(asked).toContain('rapat diundur satu jam')
    expect(asked).toMatch(/1\. Setuju\n2\. Tidak bisa/)
    expect((await orderNow(id))?.request?.by).toBe('requester')
    expect(await vendor.says('hmm gimana ya')).toContain('belum saya catat')
    expect(await vendor.says('setuju kak')).toContain('sekarang begini')
    expect(await rina().hears(`Perubahan ${number} disepakati`)).toContain('10.00')
    expect(await acts(id)).toEqual(['place', 'accept', 'askChange', 'agreeChange'])
    await office.settled()
    const [ours, theirs] = await Promise.all([addendum(rina()), addendum(vendor)])
    expect(ours.sha256).toBe(theirs.sha256)
    expect(ours.fileName).toMatch(/^\d{3,}-A1-SP-/)
    for (const words of ['ADENDUM KE-1 SURAT PESANAN', 'pukul 09.00 WIB', 'pukul 10.00 WIB', number])
      expect(ours.text.says(words), words).toBe(true)
  })

  test('what is asked anew is held to what a new order is: year, area, most per day', async () => {
    const { number, id } = await accepted({ when: 'kamis jam 14' })
    const asks = async (button: string, words: string) => {
      await card(number)
      await rina().taps('Ubah')
      await rina().taps(button)
      await rina().says(words)
      await rina().taps('Minta persetujuan penjual')
      return rina().says('acaranya dipindahkan panitia')
    }
    expect(await asks('Waktu', '5 januari 2027 jam 9')).toContain('adalah anggaran tahun 2026')
    expect(await asks('Tempat', 'Dermaga Pulau Pramuka, Kepulauan Seribu')).toContain('Penjual melayani')
    expect(await acts(id)).toEqual(['place', 'accept'])
  })

  test('a vendor who cannot says so, and the order stays', async () => {
    const { vendor, number, id, quote } = await accepted({ when: 'kamis jam 11' })
    await card(number)
    await rina().taps('Ubah')
    await rina().taps('🔢')
    await rina().says('60')
    await rina().taps('Minta persetujuan penjual')
    await rina().says('peserta berkurang')
    await vendor.hears(`minta pesanan *${number}* diubah`)
    expect(await vendor.says('ga bisa kak, bahan sudah dibeli', quote())).toContain('tetap seperti semula')
    expect(await rina().hears('belum bisa mengubah')).toContain('bahan sudah dibeli')
    expect((await orderNow(id))?.lines[0]?.quantity).toBe(100)
  })

  test('a dearer change is approved by the PPK before the vendor is asked', async () => {
    const { vendor, number, id } = await accepted({ when: 'kamis jam 13' })
    await card(number)
    await rina().taps('Ubah')
    await rina().taps('🔢')
    await rina().says('320')
    await rina().taps('Minta persetujuan penjual')
    expect(await rina().says('peserta bertambah')).toContain('PPK saya minta menyetujui')
    const asked = await sari().hears(`Perubahan ${number} perlu persetujuan`)
    expect(asked).toMatch(/100 \S+ → 320/)
    expect(asked).toContain('peserta bertambah')
    expect(asked).toMatch(/sisa pagu setelah pesanan ini \*?Rp/)
    expect(asked).toContain('harga tengah')
    expect(asked).toMatch(/\[✅ Setujui perubahan\]\n\[❓ Minta penjelasan\] \[❌ Tolak perubahan\]/)
    expect(vendor.transcript()).not.toContain('320')
    // It is found, asked about and answered like an order that waits.
    expect(await sari().says('/persetujuan')).toContain(number)
    expect(await sari().says('kok nambah 220 box?')).toContain('“kok nambah 220 box?”')
    expect(await sari().taps('Kirim sebagai pertanyaan')).toContain('Ibu Rina Kusumawati')
    expect(await rina().hears('minta penjelasan')).toContain('“kok nambah 220 box?”')
    expect(await sari().says('tugas saya')).not.toContain(number)
    await rina().taps('Jawab')
    expect(await rina().says('dua sudin ikut bergabung')).toContain('teruskan ke PPK')
    expect(await sari().hears(`Perubahan ${number} perlu persetujuan`)).toContain('dua sudin ikut bergabung')
    for (const words of ['acc', 'ok setuju bu'])
      expect(await sari().says(words), words).toMatch(/Perubahan EO-\d+ perlu persetujuan[\s\S]*100 \S+ → 320/)
    expect((await orderNow(id))?.request?.needsApproval).toBe(true)
    expect(await sari().taps('Setujui perubahan')).toContain('Sekarang saya tanyakan')
    expect((await orderNow(id))?.request).toMatchObject({ needsApproval: false })
    expect((await orderNow(id))?.approverId).toBeDefined()
    await rina().hears('PPK menyetujui perubahan')
    await vendor.hears(`minta pesanan *${number}* diubah`)
    expect(await vendor.says('1')).toContain('320')
    await rina().hears(`Perubahan ${number} disepakati`)
  })

  test('a PPK’s bare no to a dearer change carries its reason, on a button', async () => {
    const { vendor, number, id } = await accepted({ when: 'kamis jam 15' })
    await card(number)
    await rina().taps('Ubah')
    await rina().taps('🔢')
    await rina().says('330')
    await rina().taps('Minta persetujuan penjual')
    await rina().says('peserta bertambah')
    await sari().hears(`Perubahan ${number} perlu persetujuan`)
    expect(await sari().says('tolak, kebanyakan')).toContain('“kebanyakan”')
    expect((await orderNow(id))?.request?.needsApproval).toBe(true)
    expect(await sari().taps('Tolak dengan alasan itu')).toContain(`Perubahan ${number} ditolak`)
    expect(await rina().hears('tidak menyetujui perubahan')).toContain('kebanyakan')
    expect((await orderNow(id))?.lines[0]?.quantity).toBe(100)
    expect(vendor.transcript()).not.toContain('330')
    expect(await sari().says('acc ya')).toContain('Tidak ada pesanan yang menunggu persetujuan Ibu')
  })

  test('cancelling is asked too; the vendor may refuse by number', async () => {
    const { vendor, number, id } = await accepted({ when: 'kamis jam 14' })
    await card(number)
    expect(await rina().taps('Batalkan')).toContain('perlu persetujuannya')
    expect(await rina().says('acaranya ditunda')).toContain('saya tanyakan ke')
    expect(await vendor.hears('dibatalkan')).toContain('acaranya ditunda')
    expect(await vendor.says('2')).toContain('tetap jalan')
    await rina().hears(`tidak setuju ${number} dibatalkan`)
    await card(number)
    await rina().taps('Batalkan')
    await rina().says('acaranya benar-benar batal')
    await vendor.hears('benar-benar batal')
    expect(await vendor.says('1')).toContain('dibatalkan')
    await rina().hears('batal atas kesepakatan')
    expect((await orderNow(id))?.status).toBe('cancelled')
  })
})

describe('a vendor who has said yes and cannot', () => {
  test('asks for another hour in everyday words; the officer agrees with a button', async () => {
    const { vendor, number, id, quote } = await accepted({ when: 'jumat jam 9' })
    const echo = await vendor.says('kak jamnya bisa mundur jam 12?', quote())
    expect(echo).toMatch(/09\.00.* → .*12\.00 WIB/)
    expect(echo).toMatch(/1\. Ya, tanyakan\n2\. Tidak jadi/)
    expect((await orderNow(id))?.request).toBeUndefined()
    expect(await vendor.says('iya kak')).toContain('Sudah saya tanyakan')
    const asked = await rina().hears(`minta ${number} diubah`)
    expect(asked).toMatch(/09\.00.* → .*12\.00 WIB/)
    expect(asked).toContain('[✅ Setuju] [❌ Tidak setuju]')
    expect(await rina().taps('✅ Setuju')).toContain('disepakati')
    expect(await vendor.hears('pemesan *setuju*')).toContain('12.00')
    expect(await acts(id)).toEqual(['place', 'accept', 'askChange', 'agreeChange'])
  })

  test('asks to be let off with a reason; the officer may refuse, and on the road says why they agree', async () => {
    const { vendor, number, id, quote } = await accepted({ when: 'jumat jam 11' })
    expect(await vendor.says('batal kak', quote())).toContain('ada kendala apa')
    expect(await vendor.says('kompornya rusak')).toContain('boleh dibatalkan')
    expect(await vendor.says('2')).toContain('tetap seperti semula')
    const echo = await vendor.says('maaf ga jadi bisa kak, kompor rusak', quote())
    expect(echo).toContain('“maaf ga jadi bisa kak, kompor rusak”')
    expect(await vendor.says('1')).toContain('masih jalan')
    expect(await rina().hears(`minta ${number} dibatalkan`)).toContain('kompor rusak')
    expect(await rina().taps('Tidak setuju')).toContain('tetap seperti semula')
    await vendor.hears('berharap')
    await vendor.says('otw kak', quote())
    await rina().hears('sedang diantar')
    await vendor.says('maaf kak ga jadi bisa, mobilnya nabrak di jalan', quote())
    await vendor.says('1')
    await rina().hears(`minta ${number} dibatalkan`)
    expect(await rina().taps('✅ Setuju')).toContain('alasan dari kedua pihak')
    expect(await rina().says('sopir perlu ditolong dulu')).toContain('batal atas kesepakatan')
    await vendor.hears(`setuju pesanan *${number}* dibatalkan`)
    const link = (await linksOf(office.database.db, id)).at(-1)
    expect(link).toMatchObject({ act: 'agreeCancel', data: { words: 'sopir perlu ditolong dulu' } })
  })
})

test('what was asked stays asked while the goods are on the road, and is over at the door', async () => {
  const { vendor, number, id, quote } = await accepted({ when: 'jumat jam 13' })
  await card(number)
  await rina().taps('Batalkan')
  await rina().says('acaranya pindah')
  await vendor.hears('acaranya pindah')
  await vendor.says('otw kak', quote())
  await rina().hears('sedang diantar')
  expect((await orderNow(id))?.request?.kind).toBe('cancel')
  await vendor.says('sudah sampai kak', quote())
  expect(await rina().hears('sudah sampai')).toContain('gugur')
  expect((await orderNow(id))?.request).toBeUndefined()
})
