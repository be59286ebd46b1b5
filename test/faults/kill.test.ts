// on both databases: both must outlive a kill
/**
 * Nothing lost, nothing doubled: people go on working while processes of the house are killed at random moments and
 * started again: one process, two that share the work, two behind a load balancer. `PESAN_KILLS` kills per way of running
 * it (`npm run nightly` says 100), their moments chosen by `PESAN_SEED`.
 */
import { afterEach, expect, inject, test } from 'vitest'
import { CHANNELS } from '#bots/channel.ts'
import { audit, leftOver } from './audit.ts'
import { type Chance, chance } from './random.ts'
import { eventually, openStage, type Stage, type Way } from './stage.ts'

const isEmbedded = inject('databases').kind === 'pglite'
const KILLS = Number(process.env.PESAN_KILLS ?? (isEmbedded ? 5 : 4))
const SEED = Number(process.env.PESAN_SEED ?? Math.floor(Math.random() * 1_000_000))
const PER_KILL_MS = 60_000
/** A process that does nothing for so long is killed all the same. */
const AT_WORK_MS = 120_000

let stage: Stage | undefined
afterEach(async () => {
  await stage?.close()
  stage = undefined
})

const ways: readonly Way[] = isEmbedded
  ? [{ processes: 1 }]
  : [{ processes: 1 }, { processes: 2 }, { processes: 2, webhook: true }]

test.each(ways)(
  'killed again and again, $processes process(es), webhook: $webhook: no message lost, none doubled',
  async (way) => {
    const failed = new AbortController()
    const luck = chance(SEED)
    stage = await openStage(way, luck, failed.signal)
    const killing = killAgainAndAgain(stage, luck)
    let over = false
    const { officers, vendors, probers } = stage
    const working = Promise.all([...officers, ...probers].map((one) => one.work(() => over)))
    let quiet = false
    const answering = Promise.all(vendors.map((one) => one.work(() => quiet)))
    try {
      const failing = Promise.all([working, answering]).then(() => undefined)
      await Promise.race([killing, failing])
      over = true
      await Promise.race([working, failing])
      await stage.settled()
      quiet = true
      await answering
      await stage.settled()
    } catch (error) {
      failed.abort(error)
      await Promise.all(stage.houses.map((house) => house.kill()))
      const left = JSON.stringify(await leftOver(await stage.openDatabase()))
      throw new Error(`PESAN_SEED=${SEED}: ${(error as Error).message}\n${left}\n${logs(stage)}`, { cause: error })
    }
    expect(await Promise.all(stage.houses.map((house) => house.stop()))).toEqual(stage.houses.map(() => 0))
    const database = await stage.openDatabase()
    const found = await audit(stage, database)
    process.stderr.write(
      `seed ${SEED}, ${JSON.stringify(way)}, ${KILLS} kills: ${JSON.stringify({ ...found, faults: undefined })}\n`,
    )
    expect(found.faults, `PESAN_SEED=${SEED}\n${logs(stage)}`).toEqual([])
    if (way.webhook)
      expect(
        stage.answered.every((count) => count > 0),
        `${stage.answered}`,
      ).toBe(true)
    expect(found.telegramTwice, `PESAN_SEED=${SEED}`).toBeLessThanOrEqual(KILLS)
  },
  60_000 + KILLS * PER_KILL_MS,
)

/**
 * Mostly amid the work of one messenger or the other, sometimes while it is still starting. On a busy machine WhatsApp
 * opens much later than Telegram, and would never get anywhere if what Telegram says were always the sign.
 */
async function killAgainAndAgain({ houses, heard, patience }: Stage, luck: Chance): Promise<void> {
  for (let kills = 0; kills < KILLS; kills++) {
    const house = luck.pick(houses)
    const isStarting = luck.next() < 0.15
    const messenger = luck.pick(CHANNELS)
    const before = heard[messenger]
    // Who waits in vain says so themselves; here it only tells when to strike.
    const until = performance.now() + AT_WORK_MS
    while (!isStarting && heard[messenger] <= before + 2 && performance.now() < until) await pause(20)
    await pause(luck.between(0, 1_000))
    await house.kill()
    house.start()
    patience.renew()
    if ((kills + 1) % 10 === 0) process.stderr.write(`${kills + 1} kills, heard ${JSON.stringify(heard)}\n`)
  }
  await Promise.all(
    houses.map((house) =>
      eventually('a process', async () =>
        house.unfinished().then(
          () => true,
          () => false,
        ),
      ),
    ),
  )
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

function logs({ houses }: Stage): string {
  return houses.map((house, index) => `— process ${index} —\n${house.log()}`).join('\n')
}
