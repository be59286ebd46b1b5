/** Another product in the place of a line: what may be offered, by whom, and what agreeing line by line makes of it. */
import { describe, expect, test } from 'vitest'
import { agreedPart, changed, decideAct, evolve, type OrderEvent, type Substitution } from '#core/order/index.ts'
import { begun, FACTS, happens } from './life-model.ts'

/** Accepted, with two lines of ten and twenty. */
function bound() {
  const { real } = begun(['awaiting-vendor', [10, 20]])
  const by = { capacity: 'vendor', personId: 9, channel: 'whatsapp' } as const
  const done = decideAct(real.order, 'accept', {}, by, { now: real.now, ...FACTS })
  if (!done.ok) throw new Error(done.refusal.code)
  happens(real, done.value as OrderEvent)
  return real
}

const vendor = { capacity: 'vendor', personId: 9, channel: 'whatsapp' } as const
const requester = { capacity: 'requester', personId: 1, channel: 'telegram' } as const
const REASON = { reason: 'unspecified', words: 'bahannya habis' }
const instead = (changes: Partial<Substitution> = {}): Substitution => ({
  ...{ line: 2, productId: 77, name: 'Mi', unit: 'box', price: 27_000, quantity: 20 },
  ...changes,
})

describe('another product, once both are bound', () => {
  test('is asked for by the vendor, for no more than what was ordered costs', () => {
    const { order, now } = bound()
    const ask = (one: Substitution, by: typeof vendor | typeof requester) =>
      decideAct(order, 'askChange', { ...REASON, change: { quantities: [], substitutions: [one] } }, by, {
        now,
        ...FACTS,
      })
    expect(ask(instead(), vendor)).toMatchObject({ ok: true })
    expect(ask(instead({ price: 27_501 }), vendor)).toMatchObject({ refusal: { code: 'dearer-substitute' } })
    expect(ask(instead({ quantity: 21 }), vendor)).toMatchObject({ refusal: { code: 'dearer-substitute' } })
    expect(ask(instead(), requester)).toMatchObject({ ok: false })
  })

  test('is agreed to line by line: what is not agreed to stays as it was, and all of it left is nothing', () => {
    const real = bound()
    const change = { quantities: [{ line: 1, quantity: 5 }], substitutions: [instead()] }
    const asked = decideAct(real.order, 'askChange', { ...REASON, change }, vendor, { now: real.now, ...FACTS })
    if (!asked.ok) throw new Error(asked.refusal.code)
    happens(real, asked.value as OrderEvent)
    const agree = (asWas: readonly number[]) =>
      decideAct(real.order, 'agreeChange', { asWas }, requester, { now: real.now, ...FACTS })
    expect(agree([1, 2])).toMatchObject({ refusal: { code: 'nothing-changed' } })
    const one = agree([1])
    if (!one.ok) throw new Error(one.refusal.code)
    const after = evolve(real.order, one.value as OrderEvent)
    expect(after.lines).toMatchObject([
      { line: 1, productId: 1, quantity: 10 },
      { line: 2, productId: 77, quantity: 20 },
    ])
    expect(after.total).toBe(changed(real.order, agreedPart(change, [1])).total)
    expect(after.request).toBeUndefined()
  })

  test('goods that a guard holds come instead with a reason only, which stays with the order', () => {
    const real = bound()
    const held = (product: string) => ({ guard: 'above-ceiling', severity: 'hold', facts: { product } }) as const
    const change = { quantities: [{ line: 1, quantity: 5 }], substitutions: [instead()], notices: [held('Mi')] }
    const asked = decideAct(real.order, 'askChange', { ...REASON, change }, vendor, { now: real.now, ...FACTS })
    if (!asked.ok) throw new Error(asked.refusal.code)
    happens(real, asked.value as OrderEvent)
    const agree = (said: { asWas?: readonly number[]; why?: string }) =>
      decideAct(real.order, 'agreeChange', said, requester, { now: real.now, ...FACTS })
    expect(agree({})).toMatchObject({ refusal: { code: 'reason-needed' } })
    // Without the goods in question there is nothing to say.
    const without = agree({ asWas: [2] })
    expect(without.ok && evolve(real.order, without.value as OrderEvent).notices).toBeUndefined()
    const done = agree({ why: 'mi goreng dipilih panitia' })
    if (!done.ok) throw new Error(done.refusal.code)
    const { notices } = evolve(real.order, done.value as OrderEvent)
    expect(notices).toEqual([{ ...held('Mi'), reason: 'mi goreng dipilih panitia' }])
  })

  test('what the office asks for is agreed to as a whole', () => {
    const real = bound()
    const change = { quantities: [{ line: 1, quantity: 5 }] }
    const asked = decideAct(real.order, 'askChange', { ...REASON, change }, requester, { now: real.now, ...FACTS })
    if (!asked.ok) throw new Error(asked.refusal.code)
    happens(real, asked.value as OrderEvent)
    const agree = decideAct(real.order, 'agreeChange', { asWas: [1] }, vendor, { now: real.now, ...FACTS })
    expect(agree).toMatchObject({ refusal: { code: 'nothing-asked' } })
  })
})
