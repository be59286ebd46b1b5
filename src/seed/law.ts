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
  { key: 'office.opens', value: '08:00', source: 'Setelan jam kantor' },
  { key: 'office.closes', value: '16:00', source: 'Setelan jam kantor' },
]
