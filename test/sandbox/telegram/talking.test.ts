import { InlineKeyboard, Keyboard } from 'grammy'
import { expect, test } from 'vitest'
import { botOn, openTelegram, pollingBot, refusal, TOKEN } from './harness.ts'

const CARD = new InlineKeyboard()
  .text('Setuju', 'ok')
  .text('Tolak', 'no')
  .row()
  .url('Panduan', 'https://example.go.id/a')

test('a bot answers what a phone writes, as a reply to it', async () => {
  const telegram = await openTelegram()
  pollingBot(telegram, (bot) => {
    bot.on('message:text', (ctx) => ctx.reply(ctx.message.text, { reply_parameters: { message_id: ctx.msgId } }))
  })
  const sari = telegram.phone({ id: 7, firstName: 'Sari' })
  const asked = await sari.text('Halo')
  expect(await sari.next()).toMatchObject({ text: 'Halo', from: 'them', senderName: 'Pesan', replyTo: asked.id })
  await telegram.idle()
  expect(sari.messages()[0]).toMatchObject({ id: asked.id, from: 'me', status: 'delivered' })
})

test('a deep link starts the bot with its payload', async () => {
  const telegram = await openTelegram()
  pollingBot(telegram, (bot) => {
    bot.command('start', (ctx) =>
      ctx.reply(`kode ${ctx.match}`, {
        reply_markup: new InlineKeyboard().url('Lagi', 'https://t.me/pesan_bot?start=dua'),
      }),
    )
  })
  const sari = telegram.phone({ id: 7, firstName: 'Sari' })
  await sari.pressStart('satu')
  const first = await sari.next()
  expect(first.text).toBe('kode satu')
  expect(await sari.tap(first.id, 'Lagi')).toMatchObject({ kind: 'said', message: { text: '/start dua' } })
  expect((await sari.next()).text).toBe('kode dua')
})

test('a pressed button is answered and its card edited in place', async () => {
  const telegram = await openTelegram()
  pollingBot(telegram, (bot) => {
    bot.on('message', (ctx) => ctx.reply('Pesanan <b>12</b>', { parse_mode: 'HTML', reply_markup: CARD }))
    bot.callbackQuery('ok', async (ctx) => {
      await ctx.editMessageText('Disetujui')
      await ctx.answerCallbackQuery({ text: 'Tercatat', show_alert: true })
    })
  })
  const sari = telegram.phone({ id: 7, firstName: 'Sari' })
  await sari.text('kartu')
  const card = await sari.next()
  expect(card.entities).toEqual([{ type: 'bold', offset: 8, length: 2 }])
  expect(card.buttons).toEqual([
    [
      { text: 'Setuju', data: 'ok' },
      { text: 'Tolak', data: 'no' },
    ],
    [{ text: 'Panduan', url: 'https://example.go.id/a' }],
  ])
  expect(await sari.tap(card.id, 'Panduan')).toEqual({ kind: 'link', url: 'https://example.go.id/a' })
  expect(await sari.press(card.id, 'ok')).toEqual({ text: 'Tercatat', alert: true })
  const edited = await sari.until(card.id, ({ text }) => text === 'Disetujui')
  expect(edited).toMatchObject({ edited: true })
  expect(edited.buttons, 'an edit without a keyboard takes the old one away').toBeUndefined()
  await expect(sari.press(card.id, 'ok')).rejects.toThrow('no button')
})

test('an edit that changes nothing is refused, as is one of a strange or missing message', async () => {
  const telegram = await openTelegram()
  const { api } = botOn(telegram)
  const sari = telegram.phone({ id: 7, firstName: 'Sari' })
  const hers = await sari.text('hai')
  const { message_id } = await api.sendMessage(7, 'satu', { reply_markup: CARD })
  const same = api.editMessageText(7, message_id, ' satu ', { reply_markup: CARD })
  expect(await refusal(same)).toBe(
    '400 Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message',
  )
  expect(await api.editMessageReplyMarkup(7, message_id)).not.toHaveProperty('reply_markup')
  expect(await refusal(api.editMessageText(7, 999, 'x'))).toBe('400 Bad Request: message to edit not found')
  expect(await refusal(api.editMessageText(7, Number(hers.id), 'x'))).toBe("400 Bad Request: message can't be edited")
  expect(await refusal(api.editMessageCaption(7, message_id, { caption: 'x' }))).toBe(
    '400 Bad Request: there is no caption in the message to edit',
  )
  await api.deleteMessage(7, message_id)
  expect(sari.messages().at(-1)).toMatchObject({ deleted: true, text: '' })
  expect(await refusal(api.deleteMessage(7, message_id))).toBe('400 Bad Request: message to delete not found')
})

test('a button can be answered once, and only for 15 seconds', async () => {
  let now = Date.UTC(2026, 10, 23)
  const telegram = await openTelegram({ now: () => now })
  const { api } = botOn(telegram)
  const sari = telegram.phone({ id: 7, firstName: 'Sari' })
  await sari.text('hai')
  const card = String((await api.sendMessage(7, 'kartu', { reply_markup: CARD })).message_id)
  const [, first] = [sari.press(card, 'ok'), await api.getUpdates({ offset: -1 })]
  const firstId = first[0]?.callback_query?.id ?? ''
  const tooOld = '400 Bad Request: query is too old and response timeout expired or query ID is invalid'
  expect(await api.answerCallbackQuery(firstId)).toBe(true)
  expect(await refusal(api.answerCallbackQuery(firstId))).toBe(tooOld)
  sari.press(card, 'no').catch(() => undefined) // nobody ever answers this one
  const [second] = await api.getUpdates({ offset: -1 })
  now += 15_001
  expect(await refusal(api.answerCallbackQuery(second?.callback_query?.id ?? ''))).toBe(tooOld)
})

test('the limits of texts and keyboards count as Telegram counts them', async () => {
  const telegram = await openTelegram()
  const { api } = botOn(telegram)
  await telegram.phone({ id: 7, firstName: 'Sari' }).text('hai')
  const withData = (data: string) => api.sendMessage(7, 'x', { reply_markup: new InlineKeyboard().text('A', data) })
  expect(await withData('é'.repeat(32))).toMatchObject({ text: 'x' })
  expect(await refusal(withData(`${'é'.repeat(32)}a`))).toBe('400 Bad Request: BUTTON_DATA_INVALID')
  const many = InlineKeyboard.from(Array.from({ length: 101 }, (_, row) => [InlineKeyboard.text('A', String(row))]))
  expect(await refusal(api.sendMessage(7, 'x', { reply_markup: many }))).toBe(
    '400 Bad Request: reply markup is too long',
  )
  const nowhere = new InlineKeyboard().url('A', 'http://localhost/')
  expect(await refusal(api.sendMessage(7, 'x', { reply_markup: nowhere }))).toBe(
    "400 Bad Request: inline keyboard button URL 'http://localhost/' is invalid: Wrong HTTP URL",
  )
  expect(await refusal(api.sendMessage(7, '<b> </b>', { parse_mode: 'HTML' }))).toBe(
    '400 Bad Request: message text is empty',
  )
  expect(await api.sendMessage(7, `<b>${'a'.repeat(4096)}</b>`, { parse_mode: 'HTML' })).toHaveProperty('entities')
  expect(await refusal(api.sendMessage(7, 'a'.repeat(4097)))).toBe('400 Bad Request: message is too long')
})

test('a bot cannot write first, nor to nobody, nor after being blocked', async () => {
  const telegram = await openTelegram()
  const { api } = botOn(telegram)
  const sari = telegram.phone({ id: 7, firstName: 'Sari' })
  expect(await refusal(api.sendMessage(7, 'hai'))).toBe("403 Forbidden: bot can't initiate conversation with a user")
  expect(await refusal(api.sendMessage(8, 'hai'))).toBe('400 Bad Request: chat not found')
  await sari.pressStart()
  sari.block()
  expect(await refusal(api.sendMessage(7, 'hai'))).toBe('403 Forbidden: bot was blocked by the user')
  sari.unblock()
  expect(await api.sendMessage(7, 'hai')).toMatchObject({ chat: { id: 7, type: 'private' } })
  const updates = await api.getUpdates()
  expect(updates.flatMap((update) => update.my_chat_member?.new_chat_member.status ?? [])).toEqual(['kicked', 'member'])
})

test('a wrong token, a wrong method and a missing reply are refused in the Bot API’s own shape', async () => {
  const telegram = await openTelegram()
  const { api } = botOn(telegram)
  const get = async (path: string) => (await fetch(`${telegram.apiRoot}${path}`)).json()
  expect(await get('/bot123456:wrong/getMe')).toEqual({ ok: false, error_code: 401, description: 'Unauthorized' })
  expect(await get('/bot123456:secret/getMoon')).toEqual({
    ok: false,
    error_code: 404,
    description: 'Not Found: method not found',
  })
  expect(await get('/bot123456:secret/GETME')).toMatchObject({ ok: true, result: { username: 'pesan_bot' } })
  await telegram.phone({ id: 7, firstName: 'Sari' }).text('hai')
  const reply = api.sendMessage(7, 'x', { reply_parameters: { message_id: 99 } })
  expect(await refusal(reply)).toBe('400 Bad Request: message to be replied not found')
})

test('parameters may come in the address, as JSON, as a form or as multipart, and garbage is refused', async () => {
  const telegram = await openTelegram()
  const sari = telegram.phone({ id: 7, firstName: 'Sari' })
  await sari.text('hai')
  const url = `${telegram.apiRoot}/bot${TOKEN}/sendMessage`
  const post = async (body: string | FormData | URLSearchParams, type?: string) => {
    const response = await fetch(url, { method: 'POST', body, ...(type && { headers: { 'content-type': type } }) })
    return response.json()
  }
  const form = new FormData()
  form.set('chat_id', '7')
  form.set('text', 'empat')
  await fetch(`${url}?chat_id=7&text=satu`)
  await post(JSON.stringify({ chat_id: 7, text: 'dua' }), 'application/json')
  await post(new URLSearchParams({ chat_id: '7', text: 'tiga', entities: '[]' }))
  await post(form)
  expect(sari.messages().map(({ text }) => text)).toEqual(['hai', 'satu', 'dua', 'tiga', 'empat'])
  expect(await post('{"chat_id":', 'application/json')).toMatchObject({ ok: false, error_code: 400 })
  expect(await post('--x\r\n', 'multipart/form-data; boundary=x')).toMatchObject({ ok: false, error_code: 400 })
  expect(await post(new URLSearchParams({ chat_id: '7', text: 'x', reply_markup: '{' }))).toMatchObject({ ok: false })
  expect((await fetch(`${telegram.apiRoot}/bot%`)).status).toBe(404)
})

test('a forwarded message names whom it comes from', async () => {
  const telegram = await openTelegram()
  const { api } = botOn(telegram)
  const sari = telegram.phone({ id: 7, firstName: 'Sari' })
  const said = await sari.text('siap kak')
  await sari.forward(said.id)
  const [update] = await api.getUpdates({ offset: -1 })
  expect(update?.message).toMatchObject({ text: 'siap kak', forward_origin: { type: 'user', sender_user: { id: 7 } } })
})

test('a bot copies a message without its sender and buttons', async () => {
  const telegram = await openTelegram()
  const { api } = botOn(telegram)
  const [sari, budi] = [telegram.phone({ id: 7, firstName: 'Sari' }), telegram.phone({ id: 8, firstName: 'Budi' })]
  const asked = await sari.text('ada nasi?')
  await budi.pressStart()
  await api.copyMessage(8, 7, Number(asked.id))
  expect(await budi.next()).toMatchObject({ text: 'ada nasi?', senderName: 'Pesan' })
})

test('a test that waits in vain is shown the whole chat', async () => {
  const telegram = await openTelegram()
  const sari = telegram.phone({ id: 7, firstName: 'Sari' })
  await sari.text('halo?')
  await expect(sari.next(() => true, 20)).rejects.toThrow(/within 20 ms; the chats so far:[\s\S]*Sari: {2}halo\?/)
})

test('a person’s edits reach the bot, a deletion does not', async () => {
  const telegram = await openTelegram()
  const { api } = botOn(telegram)
  const sari = telegram.phone({ id: 7, firstName: 'Sari' })
  const message = await sari.text('100 nasi')
  await sari.edit(message.id, '120 nasi')
  await sari.revoke(message.id)
  const updates = await api.getUpdates()
  expect(updates.map((update) => (update.message ?? update.edited_message)?.text)).toEqual(['100 nasi', '120 nasi'])
  expect(updates[1]?.edited_message?.edit_date).toBeGreaterThan(0)
})

test('a reply keyboard, the typing sign and the menu of commands show on the phone', async () => {
  const telegram = await openTelegram()
  const { api } = botOn(telegram)
  const sari = telegram.phone({ id: 7, firstName: 'Sari', language: 'id' })
  await sari.text('hai')
  const seen: string[] = []
  sari.subscribe((event) => seen.push(event.kind))
  await api.sendChatAction(7, 'typing')
  const { message_id } = await api.sendMessage(7, 'Pilih', { reply_markup: new Keyboard().text('Pesan') })
  expect(seen).toEqual(['typing', 'message'])
  expect(await sari.tap(String(message_id), 'Pesan')).toMatchObject({ kind: 'said', message: { text: 'Pesan' } })
  await api.setMyCommands([{ command: 'help', description: 'Help' }])
  await api.setMyCommands([{ command: 'bantuan', description: 'Bantuan' }], { language_code: 'id' })
  expect(sari.commands()).toEqual([{ command: 'bantuan', description: 'Bantuan' }])
  await api.setMyCommands([{ command: 'setujui', description: 'Setujui' }], { scope: { type: 'chat', chat_id: 7 } })
  expect(sari.commands()).toEqual([{ command: 'setujui', description: 'Setujui' }])
  expect(await refusal(api.setMyCommands([{ command: 'Buruk', description: 'x' }]))).toContain('BOT_COMMAND_INVALID')
})
