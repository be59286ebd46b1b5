import {
  aesDecryptGCM,
  aesEncryptGCM,
  Curve,
  hkdf,
  NOISE_MODE,
  NOISE_WA_HEADER,
  proto,
  sha256,
} from '@whiskeysockets/baileys'

type KeyPair = ReturnType<typeof Curve.generateKeyPair>

/** The server's static key with the chain that vouches for it. */
export interface NoiseIdentity {
  readonly staticKey: KeyPair
  readonly certificate: Uint8Array
}

/** What the client said of itself once the handshake stood. */
export interface NoiseClient {
  readonly staticKey: Uint8Array
  readonly payload: proto.ClientPayload
}

/** The answering side of one Noise XX handshake, and afterwards the cipher of the connection. */
export interface NoiseResponder {
  /** Answers the client's hello with the server's. */
  greet(clientHello: Uint8Array): Uint8Array
  /** Reads the client's finish; from then on `seal` and `open` carry the traffic. */
  finish(clientFinish: Uint8Array): NoiseClient
  seal(plaintext: Uint8Array): Uint8Array
  open(ciphertext: Uint8Array): Buffer
}

const NOTHING = Buffer.alloc(0)

/** Makes a root of trust of our own, an intermediate and a leaf for the static key, as WhatsApp's chain is shaped. */
export function createNoiseIdentity(): NoiseIdentity {
  const root = Curve.generateKeyPair()
  const intermediate = Curve.generateKeyPair()
  const staticKey = Curve.generateKeyPair()
  const certify = (issuer: KeyPair, key: Uint8Array, serial: number, issuerSerial: number) => {
    const details = proto.CertChain.NoiseCertificate.Details.encode({ serial, issuerSerial, key }).finish()
    return { details, signature: Curve.sign(issuer.private, details) }
  }
  const chain = {
    intermediate: certify(root, intermediate.public, 1, 0),
    leaf: certify(intermediate, staticKey.public, 2, 1),
  }
  return { staticKey, certificate: proto.CertChain.encode(chain).finish() }
}

/** Starts the answering side of `Noise_XX_25519_AESGCM_SHA256`, with WhatsApp's own order of counters. */
export function answerNoise({ staticKey, certificate }: NoiseIdentity): NoiseResponder {
  const ephemeral = Curve.generateKeyPair()
  const handshake = createHandshakeCipher()
  let inbound: TransportKey | undefined
  let outbound: TransportKey | undefined
  handshake.authenticate(NOISE_WA_HEADER)

  return {
    greet(clientHello) {
      const theirs = required(proto.HandshakeMessage.decode(clientHello).clientHello?.ephemeral, 'client ephemeral key')
      handshake.authenticate(theirs)
      handshake.authenticate(ephemeral.public)
      handshake.mix(Curve.sharedKey(ephemeral.private, theirs))
      const sealedStatic = handshake.seal(staticKey.public)
      handshake.mix(Curve.sharedKey(staticKey.private, theirs))
      const payload = handshake.seal(certificate)
      const serverHello = { ephemeral: ephemeral.public, static: sealedStatic, payload }
      return proto.HandshakeMessage.encode({ serverHello }).finish()
    },
    finish(clientFinish) {
      const finish = proto.HandshakeMessage.decode(clientFinish).clientFinish
      const theirs = handshake.open(required(finish?.static, 'client static key'))
      handshake.mix(Curve.sharedKey(ephemeral.private, theirs))
      const payload = proto.ClientPayload.decode(handshake.open(required(finish?.payload, 'client payload')))
      const [fromClient, toClient] = handshake.split()
      inbound = { key: fromClient, counter: 0 }
      outbound = { key: toClient, counter: 0 }
      return { staticKey: theirs, payload }
    },
    seal(plaintext) {
      const cipher = required(outbound, 'finished handshake')
      return aesEncryptGCM(plaintext, cipher.key, nonce(cipher.counter++), NOTHING)
    },
    open(ciphertext) {
      const cipher = required(inbound, 'finished handshake')
      return aesDecryptGCM(ciphertext, cipher.key, nonce(cipher.counter++), NOTHING)
    },
  }
}

interface TransportKey {
  readonly key: Uint8Array
  counter: number
}

function createHandshakeCipher() {
  let hash: Buffer = Buffer.from(NOISE_MODE)
  let salt: Uint8Array = hash
  let key: Uint8Array = hash
  // One counter for both directions, set back by every mixed key: the client counts this way too.
  let counter = 0
  const authenticate = (data: Uint8Array) => {
    hash = sha256(Buffer.concat([hash, data]))
  }
  const derive = (secret: Uint8Array): [Uint8Array, Uint8Array] => {
    const both = hkdf(secret, 64, { salt, info: '' })
    return [both.slice(0, 32), both.slice(32)]
  }
  return {
    authenticate,
    mix(secret: Uint8Array) {
      ;[salt, key] = derive(secret)
      counter = 0
    },
    seal(plaintext: Uint8Array) {
      const sealed = aesEncryptGCM(plaintext, key, nonce(counter++), hash)
      authenticate(sealed)
      return sealed
    },
    open(ciphertext: Uint8Array) {
      const opened = aesDecryptGCM(ciphertext, key, nonce(counter++), hash)
      authenticate(ciphertext)
      return opened
    },
    split: () => derive(NOTHING),
  }
}

function nonce(counter: number): Buffer {
  const iv = Buffer.alloc(12)
  iv.writeUInt32BE(counter, 8)
  return iv
}

function required<T>(value: T | null | undefined, name: string): T {
  if (value === null || value === undefined) throw new Error(`the handshake lacks the ${name}`)
  return value
}
