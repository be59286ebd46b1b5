/**
 * A refusal is a value, not an exception: it carries a code and the facts that a person needs in order to act on it.
 * Exceptions are for a world that failed (database, network) and for our own mistakes (`node:assert`).
 */
export type Result<Value, Refused extends { readonly code: string }> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly refusal: Refused }

/** The good answer. */
export function accept<Value>(value: Value): { readonly ok: true; readonly value: Value } {
  return { ok: true, value }
}

/** The kind no: `refusal.code` is a kebab-case noun, the other fields are the facts its sentence needs. */
export function refuse<const Refused extends { readonly code: string }>(
  refusal: Refused,
): { readonly ok: false; readonly refusal: Refused } {
  return { ok: false, refusal }
}
