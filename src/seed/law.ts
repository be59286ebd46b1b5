/** Closed days and the numbers of the rules, as the demo province keeps them. */
import type { Day } from '#core/calendar.ts'

/** Public holidays and collective leave of 2026. Source: SKB 1497/2025, 2/2025, 5/2025 (docs/rules.md). */
export const holidaySeeds: readonly (readonly [Day, string])[] = [
  ['2026-01-01', 'Tahun Baru Masehi'],
  ['2026-01-16', 'Isra Mikraj Nabi Muhammad SAW'],
  ['2026-02-16', 'Cuti bersama Tahun Baru Imlek'],
  ['2026-02-17', 'Tahun Baru Imlek 2577'],
  ['2026-03-18', 'Cuti bersama Hari Suci Nyepi'],
  ['2026-03-19', 'Hari Suci Nyepi'],
  ['2026-03-20', 'Cuti bersama Idulfitri'],
  ['2026-03-21', 'Idulfitri 1447 H'],
  ['2026-03-22', 'Idulfitri 1447 H'],
  ['2026-03-23', 'Cuti bersama Idulfitri'],
  ['2026-03-24', 'Cuti bersama Idulfitri'],
  ['2026-04-03', 'Wafat Yesus Kristus'],
  ['2026-04-05', 'Kebangkitan Yesus Kristus'],
  ['2026-05-01', 'Hari Buruh Internasional'],
  ['2026-05-14', 'Kenaikan Yesus Kristus'],
  ['2026-05-15', 'Cuti bersama Kenaikan Yesus Kristus'],
  ['2026-05-27', 'Iduladha 1447 H'],
  ['2026-05-28', 'Cuti bersama Iduladha'],
  ['2026-05-31', 'Hari Raya Waisak'],
  ['2026-06-01', 'Hari Lahir Pancasila'],
  ['2026-06-16', 'Tahun Baru Islam 1448 H'],
  ['2026-08-17', 'Proklamasi Kemerdekaan'],
  ['2026-08-25', 'Maulid Nabi Muhammad SAW'],
  ['2026-12-24', 'Cuti bersama Natal'],
  ['2026-12-25', 'Hari Raya Natal'],
]

export interface RuleSeed {
  readonly key: string
  readonly value: unknown
  readonly source: string
}

const rate = (perMille: number) => ({ numerator: perMille, denominator: 1_000 })
const income = (perMille: number) => ({ rate: rate(perMille), withoutNpwp: rate(2 * perMille) })

/** Taxes as they are at the end of 2025 and the beginning of 2026; what nobody showed us says that it is a setting. */
const taxSeeds: readonly RuleSeed[] = [
  { key: 'tax.vat-base', value: { numerator: 11, denominator: 12 }, source: 'PMK 131/2024: DPP 11/12 (R-12)' },
  { key: 'tax.vat-collected', value: true, source: 'Instansi pemerintah memungut PPN di atas Rp2 juta (R-12)' },
  { key: 'tax.floor', value: 2_000_000, source: 'PMK 81/2024: sampai Rp2 juta tanpa PPN tidak dipungut (R-14)' },
  { key: 'tax.split-days', value: 1, source: 'Setelan: tagihan sehari dianggap satu (R-14)' },
  { key: 'tax.pph22', value: income(15), source: 'PMK 81/2024: 1,5 %; tanpa NPWP dua kali (R-14)' },
  { key: 'tax.pph23', value: income(20), source: 'Pasal 23: 2 %; tanpa NPWP 4 % (R-14)' },
  {
    key: 'tax.pph21',
    value: {
      share: { numerator: 1, denominator: 2 },
      brackets: [
        { upTo: 60_000_000, rate: rate(50) },
        { upTo: 250_000_000, rate: rate(150) },
        { upTo: 500_000_000, rate: rate(250) },
        { upTo: 5_000_000_000, rate: rate(300) },
        { upTo: null, rate: rate(350) },
      ],
    },
    source: 'Bukan pegawai: tarif Pasal 17 × 50 % bruto; lapisannya setelan (R-14)',
  },
  { key: 'tax.final', value: rate(5), source: 'PP 55/2022: 0,5 % dengan Surat Keterangan (R-14)' },
  { key: 'tax.final-follows-floor', value: true, source: 'Setelan: batas Rp2 juta berlaku juga di sini (R-14)' },
  { key: 'tax.pbjt', value: rate(100), source: 'Perda DKI 1/2024: 10 % (R-12)' },
  { key: 'tax.pbjt-included', value: false, source: 'Setelan: PBJT di dalam harga katering (R-12)' },
  { key: 'tax.pbjt-withheld', value: false, source: 'Setelan: PBJT disetor penjual sendiri (R-12)' },
  { key: 'tax.rounding', value: 'down', source: 'Setelan: pembulatan ke bawah (R-14)' },
  { key: 'papers.stamp-above', value: 5_000_000, source: 'UU Bea Meterai: di atas Rp5 juta (R-15)' },
  { key: 'stamp.duty', value: 10_000, source: 'UU Bea Meterai: Rp10.000 (R-15)' },
  { key: 'stamp.bearer', value: 'vendor', source: 'Setelan: meterai dari penjual (R-15)' },
  { key: 'rating.least', value: 3, source: 'Setelan: penilaian tampil mulai tiga (R-36)' },
  { key: 'order.late-penalty', value: rate(1), source: 'Klausul SPK: 1/1000 per hari kalender (R-22)' },
]

/** What the guards look at and an office may want to change; the rest has its default. */
const guardSeeds: readonly RuleSeed[] = [
  { key: 'guard.split-days', value: [7, 30], source: 'Setelan: jendela pemecahan paket (R-02)' },
  { key: 'guard.split-warn-percent', value: 80, source: 'Setelan (R-02)' },
  { key: 'guard.portions-percent', value: 10, source: 'Setelan: porsi di atas jumlah undangan (R-23)' },
  { key: 'guard.meeting-accounts', value: ['5.1.02.01.01.0052'], source: 'Kode rekening makan minum rapat (R-17)' },
  { key: 'guard.meeting-hours', value: 2, source: 'Perpres 33/2020: rapat paling sedikit 2 jam (R-17)' },
  { key: 'guard.share-percent', value: 50, source: 'Setelan: porsi belanja ke satu penjual (R-26)' },
]

/** Values that hold from the first day of 2025 on. */
export const ruleSeeds: readonly RuleSeed[] = [
  { key: 'order.ceiling', value: 50_000_000, source: 'Perpres 16/2018 Pasal 28: kuitansi sampai Rp50 juta (R-01)' },
  { key: 'order.approval-from', value: 10_000_000, source: 'Setelan: persetujuan PPK sebelum pesanan terkirim (R-08)' },
  { key: 'approval.working-days', value: 3, source: 'INAPROC Katalog v6: batal otomatis setelah 3 hari kerja (R-08)' },
  { key: 'vendor.answer-working-days', value: 1, source: 'Setelan; INAPROC Katalog v6 memberi 3 hari kerja (R-09)' },
  { key: 'requester.answer-working-days', value: 1, source: 'Setelan (R-09)' },
  { key: 'receipt.working-days', value: 2, source: 'Setelan (R-16)' },
  { key: 'count.working-days', value: 2, source: 'Setelan (R-16)' },
  { key: 'money.working-days', value: 5, source: 'Setelan (R-07)' },
  { key: 'delivery.grace-minutes', value: 60, source: 'Setelan (R-16)' },
  // Nobody who tries the demo wants to wait; an office without this row gives two minutes.
  { key: 'undo.minutes', value: 0, source: 'Setelan demo (R-21)' },
  {
    key: 'tax.vat',
    value: { numerator: 11, denominator: 100 },
    source: 'PMK 131/2024: 12 % dari 11/12 harga (R-12)',
  },
  { key: 'payment.working-days', value: 3, source: 'Ingub DKI 29/2021: paling lama 3 hari kerja' },
  { key: 'price.median-warning-percent', value: 20, source: 'Setelan: minta alasan di atas 20 % dari median' },
  ...taxSeeds,
  ...guardSeeds,
  { key: 'office.opens', value: '08:00', source: 'Setelan jam kantor' },
  { key: 'office.closes', value: '16:00', source: 'Setelan jam kantor' },
]
