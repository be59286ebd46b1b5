import { expect, test } from 'vitest'
import { ACCOUNT_STATUSES, type AccountStatus, accountLifecycle, decideAccount, isFresh } from '#core/people/account.ts'

const DAY = 86_400_000
const held = { status: 'held', askedBy: 7 } as const

test('whoever asked for an account does not check it, even as an admin', () => {
  expect(decideAccount(held, 'verify', { personId: 7, party: 'checker' })).toMatchObject({
    refusal: { code: 'own-request' },
  })
  expect(decideAccount(held, 'verify', { personId: 8, party: 'checker' })).toMatchObject({
    ok: true,
    value: 'verified',
  })
})

test('the shop can stop a request and never put an account in force', () => {
  expect(decideAccount(held, 'refuse', { personId: 9, party: 'shop' })).toMatchObject({ ok: true, value: 'refused' })
  expect(decideAccount(held, 'verify', { personId: 9, party: 'shop' })).toMatchObject({
    refusal: { code: 'not-yours' },
  })
})

test('only what is held can be settled', () => {
  for (const status of ACCOUNT_STATUSES.filter((one) => one !== 'held'))
    for (const act of ['verify', 'refuse'] as const)
      expect(decideAccount({ status }, act, { personId: 8, party: 'checker' })).toMatchObject({ ok: false })
})

test('nothing leads into force but the check of an admin', () => {
  const into = Object.values(accountLifecycle).flatMap((acts) =>
    Object.values(acts as Record<string, { to: AccountStatus; by: readonly string[] }>).filter(
      ({ to }) => to === 'verified',
    ),
  )
  expect(into.map(({ by }) => by)).toEqual([['checker']])
})

test('an account is fresh for the days that the rule gives it', () => {
  expect(isFresh({ checkedAt: 0 }, 14 * DAY - 1, 14)).toBe(true)
  expect(isFresh({ checkedAt: 0 }, 14 * DAY, 14)).toBe(false)
  expect(isFresh({}, 0, 14)).toBe(false)
})
