// on both databases: budget lines are given out
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { importTable } from '#db/import/index.ts'
import { upsertRows } from '#db/rows.ts'
import { budgetLines, dispositions, rules } from '#db/schema.ts'
import { npwpSafe } from '#db/sealed-npwp.ts'
import { storyOffice } from '../support/story.ts'
import { DEDI, prepared, RINA } from './ordering.ts'

/** Dinas Pendidikan: Bapak Suryadi Prawira is PA, Ibu Sari Wulandari and Bapak Binsar Hutapea are PPK. */
const SURYADI = '101201'
const SARI = '101202'
const BINSAR = '101203'
/** The PA of another. */
const WIDYA = '101211'
const MEALS = 'Makanan dan Minuman Rapat'

const office = await storyOffice()

const head = () => office.on('telegram', SURYADI)
const sari = () => office.on('telegram', SARI)
const binsar = () => office.on('telegram', BINSAR)
const rina = () => office.on('telegram', RINA)
const dedi = () => office.on('telegram', DEDI)

/** The line's story as it is stored. */
async function story() {
  const [line] = await office.database.db.select().from(budgetLines).where(eq(budgetLines.rupCode, '52601007'))
  return office.database.db
    .select()
    .from(dispositions)
    .where(eq(dispositions.budgetLineId, line?.id ?? 0))
    .orderBy(dispositions.id)
}

async function mealsLine() {
  const [line] = await office.database.db.select().from(budgetLines).where(eq(budgetLines.rupCode, '52601007'))
  if (!line) throw new Error('the demo has this line')
  return line
}

/** The line as the finance department brings it again, with other people beside it. */
async function imported(ceiling: number) {
  const { name, accountCode } = await mealsLine()
  const header = ['kode rup', 'unit', 'tahun', 'kode rekening', 'uraian', 'pagu', 'diumumkan', 'ppk', 'pp']
  const cells = ['52601007', 'DISDIK', '2026', accountCode, name, String(ceiling), '2026-01-05', SARI, DEDI]
  const safe = npwpSafe('a secret of the stories')
  return importTable(office.database.db, 'budgets', { header, rows: [{ line: 2, cells }] }, office.now(), { safe })
}

/** The meals' line, which stands on the second page once it is given. */
async function opened() {
  const page = await head().says('disposisi')
  if (!page.includes(MEALS)) await head().taps('➡️')
  return head().taps(MEALS)
}

/** The PA gives the meals' line. */
async function give(ppk: string, pp: string, note?: string) {
  const card = await opened()
  await head().taps(card.includes('Ganti PPK') ? 'Ganti PPK' : 'Tunjuk PPK')
  await head().taps(ppk)
  await head().taps(pp)
  return note === undefined ? head().taps('Tetapkan') : head().says(note)
}

test('the PA gives a line to a PPK and a PP by chat; both are told, the others too, and it is all written down', async () => {
  expect(await head().says('menu')).toContain('Disposisi')
  expect(await head().taps('Disposisi')).toContain('Disposisi anggaran 2026')
  expect(await head().taps(MEALS)).toContain('Belum didisposisikan')
  expect(await head().taps('Tunjuk PPK')).toContain('Siapa PPK-nya?')
  expect(await head().taps('Binsar')).toContain('Siapa Pejabat Pengadaannya?')
  expect(await head().taps('Rina')).toContain('Ada pesan untuk beliau berdua?')
  expect(await head().says('utamakan Jakpreneur')).toContain('didisposisikan: PPK Bapak Binsar Hutapea')

  const told = await rina().hears('Disposisi dari Bapak Suryadi Prawira')
  expect(told).toContain('Ibu menjadi Pejabat Pengadaan anggaran ini')
  expect(told).toContain('PPK: Bapak Binsar Hutapea')
  expect(told).toContain('“utamakan Jakpreneur”')
  expect(await binsar().hears('Disposisi dari')).toContain('Pejabat Pengadaan: Ibu Rina Kusumawati')
  expect(await sari().hears('mengubah disposisi')).toContain('tidak lagi menjadi PPK untuk')
  expect(await dedi().hears('mengubah disposisi')).toContain('tidak lagi menjadi Pejabat Pengadaan')

  const rows = await story()
  expect(rows.map(({ act, role }) => `${act} ${role}`).sort()).toEqual([
    ...['named pp', 'named ppk', 'released pp', 'released ppk'],
  ])
  expect(
    rows.every(({ note, channel, inboxId }) => note === 'utamakan Jakpreneur' && channel === 'telegram' && inboxId),
  ).toBe(true)
  await expect(office.database.db.delete(dispositions)).rejects.toThrow()
})

test('check-out offers the given line first, and its PPK approves and is told; whoever has it no more cannot order', async () => {
  await rina().says('nasi kotak dibawah 40rb')
  await rina().taps('1.')
  await rina().says('300')
  expect(await rina().taps('Check-out')).toMatch(/1\. Belanja Makanan dan Minuman Rapat .*📌 disposisi Ibu/)
  await rina().taps(MEALS)
  await rina().says('rabu jam 11')
  await rina().taps('📍 Kantor')
  await rina().says('300 orang, dengan Dinkes, jam 9-12')
  await rina().taps('Lewati')
  const placed = await rina().taps('Pesan sekarang')
  const number = /EO-\d+/.exec(placed)?.[0] ?? ''
  expect(await binsar().hears('Perlu persetujuan Bapak')).toContain(number)
  expect(sari().transcript()).not.toContain(number)
  expect(await sari().says(`/persetujuan ${number}`)).toContain('Bapak Binsar Hutapea')
  await binsar().taps('Setujui')
  await rina().hears('disetujui PPK')

  await dedi().says('nasi kotak dibawah 40rb')
  await dedi().taps('1.')
  await dedi().says('100')
  expect(await dedi().taps('Check-out')).not.toContain(MEALS)
  await dedi().says('batal')
})

test('a budget imported anew: never less than orders hold, and what was given stays given', async () => {
  const before = await mealsLine()
  const tooLittle = await imported(before.committed - 1)
  expect(tooLittle.problems).toMatchObject([{ column: 'pagu', expected: { code: 'at-least-committed' } }])
  expect(await mealsLine()).toEqual(before)

  expect(await imported(before.committed + 5_000_000)).toMatchObject({ changed: 1, problems: [] })
  expect(await opened()).toContain('PPK Bapak Binsar Hutapea, Pejabat Pengadaan Ibu Rina Kusumawati')
  await rina().says('nasi kotak dibawah 40rb')
  await rina().taps('1.')
  await rina().says('300')
  await rina().taps('Check-out')
  await rina().taps(MEALS)
  await rina().says('rabu jam 11')
  await rina().taps('📍 Kantor')
  await rina().says('300 orang, dengan Dinkes, jam 11-14')
  expect(await rina().taps('Lewati')).toContain('(RUP 52601007): Rp5.000.000')
  expect(await rina().taps('Pesan sekarang')).toMatch(/sisa pagu RUP 52601007 tinggal Rp5\.000\.000/)
  await rina().says('batal')
  expect(await imported(before.ceiling)).toMatchObject({ changed: 1, problems: [] })
})

test('a change tells those whom it concerns, and nobody else; the story of the line can be read', async () => {
  await give('Sari', 'Rina')
  expect(await sari().hears('Disposisi dari')).toContain('Ibu menjadi PPK anggaran ini')
  expect(await binsar().hears('mengubah disposisi')).toContain('tidak lagi menjadi PPK')
  expect(rina().transcript()).not.toMatch(/mengubah disposisi/)
  expect(await give('Sari', 'Rina')).toContain('Tidak ada yang berubah')
  const card = await opened()
  expect(card).toContain('PPK Ibu Sari Wulandari, Pejabat Pengadaan Ibu Rina Kusumawati')
  expect(card).toContain('PPK Bapak Binsar Hutapea dilepas oleh Bapak Suryadi Prawira')
})

test('taken back, the line is the unit’s again', async () => {
  await opened()
  expect(await head().taps('Cabut')).toContain('dicabut')
  expect(await rina().hears('mengubah disposisi')).toContain('tidak lagi')
  await dedi().says('keranjang')
  expect(await dedi().taps('Check-out')).toContain(MEALS)
  await dedi().says('batal')
  const number = /EO-\d+/.exec(await large())?.[0] ?? ''
  expect(await binsar().hears('Perlu persetujuan Bapak')).toContain(number)
  expect(await sari().hears('Perlu persetujuan Ibu')).toContain(number)
})

/** Rina orders for more than ten million. */
async function large() {
  await prepared(rina(), { quantity: '300' })
  return rina().taps('Pesan sekarang')
}

test('only the line’s PA gives it, and where the office wants that nothing is ordered from what was not given', async () => {
  expect(await rina().says('/disposisi')).not.toContain('RUP')
  expect(await office.on('telegram', WIDYA).says('/disposisi')).toContain('Disposisi anggaran')
  await upsertRows(office.database.db, rules, [
    { key: 'disposition.required', validFrom: '2025-01-01', value: true, source: 'story' },
  ])
  await office.pass(2 * 60_000)
  await dedi().says('keranjang')
  expect(await dedi().taps('Check-out')).toContain('Belum ada anggaran (RUP) yang ditugaskan')
  await give('Sari', 'Dedi')
  await dedi().hears('Disposisi dari')
  await dedi().says('keranjang')
  expect(await dedi().taps('Check-out')).toContain('Diantar kapan')
})
