/** The receiving half of the connection: learns our own name, then polls or keeps the webhook set, whatever happens. */
import type { RawApi } from 'grammy'
import type { Logger } from 'pino'
import { type CommandMenus, setCommands } from './commands.ts'
import type { Me } from './content.ts'
import { failureOf } from './failure.ts'
import type { HealthRecord } from './health.ts'
import { bestEffort } from './intake.ts'
import { type Patience, pause, pauseAfter } from './patience.ts'
import { errorCode, poll, type Trouble, troubleOf } from './poll.ts'
import { timeLimit } from './time-limit.ts'
import { type Lease, pollInTurn } from './turn.ts'
import { WANTED_UPDATES } from './update.ts'

export interface ReceiverOptions {
  readonly api: RawApi
  readonly take: (updates: readonly unknown[]) => Promise<void>
  readonly webhook: { readonly url: string; readonly secret: string } | undefined
  readonly commands: CommandMenus | undefined
  readonly lease: Lease | undefined
  readonly health: HealthRecord
  readonly patience: Patience
  readonly log: Logger
  /** Ends it all. */
  readonly closing: AbortSignal
  /** Told once who we are. */
  readonly onIdentified: (me: Me) => void
}

export interface Receiver {
  /** Resolves, never rejects, when nothing is received any more. */
  readonly ended: Promise<void>
}

/** Starts receiving; resolves after the first contact or its failure. */
export async function startReceiver(options: ReceiverOptions): Promise<Receiver> {
  const { health, log } = options
  const firstTrouble = await troubleIn(() => identify(options))
  if (firstTrouble) report(options, firstTrouble)
  if (firstTrouble?.isFinal) return { ended: Promise.resolve() }
  const receiving = firstTrouble ? insist(options, () => identify(options), 1) : Promise.resolve(true)
  const ended = receiving
    .then((isIdentified) => (isIdentified ? receive(options) : undefined))
    .catch((error) => {
      log.fatal({ code: errorCode(error) }, 'receiving from Telegram broke down')
      health.become('stopped', { code: 'broke-down' })
    })
  return { ended }
}

async function identify({ api, patience, onIdentified }: ReceiverOptions): Promise<void> {
  const { id, username } = await api.getMe(timeLimit(patience.callMs))
  onIdentified({ id, username })
}

async function receive(options: ReceiverOptions): Promise<void> {
  const { api, commands, webhook, lease, closing, health, log, patience } = options
  if (commands) {
    void bestEffort(log, 'setMyCommands', () => setCommands(api, undefined, commands, patience.callMs))
  }
  if (webhook) {
    await insist(options, () => setWebhook(options, webhook), 0)
    return
  }
  await pollInTurn({
    lease,
    closing,
    log,
    poll: (stop, lost) => poll({ ...options, stop, lost }),
    onStandby: () => health.become('standby'),
  })
}

async function setWebhook(
  { api, patience, health }: ReceiverOptions,
  { url, secret }: NonNullable<ReceiverOptions['webhook']>,
): Promise<void> {
  const wanted = {
    ...{ url, secret_token: secret, allowed_updates: WANTED_UPDATES },
    // As many as Telegram makes: calls that come together are one commit, so many at once cost little.
    max_connections: 100,
  }
  await api.setWebhook(wanted, timeLimit(patience.callMs))
  health.become('open')
}

function report({ health, log }: ReceiverOptions, { what, isFinal }: Trouble): void {
  log.warn({ trouble: what.code }, 'Telegram is in trouble')
  health.become(isFinal ? 'stopped' : 'closed', what)
}

async function troubleIn(work: () => Promise<void>): Promise<Trouble | undefined> {
  try {
    await work()
    return undefined
  } catch (error) {
    return troubleOf(failureOf(error))
  }
}

/** Tries until it works: false when it never will, or when nobody wants it any more. */
async function insist(options: ReceiverOptions, work: () => Promise<void>, failedSoFar: number): Promise<boolean> {
  const { patience, closing } = options
  for (let failures = failedSoFar; !closing.aborted; failures += 1) {
    if (failures > 0) await pause(pauseAfter(failures, patience), closing)
    if (closing.aborted) break
    const trouble = await troubleIn(work)
    if (!trouble) return true
    report(options, trouble)
    if (trouble.isFinal) break
    if (trouble.afterMs !== undefined) await pause(trouble.afterMs, closing)
  }
  return false
}
