/** A bot as a process of its own: a core for itself, as far as there is one. It says where it listens when it is ready. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'

export const BOT = { token: '7000:secret', webhookSecret: 'of-the-benchmark', hook: '/hook' }

export interface BotProcess {
  readonly url: string
  readonly pid: number
  stop(): Promise<void>
}

/** Runs `bots/NAME.ts` with these settings. */
export async function startBot(name: string, settings: Record<string, string>): Promise<BotProcess> {
  const file = path.join(import.meta.dirname, 'bots', `${name}.ts`)
  const child = spawn(process.execPath, [file], {
    env: { ...process.env, ...settings },
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const ended = once(child, 'exit')
  const url = await Promise.race([
    firstLine(child.stdout),
    ended.then(([code]) => Promise.reject(new Error(`the bot ${name} ended with ${code}`))),
  ])
  return {
    url,
    pid: child.pid ?? 0,
    stop: async () => {
      child.kill('SIGKILL')
      await ended
    },
  }
}

async function firstLine(from: NodeJS.ReadableStream): Promise<string> {
  let text = ''
  for await (const chunk of from) {
    text += chunk
    if (text.includes('\n')) break
  }
  from.resume()
  return text.trim()
}
