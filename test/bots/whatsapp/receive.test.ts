import { proto, type WAMessage } from '@whiskeysockets/baileys'
import { describe, expect, test } from 'vitest'
import { messageBehind } from '#bots/whatsapp/media-handle.ts'
import { isUndecrypted, receive, unreadable } from '#bots/whatsapp/receive.ts'

const SARI = '6281200000001@s.whatsapp.net'
const SARI_LID = '200000000000001@lid'
const GROUP = '120363000000000001@g.us'
const ME = ['6281100000001@s.whatsapp.net', '111@lid']
const { Type } = proto.Message.ProtocolMessage
const { StubType } = proto.WebMessageInfo

const from = (key: Partial<WAMessage['key']>, message: proto.IMessage = { conversation: 'ya' }): WAMessage => ({
  key: { remoteJid: SARI, id: 'A1', fromMe: false, ...key },
  messageTimestamp: 1_790_000_000,
  pushName: 'Sari',
  message,
})
const arrive = (message: WAMessage, waited = false) => receive(message, { me: ME, waited })
const input = (message: proto.IMessage) => arrive(from({}, message))[0]?.input

describe('who wrote', () => {
  const ids = (key: Partial<WAMessage['key']>) => arrive(from(key))[0]?.sender.ids

  test('phone number and LID are both names of the sender, without their device', () => {
    expect(ids({ remoteJid: '6281200000001:7@s.whatsapp.net', remoteJidAlt: SARI_LID })).toEqual([SARI, SARI_LID])
    expect(ids({ remoteJid: '200000000000001:7@lid', remoteJidAlt: SARI })).toEqual([SARI_LID, SARI])
  })

  test('a bare LID is a name of its own: no number is made up', () => {
    expect(ids({ remoteJid: SARI_LID })).toEqual([SARI_LID])
  })

  test.each([[GROUP], ['status@broadcast'], ['6281200000009@s.whatsapp.net'], ['x'], ['']])(
    'an alternative that is not of the other kind is no name: %s',
    (remoteJidAlt) => {
      expect(ids({ remoteJidAlt })).toEqual([SARI])
    },
  )

  test('in a group it is the participant, never the group', () => {
    expect(ids({ remoteJid: GROUP, participant: SARI_LID, participantAlt: SARI })).toEqual([SARI_LID, SARI])
    expect(ids({ remoteJid: GROUP, participant: SARI_LID, remoteJidAlt: SARI })).toEqual([SARI_LID])
    expect(arrive(from({ remoteJid: GROUP }))).toEqual([])
  })

  test('the answer goes to where the message came from', () => {
    expect(arrive(from({ remoteJid: '200000000000001:7@lid', remoteJidAlt: SARI }))[0]?.address.chat).toBe(SARI_LID)
  })

  test('what waited at WhatsApp says so', () => {
    expect(arrive(from({}), true)[0]?.waited).toBe(true)
    expect(arrive(from({}))[0]).toMatchObject({ waited: false, sentAt: 1_790_000_000_000 })
  })
})

describe('in a group', () => {
  const inGroup = (message: proto.IMessage) => arrive(from({ remoteJid: GROUP, participant: SARI }, message))[0]

  test('a mention, a reply to us and a command are for the bot; a reply to others is not', () => {
    const quoting = (participant: string) => ({
      extendedTextMessage: {
        text: 'ok',
        contextInfo: { stanzaId: 'Q', participant, quotedMessage: { conversation: 'x' } },
      },
    })
    expect(inGroup({ conversation: 'halo' })?.addressed).toBe(false)
    expect(inGroup({ conversation: '/ringkasan' })?.addressed).toBe(true)
    expect(inGroup(quoting('111:3@lid'))?.addressed).toBe(true)
    expect(inGroup(quoting(SARI))?.addressed).toBe(false)
  })

  test('the bot being added or removed is told, other comings and goings are not', () => {
    const stub = (messageStubType: number, messageStubParameters: string[]) =>
      arrive({ ...from({ remoteJid: GROUP, participant: SARI }, {}), messageStubType, messageStubParameters })[0]?.input
    const asJson = JSON.stringify({ id: '111@lid', phoneNumber: ME[0] })
    expect(stub(StubType.GROUP_PARTICIPANT_ADD, ['111@lid'])).toEqual({ kind: 'membership', status: 'joined' })
    expect(stub(StubType.GROUP_PARTICIPANT_ADD, [asJson])).toEqual({ kind: 'membership', status: 'joined' })
    expect(stub(StubType.GROUP_PARTICIPANT_REMOVE, ['111@lid'])).toEqual({ kind: 'membership', status: 'left' })
    expect(stub(StubType.GROUP_PARTICIPANT_ADD, [SARI])).toBeUndefined()
    expect(stub(StubType.GROUP_CHANGE_SUBJECT, ['x'])).toBeUndefined()
  })
})

describe('what was sent', () => {
  test('a quotation says which message is answered', () => {
    const contextInfo = { stanzaId: 'ORDER', quotedMessage: { conversation: 'Pesanan' } }
    expect(arrive(from({}, { extendedTextMessage: { text: '1', contextInfo } }))[0]?.replyTo).toBe('ORDER')
  })

  test.each([
    ['/ringkasan minggu ini', { kind: 'command', name: 'ringkasan', rest: 'minggu ini' }],
    ['/Start@pesan ABC', { kind: 'command', name: 'start', rest: 'ABC' }],
    ['1/2 kilo', { kind: 'text', text: '1/2 kilo' }],
    ['1', { kind: 'text', text: '1' }],
  ])('%s is understood as a command or left as text', (conversation, expected) => {
    expect(input({ conversation })).toEqual(expected)
  })

  test('presses on other buttons and lists are their words', () => {
    expect(input({ buttonsResponseMessage: { selectedDisplayText: 'Terima' } })).toEqual({
      kind: 'text',
      text: 'Terima',
    })
    expect(input({ listResponseMessage: { title: 'Tolak' } })).toEqual({ kind: 'text', text: 'Tolak' })
  })

  test('wrappings are looked through', () => {
    const inner = { message: { conversation: 'ya' } }
    for (const wrapped of [
      { ephemeralMessage: inner },
      { viewOnceMessageV2: inner },
      { documentWithCaptionMessage: inner },
    ]) {
      expect(input(wrapped)).toEqual({ kind: 'text', text: 'ya' })
    }
  })

  test('a file comes as a handle that the channel itself can open again', () => {
    const imageMessage = {
      mimetype: 'image/jpeg',
      caption: 'bukti',
      fileLength: 1234,
      mediaKey: Buffer.alloc(32, 7),
      directPath: '/v/x',
    }
    const got = input({ imageMessage })
    expect(got).toMatchObject({ kind: 'picture', caption: 'bukti', media: { mimeType: 'image/jpeg', bytes: 1234 } })
    const { key, message } = messageBehind(got?.kind === 'picture' ? got.media : { ref: '', mimeType: '' })
    expect(key).toMatchObject({ remoteJid: SARI, id: 'A1' })
    expect(message?.imageMessage).toMatchObject({ directPath: '/v/x', caption: 'bukti' })
    expect(() => messageBehind({ ref: '{"key":{}}', mimeType: '' })).toThrow()
  })

  test.each<[string, proto.IMessage, object]>([
    [
      'document',
      { documentMessage: { fileName: 'a.pdf', mimetype: 'application/pdf' } },
      { media: { fileName: 'a.pdf' } },
    ],
    ['voice', { audioMessage: { mimetype: 'audio/ogg; codecs=opus' } }, { media: { mimeType: 'audio/ogg' } }],
    ['video', { videoMessage: { caption: 'lihat' } }, { caption: 'lihat' }],
    ['sticker', { stickerMessage: {} }, { emoji: '' }],
    ['location', { locationMessage: { degreesLatitude: -6.2, degreesLongitude: 106.8 } }, { latitude: -6.2 }],
    ['contact', { contactMessage: { displayName: 'Budi' } }, { name: 'Budi' }],
    ['reaction', { reactionMessage: { text: '👍', key: { id: 'B' } } }, { emoji: '👍', messageId: 'B' }],
    ['unreadable', { pollCreationMessageV3: { name: 'Setuju?' } }, { what: 'pollCreation' }],
    ['unreadable', { orderMessage: {} }, { what: 'order' }],
  ])('a %s', (kind, message, more) => {
    expect(input(message)).toMatchObject({ kind, ...more })
  })

  test('an edit and a revocation are told apart from new words', () => {
    const editedMessage = { conversation: 'tidak jadi' }
    expect(input({ protocolMessage: { type: Type.MESSAGE_EDIT, key: { id: 'B' }, editedMessage } })).toEqual({
      kind: 'edited',
      messageId: 'B',
      text: 'tidak jadi',
    })
    expect(
      input({
        editedMessage: { message: { protocolMessage: { type: Type.MESSAGE_EDIT, key: { id: 'B' }, editedMessage } } },
      }),
    ).toMatchObject({ kind: 'edited' })
    expect(input({ protocolMessage: { type: Type.REVOKE, key: { id: 'B' } } })).toEqual({
      kind: 'revoked',
      messageId: 'B',
    })
  })

  test('housekeeping between devices is nothing', () => {
    expect(input({ protocolMessage: { type: Type.APP_STATE_SYNC_KEY_SHARE } })).toBeUndefined()
    expect(input({ senderKeyDistributionMessage: { groupId: GROUP } })).toBeUndefined()
    expect(input({ messageContextInfo: {} })).toBeUndefined()
  })

  test('a missed call is told as something we cannot read', () => {
    const call = { ...from({}, {}), messageStubType: StubType.CALL_MISSED_VOICE }
    expect(arrive(call)[0]?.input).toEqual({ kind: 'unreadable', what: 'call' })
  })

  test('an undecryptable message holds its place for the real one', () => {
    const stub: WAMessage = { ...from({}), message: null, messageStubType: StubType.CIPHERTEXT }
    expect(isUndecrypted(stub)).toBe(true)
    expect(arrive(stub)).toEqual([])
    const [standIn] = unreadable(stub, { me: ME, waited: false })
    expect(standIn).toMatchObject({ messageId: 'A1#unreadable', input: { kind: 'unreadable' } })
  })
})
