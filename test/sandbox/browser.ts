/** A real Chromium for the tests of the page. It comes from Debian; `.ci/run` installs it. */
import { existsSync } from 'node:fs'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll } from 'vitest'

const EXECUTABLES = [
  process.env.CHROMIUM ?? '',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
]

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

let browser: Promise<Browser> | undefined

afterAll(async () => {
  await (await browser)?.close()
  browser = undefined
})

export interface Look {
  readonly width?: number
  readonly height?: number
  readonly dark?: boolean
  readonly touch?: boolean
}

/** A page of a fresh profile, and everything that it complained of. */
export async function openPage(url: string, look: Look = {}): Promise<{ page: Page; complaints: string[] }> {
  browser ??= launch()
  const { width = 1440, height = 900, dark = false, touch = false } = look
  const context = await (await browser).newContext({
    viewport: { width, height },
    colorScheme: dark ? 'dark' : 'light',
    hasTouch: touch,
    isMobile: touch,
    locale: 'id-ID',
  })
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('pageerror', ({ message }) => complaints.push(message))
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text())
  })
  page.setDefaultTimeout(40_000)
  await page.goto(url)
  return { page, complaints }
}

function launch(): Promise<Browser> {
  const executablePath = EXECUTABLES.find((file) => file !== '' && existsSync(file))
  if (!executablePath)
    throw new Error('these tests need Chromium: apt-get install chromium, or set CHROMIUM to its path')
  return chromium.launch({ executablePath, args: FLAGS })
}
