/** Answers that are worked out once: for what is asked over and over, about few things, and always has the same answer. */
export function remembered<Key, Value>(answer: (key: Key) => Value, most = 10_000): (key: Key) => Value {
  const known = new Map<Key, Value>()
  return (key) => {
    const before = known.get(key)
    if (before !== undefined) return before
    // Of more than it was made for it keeps none, rather than count which are old.
    if (known.size >= most) known.clear()
    const now = answer(key)
    known.set(key, now)
    return now
  }
}
