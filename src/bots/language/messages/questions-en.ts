/** The questions that conversations of the office wait with, said in other words, in English. */
import { say } from '../../markup.ts'
import type { AskedIn } from './questions-id.ts'

const REASON_KEPT = say`The reason is kept with the order and read by auditors, so there has to be one. One sentence is enough.`
const AMOUNT_NEEDED = say`Without the amount I cannot work out the total or ask a vendor.`
const WHEN_NEEDED = say`Without a day and an hour the vendor does not know when to come.`
const YES_NEEDED = say`This is binding, so I must not guess.`

/** By the name of the flow. */
export const staffQuestionsEnglish: Readonly<Record<string, AskedIn>> = {
  invite: {
    doing: 'inviting somebody',
    steps: {
      name: {
        how: say`I am waiting for the name of the person you invite, three letters or more. For example: _Rina Kusumawati_.`,
        needed: say`That name stands on every record, so an invitation cannot be made without it.`,
      },
    },
  },
  'cut-off': {
    doing: 'taking away access',
    steps: {
      name: {
        how: say`I look people up by their name. Write one word of it, for example _rina_.`,
        needed: say`I have to be certain whose access is taken away.`,
      },
    },
  },
  basket: {
    doing: 'changing an amount in your basket',
    steps: {
      quantity: {
        how: say`I am waiting for the new amount. A number is enough, for example _80_. You can also write _add 20_ or _half_.`,
        needed: say`Without a number the amount stays as it is. Write *cancel* to leave it.`,
      },
    },
  },
  browse: {
    doing: 'looking at a product',
    steps: {
      quantity: {
        how: say`To order this product, write how many, for example _100_. To find something else, write its name, for example _snack box_.`,
        needed: say`A product cannot go into the basket without an amount. To see others, write *back*.`,
      },
    },
  },
  sentence: {
    doing: 'putting an order together',
    steps: {
      quantity: {
        how: say`I need the amount to find vendors who can manage it. A number is enough, for example _100_ or _2 dozen_ (two dozen).`,
        needed: AMOUNT_NEEDED,
      },
    },
  },
  checkout: {
    doing: 'checking out',
    steps: {
      budget: {
        how: say`Which budget line pays for this order? Choose one from the list; what is left of each stands beside it.`,
        needed: say`Every order needs a budget line (RUP), so this cannot be skipped.`,
      },
      when: {
        how: say`I need a day *and* an hour. Write it as you would say it, for example _tomorrow 9:00_, _Wednesday 11:00_ or _12 December 8:00_.`,
        needed: WHEN_NEEDED,
      },
      hour: {
        how: say`I have the day; only the hour is missing. For example: _11:00_ or _half past 8_.`,
        needed: WHEN_NEEDED,
      },
      where: {
        how: say`Where should the vendor deliver? Choose a place you used before, or write street, number, district and city. For example: _Jl. Kebon Sirih 22, Menteng, Jakarta Pusat_.`,
        needed: say`The vendor needs the address, and the delivery fee depends on it.`,
      },
      purpose: {
        how: say`For meeting food I note three things: how many people, whether other units join, and the hours. All at once is fine, for example _90 people, with Dinkes, 9-12_.`,
        needed: say`Meeting food has to be accounted for, so this has to be there. A short answer is enough.`,
      },
      note: {
        how: say`The note may stay empty. If you have one, write it for the vendor, for example _no chilli, leave it at reception_. If not, write *skip*.`,
      },
      reason: {
        how: say`Something needs explaining before this order goes on. Write in your own words why it is right all the same, for example _the meeting was extended by a day and 40 more people come_.`,
        needed: REASON_KEPT,
      },
      confirm: {
        how: say`The summary is complete and nothing has been sent. Choose *Order now* to order, or the part you want to change.`,
        needed: YES_NEEDED,
      },
    },
  },
  dispose: {
    doing: 'assigning a budget line',
    steps: {
      note: {
        how: say`The note may stay empty. If you have a message for the PPK and the procurement officer, write it here, for example _vendors of our own district first_. If not, write *skip*.`,
      },
    },
  },
  orders: {
    doing: 'cancelling an order',
    steps: {
      cancel: {
        how: say`I am waiting for the reason, one sentence in writing. For example: _the event was moved to next week_. Write *back* to keep the order.`,
        needed: REASON_KEPT,
      },
    },
  },
  'change-order': {
    doing: 'changing an order',
    steps: {
      pick: {
        how: say`Choose what to change: goods, time, place or note. Write *cancel* if nothing has to change.`,
        needed: say`I do not know yet what you want to change.`,
      },
      quantity: {
        how: say`I am waiting for the new amount of this product. For example: _80_. Write _0_ to drop it from the order.`,
        needed: AMOUNT_NEEDED,
      },
      when: {
        how: say`Write the new time of delivery as you would say it, for example _12:00_ or _Thursday 10:00_. What you do not mention stays.`,
        needed: WHEN_NEEDED,
      },
      where: {
        how: say`Write the name of a place you used before, or a full address. For example: _Jl. Kebon Sirih 22, Menteng, Jakarta Pusat_.`,
        needed: say`Without a new address the place stays as it is. Write *back* to leave it.`,
      },
      note: {
        how: say`Write the new note for the vendor, for example _bamboo spoons, please_. Write *skip* to keep the note as it is.`,
      },
      confirm: {
        how: say`The change is not in force yet. Choose the first button to make it, or change something else first.`,
        needed: YES_NEEDED,
      },
      reason: {
        how: say`I am waiting for the reason of the change, one sentence. For example: _20 more people are coming_.`,
        needed: REASON_KEPT,
      },
    },
  },
  'weigh-proposal': {
    doing: "weighing a vendor's offer",
    steps: {
      why: {
        how: say`What comes instead needs a reason before it is agreed to. In your own words, for example: _the first one is sold out and the event is tomorrow morning_.`,
        needed: REASON_KEPT,
      },
    },
  },
  reorder: {
    doing: 'ordering from another vendor',
    steps: {
      reason: {
        how: say`This replacement needs a reason, one sentence. For example: _the first vendor fell out and the meeting is still tomorrow_. Write *cancel* to choose another.`,
        needed: REASON_KEPT,
      },
    },
  },
  'force-cancel': {
    doing: 'ending an order that is stuck',
    steps: {
      reason: {
        how: say`Write why an admin has to end this order, for example _the vendor has moved and has not answered since Monday_. Another admin reads it before agreeing.`,
        needed: REASON_KEPT,
      },
    },
  },
  attach: {
    doing: 'adding files to an order',
    steps: {
      only: {
        how: say`Send the file as a photo or PDF with the attachment button (📎). When that was all, write *done*.`,
      },
    },
  },
  ask: {
    doing: 'writing to a vendor',
    steps: {
      only: {
        how: say`I pass on to the vendor what you write next. Write your question, for example _can it be made without coconut milk?_ Photos and PDFs work too.`,
        needed: say`Without a question there is nothing to pass on. Write *cancel* to leave it.`,
      },
    },
  },
  'approve-order': {
    doing: 'looking at an order that waits for approval',
    steps: {
      askExplanation: {
        how: say`Write what the requester should explain, one sentence. For example: _why not the same vendor as last month?_`,
        needed: say`The requester has to know what is asked. Write *back* if you do not want to ask.`,
      },
      reject: {
        how: say`Write the reason of the refusal, one sentence. For example: _the meeting was called off_. Write *back* if you do not want to refuse.`,
        needed: REASON_KEPT,
      },
    },
  },
  'explain-order': {
    doing: 'answering the PPK',
    steps: {
      explain: {
        how: say`The PPK is waiting for an answer in writing. Answer the question as it is, in a sentence or two.`,
        needed: say`Until it is answered the PPK cannot decide.`,
      },
    },
  },
  curate: {
    doing: 'curating',
    steps: {
      words: {
        how: say`Choose what is missing, or write what the vendor should mend. For example: _the photo is dark, please take it again in daylight_.`,
        needed: say`The vendor has to know what to mend.`,
      },
    },
  },
  'receive-order': {
    doing: 'counting what came',
    steps: {
      count: {
        how: say`How many came and are good? Write the number, for example _95_.`,
        needed: say`The vendor is paid by this count, so every product needs its number.`,
      },
    },
  },
  finding: {
    doing: 'noting a problem with the goods',
    steps: {
      count: {
        how: say`How many are there *and* good? Write the number, for example _95_. Write _0_ if none is.`,
        needed: say`The vendor has to know how many are affected.`,
      },
      show: {
        how: say`Send a photo of the goods with the attachment button (📎); words under it are welcome. When that is enough, choose *Send to the vendor*.`,
        needed: say`The vendor sees that photo, so that nobody misunderstands.`,
      },
      refuse: {
        how: say`Write why the goods are refused, one sentence; the vendor reads it. For example: _all the rice had gone off when we opened it_. Write *cancel* if you do not want to refuse.`,
        needed: REASON_KEPT,
      },
    },
  },
  lateness: {
    doing: 'deciding on a penalty for lateness',
    steps: {
      decide: {
        how: say`The goods were late, so the penalty has to be decided. Choose a button: charge it, or waive it with a reason.`,
        needed: say`The bill can be made once the penalty is decided.`,
      },
      waive: {
        how: say`Write why the penalty is waived, one sentence. For example: _the road was closed by a flood_. Write *back* to charge it after all.`,
        needed: REASON_KEPT,
      },
    },
  },
  'rate-order': {
    doing: 'rating an order',
    steps: {
      reason: {
        how: say`Write briefly what was missing, so that the vendor can do better. For example: _came 20 minutes late_.`,
        needed: say`Few stars without a reason would not be fair to the vendor. One sentence is enough.`,
      },
    },
  },
  'pay-order': {
    doing: 'seeing to a payment',
    steps: {
      proof: {
        how: say`A payment is recorded with its proof. Send a screenshot or PDF of the transfer here with the attachment button (📎).`,
        needed: say`Without proof of the transfer the payment cannot be recorded. Write *cancel* if it has not been made yet.`,
      },
      answer: {
        how: say`Write an answer to the vendor, for example _transferred again at noon, please check_. You can also send the proof of the transfer at once.`,
        needed: say`The vendor is waiting to hear of the money, so it has to be answered.`,
      },
      slip: {
        how: say`Send the tax slip as a photo or PDF with the attachment button (📎). If you do not have it yet, write *skip*; I will remind you.`,
      },
      notBill: {
        how: say`Write what is wrong with the bill, one sentence. For example: _this is a photo of the goods, not the bill_.`,
        needed: REASON_KEPT,
      },
      debit: {
        how: say`Send the bank's proof of the debit as a photo or PDF with the attachment button (📎). If you do not have it yet, write *skip*.`,
      },
    },
  },
  'confirm-payment': {
    doing: 'checking a payment',
    steps: {
      reason: {
        how: say`Write why this direct debit is given back, one sentence; the treasurer reads it. For example: _the amount differs from the handover report_.`,
        needed: REASON_KEPT,
      },
      settle: {
        how: say`Write what proves that the money arrived, one sentence. For example: _the unit's bank statement of 3 December shows the transfer_.`,
        needed: REASON_KEPT,
      },
    },
  },
}
