/** The thread of the paper desk: facts in, bytes out. */
import { parentPort } from 'node:worker_threads'
import type { Done, Job } from './desk.ts'
import { makePaper } from './index.ts'
import { makeEvidencePack } from './pack/index.ts'

parentPort?.on('message', async (job: Job) => {
  parentPort?.postMessage(await done(job))
})

async function done(job: Job): Promise<Done> {
  try {
    const made = job.kind === 'paper' ? await makePaper(job.facts, job.original) : await makeEvidencePack(job.facts)
    return { id: job.id, made }
  } catch (cause) {
    return { id: job.id, failed: cause instanceof Error ? cause.message : String(cause) }
  }
}
