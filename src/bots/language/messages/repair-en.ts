/** How a conversation is mended, in English: asked in other words, left out, corrected, taken up again after days. */
import { lines, type Markup, say } from '../../markup.ts'
import type { Formats } from '../format.ts'
import { staffQuestionsEnglish } from './questions-en.ts'
import type { AskedIn } from './questions-id.ts'
import { shopQuestionsEnglish } from './shop-questions-en.ts'

/** The sentences of repair. */
export function repairEnglish(f: Formats) {
  return {
    asked: { ...staffQuestionsEnglish, ...shopQuestionsEnglish } as Readonly<Record<string, AskedIn>>,
    person: say`Easier with a person? Write *admin*. To stop for now, write *cancel*.`,
    callOne: say`I do not seem to get it, and that is not your fault. Shall I call somebody? Write *admin*. Or write *back* for one step back, *menu* for something else.`,
    callButton: '🙋 Call an admin',
    still: (answer: Markup) => lines(say`The answer is still the same:`, answer),
    notWhatYouMeant: say`If you meant something else, write *admin* and a person will help you.`,
    needed: (why: Markup | undefined, how: Markup | undefined) =>
      lines(say`Sorry, this one cannot be skipped.`, why, how),
    correctHow: say`Which part was wrong? Write what is right, for example _I meant 80_ or _I meant 13:00_.`,
    doing: (doing: string) => say`We are *${doing}*.`,
    resumed: (doing: string, since: number, how: Markup | undefined) =>
      lines(
        say`Hello again! We last spoke on ${f.day(since)}, while *${doing}*. I have not taken your message for an answer to that.`,
        how,
        say`If you do not need it any more, write *cancel*.`,
      ),
    stopped: say`All right, I stop writing here, and an admin knows. If you need me again, write *menu*.`,
    wrongNumber: say`Sorry for the trouble. I will not write to this number any more, and an admin knows. If that was a mistake, write *menu*.`,
    welcomeBack: say`Welcome back! I write to you here again. To stop it, write _no more messages_.`,
  }
}
