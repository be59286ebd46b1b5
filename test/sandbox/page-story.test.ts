/** The first minute of somebody new: `npm start` with nothing configured, and an order by clicks alone. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Resvg } from '@resvg/resvg-js'
import type { Page } from 'playwright-core'
import { afterEach, expect, test } from 'vitest'
import type { SandboxPerson } from '#sandbox/roster.ts'
import { NEWCOMER } from '#seed/index.ts'
import { drawProduct } from '#seed/pictures/draw.ts'
import { productSeeds } from '#seed/products.ts'
import { vendorSeeds } from '#seed/vendors.ts'
import { openPage } from './browser.ts'

/** Seeding, migrations and a busy machine; on an idle one it takes a fraction. */
const START_MS = 90_000
const STORY_MS = 60_000
const STEPS_MAX = 12
const PATIENCE = { timeout: 40_000, interval: 50 }

const endings: (() => Promise<unknown>)[] = []

afterEach(async () => {
  for (const end of endings.splice(0).reverse()) await end()
})

interface House {
  readonly url: string
  /** Asks it to stop as an operator would; the exit code. */
  stop(): Promise<number | null>
}

/** Starts the project as a process of its own, in a folder of its own, with no setting but a free port. */
async function startHouse(): Promise<House> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'pesan-story-'))
  const node = path.resolve('node_modules/.bin/node')
  const env = { PATH: process.env.PATH, DATA_DIR: dataDir, PORT: '0' }
  const child = spawn(node, ['src/main.ts'], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  const exited = once(child, 'exit')
  const stop = async () => {
    child.kill('SIGTERM')
    await exited
    return child.exitCode
  }
  endings.push(async () => {
    if (child.exitCode === null) child.kill('SIGKILL')
    await exited
    await rm(dataDir, { recursive: true, force: true })
  })
  const url = await addressOf(child)
  await expect.poll(() => isReady(url), { timeout: 20_000, interval: 200 }).toBe(true)
  return { url, stop }
}

/** What it prints when it is open; rejects with everything it printed when it ends instead. */
function addressOf(child: ChildProcess): Promise<string> {
  let printed = ''
  return new Promise((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      printed += chunk.toString()
      const [, url] = /open for trying at (\S+)/.exec(printed) ?? []
      if (url) resolve(url)
    }
    child.stdout?.on('data', hear)
    child.stderr?.on('data', hear)
    child.on('exit', () => reject(new Error(`it ended before it was open:\n${printed}`)))
  })
}

async function isReady(url: string): Promise<boolean> {
  return (await fetch(`${url}/readyz`)).ok
}

/** The steps that guides show, and what their pictures are called. */
const PICTURED: Readonly<Record<string, string>> = {
  '1-choose': 'pp-cari',
  '1-confirm': 'pp-ringkasan-pesanan',
  '1-vendor': 'penjual-pesanan-baru',
  '2-approve': 'ppk-setujui',
  '2-ship': 'penjual-surat-pesanan',
  '2-receive': 'ppk-terima',
  '2-pay': 'bendahara-tagihan',
  '2-slip': 'bendahara-bukti-potong',
  '2-money': 'penjual-uang-masuk',
  '2-told': 'bendahara-berkas',
  admin: 'admin-ringkasan',
  'curate-list': 'kurator-antrean',
  'curate-goods': 'kurator-periksa',
}

/**
 * The pictures of the guides (`npm run guides`): with PICTURES set to a folder, the phone on which something is to be done
 * leaves a picture there before it is done. Steps of the first story are named `1-…`, those of the second `2-…`.
 */
async function picture(page: Page, step: string): Promise<void> {
  const name = PICTURED[step]
  if (!process.env.PICTURES || !name) return
  const lit = page.locator('.slot.glow, .slot:has(.glow)')
  const own = OWN_SLOT[step]
  const slot = own === undefined && (await lit.count()) > 0 ? lit.first() : page.locator(own ?? '#phone-officer')
  // A phone that has just been handed over fetches its chat first.
  await expect.poll(() => slot.locator('.message').count(), PATIENCE).toBeGreaterThan(0)
  await expect.poll(() => slot.locator('.picture.loading').count(), PATIENCE).toBe(0)
  const newest = slot.locator('.message').last()
  await newest.scrollIntoViewIfNeeded()
  if (FROM_ITS_START.has(step)) await newest.evaluate((bubble) => bubble.scrollIntoView({ block: 'start' }))
  await page.waitForTimeout(STILL_MS)
  const path = `${process.env.PICTURES}/${name}.jpg`
  const inFront = slot.locator(IN_FRONT)
  const seen = (how: string) =>
    inFront.evaluateAll((all, value) => {
      for (const one of all) (one as unknown as { style: { visibility: string } }).style.visibility = value
    }, how)
  await seen('hidden')
  await slot.locator('.screen').screenshot({ path, type: 'jpeg', quality: 60, animations: 'disabled' })
  await seen('')
}

/** Longer than the screen: what it says is at its start, and its buttons can be imagined. */
const FROM_ITS_START: ReadonlySet<string> = new Set(['admin'])

/** On which phone a picture is taken, where nothing is pointed at. */
const OWN_SLOT: Readonly<Record<string, string>> = {
  admin: '#phone-admin',
  'curate-list': '#phone-admin',
  'curate-goods': '#phone-admin',
}
/** What passes by in front of the chat is no part of it. */
const IN_FRONT = '.toast, .news, .to-end'
/** Bubbles glide in. */
const STILL_MS = 400

/** Does what the guide points at until it stands at `goal`; throws with where it got stuck. */
async function followGuide(page: Page, goal: string, story: 1 | 2, stepsMax = STEPS_MAX): Promise<void> {
  const guide = page.locator('#guide')
  const stepNow = async () => (await guide.getAttribute('data-step')) ?? 'wait'
  const trail: string[] = []
  for (let turn = 0; turn < stepsMax; turn += 1) {
    await expect.poll(stepNow, PATIENCE).not.toBe('wait')
    const step = await stepNow()
    await picture(page, `${story}-${step}`)
    if (step === goal) return
    trail.push(step)
    const offered = (await guide.locator('.do').count()) > 0
    const target = offered ? guide.locator('.do') : page.locator('#phone-officer .key.glow')
    // It may have moved on while we reached for it, as it does when news comes in.
    const pressed = target.click({ timeout: 5_000 })
    if (!(await pressed.then(() => true).catch(() => false))) continue
    if (offered) {
      await expect.poll(() => page.locator('.writing.ready').count(), PATIENCE).toBe(1)
      await page.keyboard.press('Enter')
    }
    await expect.poll(stepNow, PATIENCE).not.toBe(step)
  }
  throw new Error(`the guide never came to "${goal}"; it went ${trail.join(', ')}`)
}

/** What is offered, as the demo draws it. */
function lemper(): Buffer {
  const good = productSeeds(vendorSeeds('2026-11-23')).find(({ name }) => name.startsWith('Lemper'))
  if (!good) throw new Error('nobody sells lemper')
  return Buffer.from(new Resvg(drawProduct(good)).render().asPng())
}

/** Somebody new opens a shop on WhatsApp, and the curator, who is handed the admin's phone, looks at it. */
async function curated(page: Page, url: string): Promise<void> {
  const chat = `${url}/sandbox/phones/whatsapp/${NEWCOMER.code}`
  const heard = async () => (await (await page.request.get(chat)).json()).messages.length as number
  const says = async (act: () => Promise<unknown>) => {
    const before = await heard()
    await act()
    // What one says is a bubble, and the answer is another.
    await expect.poll(heard, PATIENCE).toBeGreaterThan(before + 1)
  }
  const [first, ...answers] = ['mau daftar jualan', 'Dapur Bu Yanti', 'Yanti Marlina', 'Jl. Kramat 12, Senen, Jakpus']
  for (const text of [first, ...answers, 'lemper dan kue basah', 'nanti saja'])
    await says(() => page.request.post(`${chat}/text`, { data: { text } }))
  const caption = encodeURIComponent('Lemper ayam 3500 per biji, minimal 50, H-1')
  const data = lemper()
  await says(() =>
    page.request.post(`${chat}/picture?caption=${caption}`, { data, headers: { 'content-type': 'image/png' } }),
  )
  await says(() => page.request.post(`${chat}/text`, { data: { text: '1' } }))
  await says(() => page.request.post(`${chat}/text`, { data: { text: 'ya' } }))
  const { people } = (await (await page.request.get(`${url}/sandbox/people`)).json()) as { people: SandboxPerson[] }
  const curator = people.find(({ role }) => role === 'curator')?.code
  await page.evaluate((person) => {
    const kept = JSON.parse(localStorage.getItem('pesan.phones') ?? '{}') as object
    localStorage.setItem('pesan.phones', JSON.stringify({ ...kept, admin: { messenger: 'telegram', person } }))
  }, curator)
  await page.reload()
  const phone = page.locator('#phone-admin')
  await phone.getByText('Lemper ayam').first().waitFor()
  await phone.getByRole('textbox').fill('kurasi')
  await phone.getByRole('textbox').press('Enter')
  // Among the keys: the news of this shop names it too, and so does the button that answers the news.
  const queued = phone.locator('.key', { hasText: '🏪 Dapur Bu Yanti' }).last()
  await queued.waitFor()
  await picture(page, 'curate-list')
  await queued.click()
  await phone.getByText('Periksa: foto, rasa').last().waitFor()
  await picture(page, 'curate-goods')
}

test(
  'a new user follows the hints from the open page to an order that the vendor has accepted, within a minute',
  async () => {
    const house = await startHouse()
    const began = Date.now()
    const { page, complaints } = await openPage(house.url)
    endings.push(() => page.context().close())
    const officer = page.locator('#phone-officer')
    const vendor = page.locator('#phone-vendor')

    await page.getByRole('button', { name: 'Tulis: nasi kotak' }).click()
    await page.keyboard.press('Enter')
    await officer.getByText('🔎').waitFor()

    await followGuide(page, 'confirm', 1)
    const summary = officer.locator('.message').last()
    expect(await summary.textContent()).toMatch(
      /Ringkasan pesanan.*Nasi Kotak.*Total: Rp[\d.]+.*Sisa pagu setelah pesanan ini/s,
    )
    await officer.getByRole('button', { name: 'Pesan sekarang' }).click()
    await officer.getByText(/Pesanan EO-\d+ terkirim/).waitFor()
    const [order = ''] = /EO-\d+/.exec((await officer.locator('.message').last().textContent()) ?? '') ?? []

    // The vendor whose product it is has been handed the phone.
    await vendor.getByText(/pesanan baru EO-/).waitFor()
    expect(await vendor.locator('.message').last().textContent()).toContain(order)
    await picture(page, '1-vendor')
    await vendor.getByRole('textbox').fill('siap')
    await vendor.getByRole('textbox').press('Enter')

    await officer.getByText(new RegExp(`menerima pesanan ${order}`)).waitFor()
    await page.getByText(/^Selesai!/).waitFor()
    expect(Date.now() - began).toBeLessThan(STORY_MS)
    expect(complaints).toEqual([])

    // And on to the end: approved, delivered with a photo, received, paid with proof, the money confirmed, the file whole.
    await page.getByRole('button', { name: 'Lanjut: sampai dibayar' }).click()
    await followGuide(page, 'told', 2, 30)
    const [letter] = await vendor.locator('a.file', { hasText: '-SP-' }).all()
    const paper = await page.request.get(`${house.url}${await letter?.getAttribute('href')}`)
    expect(paper.headers()['content-type']).toBe('application/pdf')
    expect((await paper.body()).subarray(0, 5).toString()).toBe('%PDF-')
    expect(await officer.locator('a.file', { hasText: '.zip' }).count()).toBe(1)
    const admin = page.locator('#phone-admin')
    await admin.getByRole('textbox').fill('ringkasan')
    await admin.getByRole('textbox').press('Enter')
    await admin
      .getByRole('button', { name: /Pesanan baru/ })
      .last()
      .waitFor()
    await picture(page, 'admin')
    await curated(page, house.url)
    expect(complaints).toEqual([])
    expect(await house.stop()).toBe(0)
  },
  START_MS + 3 * STORY_MS,
)
