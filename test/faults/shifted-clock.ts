/** Loaded before a process of the house: its clock runs at the usual pace, but is `PESAN_CLOCK_SHIFT` milliseconds off. */
const shift = Number(process.env.PESAN_CLOCK_SHIFT ?? 0)
const RealDate = Date

class ShiftedDate extends RealDate {
  constructor(...given: unknown[]) {
    if (given.length === 0) super(RealDate.now() + shift)
    else super(...(given as [number]))
  }

  static override now(): number {
    return RealDate.now() + shift
  }
}

globalThis.Date = ShiftedDate as DateConstructor
