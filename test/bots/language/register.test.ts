/** Everybody is called as they are, or as they asked, in every sentence; what people wrote keeps its own words. */
import { describe, expect, test } from 'vitest'
import { messagesFor } from '#bots/language/messages/index.ts'
import { registerOf } from '#bots/language/register.ts'
import type { Person } from '#core/people/person.ts'

type Reader = Pick<Person, 'honorific' | 'roles' | 'address'>

const officer: Reader = { honorific: 'Ibu', roles: [{ role: 'pp', unitId: 1 }] }
const seller: Reader = { honorific: 'Ibu', roles: [{ role: 'vendor', vendorId: 1 }] }
const CALLS = /[\uf8e0-\uf8e2]/

test.each([
  ['an officer is Ibu or Bapak', officer, { Anda: 'Ibu', Kakak: 'Kakak', Kak: 'Kak' }],
  ['of another title, plainly', { ...officer, honorific: 'dr.' }, { Anda: 'Anda', Kakak: 'Kakak', Kak: 'Kak' }],
  ['a seller is Kak, whoever they are', seller, { Anda: 'Kakak', Kakak: 'Kakak', Kak: 'Kak' }],
  ['or as they asked', { ...seller, address: 'ibu' as const }, { Anda: 'Ibu', Kakak: 'Ibu', Kak: 'Bu' }],
  ['so is an officer', { ...officer, address: 'mbak' as const }, { Anda: 'Mbak', Kakak: 'Mbak', Kak: 'Mbak' }],
])('%s', (_, reader, words) => expect(registerOf(reader)).toEqual(words))

describe('the table', () => {
  test('speaks to each in their words, in sentences with facts and without', () => {
    const [hers, his] = [messagesFor('id', officer), messagesFor('id', { ...seller, address: 'bapak' })]
    expect(hers.notYours).toContain('yang bisa Ibu lakukan')
    expect(his.vendor.thanks).toBe('Sama-sama Pak 🙏')
    expect(his.vendor.declined(42)).toMatch(/^Baik Pak, pesanan EO-0042/)
    expect(messagesFor('id').notYours).toContain('yang bisa Anda lakukan')
  })

  test('leaves alone what people wrote', () => {
    const words = messagesFor('id', { ...seller, address: 'ibu' }).human.fromPerson(
      'Warung Kak Ros',
      'siap kak, Anda siapa?',
    )
    expect(words).toBe('💬 Warung Kak Ros: siap kak, Anda siapa?')
  })

  test('leaves a covered account number to whoever may open it', () => {
    const covered = '\ue000a1b2\ue001'
    expect(messagesFor('id', officer).human.fromPerson('Ida', covered)).toContain(covered)
  })

  test('has nothing left to be filled, in either language', () => {
    for (const language of ['id', 'en'] as const)
      for (const reader of [officer, seller, undefined])
        expect(JSON.stringify(flat(messagesFor(language, reader)))).not.toMatch(CALLS)
  })
})

function flat(value: unknown): unknown[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(flat) : []
}
