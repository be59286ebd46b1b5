import { expect, test } from 'vitest'
import { type BillFacts, billOf, DEFAULT_TAX_RULES } from '#core/tax/index.ts'
import { printedBill } from '#papers/bill-facts.ts'

const facts: BillFacts = {
  lines: [{ taxClass: 'goods', amount: 1_900_000 }],
  deliveryFee: 0,
  vat: { amount: 209_000, rate: { numerator: 11, denominator: 100 } },
  vendor: { form: 'cv', npwp: true },
  others: [],
  penalty: { days: 0, amount: 0 },
  rules: DEFAULT_TAX_RULES,
}

test('a bill is printed with the names that the forms have, and every reason in one line', () => {
  const others = [{ orderId: 7, gross: 1_900_000, goods: 1_900_000, missed: 1_900_000 }]
  expect(printedBill(billOf({ ...facts, others }))).toEqual({
    gross: 1_900_000,
    ppn: 209_000,
    ppnOf: { base: 1_741_666, rate: { numerator: 3, denominator: 25 } },
    ppnCollected: true,
    withheld: [
      {
        name: 'PPh Pasal 22',
        base: 3_800_000,
        rate: { numerator: 15, denominator: 1_000 },
        amount: 57_000,
        because: 'bersama pesanan EO-0007 di atas Rp2.000.000 tanpa PPN',
      },
    ],
    stamp: 0,
    penalty: 0,
    invoice: 2_109_000,
    net: 1_843_000,
  })
})

test('where nothing is withheld it says why', () => {
  expect(printedBill(billOf(facts))).toMatchObject({
    withheld: [],
    untaxed: 'pembelian barang sampai Rp2.000.000 tanpa PPN',
    net: 2_109_000,
  })
})

test.each([
  ['person', 'PPh Pasal 21', 'jasa atau katering oleh orang pribadi, 50% dari Rp4.500.000'],
  ['cv', 'PPh Pasal 23', 'jasa atau katering oleh badan usaha, penyedia tanpa NPWP'],
] as const)('the catering of a %s', (form, name, because) => {
  const npwp = form === 'person'
  const lines = [{ taxClass: 'catering' as const, amount: 4_500_000 }]
  const vat = { amount: 0, rate: { numerator: 0, denominator: 1 } }
  expect(printedBill(billOf({ ...facts, lines, vat, vendor: { form, npwp } })).withheld).toMatchObject([
    { name, because },
  ])
})

test('letters are named by their number, and nil is written out', () => {
  const printed = (vendor: BillFacts['vendor']) =>
    printedBill(billOf({ ...facts, lines: [{ taxClass: 'services', amount: 4_500_000 }], vendor })).withheld
  expect(printed({ form: 'cv', npwp: true, certificate: { number: 'S-9' } })).toMatchObject([
    { name: 'PPh final UMKM', because: 'Surat Keterangan PP 55/2022 nomor S-9' },
  ])
  expect(printed({ form: 'person', npwp: true, statement: { number: 'SP-9' } })).toMatchObject([
    { name: 'PPh final UMKM (nihil)', amount: 0, because: 'Surat Pernyataan nomor SP-9, bukti potong nihil' },
  ])
})
