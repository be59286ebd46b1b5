/** Stubs: entries of a chat's history that nobody typed, such as missed calls and who joined a group. */
import { proto, type WAMessage } from '@whiskeysockets/baileys'
import type { Input } from '../channel.ts'
import { normalised } from './jids.ts'

const { StubType } = proto.WebMessageInfo

const CALLS: ReadonlySet<number> = new Set([
  StubType.CALL_MISSED_VOICE,
  StubType.CALL_MISSED_VIDEO,
  StubType.CALL_MISSED_GROUP_VOICE,
  StubType.CALL_MISSED_GROUP_VIDEO,
])
const MEMBERSHIP: ReadonlyMap<number, 'joined' | 'left'> = new Map([
  [StubType.GROUP_CREATE, 'joined'],
  [StubType.GROUP_PARTICIPANT_ADD, 'joined'],
  [StubType.GROUP_PARTICIPANT_INVITE, 'joined'],
  [StubType.GROUP_PARTICIPANT_REMOVE, 'left'],
  [StubType.GROUP_PARTICIPANT_LEAVE, 'left'],
])

/** What kind of stub a message is; undefined for an ordinary message. */
export function stubOf(message: WAMessage): 'ciphertext' | 'call' | 'membership' | 'other' | undefined {
  const type = message.messageStubType
  if (!type) return undefined
  if (type === StubType.CIPHERTEXT) return 'ciphertext'
  if (CALLS.has(type)) return 'call'
  return MEMBERSHIP.has(type) ? 'membership' : 'other'
}

/** Whether we ourselves came or went; undefined when it was about others. */
export function membershipOf(message: WAMessage, me: readonly string[]): Input | undefined {
  const status = MEMBERSHIP.get(message.messageStubType ?? 0)
  const concerned = stubParameters(message).flatMap(jidsIn)
  const aboutUs = message.messageStubType === StubType.GROUP_CREATE || concerned.some((jid) => me.includes(jid))
  return status && aboutUs ? { kind: 'membership', status } : undefined
}

function stubParameters(message: WAMessage): readonly unknown[] {
  return Array.isArray(message.messageStubParameters) ? message.messageStubParameters : []
}

/** A parameter is a jid, or (since Baileys 7) JSON of a participant with `id`, `lid` and `phoneNumber`. */
function jidsIn(parameter: unknown): string[] {
  if (typeof parameter !== 'string') return []
  if (!parameter.startsWith('{')) return [normalised(parameter)]
  try {
    const { id, lid, phoneNumber } = JSON.parse(parameter) as Record<string, string | undefined>
    return [id, lid, phoneNumber].map(normalised).filter((jid) => jid !== '')
  } catch {
    // Not JSON after all: then it names nobody we could know.
    return []
  }
}
