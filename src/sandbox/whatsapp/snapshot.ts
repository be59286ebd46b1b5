import { cleanNumber } from './jids.ts'
import { createEndpoint } from './phone/endpoint.ts'
import { createPhone, type ScriptedPhone } from './phone/phone.ts'
import type { SavedWorld } from './state-file.ts'
import type { World } from './world.ts'

/** Everything that a restart must bring back. */
export function snapshot(
  world: World,
  phones: ReadonlyMap<string, ScriptedPhone>,
): Omit<SavedWorld, 'version' | 'port'> {
  const accounts = [...world.accounts.values()].map((account) => ({
    ...account,
    primary: account.primary.save(),
    devices: [...account.devices.values()],
  }))
  const groups = [...world.groups.values()].map((group) => ({ ...group, members: [...group.members] }))
  return { accounts, phones: [...phones.values()].map((phone) => phone.save()), groups }
}

/** Brings back what was saved. */
export function restore(world: World, phones: Map<string, ScriptedPhone>, saved: SavedWorld): void {
  for (const { primary, devices, ...account } of saved.accounts) {
    const linked = new Map(devices.map((device) => [device.id, device]))
    world.numbers.set(account.lid, account.number)
    world.accounts.set(account.number, { ...account, primary: createEndpoint(primary), devices: linked })
  }
  for (const group of saved.groups) world.groups.set(group.id, { ...group, members: new Set(group.members) })
  for (const phone of saved.phones) phones.set(cleanNumber(phone.owner.number), createPhone(world, phone.owner, phone))
}
