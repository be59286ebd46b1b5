import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { HOUR } from '#core/calendar.ts'
import type { TelegramPhone } from '#sandbox/telegram/server.ts'
import { runCommand } from '#src/commands/index.ts'
import { SECRET } from '../support/demo.ts'
import { type Office, openOffice } from '../support/office.ts'
import { RINA } from './ordering.ts'

/** Bapak Hendra Wijaya, admin. */
const HENDRA = '101291'

let office: Office

beforeAll(async () => {
  office = await openOffice({ webhook: true })
}, 60_000)
afterAll(() => office.close())
afterEach(async () => expect(await office.faults()).toEqual([]))

/** What `pesan invite` prints. */
async function invited(...words: string[]): Promise<{ code: string; link: string | null }> {
  const { database, now, app } = office
  const config = { dataDir: '', host: '', port: 0, zone: 'Asia/Jakarta', sandbox: false, logLevel: 'silent' }
  const result = await runCommand(['invite', ...words, '--json'], {
    ...{ config, database, clock: now, folder: '.', channels: app().bots.channels() },
    stdin: async () => '',
    secretKey: async () => SECRET,
  })
  expect(result).toMatchObject({ exitCode: 0, stderr: '' })
  return JSON.parse(result.stdout)
}

test('a stranger gets a polite way in and learns nothing, on either messenger', async () => {
  for (const messenger of ['telegram', 'whatsapp'] as const) {
    const somebody = office.stranger(messenger, 'Orang Baru')
    for (const words of ['halo', 'nasi kotak', 'menu', '/ringkasan', 'EO-0001'])
      expect(await somebody.says(words)).toMatch(/kode undangan dari admin/)
  }
})

test('nobody at the door hears the same sentence twice in a row, and a person is named', async () => {
  const somebody = office.stranger('whatsapp', 'Orang Bingung')
  const [first, second, third] = [await somebody.says('halo'), await somebody.says('halo'), await somebody.says('halo')]
  expect(second).not.toBe(first)
  expect(second).toMatch(/hubungi admin/)
  expect(third).not.toBe(second)
})

test('a stranger who writes English is answered in English, and comes in that way', async () => {
  const dewi = office.stranger('telegram', 'Dewi')
  expect(await dewi.says('hello')).toContain('kode undangan')
  expect(await dewi.says('what is this?')).toMatch(/only: an invitation code|This is Pesan, the ordering service/)
  expect(await dewi.says('qwerty')).toMatch(/invitation code/)
  const { code } = await invited('--role', 'pp', '--unit', 'DISDIK', '--name', 'Dewi Anjani')
  expect(await dewi.says(code)).toMatch(/Welcome, Dewi Anjani! You are in as .*procurement officer/)
  expect(await dewi.says('menu')).toContain('What shall we do today?')
  const joe = office.stranger('whatsapp', 'Joe')
  expect(await joe.says('I would like to sell cakes to the office')).toMatch(/Welcome! .*What is it called/s)
})

test('an officer joins by the code of an admin, once', async () => {
  const { code } = await invited('--role', 'pp', '--unit', 'DISDIK', '--name', 'Sari Dewi')
  const sari = office.stranger('telegram', 'Sari')
  expect(await sari.says(code.toLowerCase())).toMatch(/Selamat datang.*Sari Dewi.*Pejabat Pengadaan.*Dinas Pendidikan/s)
  expect(await sari.says('menu')).toContain('🛍️ Katalog')
  const another = office.stranger('telegram', 'Bukan Sari')
  expect(await another.says(code)).toContain('tidak berlaku')
})

test('the link of an invitation opens the door by itself', async () => {
  const { link } = await invited('--role', 'ppk', '--unit', 'DISDIK', '--name', 'Budi Hartono')
  expect(link).toMatch(/^https:\/\/t\.me\/pesan_bot\?start=/)
  const budi = office.stranger('telegram', 'Budi')
  const payload = link?.split('start=')[1] ?? ''
  expect(await budi.does((phone) => (phone as TelegramPhone).pressStart(payload))).toContain('Selamat datang')
})

test('a vendor joins on WhatsApp with the code', async () => {
  const nib = await firstNib()
  const { code } = await invited('--role', 'vendor', '--unit', nib, '--name', 'Kak Wulan')
  const wulan = office.stranger('whatsapp', 'Wulan')
  expect(await wulan.says(`halo, kodenya ${code}`)).toContain('Penjual UMKM')
  expect(await wulan.says('orderan saya')).not.toContain('kode undangan')
})

async function firstNib(): Promise<string> {
  const vendor = await office.database.db.query.vendors.findFirst()
  return vendor?.nib ?? ''
}

test('codes expire after three days, and guessing shuts the door for an hour', async () => {
  const { code } = await invited('--role', 'pp', '--unit', 'DISDIK', '--name', 'Terlambat')
  await office.pass(73 * HOUR)
  const late = office.stranger('telegram', 'Terlambat')
  expect(await late.says(code)).toContain('tidak berlaku')
  for (const guess of ['2222-3333', '2222-4444', '2222-5555']) expect(await late.says(guess)).toContain('tidak berlaku')
  expect(await late.says('2222-6666')).toContain('satu jam lagi')
})

test('an admin invites in chat', async () => {
  const hendra = office.on('telegram', HENDRA)
  expect(await hendra.says('/undang')).toContain('Mengundang siapa?')
  await hendra.taps('Pejabat Pengadaan')
  expect(await hendra.taps('Dinas Pendidikan')).toContain('nama lengkapnya')
  for (const words of ['bentar ya', 'makasih', '0812 3456 7890'])
    expect(await hendra.says(words), words).toMatch(/nama (?:lengkapnya|orang yang diundang)/)
  const made = await hendra.says('Maya Sari')
  const code = /[2-9A-Z]{4}-[2-9A-Z]{4}/.exec(made)?.[0] ?? ''
  const maya = office.stranger('telegram', 'Maya')
  expect(await maya.says(code)).toContain('Maya Sari')
})

test('menu, bantuan, batal and kembali work in the middle of anything, and the draft is kept', async () => {
  const rina = office.on('telegram', RINA)
  await rina.says('nasi kotak dibawah 40rb')
  await rina.taps('1.')
  expect(await rina.says('bantuan')).toContain('Cara memesan')
  expect(await rina.says('100')).toContain('🧺 Keranjang')
  await rina.taps('Check-out')
  expect(await rina.says('kembali')).toContain('🧺 Keranjang')
  await rina.taps('Check-out')
  expect(await rina.says('batal')).toContain('tetap tersimpan')
  expect(await rina.says('menu')).toMatch(/Masih ada keranjang.*Keranjang \(1\)/s)
  await office.restart()
  const onWhatsApp = office.on('whatsapp', RINA)
  expect(await onWhatsApp.says('keranjang')).toMatch(/Keranjang · .*100 box/s)
})
