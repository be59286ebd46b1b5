/** When a person of the office talks instead of the bot, in English. */
import { say } from '../../markup.ts'
import type { humanIndonesian } from './human-id.ts'

export const humanEnglish: typeof humanIndonesian = {
  called: say`All right, I have called an admin and will keep quiet. What you write here from now on goes to the admin; the answers come here. To return to the bot at any time, write *menu*.`,
  backButton: '🤖 Back to the bot',
  nobody: say`Sorry, there is no admin I can reach right now. Please write *admin* again later. Meanwhile, *help* tells how things work.`,
  privately: say`Please write *admin* in a private chat with me, so that not everybody reads it.`,
  back: say`🤖 I am back here; what you write no longer goes to an admin.`,
  backAfterQuiet: say`🤖 It has been quiet between you and the admin, so I am back. Still need an admin? Write *admin*.`,
  backByAdmin: say`🤖 The admin is done and I am back. Write *menu* to begin, or *admin* if you still need one.`,
  here: say`Write *menu* to begin, or simply what you are looking for.`,
  notPassed: say`I cannot pass this on to an admin. Please write it, or send a photo, a PDF or a voice message.`,
  fromAdmin: (words) => (words === '' ? say`👤 From the admin.` : say`👤 Admin: ${words}`),
  wanted: (who, minutes) =>
    say`🙋 ${who} asks for a person. The bot is quiet in that chat. Reply to this message (quote it) to answer; reply *done* at the end. After ${minutes} quiet minutes the bot returns by itself.`,
  fromPerson: (who, words) => (words === '' ? say`💬 From ${who}.` : say`💬 ${who}: ${words}`),
  passedOn: (who) => say`Passed on to ${who}.`,
  passedOnAfter: (who) => say`Passed on to ${who}, but the bot is back there: what they answer does not come here.`,
  notReached: (who) => say`${who} cannot be reached through the bot right now.`,
  closed: (who) => say`All right, the conversation with ${who} is closed; the bot is back there.`,
  alreadyClosed: (who) => say`The conversation with ${who} was closed already.`,
  closeWhich: (who) =>
    say`There are several conversations: ${who.join(', ')}. Reply *done* (quoting) to the one you mean.`,
}
