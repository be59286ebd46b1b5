import type { Instant } from '#core/calendar.ts'
import type { ChannelTrouble } from '#core/oversight/channel-trouble.ts'
import type { ChannelHealth } from '../channel.ts'

type State = ChannelHealth['state']

/** How the connection is, and since when: what the operator sees. */
export interface Status {
  readonly state: State
  readonly pairing: { readonly qr?: string; readonly code?: string }
  /** `trouble` left out keeps what it was, null ends it. Whatever pairs nothing forgets its QR. */
  become(state: State, trouble?: ChannelTrouble['code'] | null): void
  show(pairing: { readonly qr?: string; readonly code?: string }): void
  reconnected(): void
  health(): Pick<ChannelHealth, 'state' | 'since' | 'reconnects' | 'troubles'>
}

/** Begins as `connecting`. */
export function createStatus(clock: () => Instant): Status {
  let state: State = 'connecting'
  let since = clock()
  let trouble: ChannelTrouble['code'] | null = null
  let pairing: { readonly qr?: string; readonly code?: string } = {}
  let reconnects = 0
  return {
    get state() {
      return state
    },
    get pairing() {
      return pairing
    },
    become(next, why) {
      if (next !== state) since = clock()
      state = next
      if (why !== undefined) trouble = why
      if (next !== 'pairing') pairing = {}
    },
    show(more) {
      pairing = { ...pairing, ...more }
    },
    reconnected() {
      reconnects += 1
    },
    health: () => ({ state, since, reconnects, ...(trouble === null ? {} : { troubles: [{ code: trouble }] }) }),
  }
}
