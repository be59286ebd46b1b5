/** Whoever watches the house must not wait for a database that is away: that it does not answer is the answer. */
const PATIENCE_MS = 2_000

/** What was asked for; nothing when it fails, or takes too long. */
export function inTime<Answer>(asked: Promise<Answer>): Promise<Answer | undefined> {
  const late = new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), PATIENCE_MS).unref())
  return Promise.race([asked.catch(() => undefined), late]) // Whoever asks sees no more than that there is none.
}
