/** `pesan whatsapp`: linking the account, for the operator's eyes only. */
import { renderUnicodeCompact } from 'uqr'
import { type Command, type CommandContext, done, failed, misused } from './command.ts'
import { readOptions } from './options.ts'

const usage = 'whatsapp pair|status [--number 62…] [--json]'

export const whatsappCommand: Command = {
  usage,
  about: 'Shows the QR to scan (or, with --number, a pairing code), and how the connection is.',
  run: async (args, context) => {
    const read = readOptions(args, { number: 'text', json: 'flag' }, usage)
    if (!read.ok) return read.result
    const { number, json, words } = read.given
    const [what] = words
    if (what !== 'pair' && what !== 'status') return misused(`Usage: pesan ${usage}`)
    const { whatsapp } = context
    if (!whatsapp) return failed('WhatsApp is not connected: start Pesan with WHATSAPP=on first')
    if (what === 'pair' && number) {
      if (!/^\d{8,15}$/.test(number))
        return misused('--number is written with its country code and digits only, such as 6281234567890')
      if (whatsapp.pairing().state !== 'pairing')
        return failed(`a code is only given while pairing; the state is ${whatsapp.pairing().state}`)
      const code = await whatsapp.requestPairingCode(number)
      return done(json ? JSON.stringify({ state: 'pairing', code }) : `Type this code on the phone: ${code}`)
    }
    const { state, qr } = whatsapp.pairing()
    if (json) return done(JSON.stringify({ state, qr: qr ?? null, trouble: whatsapp.health().trouble ?? null }))
    if (what === 'pair' && qr)
      return done(`${renderUnicodeCompact(qr)}\nScan it with the office's phone: WhatsApp, Linked devices.`)
    return done(statusLine(whatsapp))
  },
}

function statusLine(whatsapp: NonNullable<CommandContext['whatsapp']>): string {
  const { state, since, reconnects, trouble } = whatsapp.health()
  return `WhatsApp is ${state} since ${new Date(since).toISOString()}, reconnected ${reconnects} times${trouble ? `. ${trouble}` : ''}`
}
