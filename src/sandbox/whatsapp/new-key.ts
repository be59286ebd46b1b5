import { jidOf } from './jids.ts'
import { post } from './mailbox.ts'
import { node, seconds } from './wire/nodes.ts'
import type { World } from './world.ts'

/** Tells all linked clients that somebody's security key is a new one, by number and by LID as WhatsApp does. */
export function tellNewKey(world: World, who: Parameters<typeof jidOf>[0]): void {
  for (const account of world.accounts.values())
    for (const device of account.devices.values())
      for (const addressing of ['pn', 'lid'] as const) {
        const id = `NEWKEY${world.now()}${addressing}`
        const attrs = { from: jidOf(who, addressing), type: 'encrypt', id, t: seconds(world.now()) }
        post(world, account, device, node('notification', attrs, [node('identity', {})]))
      }
}
