/** What guards noticed, in Indonesian: facts and where the rule stands, never an accusation, and how to answer. */
import type { GuardFinding, LinkKind, Severity } from '#core/guards/index.ts'
import { keep, lines, type Markup, say } from '../../markup.ts'
import type { Formats } from '../format.ts'

const LINKS: Readonly<Record<LinkKind, string>> = {
  nik: 'NIK',
  npwp: 'NPWP',
  phone: 'nomor telepon',
  account: 'rekening',
  address: 'alamat',
  person: 'orang',
}

const ASKED = { participants: 'jumlah peserta', otherUnits: 'unit lain yang ikut', hours: 'lama rapat' } as const
const MARKS: Readonly<Record<Severity, string>> = { note: 'ℹ️', warn: '⚠️', hold: '✋' }
const NUMBERS_SHOWN = 4

/** The Indonesian sentences. */
export function guardsIndonesian(f: Formats, number: (orderId: number) => string) {
  const orders = (ids: readonly number[]) => {
    const more = ids.length - NUMBERS_SHOWN
    const shown = ids.slice(0, NUMBERS_SHOWN).map(number).join(', ')
    return more > 0 ? `${shown}, dan ${f.number(more)} lagi` : shown
  }
  const links = (by: readonly LinkKind[]) => by.map((kind) => LINKS[kind]).join(', ')

  const sentence = (found: GuardFinding): Markup => {
    switch (found.guard) {
      case 'split': {
        const { key, orders: ids, days, before, total, ceiling, rupCode, etalase } = found.facts
        const what = {
          rup: `${f.number(ids.length)} pesanan serupa dari RUP ${rupCode}`,
          owner: `${f.number(ids.length)} pesanan unit ini ke pemilik usaha yang sama`,
          unit: `${f.number(ids.length)} pesanan ${etalase.join(' dan ')} dari unit ini`,
        }[key]
        const over = total > ceiling ? 'melewati' : 'mendekati'
        return say`${what} dalam ${days} hari sudah *${f.rupiah(before)}* (${orders(ids)}); dengan ini *${f.rupiah(total)}*, ${over} batas ${f.rupiah(ceiling)}. Paket tidak boleh dipecah untuk menghindari cara lain (Perpres 16/2018 Pasal 20).`
      }
      case 'look-alike':
        return say`Barang yang sama dari penjual yang sama, untuk sekitar ${f.day(found.facts.deliverAt)}, sudah ada di *${orders(found.facts.orders)}*. Pastikan ini bukan pesanan dobel.`
      case 'just-under': {
        const { threshold, amount, orders: ids, days } = found.facts
        return say`Nilainya *${f.rupiah(amount)}*, sedikit di bawah ${f.rupiah(threshold)}, begitu juga ${f.number(ids.length)} pesanan lain dalam ${days} hari (${orders(ids)}). Auditor biasanya menanyakan pola seperti ini.`
      }
      case 'portions': {
        const { what, unit, portions, participants, most } = found.facts
        return say`${what}: *${f.quantity(portions, unit)}* untuk ${f.number(participants)} peserta. Yang lazim paling banyak ${f.number(most)} (peserta ditambah cadangan).`
      }
      case 'meeting-alone': {
        const { otherUnits, hours, leastHours } = found.facts
        const short = hours < leastHours
        const why = [otherUnits ? '' : 'tanpa unit lain', short ? `hanya ${f.number(hours)} jam` : ''].filter(Boolean)
        return say`Rapat ini ${why.join(' dan ')}. Konsumsi rapat untuk rapat dengan unit lain, paling sedikit ${f.number(leastHours)} jam (Perpres 33/2020).`
      }
      case 'meeting-unasked':
        return say`Belum disebut: ${found.facts.missing.map((one) => ASKED[one]).join(', ')}. Konsumsi rapat lebih mudah dipertanggungjawabkan kalau ini ada.`
      case 'event-past':
        return found.facts.endsAt === undefined
          ? say`Waktu antarnya (${f.moment(found.facts.deliverAt)}) sudah lewat. Pesanan seharusnya ada sebelum acaranya.`
          : say`Rapatnya selesai ${f.moment(found.facts.endsAt)}, sedangkan barangnya baru datang ${f.shortMoment(found.facts.deliverAt)}.`
      case 'vendor-share': {
        const { percent, spent, ofAll, limit } = found.facts
        return say`Dengan pesanan ini, *${percent}%* belanja unit tahun ini (${f.rupiah(spent)} dari ${f.rupiah(ofAll)}) ke satu pemilik usaha. Di atas ${limit}% biasanya ditanyakan auditor; penjual lain bisa dilihat dulu.`
      }
      case 'price-risen': {
        const { product, from, to, at } = found.facts
        return say`Harga ${product} naik dari ${f.rupiah(from)} menjadi *${f.rupiah(to)}* pada ${f.day(at)}.`
      }
      case 'new-listing': {
        const { product, listedOn } = found.facts
        return say`${product} baru tayang di katalog ${f.day(Date.parse(listedOn))}.`
      }
      case 'above-median': {
        const { product, unit, price, median, offers, percent } = found.facts
        return say`${product} *${f.rupiah(price)}* per ${unit}, ${percent}% di atas harga tengah ${f.rupiah(median)} dari ${f.number(offers)} penawaran sejenis.`
      }
      case 'above-ceiling': {
        const { product, unit, price, ceiling, kind } = found.facts
        return say`${product} *${f.rupiah(price)}* per ${unit}; standar ${kind} ${f.rupiah(ceiling)} per orang.`
      }
      case 'linked-vendor': {
        const { vendors, by, orders: ordered } = found.facts
        const too = ordered > 0 ? `; unit ini juga memesan di sana (${f.number(ordered)} pesanan tahun ini)` : ''
        return say`Penjual ini punya ${links(by)} yang sama dengan ${vendors.join(', ')}${too}. Keduanya dihitung sebagai satu pemilik.`
      }
      case 'linked-officer':
        return say`Ada ${links(found.facts.by)} yang sama antara penjual ini dan pejabat unit ini. Bisa saja kebetulan; yang penting tercatat alasannya.`
    }
  }

  /** With the number of its rule, as docs/rules.md has it. */
  const finding = (found: GuardFinding) => say`${keep(sentence(found))} [${found.rule}]`

  const all = (findings: readonly GuardFinding[]) =>
    lines(...findings.map((found) => say`${MARKS[found.severity]} ${keep(finding(found))}`))

  return {
    finding,
    /** All that was noticed, each with its weight. */
    list: all,
    /** Before an order goes on: what is held, and that a reason in words is enough. */
    askReason: (held: readonly GuardFinding[]) =>
      lines(
        all(held),
        '',
        say`Kalau memang sudah tepat, tulis alasannya dalam satu kalimat. Alasan itu tersimpan dan dibaca PPK.`,
      ),
    /** A warning needs no answer, and can have one. */
    explain: '💬 Beri penjelasan',
    reasonTooShort: say`Tulis alasannya dengan kata-kata sendiri, satu kalimat saja, supaya PPK dan auditor paham.`,
    reasonKept: say`📝 Alasannya saya simpan bersama pesanan.`,
    /** To the PPK, of an order that needs no approval: it has gone to the vendor. */
    told: say`👁️ *Untuk diketahui PPK*: pesanan ini terkirim dengan alasan dari pemesan.`,
    /** To the PPK: what was noticed, and what the requester said to it. */
    answered: (found: GuardFinding, reason: string | undefined) =>
      lines(
        say`${MARKS[found.severity]} ${keep(finding(found))}`,
        reason !== undefined && say`   Alasan pemesan: _${reason}_`,
      ),
  }
}
