import { expect, test } from 'vitest'
import { identityText } from '#core/people/identity.ts'

test('one telephone, however it is written', () => {
  const spellings = ['0812-3456-7890', '+62 812 3456 7890', '6281234567890']
  expect(new Set(spellings.map((written) => identityText('phone', written)))).toEqual(new Set(['6281234567890']))
})

test('an old NPWP is the new one without its zero', () => {
  expect(identityText('npwp', '01.234.567.8-901.000')).toBe(identityText('npwp', '0012345678901000'))
})

test('one address, however it is shortened', () => {
  expect(identityText('address', 'Jl. Kebon Sirih No. 12, Menteng')).toBe(
    identityText('address', 'JALAN KEBON SIRIH NOMOR 12 MENTENG'),
  )
})

test('what is too little says nothing: it would be the same for many', () => {
  expect(identityText('address', 'Pasar Senen')).toBeUndefined()
  expect(identityText('nik', '12345')).toBeUndefined()
  expect(identityText('npwp', '000000000000000')).toBeUndefined()
  expect(identityText('account', '-')).toBeUndefined()
})
