import { cleanNumber, lidFor } from './jids.ts'
import { createEndpoint } from './phone/endpoint.ts'
import { endStream } from './stanzas/login.ts'
import { type Account, sessionKey, type World } from './world.ts'

/** The account with this number, made when it is first asked for. */
export function accountFor(world: World, phoneNumber: string): Account {
  const number = cleanNumber(phoneNumber)
  const known = world.accounts.get(number)
  if (known) return known
  const account = { number, lid: lidFor(number), primary: createEndpoint(), nextDeviceId: 1, devices: new Map() }
  world.accounts.set(number, account)
  world.numbers.set(account.lid, number)
  return account
}

/** Unlinks all clients of an account: they are told now, and refused at their next login. */
export function unlinkAll(world: World, account: Account): void {
  for (const device of account.devices.values()) {
    account.devices.delete(device.id)
    const session = world.sessions.get(sessionKey(account, device))
    if (session) endStream(session.connection, 401)
  }
  world.changed()
}
