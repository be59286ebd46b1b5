import { expect, test } from 'vitest'
import { botOn, openTelegram, refusal } from './harness.ts'

const GROUP = -1_001_234_567_890

async function groupWithTwo(admin = false) {
  const telegram = await openTelegram()
  const { api } = botOn(telegram)
  const sari = telegram.phone({ id: 7, firstName: 'Sari' })
  const budi = telegram.phone({ id: 8, firstName: 'Budi' })
  const group = telegram.group({ id: GROUP, title: 'Admin Pesan', members: [sari, budi], admin })
  const heard = async () => (await api.getUpdates()).flatMap(({ message }) => message?.text ?? [])
  return { telegram, api, sari, budi, group, heard }
}

test('a bot that is added to a group is told so', async () => {
  const { api } = await groupWithTwo()
  const [added, notice] = await api.getUpdates()
  expect(added?.my_chat_member).toMatchObject({
    chat: { id: GROUP, type: 'supergroup', title: 'Admin Pesan' },
    from: { id: 7 },
    new_chat_member: { status: 'member', user: { id: 123456 } },
  })
  expect(notice?.message?.new_chat_members).toMatchObject([{ id: 123456, is_bot: true }])
})

test('in privacy mode the bot hears commands, mentions and replies, and nothing else', async () => {
  const { api, sari, budi, group, heard } = await groupWithTwo()
  const { chat } = group
  await sari.text('halo semua', { chat })
  await sari.text('/status', { chat })
  await sari.text('/status@other_bot', { chat })
  await sari.text('tolong @pesan_bot', { chat })
  await api.sendMessage(GROUP, 'Ringkasan')
  const summary = await budi.next()
  await budi.text('terima kasih', { chat, replyTo: summary.id })
  expect(await heard()).toEqual(['/status', 'tolong @pesan_bot', 'terima kasih'])
  expect(sari.messages(chat).at(-1)).toMatchObject({ text: 'terima kasih', from: 'them', senderName: 'Budi' })
})

test('as an administrator the bot hears everything', async () => {
  const { sari, group, heard } = await groupWithTwo(true)
  await sari.text('halo semua', { chat: group.chat })
  group.demote()
  await sari.text('rahasia', { chat: group.chat })
  expect(await heard()).toEqual(['halo semua'])
})

test('message ids of a supergroup begin anew, so the phone names the chat with them', async () => {
  const { api, sari, group } = await groupWithTwo()
  await sari.pressStart()
  const inGroup = await api.sendMessage(GROUP, 'di grup')
  const inPrivate = await api.sendMessage(7, 'pribadi')
  expect([inGroup.message_id, inPrivate.message_id]).toEqual([2, 2])
  expect([(await sari.next()).id, (await sari.next()).id]).toEqual([`${group.chat}/2`, '2'])
})

test('members are told apart from strangers, and a bot that was thrown out cannot write', async () => {
  const { telegram, api, group } = await groupWithTwo()
  telegram.phone({ id: 9, firstName: 'Asing' })
  const statusOf = async (id: number) => (await api.getChatMember(GROUP, id)).status
  expect([await statusOf(8), await statusOf(9), await statusOf(123456)]).toEqual(['member', 'left', 'member'])
  expect(await api.getChatMemberCount(GROUP)).toBe(3)
  expect((await api.getChat(GROUP)).title).toBe('Admin Pesan')
  group.kickBot()
  expect(await refusal(api.sendMessage(GROUP, 'x'))).toBe('403 Forbidden: bot was kicked from the supergroup chat')
})
