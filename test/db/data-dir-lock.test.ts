import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, rm, stat } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDatabase } from '#db/client.ts'
import { DataDirInUse, lockDataDir } from '#db/data-dir-lock.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'pesan-lock-'))
})
afterAll(() => rm(folder, { recursive: true }))

test('a folder has one owner, and the second one is told what to do', async () => {
  const unlock = await lockDataDir(folder)
  await expect(lockDataDir(folder)).rejects.toThrow(DataDirInUse)
  await expect(lockDataDir(`${folder}/.`)).rejects.toThrow('Stop it first')
  await unlock()
  const again = await lockDataDir(folder)
  await again()
})

test('another folder is nobody’s business', async () => {
  const one = await lockDataDir(path.join(folder, 'one'))
  const two = await lockDataDir(path.join(folder, 'two'))
  await Promise.all([one(), two()])
})

test('nobody else of the machine reads what lies there, even in a folder that was open to them', async () => {
  const [fresh, given] = [path.join(folder, 'fresh'), path.join(folder, 'given')]
  const unlock = await lockDataDir(fresh)
  await mkdir(path.join(given, 'pglite'), { recursive: true, mode: 0o755 })
  const database = await openDatabase({ dataDir: given })
  for (const one of [fresh, path.join(given, 'pglite')]) expect((await stat(one)).mode & 0o077, one).toBe(0)
  await Promise.all([unlock(), database.close()])
})

test('of many who come at once, one gets it', async () => {
  const dataDir = path.join(folder, 'crowd')
  const tries = await Promise.allSettled(Array.from({ length: 8 }, () => lockDataDir(dataDir)))
  const owners = tries.filter((each) => each.status === 'fulfilled')
  expect(owners).toHaveLength(1)
  await owners[0]?.value()
})

test('a living process holds its folder, a killed one does not', async () => {
  const dataDir = path.join(folder, 'killed')
  const lock = new URL('../../src/db/data-dir-lock.ts', import.meta.url).href
  const script = `import { lockDataDir } from '${lock}'
    await lockDataDir('${dataDir}')
    process.stdout.write('held')
    setInterval(() => undefined, 1_000)`
  const other = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
  await once(other.stdout, 'data')
  await expect(lockDataDir(dataDir)).rejects.toThrow(DataDirInUse)
  other.kill('SIGKILL')
  await once(other, 'exit')
  const unlock = await lockDataDir(dataDir)
  await unlock()
})
