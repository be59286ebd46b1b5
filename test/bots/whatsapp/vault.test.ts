import { expect, test } from 'vitest'
import { createVault, VaultLocked } from '#bots/whatsapp/vault.ts'

const text = Buffer.from('kunci rahasia')

test('what was sealed opens at its place', () => {
  const vault = createVault('secret', 'main')
  expect(Buffer.from(vault.open(vault.seal(text, 'session/1'), 'session/1'))).toEqual(text)
  expect(Buffer.from(vault.open(vault.seal(Buffer.alloc(0), 'p'), 'p'))).toHaveLength(0)
})

test('the table shows nothing of it, and the same value never looks the same', () => {
  const vault = createVault('secret', 'main')
  const sealed = Buffer.from(vault.seal(text, 'session/1'))
  expect(sealed.includes(text)).toBe(false)
  expect(sealed.equals(Buffer.from(vault.seal(text, 'session/1')))).toBe(false)
})

test('another key, another account, another row or a changed byte does not open it', () => {
  const sealed = createVault('secret', 'main').seal(text, 'session/1')
  const changed = Buffer.from(sealed)
  changed.writeUInt8((changed.at(-1) ?? 0) ^ 1, changed.length - 1)
  expect(() => createVault('other', 'main').open(sealed, 'session/1')).toThrow(VaultLocked)
  expect(() => createVault('secret', 'second').open(sealed, 'session/1')).toThrow(VaultLocked)
  expect(() => createVault('secret', 'main').open(sealed, 'session/2')).toThrow(VaultLocked)
  expect(() => createVault('secret', 'main').open(changed, 'session/1')).toThrow(VaultLocked)
  expect(() => createVault('secret', 'main').open(Buffer.from('x'), 'session/1')).toThrow(VaultLocked)
})
