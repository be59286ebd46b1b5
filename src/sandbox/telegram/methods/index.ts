import { account } from './account.ts'
import { answering } from './answering.ts'
import type { Call, Methods } from './call.ts'
import { chats } from './chats.ts'
import { editing } from './editing.ts'
import { sending } from './sending.ts'

const METHODS: Methods = { ...account, ...sending, ...editing, ...answering, ...chats }

type Handler = (call: Call) => unknown

/** By lower case: the Bot API does not mind how a method is written. */
const BY_NAME = new Map(Object.entries(METHODS).map(([name, method]) => [name.toLowerCase(), method as Handler]))

/** The method of that name, or `undefined` if this server does not know it. */
export function methodNamed(name: string): Handler | undefined {
  return BY_NAME.get(name.toLowerCase())
}
