/** What an error was: whether it passes by itself, and how it may be told. */

/** What an error was, without its words: those may carry what a person wrote. */
export function kindOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error
  const cause = error.cause as { code?: string; constraint?: string } | undefined
  return [error.name, cause?.code, cause?.constraint].filter(Boolean).join(' ')
}

/** Lost connections, deadlocks, full disks and a sleep amid a transaction pass: the message is not to blame and stays. */
export function isTransient(error: unknown): boolean {
  const causes = [error, error instanceof Error ? error.cause : undefined]
  return causes.some((cause) => {
    const code = (cause as { code?: string } | undefined)?.code ?? ''
    return /^(08|25P0[2-4]|40|53|55P03|57|58)/.test(code) || /^(CONNECT|ECONN|EPIPE|ETIMEDOUT|ENOTFOUND)/.test(code)
  })
}

/** Refused only because an earlier statement of its transaction failed (25P02). */
export function isAftermath(error: unknown): boolean {
  return error instanceof Error && (error.cause as { code?: string } | undefined)?.code === '25P02'
}
