/** Everything that can be made to go wrong. Each lasts until it is undone by the returned function or by `clear`. */
export interface Faults {
  /** Answers the WebSocket upgrade with this HTTP status. */
  refuseUpgrade(status?: number): Undo
  /** Takes the connection and the client's hello, and says nothing. */
  stallHandshake(): Undo
  /** Answers every login with `<failure reason=…>`. */
  loginFailure(reason: 401 | 403 | 500 | 503): Undo
  /** Delivers messages without ever acknowledging them to the sender. */
  dropAcks(): Undo
  /** Acknowledges messages this much later. */
  delayAcks(ms: number): Undo
  /** Refuses messages (those to `chat` only, if given) with this error in the ack; they are not delivered. */
  ackError(code: number, chat?: string): Undo
  /** Leaves the look-up of people and their devices unanswered. */
  ignoreUsync(): Undo
  /** Answers every upload of media with this HTTP status. */
  failUploads(status?: number): Undo
  /** Cuts every connection as a lost network does; the clients may come back at once. */
  dropConnections(): void
  /** Sends every connected client this stream error, as WhatsApp words it, and closes. */
  streamError(code: 401 | 440 | 500 | 503 | 515): void
  /** Ends all faults that last. */
  clear(): void
  /** What is wrong at this moment; the server reads it. */
  readonly active: Readonly<ActiveFaults>
}

type Undo = () => void

interface ActiveFaults {
  refuseUpgrade?: number
  stallHandshake?: true
  loginFailure?: number
  dropAcks?: true
  delayAcks?: number
  ackError?: { code: number; chat: string | undefined }
  ignoreUsync?: true
  failUploads?: number
}

/** A switchboard with everything well; `act` holds what happens once instead of lasting. */
export function createFaults(act: Pick<Faults, 'dropConnections' | 'streamError'>): Faults {
  const active: ActiveFaults = {}
  const set = <Name extends keyof ActiveFaults>(name: Name, value: NonNullable<ActiveFaults[Name]>): Undo => {
    active[name] = value as ActiveFaults[Name]
    return () => {
      if (active[name] === value) delete active[name]
    }
  }
  return {
    active,
    ...act,
    refuseUpgrade: (status = 503) => set('refuseUpgrade', status),
    stallHandshake: () => set('stallHandshake', true),
    loginFailure: (reason) => set('loginFailure', reason),
    dropAcks: () => set('dropAcks', true),
    delayAcks: (ms) => set('delayAcks', ms),
    ackError: (code, chat) => set('ackError', { code, chat }),
    ignoreUsync: () => set('ignoreUsync', true),
    failUploads: (status = 500) => set('failUploads', status),
    clear() {
      for (const name of Object.keys(active)) delete active[name as keyof ActiveFaults]
    },
  }
}
