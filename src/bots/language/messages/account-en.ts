/** Vendors' bank accounts, in English. */
import type { CheckWay } from '#core/people/account.ts'
import { lines, say } from '../../markup.ts'
import type { Formats } from '../format.ts'
import type { accountIndonesian } from './account-id.ts'
import type { AccountFacts, AccountsFacts } from './facts.ts'

const WAYS: Readonly<Record<CheckWay, string>> = {
  telephone: 'a call to the number known before',
  'in-person': 'in person',
  letter: 'a stamped letter',
}

/** What shops, admins and treasurers are told of an account. */
export function accountEnglish(f: Formats): ReturnType<typeof accountIndonesian> {
  const masked = ({ bank, holder, tail }: AccountFacts) => `${bank} ••••${tail} of ${holder}`
  const heldNote = ({ held }: AccountsFacts) =>
    held && say`⚠️ The vendor asked for another account (${masked(held)}), *not checked yet*. Do not use it.`
  return {
    masked,
    toPay: (accounts) => {
      const { inForce } = accounts
      if (!inForce)
        return lines(
          say`⚠️ *No account of this vendor has been checked*. Do not pay to a number from a chat; ask an admin to check it first.`,
          heldNote(accounts),
        )
      const { bank, number, holder, checkedAt, how, isFresh } = inForce
      return lines(
        number === undefined
          ? say`🏦 To: *${masked(inForce)}* (the whole number cannot be opened; ask an admin)`
          : say`🏦 To: *${bank}* \`${number}\` of *${holder}*`,
        isFresh
          ? say`⚠️ This account is *new since ${f.day(checkedAt)}* (checked: ${WAYS[how]}). Compare it once more before you pay.`
          : say`_Checked ${f.day(checkedAt)}: ${WAYS[how]}._`,
        heldNote(accounts),
      )
    },
    toHead: (accounts) =>
      lines(
        accounts.inForce
          ? say`🏦 To: ${masked(accounts.inForce)}${accounts.inForce.isFresh ? ' (a new account)' : ''}`
          : say`⚠️ *No account of this vendor has been checked*.`,
        heldNote(accounts),
      ),
    toVendor: ({ inForce }) =>
      inForce
        ? say`It is paid straight to your account: ${masked(inForce)}.`
        : say`It is paid straight to your account. None has been checked yet: write *bank account*.`,
    ask: ({ inForce, held }) =>
      lines(
        inForce ? say`The account in force: *${masked(inForce)}*.` : say`No account is in force yet.`,
        held && say`Still to be checked by an admin: ${masked(held)}.`,
        say`Write bank, number and holder. For example: _BCA 123 456 7890 a.n. Siti Aminah_. Write *cancel* to leave it.`,
      ),
    askShop: say`For which shop?`,
    askBank: say`Which bank? For example _BCA_, _Bank DKI_, _Mandiri_.`,
    askNumber: say`What is the account number? Just the digits.`,
    askHolder: say`In whose name is it? As in the bank book.`,
    echo: (account, digits, { inForce }) =>
      lines(
        say`This is what I shall ask for:`,
        say`• Bank: *${account.bank}*`,
        say`• Number: *••••${account.tail}* (${f.number(digits)} digits)`,
        say`• Holder: *${account.holder}*`,
        inForce && say`In place of: ${masked(inForce)}.`,
        say`Is that right?`,
      ),
    send: 'Yes, ask for it',
    again: 'Change it',
    same: (account) => say`That is the account in force already: ${masked(account)}.`,
    sent: (account, { inForce }) =>
      lines(
        say`*${masked(account)}* is asked for. It is *not in force yet*: an admin will check it by a call to your known number or in person, not over this chat.`,
        inForce ? say`Until then payments go to ${masked(inForce)}.` : undefined,
      ),
    start: '🏦 Change the account',
    risky: ({ inForce }) =>
      lines(
        say`An account cannot be changed in passing, for safety. Nothing has changed${inForce ? `: payments go to ${masked(inForce)}` : ''}.`,
        say`If you do want to change it, write *bank account*. An admin then checks it another way first.`,
      ),
    toShop: (who, vendor, account) =>
      say`🔔 ${who} asked for a new account of *${vendor}*: *${masked(account)}*. It is not in force before an admin has checked it. If this is not from your shop, say so now.`,
    object: '🚫 Not from us',
    objected: say`Thank you, that request is stopped and the admins know. The old account stays in force.`,
    objection: (who, vendor, account) =>
      say`🚨 ${who} of *${vendor}* says that the request for ${masked(account)} is *not from the shop*. It is stopped. Please call the shop on its known number.`,
    verified: (account) => say`✅ The account *${masked(account)}* has been checked and is in force from now on.`,
    refused: (account) =>
      say`The request for ${masked(account)} was *not accepted* by the admin. The old account stays in force.`,
    toAdmins: ({ vendor, who, channel, newKey }, account, { inForce }, sharedWith) =>
      lines(
        say`🏦 *${vendor}* asks for a new account: *${masked(account)}*`,
        say`Asked by ${who} on ${channel === 'whatsapp' ? 'WhatsApp' : 'Telegram'}. ${inForce ? `In force: ${masked(inForce)}.` : 'None is in force.'}`,
        newKey !== undefined &&
          say`🔑 The WhatsApp security key of ${who} changed ${f.moment(newKey)}: a new phone, or the number changed hands.`,
        sharedWith.length > 0 && say`🚩 The same number is the account of: *${sharedWith.join(', ')}*.`,
        say`Check it another way: call the number *known before*, or meet in person. Not a number from the chat.`,
      ),
    check: '✅ I have checked it',
    refuse: '❌ Refuse',
    askHow: (vendor, account) => say`The account of *${vendor}* (${masked(account)}): how did you check it?`,
    ways: WAYS,
    doneVerified: (vendor, account, how) =>
      say`✅ The account of *${vendor}* ${masked(account)} is in force from now on (checked: ${WAYS[how]}). Everybody of the shop has been told.`,
    doneRefused: (vendor, account) =>
      say`❌ The request of *${vendor}* for ${masked(account)} is refused; the old one stays in force. The shop has been told.`,
    settledByOther: (who, vendor, account, verified) =>
      say`ℹ️ ${who} ${verified ? 'checked and put in force' : 'refused'} the account of *${vendor}* ${masked(account)}.`,
    none: say`No account waits to be checked.`,
    title: say`🏦 *Accounts to be checked*`,
    button: (vendor, account) => `${vendor} · ${account.bank} ••${account.tail}`,
    cannot: (refusal) => {
      switch (refusal.code) {
        case 'not-held':
          return say`That request no longer waits: it was checked, refused, or replaced by a newer one.`
        case 'own-request':
          return say`Whoever asked for an account cannot check it. Another admin has to.`
        case 'not-yours':
          return say`Sorry, that is for another role.`
      }
    },
  }
}
