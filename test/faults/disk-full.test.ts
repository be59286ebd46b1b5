// only on pglite: a PostgreSQL server looks after its own disk, and the application hears 53100, which passes by itself
/** The disk of the embedded database fills up: the house closes in order, says why, and goes on where it was. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { brokenLink } from '#core/order/index.ts'
import { allChains } from '#db/ledger.ts'
import { LEAST_ROOM } from '#src/disk.ts'
import { chance } from './random.ts'
import { eventually, openStage, type Stage } from './stage.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'pesan-small-disk-'))
/** Whoever runs the tests may not mount a small disk: then this cannot be tried, and it says so. */
const mounted = mount()

function mount(): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=600m', 'tmpfs', folder], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

let stage: Stage
beforeAll(async () => {
  if (mounted) stage = await openStage({ processes: 1, on: folder }, chance(1), new AbortController().signal)
}, 120_000)
afterAll(async () => {
  await stage?.close()
  if (mounted) execFileSync('umount', ['-l', folder])
  rmSync(folder, { recursive: true, force: true })
})

test('closes before the disk is full, does not open on a full one, and answers what waited', async ({ skip }) => {
  skip(!mounted, 'a small disk cannot be mounted here (not root)')
  const [house] = stage.houses
  const [officer] = stage.officers
  if (!house || !officer) throw new Error('a house and somebody in it')
  const said = () => officer.phone.messages().filter(({ from }) => from === 'them')
  const filler = path.join(folder, 'filler')
  const { bavail, bsize } = statfsSync(folder)
  writeFileSync(filler, Buffer.alloc(Math.max(0, bavail * bsize - LEAST_ROOM / 2)))

  expect(await house.ended()).toBe(1)
  expect(house.log()).toMatch(/the house closes: only \d+ MiB are free/)
  await officer.phone.text('menu')
  house.start()
  expect(await house.ended()).toBe(1)
  expect(house.log()).toMatch(/Pesan cannot start: only \d+ MiB are free .* nothing is lost/)
  expect(said().filter(({ text }) => text.includes('Mau apa hari ini'))).toHaveLength(0)

  rmSync(filler)
  house.start()
  await eventually('the menu', async () => said().some(({ text }) => text.includes('Mau apa hari ini')))
  await stage.settled()
  expect(said().filter(({ text }) => text.includes('Mau apa hari ini'))).toHaveLength(1)
  expect(await house.stop()).toBe(0)
  const { db } = await stage.openDatabase()
  for await (const chains of allChains(db))
    for (const links of chains.values()) expect(brokenLink(links)).toBeUndefined()
}, 120_000)
