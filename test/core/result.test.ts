import { expect, expectTypeOf, test } from 'vitest'
import { accept, type Result, refuse } from '#core/result.ts'

type Halved = Result<number, { code: 'odd'; left: number }>
const half = (n: number): Halved => (n % 2 === 0 ? accept(n / 2) : refuse({ code: 'odd', left: n % 2 }))

test('a good answer carries its value', () => {
  const answer = half(10)
  expect(answer.ok && answer.value).toBe(5)
})

test('a refusal carries its code and the facts of its sentence', () => {
  const answer = half(7)
  expect(answer.ok).toBe(false)
  if (!answer.ok) {
    expect(answer.refusal).toEqual({ code: 'odd', left: 1 })
    expectTypeOf(answer.refusal.code).toEqualTypeOf<'odd'>()
  }
})
