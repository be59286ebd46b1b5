import { InlineKeyboard, InlineQueryResultBuilder } from 'grammy'
import { expect, test } from 'vitest'
import { botOn, openTelegram, pollingBot, refusal } from './harness.ts'

test('a person searches inline, chooses, and the bot changes the chosen card', async () => {
  const telegram = await openTelegram({}, { inlineFeedback: true })
  const chosen: string[] = []
  pollingBot(telegram, (bot) => {
    bot.on('inline_query', (ctx) => {
      const buttons = new InlineKeyboard().text('Pesan', 'order:1')
      const dish = InlineQueryResultBuilder.article('1', `Nasi ${ctx.inlineQuery.query}`, { reply_markup: buttons })
      return ctx.answerInlineQuery([dish.text('<b>Nasi ayam</b>', { parse_mode: 'HTML' })], { next_offset: '1' })
    })
    bot.on('chosen_inline_result', (ctx) => void chosen.push(ctx.chosenInlineResult.result_id))
    bot.callbackQuery('order:1', async (ctx) => {
      await ctx.editMessageText('Dipesan')
      await ctx.answerCallbackQuery('Siap')
    })
  })
  const sari = telegram.phone({ id: 7, firstName: 'Sari' })
  const offer = await sari.inline('ayam')
  expect(offer).toMatchObject({ nextOffset: '1', results: [{ id: '1', title: 'Nasi ayam' }] })
  const card = await sari.chooseInline('1')
  expect(card).toMatchObject({ from: 'me', text: 'Nasi ayam', buttons: [[{ text: 'Pesan', data: 'order:1' }]] })
  expect(await sari.press(card.id, 'order:1')).toEqual({ text: 'Siap', alert: false })
  expect(sari.messages().at(-1)).toMatchObject({ text: 'Dipesan', edited: true })
  await telegram.idle()
  expect(chosen).toEqual(['1'])
})

test('a button opens inline mode with its query', async () => {
  const telegram = await openTelegram()
  pollingBot(telegram, (bot) => {
    bot.on('inline_query', (ctx) => ctx.answerInlineQuery([]))
    bot.on('message', (ctx) =>
      ctx.reply('Cari', { reply_markup: new InlineKeyboard().switchInlineCurrent('Cari', 'nasi') }),
    )
  })
  const sari = telegram.phone({ id: 7, firstName: 'Sari' })
  await sari.text('cari')
  const card = await sari.next()
  expect(card.buttons).toEqual([[{ text: 'Cari', inlineQuery: 'nasi' }]])
  expect(await sari.tap(card.id, 'Cari')).toEqual({ kind: 'inline', answer: { results: [], nextOffset: '' } })
})

test('an inline offer is checked before anybody sees it', async () => {
  const telegram = await openTelegram()
  const { api } = botOn(telegram)
  const sari = telegram.phone({ id: 7, firstName: 'Sari' })
  const asked = sari.inline('nasi')
  const [update] = await api.getUpdates()
  const id = update?.inline_query?.id ?? ''
  const dish = InlineQueryResultBuilder.article('1', 'Nasi').text('Nasi')
  expect(await refusal(api.answerInlineQuery(id, [dish, dish]))).toBe('400 Bad Request: RESULT_ID_DUPLICATE')
  const many = Array.from({ length: 51 }, (_, index) => ({ ...dish, id: String(index) }))
  expect(await refusal(api.answerInlineQuery(id, many))).toBe('400 Bad Request: RESULTS_TOO_MUCH')
  const broken = InlineQueryResultBuilder.article('1', 'Nasi').text('<b>', { parse_mode: 'HTML' })
  expect(await refusal(api.answerInlineQuery(id, [broken]))).toContain("can't parse entities")
  await api.answerInlineQuery(id, [dish])
  expect(await asked).toMatchObject({ results: [{ id: '1' }] })
  expect(await refusal(api.answerInlineQuery(id, [dish]))).toContain('query is too old')
})
