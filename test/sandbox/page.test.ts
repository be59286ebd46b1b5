import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import { Api } from 'grammy'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Sandbox } from '#sandbox/desk.ts'
import { recording } from '../support/recording.ts'
import { type Look, openPage } from './browser.ts'
import { CAST, PIXEL, startTelegramBot, startWhatsAppBot, trySandbox } from './page-bots.ts'

const endings: (() => Promise<unknown>)[] = []
let sandbox: Sandbox
let url: string

beforeAll(async () => {
  const opened = await trySandbox()
  sandbox = opened.sandbox
  endings.push(opened.end, await startTelegramBot(sandbox), await startWhatsAppBot(sandbox))
  const server = serve({ fetch: sandbox.routes().fetch, hostname: '127.0.0.1', port: 0 })
  await new Promise((resolve) => server.once('listening', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  endings.push(() => new Promise((resolve) => server.close(resolve)))
})

afterAll(async () => {
  for (const end of endings.reverse()) await end()
})

/** The page with its three phones, closed again after the test has used it. */
async function withPage(look: Look, use: (page: Page, complaints: string[]) => Promise<void>): Promise<void> {
  const { page, complaints } = await openPage(url, look)
  try {
    // All three chats have been opened.
    await expect.poll(() => page.getByRole('textbox', { name: /^Tulis sebagai/ }).count()).toBe(3)
    await use(page, complaints)
  } finally {
    await page.context().close()
  }
}

const phoneOf = (page: Page, slot: 'officer' | 'vendor' | 'admin') => page.locator(`#phone-${slot}`)
const bubble = (phone: Locator, text: string) => phone.locator('.message').filter({ hasText: text }).last()

async function write(phone: Locator, text: string): Promise<void> {
  await phone.locator('textarea').fill(text)
  await phone.locator('textarea').press('Enter')
}

describe('Telegram', () => {
  test('buttons stand under the bubble, change it in place, and answer with a toast or an alert', () =>
    withPage({}, async (page, complaints) => {
      const officer = phoneOf(page, 'officer')
      await officer.getByRole('button', { name: 'MULAI' }).click()
      const welcome = bubble(officer, 'Selamat datang')
      await welcome.waitFor()
      expect(await welcome.locator('strong').textContent()).toBe('Selamat datang')
      expect(await welcome.locator('code').textContent()).toBe('EO-0001')
      const count = await officer.locator('.message').count()
      await welcome.getByRole('button', { name: '＋' }).click()
      await bubble(officer, 'Jumlah: 2').waitFor()
      expect(await officer.locator('.message').count()).toBe(count)
      expect(await bubble(officer, 'Jumlah: 2').locator('.meta').textContent()).toContain('diedit')
      await officer.getByRole('button', { name: 'Toast' }).click()
      await officer.getByText('Masuk keranjang').waitFor()
      await officer.getByRole('button', { name: 'Alert' }).click()
      const alert = page.getByRole('dialog')
      expect(await alert.textContent()).toContain('Pagu tidak cukup')
      await alert.getByRole('button', { name: 'OK' }).click()
      expect(complaints).toEqual([])
    }))

  // Seen to lose a key press on a busy machine, about once in twenty runs, cause unknown; never three times in a row.
  test('who presses a button with the keyboard goes on from the button that takes its place', { retry: 2 }, () =>
    withPage({}, async (page) => {
      const officer = phoneOf(page, 'officer')
      await write(officer, 'hitung')
      await bubble(officer, 'Anda menulis: hitung').getByRole('button', { name: '＋' }).focus()
      for (const count of [2, 3]) {
        await page.keyboard.press('Enter')
        await bubble(officer, `Jumlah: ${count}`).waitFor({ timeout: 10_000 })
      }
      expect(await page.evaluate('document.activeElement.textContent')).toBe('＋')
    }),
  )

  test('the menu lists the bot’s commands and is walked with the arrow keys', () =>
    withPage({}, async (page) => {
      const officer = phoneOf(page, 'officer')
      await officer.locator('textarea').fill('/')
      await officer.getByText('Lihat katalog').waitFor()
      await officer.locator('textarea').press('ArrowUp')
      await page.keyboard.press('Enter')
      await bubble(officer, 'Anda menulis: /katalog').waitFor()
    }))

  test('an inline search offers results above the field, and the chosen one is posted', () =>
    withPage({}, async (page) => {
      const officer = phoneOf(page, 'officer')
      await officer.locator('textarea').fill('@pesan_bot ayam')
      await officer.getByRole('button', { name: 'Nasi kotak (ayam)' }).click()
      await bubble(officer, 'Nasi kotak, Rp35.000 per kotak').waitFor()
    }))

  test('pictures come with their caption, and one is sent by attaching it', () =>
    withPage({}, async (page) => {
      const officer = phoneOf(page, 'officer')
      await write(officer, 'foto')
      const picture = bubble(officer, 'Nasi kotak ayam bakar').locator('img')
      await expect.poll(() => picture.evaluate((image: { naturalWidth: number }) => image.naturalWidth)).toBe(1)
      await officer
        .locator('input[type=file]')
        .setInputFiles({ name: 'bukti.png', mimeType: 'image/png', buffer: PIXEL })
      await write(officer, 'Bukti kirim')
      await bubble(officer, 'Bukti kirim').locator('img').waitFor()
      await bubble(officer, 'Fotonya sudah saya terima.').waitFor()
    }))

  test('several pictures go out together, and a recording is played in the chat', () =>
    withPage({}, async (page) => {
      const officer = phoneOf(page, 'officer')
      const file = officer.locator('input[type=file]')
      const mine = officer.locator('.message.me .picture')
      const before = await mine.count()
      const one = (name: string) => ({ name, mimeType: 'image/png', buffer: PIXEL })
      await file.setInputFiles([one('a.png'), one('b.png'), one('c.png')])
      await officer.getByText('3 berkas').waitFor()
      await write(officer, 'tiga foto')
      await bubble(officer, 'tiga foto').waitFor()
      await expect.poll(() => mine.count()).toBe(before + 3)
      await file.setInputFiles({ name: 'suara.ogg', mimeType: 'audio/ogg', buffer: recording(2) })
      await officer.getByRole('textbox').press('Enter')
      await officer.locator('.message.me audio.sound').waitFor()
    }))
})

describe('WhatsApp', () => {
  test('marks are rendered, a number is one tap away, and ticks tell how far a message came', () =>
    withPage({}, async (page, complaints) => {
      const vendor = phoneOf(page, 'vendor')
      await write(vendor, 'ada orderan?')
      const asked = bubble(vendor, 'Pesanan EO-0001')
      await asked.waitFor()
      expect(await asked.locator('strong').textContent()).toBe('Pesanan EO-0001')
      expect(await asked.locator('em').textContent()).toBe('ada orderan?')
      await vendor
        .getByRole('group', { name: 'Balasan cepat' })
        .getByRole('button', { name: '1 Terima' })
        .first()
        .click()
      const sent = vendor.locator('.message.me').filter({ hasText: /^1/ }).last()
      await sent.getByRole('img', { name: /sampai|dibaca/ }).waitFor()
      expect(complaints).toEqual([])
    }))

  test('a tap on a message quotes it in the answer', () =>
    withPage({}, async (page) => {
      const vendor = phoneOf(page, 'vendor')
      await write(vendor, 'yang mana?')
      await bubble(vendor, 'yang mana?').locator('.bubble').waitFor()
      await vendor.locator('.message.them').filter({ hasText: 'yang mana?' }).locator('.bubble').click()
      await write(vendor, 'siap')
      const sent = vendor.locator('.message.me').filter({ hasText: 'siap' }).last()
      expect(await sent.locator('.quote').textContent()).toContain('Pesanan EO-0001 yang mana?')
    }))
})

describe('the phones', () => {
  test('change hands: a vendor is found by the shop, and keeps the phone when the page is opened again', () =>
    withPage({}, async (page) => {
      await page.getByRole('button', { name: /Ganti orang; sekarang Siti Aminah/ }).click()
      await page.getByRole('searchbox').fill('berkah')
      await page.keyboard.press('Enter')
      await page.getByRole('button', { name: /Ganti orang; sekarang Joko Santoso/ }).waitFor()
      await page.reload()
      await page.getByRole('button', { name: /Ganti orang; sekarang Joko Santoso/ }).waitFor()
    }))

  test('an admin’s phone may have WhatsApp on it instead of Telegram', () =>
    withPage({}, async (page) => {
      const admin = phoneOf(page, 'admin')
      await admin.getByRole('button', { name: /Ganti orang/ }).click()
      await page.getByRole('button', { name: 'WhatsApp' }).click()
      await page.getByRole('option', { name: /Hendra Wijaya/ }).click()
      // Whoever writes before the phone has changed hands writes on the one before.
      await admin.locator('.screen[data-messenger="whatsapp"]').waitFor()
      await write(admin, 'ringkasan')
      await bubble(admin, '1. Terima').waitFor()
    }))

  test('a message for somebody who holds none of the phones is told where one would look for them', () =>
    withPage({}, async (page) => {
      await page.getByRole('button', { name: 'Tutup panduan' }).click()
      await sandbox.phones.phone({ messenger: 'whatsapp', person: 'UMKM-002' })?.text('cek')
      const news = phoneOf(page, 'vendor').locator('.news')
      await news.getByText('Pesan baru untuk Joko Santoso').waitFor()
      await news.click()
      await bubble(phoneOf(page, 'vendor'), 'Pesanan EO-0001').waitFor()
    }))

  test('on a small screen they lie side by side behind tabs, with a badge for what was not seen', () =>
    withPage({ width: 390, height: 844, touch: true }, async (page) => {
      const tab = (name: string) => page.getByRole('tab', { name: new RegExp(name) })
      expect(await tab('Petugas').getAttribute('aria-selected')).toBe('true')
      await sandbox.phones.phone({ messenger: 'telegram', person: '101291' })?.text('halo')
      await tab('Admin')
        .getByLabel(/belum dibaca/)
        .waitFor()
      await tab('Admin').tap()
      await expect
        .poll(() =>
          tab('Admin')
            .getByLabel(/belum dibaca/)
            .count(),
        )
        .toBe(0)
      const box = await phoneOf(page, 'admin').boundingBox()
      expect(Math.round(box?.width ?? 0)).toBe(390)
      const overflow = await page.evaluate('document.documentElement.scrollWidth - innerWidth')
      expect(overflow).toBe(0)
    }))
})

describe('the page itself', () => {
  test('speaks English when asked, dark when the device or the person wants it, and remembers both', () =>
    withPage({ dark: true }, async (page) => {
      const ground = () => page.evaluate('getComputedStyle(document.querySelector(".holder")).backgroundColor')
      const dark = await ground()
      await page.getByRole('button', { name: /^Tema/ }).click()
      expect(await ground()).not.toBe(dark)
      await page.getByRole('button', { name: 'EN', exact: true }).click()
      await page.getByText('A procurement office inside a chat').waitFor()
      const light = await ground()
      await page.reload()
      await page.getByText('A procurement office inside a chat').waitFor()
      expect(await ground()).toBe(light)
    }))

  test('shows a message to the screen reader’s log, and has a name for everything one can press', () =>
    withPage({}, async (page) => {
      const officer = phoneOf(page, 'officer')
      await write(officer, 'hai')
      const log = officer.getByRole('log', { name: 'Percakapan Rina Kusumawati dengan Pesan' })
      await log.getByText('Anda menulis: hai').waitFor()
      const nameless = await page.evaluate(
        `[...document.querySelectorAll('button, a, input:not([type=file]), textarea')]
          .filter((one) => one.checkVisibility() && !(one.ariaLabel || one.title || one.textContent.trim() || one.labels?.length
            || one.querySelector('img[alt]:not([alt=""])')))
          .map((one) => one.outerHTML)`,
      )
      expect(nameless).toEqual([])
    }))

  test('stays at the newest message, but leaves alone whoever reads further up', () =>
    withPage({}, async (page) => {
      const officer = phoneOf(page, 'officer')
      const fromEnd = () =>
        officer
          .locator('.scroller')
          .evaluate((one: { scrollHeight: number; scrollTop: number; clientHeight: number }) =>
            Math.round(one.scrollHeight - one.scrollTop - one.clientHeight),
          )
      for (const text of ['satu', 'dua', 'tiga', 'empat']) {
        await write(officer, text)
        await bubble(officer, `Anda menulis: ${text}`).waitFor()
      }
      await expect.poll(fromEnd).toBeLessThan(3)
      // Somebody scrolls up, and the page has taken note of it.
      await officer.locator('.scroller').evaluate(
        (one: { scrollTop: number; addEventListener: (kind: string, heard: () => void) => void }) =>
          new Promise<void>((resolve) => {
            one.addEventListener('scroll', resolve)
            one.scrollTop = 0
          }),
      )
      await new Api(sandbox.telegram.token, { apiRoot: sandbox.telegram.apiRoot }).sendMessage(
        CAST[0]?.telegram ?? 0,
        'kabar',
      )
      await bubble(officer, 'kabar').waitFor()
      expect(await officer.locator('.scroller').evaluate((one: { scrollTop: number }) => one.scrollTop)).toBe(0)
      await officer.getByRole('button', { name: 'Ke pesan terbaru' }).click()
      await expect.poll(fromEnd).toBeLessThan(3)
    }))
})
