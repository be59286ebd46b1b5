/** `pesan whatsapp`: linking the office's numbers, for the operator's eyes only. */

import { renderUnicodeCompact } from 'uqr'
import { troublesForOperator } from '#bots/language/messages/troubles-en.ts'
import type { WhatsAppChannel } from '#bots/whatsapp/connect.ts'
import { type Command, type CommandResult, done, failed, misused } from './command.ts'
import { readOptions } from './options.ts'

const usage = 'whatsapp pair|status [--account NAME] [--number 62…] [--json]'

export const whatsappCommand: Command = {
  usage,
  about: 'Shows the QR to scan (or, with --number, a pairing code), and how the connection is.',
  run: async (args, { numbers = [] }) => {
    const read = readOptions(args, { account: 'text', number: 'text', json: 'flag' }, usage)
    if (!read.ok) return read.result
    const { account, number, json, words } = read.given
    const [what] = words
    if (what !== 'pair' && what !== 'status') return misused(`Usage: pesan ${usage}`)
    if (numbers.length === 0) return failed('WhatsApp is not connected: start Pesan with WHATSAPP=on first')
    const asked = account === undefined ? numbers : numbers.filter((one) => one.account === account)
    const [whatsapp] = asked
    if (!whatsapp) return failed(`there is no such account; WHATSAPP_ACCOUNTS names ${namesOf(numbers)}`)
    if (what === 'pair' && asked.length > 1)
      return misused(`--account says which number is meant, one of ${namesOf(numbers)}`)
    if (what === 'pair' && number) return pairByCode(whatsapp, number, json)
    const { state, qr } = whatsapp.pairing()
    if (json) return done(JSON.stringify(asked.length > 1 ? asked.map(facts) : facts(whatsapp)))
    if (what === 'pair' && qr)
      return done(`${renderUnicodeCompact(qr)}\nScan it with the office's phone: WhatsApp, Linked devices.`)
    if (what === 'pair' && state === 'standby')
      return failed('another Pesan process holds this number: ask for the QR on its machine')
    return done(asked.map((one) => statusLine(one, numbers.length > 1)).join('\n'))
  },
}

async function pairByCode(
  whatsapp: WhatsAppChannel,
  number: string,
  json: boolean | undefined,
): Promise<CommandResult> {
  if (!/^\d{8,15}$/.test(number))
    return misused('--number is written with its country code and digits only, such as 6281234567890')
  const { state } = whatsapp.pairing()
  if (state !== 'pairing') return failed(`a code is only given while pairing; the state is ${state}`)
  const code = await whatsapp.requestPairingCode(number)
  return done(json ? JSON.stringify({ state: 'pairing', code }) : `Type this code on the phone: ${code}`)
}

function facts(whatsapp: WhatsAppChannel) {
  const { state, qr } = whatsapp.pairing()
  return {
    account: whatsapp.account,
    state,
    qr: qr ?? null,
    trouble: troublesForOperator(whatsapp.health().troubles) ?? null,
  }
}

function namesOf(numbers: readonly WhatsAppChannel[]): string {
  return numbers.map(({ account }) => account).join(', ')
}

function statusLine(whatsapp: WhatsAppChannel, isOneOfSeveral: boolean): string {
  const { state, since, reconnects, troubles } = whatsapp.health()
  const trouble = troublesForOperator(troubles)
  const name = isOneOfSeveral ? `WhatsApp ${whatsapp.account}` : 'WhatsApp'
  return `${name} is ${state} since ${new Date(since).toISOString()}, reconnected ${reconnects} times${trouble ? `. ${trouble}` : ''}`
}
