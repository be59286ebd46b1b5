import { createServer, type Server } from 'node:http'
import type { Agent } from 'node:https'
import type { AddressInfo } from 'node:net'
import { WebSocketServer } from 'ws'
import { accountFor, unlinkAll } from './accounts.ts'
import { createFaults, type Faults } from './faults.ts'
import { formGroup, type GroupPlan } from './groups.ts'
import { cleanNumber } from './jids.ts'
import { serveDownload, startMediaHost } from './media-host.ts'
import { createMediaStore } from './media-store.ts'
import { createPhone, type ScriptedPhone, type WhatsAppPhone } from './phone/phone.ts'
import type { PhoneOwner } from './phone/state.ts'
import { silenceSignal } from './silence.ts'
import { restore, snapshot } from './snapshot.ts'
import { endStream, login } from './stanzas/login.ts'
import { createPairingDesk, type PairingDesk } from './stanzas/pairing.ts'
import { serve } from './stanzas/serve.ts'
import { createStateFile, readStateFile } from './state-file.ts'
import { acceptConnection, type Connection } from './wire/connection.ts'
import { createNoiseIdentity } from './wire/noise.ts'
import type { World } from './world.ts'

export type { Faults } from './faults.ts'
export type { GroupPlan } from './groups.ts'
export type { WhatsAppPhone } from './phone/phone.ts'
export type { PhoneOwner } from './phone/state.ts'

export interface LocalWhatsAppOptions {
  /** Any free one by default; with a state file, the one of last time if it is free. */
  readonly port?: number
  /** 127.0.0.1 by default. */
  readonly host?: string
  /** Keeps accounts, phones, groups, post and files across restarts. */
  readonly stateFile?: string
  /** Epoch milliseconds. */
  readonly now?: () => number
  /** Spares clients the upload of 812 keys at their first login; true by default. */
  readonly fastPrekeys?: boolean
  /** Hears of mistakes of this server; by default they are process warnings. */
  readonly onError?: (error: unknown) => void
}

/** WhatsApp on this machine: real clients link to it, scripted phones talk to them. */
export interface LocalWhatsApp {
  /** For the client's `waWebSocketUrl`. */
  readonly wsUrl: string
  /** For the client's `fetchAgent`, so that it trusts the media host. */
  readonly fetchAgent: Agent
  /** The certificate that `fetchAgent` trusts, as PEM, for clients in another process (`NODE_EXTRA_CA_CERTS`). */
  readonly mediaCertificate: string
  /** Where clients upload, as `host:port`; they learn it from the server by themselves. */
  readonly mediaHost: string
  readonly faults: Faults
  /** Links the client that shows this QR to the account with this number, as if its owner had scanned it. */
  scanQr(qr: string, botPhoneNumber: string): Promise<void>
  /** Links the client that shows this pairing code, as if the account's owner had typed it. */
  enterPairingCode(code: string, botPhoneNumber: string): Promise<void>
  /** Whether any client is linked to this account. */
  isLinked(botPhoneNumber: string): boolean
  /** Unlinks all clients of an account: they are told now, and refused at their next login. */
  unlink(botPhoneNumber: string): void
  /** The phone with this number, made when it is first asked for. Its private chat is with `account`, or the first bot. */
  phone(owner: PhoneOwner, account?: string): WhatsAppPhone
  /** Puts phones and bots into a group; the bots are told. Asking again for the same id changes its members. */
  group(plan: GroupPlan): { readonly id: string; readonly subject: string }
  /** How many clients are logged in. */
  connections(): number
  /** Cuts every connection, writes the state file, and resolves when nothing listens any more. */
  close(): Promise<void>
}

/** Starts the local WhatsApp. It listens on the loopback address only, unless told otherwise. */
export async function startLocalWhatsApp(options: LocalWhatsAppOptions = {}): Promise<LocalWhatsApp> {
  silenceSignal()
  const { host = '127.0.0.1', stateFile } = options
  const saved = stateFile === undefined ? undefined : readStateFile(stateFile)
  const phones = new Map<string, ScriptedPhone>()
  const sockets = new WebSocketServer({ noServer: true })
  let port = options.port ?? saved?.port ?? 0
  const writeDown = () => ({ port, ...snapshot(world, phones) })
  const file = stateFile === undefined ? undefined : createStateFile(stateFile, writeDown)
  const world = createWorld(options, phones, sockets, () => file?.changed())
  if (saved) restore(world, phones, saved)

  const desk = createPairingDesk(world)
  const http = createServer((request, response) => serveDownload(world, request, response))
  acceptUpgrades(world, http, sockets, desk)
  const mediaHost = await startMediaHost(world, host)
  port = await listen(http, host, port, options.port === undefined)
  world.mediaHost = mediaHost.host
  world.mediaUrl = `http://${host}:${port}`

  return {
    wsUrl: `ws://${host}:${port}/ws/chat`,
    fetchAgent: mediaHost.agent,
    mediaCertificate: mediaHost.certificate,
    mediaHost: mediaHost.host,
    ...acting(world, phones, desk),
    async close() {
      for (const socket of sockets.clients) socket.terminate()
      const closed = new Promise<void>((resolve) => http.close(() => resolve()))
      http.closeAllConnections()
      await Promise.all([closed, mediaHost.close()])
      file?.close()
    },
  }
}

type Addresses = 'wsUrl' | 'fetchAgent' | 'mediaCertificate' | 'mediaHost'

/** What people do on this WhatsApp, and what goes wrong with it. */
function acting(
  world: World,
  phones: Map<string, ScriptedPhone>,
  desk: PairingDesk,
): Omit<LocalWhatsApp, Addresses | 'close'> {
  return {
    faults: world.faults,
    async scanQr(qr, botPhoneNumber) {
      await desk.scan(qr, accountFor(world, botPhoneNumber))
    },
    async enterPairingCode(code, botPhoneNumber) {
      await desk.enterCode(code, accountFor(world, botPhoneNumber))
    },
    isLinked: (botPhoneNumber) => (world.accounts.get(cleanNumber(botPhoneNumber))?.devices.size ?? 0) > 0,
    unlink: (botPhoneNumber) => unlinkAll(world, accountFor(world, botPhoneNumber)),
    phone(owner, account) {
      const number = cleanNumber(owner.number)
      const scripted = phones.get(number) ?? createPhone(world, owner)
      phones.set(number, scripted)
      if (account !== undefined) scripted.talkTo(account)
      world.changed()
      return scripted.phone
    },
    group: (plan) => formGroup(world, plan),
    connections: () => world.sessions.size,
  }
}

function createWorld(
  { now = Date.now, fastPrekeys = true, onError, stateFile }: LocalWhatsAppOptions,
  phones: World['phones'],
  sockets: WebSocketServer,
  changed: () => void,
): World {
  const sessions: World['sessions'] = new Map()
  const faults = createFaults({
    dropConnections: () => {
      for (const socket of sockets.clients) socket.terminate()
    },
    streamError: (code) => {
      for (const { connection } of sessions.values()) endStream(connection, code)
    },
  })
  return {
    now,
    accounts: new Map(),
    phones,
    numbers: new Map(),
    groups: new Map(),
    sessions,
    media: createMediaStore(stateFile && `${stateFile}.media`),
    faults,
    fastPrekeys,
    mediaHost: '',
    mediaUrl: '',
    changed,
    failed: onError ?? ((error) => process.emitWarning(error instanceof Error ? error : String(error))),
  }
}

function acceptUpgrades(world: World, http: Server, sockets: WebSocketServer, desk: PairingDesk): void {
  const identity = createNoiseIdentity()
  http.on('upgrade', (request, socket, head) => {
    const { refuseUpgrade, stallHandshake } = world.faults.active
    socket.on('error', () => socket.destroy())
    if (refuseUpgrade !== undefined) {
      socket.end(`HTTP/1.1 ${refuseUpgrade} Unavailable\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
      return
    }
    sockets.handleUpgrade(request, socket, head, (webSocket) => {
      if (stallHandshake) webSocket.on('error', () => webSocket.terminate())
      else acceptConnection(webSocket, identity, (connection) => welcome(world, desk, connection))
    })
  })
}

function welcome(world: World, desk: PairingDesk, connection: Connection): void {
  if (connection.client.payload.devicePairingData) {
    desk.welcome(connection)
    return
  }
  const session = login(world, connection)
  if (!session) return
  connection.onNode((stanza) => {
    serve(world, session, stanza).catch((error) => {
      world.failed(error)
      connection.terminate()
    })
  })
}

/** Listens on the wanted port, or on any free one if it is taken and may be another. */
async function listen(http: Server, host: string, port: number, mayDiffer: boolean): Promise<number> {
  try {
    await new Promise<void>((resolve, reject) => {
      http.once('error', reject)
      http.listen(port, host, resolve)
    })
  } catch (error) {
    if (port === 0 || !mayDiffer) throw error
    return listen(http, host, 0, false)
  }
  return (http.address() as AddressInfo).port
}
