/** The questions that conversations with shops wait with, said in other words, in English. */
import { say } from '../../markup.ts'
import type { AskedIn } from './questions-id.ts'

const REASON_KEPT = say`The reason is kept with the order and read by auditors, so there has to be one. One sentence is enough.`
const WHEN_NEEDED = say`Without a day and an hour the vendor does not know when to come.`

/** By the name of the flow. */
export const shopQuestionsEnglish: Readonly<Record<string, AskedIn>> = {
  'bank-account': {
    doing: 'giving a bank account',
    steps: {
      details: {
        how: say`I need three things: the bank, the account number and its holder. One by one is fine. For example: _BCA 123 456 7890 a.n. Siti Aminah_.`,
        needed: say`Without all three your money cannot be sent. Write *cancel* to do it later.`,
      },
      confirm: {
        how: say`I have not put that account forward yet. Answer *yes* if it is right, or *no* to write it again.`,
        needed: say`With accounts I must not guess.`,
      },
    },
  },
  'register-shop': {
    doing: 'registering your shop',
    steps: {
      shop: {
        how: say`Write just the name of the shop, as on your banner. For example: _Dapur Mpok Ida_.`,
        needed: say`The office sees that name when it orders.`,
      },
      owner: {
        how: say`Write the owner's name in letters, as on the identity card. For example: _Siti Aminah_.`,
        needed: say`Order letters are made out to the owner.`,
      },
      address: {
        how: say`Write street, number, district and city. For example: _Jl. Tebet Raya 12, Tebet, Jakarta Selatan_.`,
        needed: say`The address tells the office whether you can deliver to it.`,
      },
      city: {
        how: say`Which city is it? Choose from the list, or write for example _Jakarta Timur_.`,
        needed: say`The office looks for vendors by city.`,
      },
      sells: {
        how: say`Write what you sell, separated by commas. For example: _nasi kotak, kue basah, tumpeng_.`,
        needed: say`The curator has to know what to look at.`,
      },
      papers: {
        how: say`Send a photo of your NIB with the attachment button (📎), or write its number (13 digits). No NIB yet? Write *skip*; it can follow.`,
      },
    },
  },
  'shop-staff': {
    doing: 'adding a helper',
    steps: {
      name: {
        how: say`Write the helper's name, three letters or more. For example: _Yanti_.`,
        needed: say`The office has to know who answers its orders.`,
      },
    },
  },
  'new-product': {
    doing: 'adding a product',
    steps: {
      name: {
        how: say`Write the product's name first. For example: _Nasi bakar cumi_. I ask for price and photo after that.`,
        needed: say`Without a name the office cannot find the product.`,
      },
      kind: {
        how: say`This puts the product on the right shelf. Choose a number, or write the kind, for example _nasi kotak_ or _snack_.`,
        needed: say`The office looks for goods by their kind.`,
      },
      price: {
        how: say`Write price and unit together. For example: _25k per box_ or _5.000 per pcs_.`,
        needed: say`The office can only order what has a price.`,
      },
      minimum: {
        how: say`What is the least that has to be ordered? Write the number, for example _20_. If one is fine, write *skip*.`,
      },
      lead: {
        how: say`How much time do you need to prepare it? Choose a number, or write for example _1 hari_ (a day) or _3 jam_ (hours).`,
        needed: say`So that no order takes you by surprise.`,
      },
      photo: {
        how: say`Only a photo of the product is missing: press the attachment button (📎), choose the camera and send. A plain phone photo is enough.`,
        needed: say`Curators and officers have to see the product. You can also *cancel* now and go on later.`,
      },
      confirm: {
        how: say`The product has not been sent yet. Answer *yes* to send it to the curator, or choose to start again.`,
        needed: say`I need your answer before I send it.`,
      },
    },
  },
  mend: {
    doing: 'mending what the curator asked for',
    steps: {
      only: {
        how: say`Send the new photo with the attachment button (📎), or write your answer. For example: _the halal certificate is being made_.`,
        needed: say`The curator is waiting for it. Write *cancel* to do it later.`,
      },
    },
  },
  'my-shop': {
    doing: 'changing your shop',
    steps: {
      which: {
        how: say`Choose the number of the product, or write a part of its name. For example: _lemper_.`,
        needed: say`I have to know which product. Write *cancel* to leave it.`,
      },
      stock: {
        how: say`Write how many are left, for example _30_. Write _habis_ if none is, or _ada_ if you always have it.`,
        needed: say`Without an answer the stock stays as it is. Write *cancel* to leave it.`,
      },
      price: {
        how: say`Write just the new price, for example _28rb_ or _28.000_.`,
        needed: say`Without a number the price stays as it is. Write *cancel* to leave it.`,
      },
      closed: {
        how: say`Write the day or date on which you are closed. For example: _besok_, _tgl 24 sampai 26_, or _tiap minggu_.`,
        needed: say`Without a date the shop stays open. Write *cancel* to leave it.`,
      },
      hours: {
        how: say`Write when you open and close. For example: _7 am to 5 pm_.`,
        needed: say`Without hours they stay as they are. Write *cancel* to leave it.`,
      },
      confirm: {
        how: say`I have not saved that yet. Answer *yes* to save it, or *no* if it is wrong.`,
        needed: say`I save nothing without your answer.`,
      },
    },
  },
  'change-product': {
    doing: 'changing a product',
    steps: {
      say: {
        how: say`For a name or a description just write the new one, for example _Nasi bakar cumi_. For a photo, send the new one with the attachment button (📎).`,
        needed: say`Without an answer the product stays as it is. Write *cancel* to leave it.`,
      },
      confirm: {
        how: say`I have not sent that change yet. Answer *yes* if it is right, or *no* to leave it.`,
        needed: say`I change no product without your answer.`,
      },
    },
  },
  'shop-letters': {
    doing: "sending one of the shop's papers",
    steps: {
      file: {
        how: say`Take a clear photo of the whole paper and send it with the attachment button (📎). A PDF works too.`,
        needed: say`The curator has to see the paper. Write *cancel* to do it later.`,
      },
      until: {
        how: say`Look for the date until which the paper is valid and write it. For example: _31 December 2027_. If it has no end, write *tanpa batas*.`,
        needed: say`The date is needed so that I can remind you before it ends.`,
      },
      confirm: {
        how: say`I have not sent the paper yet. Answer *yes* if it is right, or *no* to start again.`,
        needed: say`I need your answer before I send it.`,
      },
    },
  },
  'answer-request': {
    doing: 'answering a request about an order',
    steps: {
      agree: {
        how: say`I am waiting for the reason in writing, one sentence. For example: _the event was called off_.`,
        needed: REASON_KEPT,
      },
    },
  },
  'ask-change': {
    doing: 'asking for a change of an order',
    steps: {
      quantity: {
        how: say`How many of the ordered ones can you manage now? A number is enough, for example _80_. If this line stays, write the number as it was.`,
        needed: say`The office has to know the exact amount.`,
      },
      confirm: {
        how: say`I have not sent that request yet. Answer *yes* to ask the office, or *no* to leave it.`,
        needed: say`I ask the office for nothing without your answer.`,
      },
      reason: {
        how: say`Write what is in the way, one sentence. For example: _the stove broke and is mended the day after tomorrow_.`,
        needed: say`The office needs the reason to decide.`,
      },
      when: {
        how: say`When can you make it? Write a day or an hour, for example _1 pm_ or _Thursday 10 am_.`,
        needed: WHEN_NEEDED,
      },
    },
  },
  'answer-order': {
    doing: 'answering an order',
    steps: {
      quantity: {
        how: say`How many of them can you manage? A number is enough, for example _80_. If you can manage all after all, write the number that was asked for.`,
        needed: say`The office has to know the exact amount.`,
      },
      when: {
        how: say`When can you make it? Write day and hour as you would say it, for example _tomorrow 2 pm_ or _Thursday 10 am_.`,
        needed: WHEN_NEEDED,
      },
      reason: {
        how: say`May we know why not? Choose a number, or write it briefly. If you would rather not say, write *skip*.`,
      },
      which: {
        how: say`There is more than one order. Answer with a number from this list, or write the order's number, for example _EO-0042 siap_.`,
        needed: say`So that your answer is not noted on the wrong order.`,
      },
      unsure: {
        how: say`For this order write one of these: _I accept_, _only 80_, _yes, but at 1 pm_, or _sorry, I can’t_.`,
        needed: say`An answer is binding, so I must not guess.`,
      },
      sure: {
        how: say`I only note what is certain. Answer *yes* if you take the order exactly like that, or *belum* (not yet) if you still have to check.`,
        needed: say`An answer is binding, so I must not guess.`,
      },
      proposal: {
        how: say`I have not sent that proposal yet. Answer *yes* to send it, or *no* to change it.`,
        needed: say`The proposal is sent once you answer *yes*.`,
      },
    },
  },
  'shop-confirms': {
    doing: 'checking a payment',
    steps: {
      amount: {
        how: say`How much came to your account? Write the number, for example _1.250.000_.`,
        needed: say`The treasurer needs the number to find the difference.`,
      },
    },
  },
  'solve-finding': {
    doing: 'settling a problem with a delivery',
    steps: {
      when: {
        how: say`When will the goods be there? For example: _in 1 hour_, _2 pm_, or _tomorrow at 8_.`,
        needed: WHEN_NEEDED,
      },
      explain: {
        how: say`Write your explanation in your own words, or send a photo. For example: _5 boxes were left in the car and are on their way_.`,
        needed: say`The PPK is waiting for your explanation.`,
      },
    },
  },
}
