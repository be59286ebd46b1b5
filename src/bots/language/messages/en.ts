/** English: complete, for `/bahasa`. Terms that are printed on Indonesian forms stay Indonesian. */
import type { CardMarks, ProductCard } from '#core/catalogue/product-card.ts'
import { findingOf } from '#core/guards/index.ts'
import { type OrderStatus, orderNumber, type PlacementRefusal } from '#core/order/index.ts'
import type { Role } from '#core/people/person.ts'
import { keep, lines, type Markup, plain, say } from '../../markup.ts'
import { type Formats, plural } from '../format.ts'
import { accountEnglish } from './account-en.ts'
import { againEnglish } from './again-en.ts'
import { approvalEnglish } from './approval-en.ts'
import { askingEnglish } from './asking-en.ts'
import { awayEnglish } from './away-en.ts'
import { changesEnglish } from './changes-en.ts'
import { curationEnglish, marksEnglish } from './curation-en.ts'
import { deliveryEnglish } from './delivery-en.ts'
import { deskEnglish } from './desk-en.ts'
import { diffEnglish } from './diff-en.ts'
import { dispositionsEnglish } from './dispositions-en.ts'
import type { BudgetFacts, LineFacts, OrderFacts, ProposalFacts, TotalFacts } from './facts.ts'
import { findingsEnglish } from './findings-en.ts'
import { guardsEnglish } from './guards-en.ts'
import { helpEnglish } from './help-en.ts'
import { humanEnglish } from './human-en.ts'
import type { indonesian } from './id.ts'
import { latenessEnglish } from './lateness-en.ts'
import { listingEnglish } from './listing-en.ts'
import { moneyEnglish } from './money-en.ts'
import type { PaidWhen } from './money-id.ts'
import { overridesEnglish } from './overrides-en.ts'
import { papersEnglish } from './papers-en.ts'
import { proposalsEnglish } from './proposals-en.ts'
import { purposeEnglish } from './purpose-en.ts'
import { ratingEnglish } from './rating-en.ts'
import { receiptEnglish } from './receipt-en.ts'
import { actRefusedEnglish } from './refusals-en.ts'
import { registerEnglish } from './register-en.ts'
import { repairEnglish } from './repair-en.ts'
import { riskEnglish } from './risk-en.ts'
import { securityEnglish } from './security-en.ts'
import { sentenceEnglish } from './sentence-en.ts'
import { shopEnglish } from './shop-en.ts'
import { shopGroupEnglish } from './shop-group-en.ts'
import { summaryEnglish } from './summary-en.ts'
import { tasksEnglish } from './tasks-en.ts'
import { taxEnglish } from './tax-en.ts'
import { unitSummaryEnglish } from './unit-summary-en.ts'

const ROLE_NAMES: Readonly<Record<Role, string>> = {
  pa: 'budget owner (PA)',
  kpa: 'delegated budget owner (KPA)',
  ppk: 'commitment officer (PPK)',
  pp: 'procurement officer (PP)',
  pptk: 'technical officer (PPTK)',
  treasurer: 'treasurer (Bendahara)',
  vendor: 'vendor',
  curator: 'curator',
  admin: 'admin',
  pokmas: 'community group (Pokmas/Ormas)',
}

/** Whoever has not said how to be called is called by their name. */
const plainly = (who: string) => who.replace(/^Bapak\/Ibu /, '')

const STATUS_NAMES: Readonly<Record<OrderStatus, string>> = {
  'awaiting-approval': 'Waiting for the PPK',
  'awaiting-vendor': 'Waiting for the vendor',
  'awaiting-requester': 'Waiting for the officer',
  'in-progress': 'In progress',
  'on-the-way': 'On the way',
  arrived: 'Arrived',
  'awaiting-count': 'Count to be confirmed',
  disputed: 'Something is not right',
  received: 'Received',
  'payment-submitted': 'Payment submitted',
  paid: 'Paid',
  'payment-questioned': 'Payment questioned',
  completed: 'Completed',
  rejected: 'Rejected by the PPK',
  declined: 'Declined by the vendor',
  expired: 'Lapsed',
  cancelled: 'Cancelled',
}

/** The same to the shop itself, where it reads otherwise. */
const SHOP_STATUS_NAMES: Readonly<Partial<Record<OrderStatus, Markup>>> = {
  'awaiting-vendor': say`Waiting for your answer`,
  'payment-submitted': say`Waiting to be paid`,
  'payment-questioned': say`You asked where the money is`,
  declined: say`Declined by you`,
}

const REASONS: Readonly<Record<string, string>> = {
  capacity: 'cannot make that many',
  lead_time: 'too little time',
  schedule_full: 'fully booked',
  closed: 'closed at the moment',
  equipment: 'equipment is broken',
  area: 'too far to deliver',
  stock: 'out of stock',
  price: 'the price does not fit',
  budget: 'not enough budget',
  short: 'fewer than ordered',
  damaged: 'damaged',
  late: 'arrived late',
  wrong: 'not what was ordered',
  spoiled: 'spoiled',
  'no-answer': 'no answer by the deadline',
  away: 'the time of delivery passed while we were away',
  'proposal-declined': 'the proposal was not accepted',
  'changed-mind': 'cancelled by the officer',
  undone: 'taken back by the officer',
  override: 'cancelled by two admins',
  'proposal-unanswered': 'the proposal was not answered in time',
  unspecified: 'no particular reason',
}

/** The English table; its keys and facts are those of the Indonesian one. */
export function english(f: Formats): ReturnType<typeof indonesian> {
  const number = orderNumber
  const line = (item: LineFacts) =>
    say`• ${f.quantity(item.quantity, item.unit)} ${item.name} @ ${f.rupiah(item.price)} = ${f.rupiah(item.price * item.quantity)}`
  const rating = ratingEnglish(f, number)
  const tax = taxEnglish(f, number)
  const totals = (
    { goodsTotal, deliveryFee, tax: vat, total, bill, estimate }: TotalFacts,
    reader: 'office' | 'shop' = 'office',
  ) =>
    lines(
      deliveryFee + vat > 0 && say`Goods: ${f.rupiah(goodsTotal)}`,
      deliveryFee > 0 && say`Delivery: ${f.rupiah(deliveryFee)}`,
      vat > 0 && say`VAT (PPN): ${f.rupiah(vat)}`,
      say`*Total: ${f.rupiah(total)}*`,
      bill && tax.netShort(bill),
      !bill && estimate && tax.estimate(estimate, reader),
    )
  const budget = ({ rupCode, name, left }: BudgetFacts) => say`💰 Left on ${name} (RUP ${rupCode}): *${f.rupiah(left)}*`
  const reason = (code: string, words = '') => {
    const known = REASONS[code] ?? REASONS.unspecified
    return words && code !== 'no-answer' ? `${known} (“${words}”)` : (known ?? '')
  }
  const spot = ({ label, address, district, city }: OrderFacts['place']) =>
    [label, address, district, city].filter((part, at, all) => part && all.indexOf(part) === at).join(', ')
  const goods = (order: OrderFacts) => lines(...order.lines.map(line))
  const where = (order: OrderFacts) =>
    lines(
      say`📅 ${f.moment(order.deliverAt)}`,
      say`📍 ${spot(order.place)}`,
      order.note !== '' && say`📝 ${order.note}`,
    )
  const card = (order: OrderFacts) =>
    lines(
      say`*Order ${number(order.id)}* · ${STATUS_NAMES[order.status]}`,
      say`🏪 ${order.vendor}`,
      goods(order),
      totals(order),
      where(order),
    )
  const shopStatus = ({ status }: OrderFacts) => SHOP_STATUS_NAMES[status] ?? say`${STATUS_NAMES[status]}`
  const shopCard = (order: OrderFacts) =>
    lines(
      say`*Order ${number(order.id)}* · ${keep(shopStatus(order))}`,
      goods(order),
      totals(order, 'shop'),
      where(order),
    )
  const proposed = diffEnglish(f, spot)
  const first = (order: OrderFacts) =>
    `${f.quantity(order.lines[0]?.quantity ?? 0, order.lines[0]?.unit ?? '')} ${order.lines[0]?.name ?? ''}`

  const security = securityEnglish(f)
  const guards = guardsEnglish(f, number)
  const purpose = purposeEnglish(f)
  const lateness = latenessEnglish(f, number)
  const shop = shopEnglish(f, number)

  return {
    formats: f,
    orderNumber: number,
    statusName: (status: OrderStatus) => STATUS_NAMES[status],
    roleName: (role: Role) => ROLE_NAMES[role],
    reason,

    // ——— Everywhere ———
    sessionReset: say`Sorry, I was just updated and lost our last step. Your basket is safe. Type *menu* to go on.`,
    oldButton: say`That button is out of date. Type *menu* to start from the newest.`,
    notYours: say`Sorry, that part is for another role. Type *menu* to see what you can do.`,
    unknownCommand: say`I do not know that command. Type *menu* or *help*.`,
    notUnderstood: say`Sorry, I did not get that. Could you put it another way? *menu* shows the choices, *help* some examples.`,
    notUnderstoodAgain: say`I still do not follow. Please try one thing in short words, such as _nasi kotak_, _my orders_ or _when will I be paid_; the *menu* has every choice.`,
    left: say`Fine, let us leave it there. Type *menu* when you need me.`,
    leftWithBasket: say`Fine, let us leave it there. What is in your basket stays. Type *menu* when you need me.`,
    yes: 'Yes',
    no: 'No',
    back: '⬅️ Back',
    skip: 'Skip',
    menuWord: '🏠 Menu',
    onlyText: say`For this step I need a written answer, please.`,
    editedUnread: say`I do not read edited messages again. If something has changed, please send it as a new message.`,
    saidAndDone: (id: number) =>
      say`Your answer on order ${number(id)} has been recorded; editing or deleting the message does not change that. If something has changed, write it as a new message.`,
    wordsPlease: say`I cannot make sense of pictures, voice notes and files here. Please write it. If you would rather talk to a person, write *admin*.`,
    wordsPleaseAgain: say`I cannot read that one either: here I only understand writing. A few words will do, such as _my orders_, or look at the *menu*.`,

    // ——— The door ———
    stranger: ({ agency = 'the procurement office' }: { agency?: string | undefined }) =>
      say`Hello! This is Pesan, the ordering service of ${agency}. To come in you need an invitation code from an admin. Have one? Send it here, for example: 7KWM-X3QD. Would you like to sell to the office? Write *register*.`,
    strangerAgain: ({ agency = 'the procurement office' }: { agency?: string | undefined }) =>
      say`Sorry, until you are in I understand two things only: an invitation code from an admin (eight letters and digits, such as 7KWM-X3QD), or the word *register* if you would like to sell. If you need a person, ask an admin of ${agency}, who can make you a code. _Bahasa Indonesia? Tulis: bahasa Indonesia._`,
    codeRefused: say`That code is not valid: mistyped, used already, or expired. Please check it, or ask an admin for a new one.`,
    barred: say`The code was wrong several times. To be safe, please try again in an hour.`,
    welcome: ({ name, honorific, role, place }: { name: string; honorific: string; role: Role; place: string }) =>
      say`Welcome, ${plainly(`${honorific} ${name}`)}! You are in as *${ROLE_NAMES[role]}*${place ? keep(say` at *${place}*`) : ''}. Type *menu* to start.`,

    // ——— Menu and help ———
    menu: {
      title: (who: string) => say`Hello, ${plainly(who)}. What shall we do today?`,
      hint: say`You can also simply write what you need, for example: _order 100 nasi kotak ayam for Wednesday 11 am_.`,
      tasksHint: say`What waits for you is in *my tasks*; how it is done, in *help*.`,
      adminHint: say`Write _summary yesterday_ for another day, or *problems* for what did not arrive.`,
      vendorHint: say`New orders come to this chat. Just answer in everyday words.`,
      browse: '🛍️ Catalogue',
      basket: (count: number) => (count > 0 ? `🧺 Basket (${count})` : '🧺 Basket'),
      tasks: '📌 My tasks',
      orders: '📦 My orders',
      disposition: '🗂️ Assign budgets',
      vendorOrders: '📦 My orders',
      myShop: '🏪 My shop',
      curation: '🔎 Curation',
      summary: '📊 Summary',
      invite: '✉️ Invite somebody',
      help: '❓ Help',
      language: '🌐 Bahasa Indonesia',
    },
    help: helpEnglish,
    callMe: {
      how: say`What shall I call you? Write for example _call me Bu Rina_, _call me Mas Dedi_ or _call me Rina_.`,
      done: (who: string) => say`All right, ${who}. That is what I call you from now on.`,
    },
    languageSet: say`All right, I speak English from now on.`,

    // ——— Catalogue ———
    browse: {
      nothingLeft: say`Nothing is under way here. To change or cancel an order, write *orders*.`,
      etalase: say`*Local catalogue*\nChoose a section, or write what you look for.`,
      subcategories: (emoji: string, name: string) => say`${emoji} *${name}*\nChoose a kind:`,
      empty: say`Nothing here yet. Try another section or write what you look for.`,
      page: (title: string, from: number, to: number, total: number) => say`*${title}*\n_${from}–${to} of ${total}_`,
      item: (at: number, one: ProductCard) =>
        lines(
          say`*${at}. ${one.name}*`,
          say`${f.rupiah(one.price)}/${one.unit} · ${one.vendor.name}, ${one.vendor.district}${one.badges.halal ? ' · halal' : ''}${one.rating === null ? '' : rating.short(one.rating.mean)}`,
        ),
      itemButton: (at: number, one: ProductCard) => `${at}. ${one.name}`,
      previous: '⬅️',
      next: '➡️',
      found: (words: string, total: number) => say`🔎 ${words}: ${plural(f, total, 'product')}`,
      corrected: (pairs: readonly { from: string; to: string }[]) =>
        say`_I read: ${pairs.map(({ from, to }) => `${from} → ${to}`).join(', ')}_`,
      leftOut: (words: readonly string[]) => say`_Without: ${words.join(', ')}_`,
      nothing: (words: string) => say`Nothing found for “${words}”. Try a more general word, or look at the sections.`,
      nothingAgain: (words: string) =>
        say`Still nothing for “${words}”. Write just the name of the thing in a word or two, such as _nasi kotak_, _kertas A4_ or _sewa tenda_; or open the catalogue and choose a section.`,
      card: (one: ProductCard, marks?: CardMarks) =>
        lines(
          say`*${one.name}*`,
          say`*${f.rupiah(one.price)}* per ${one.unit}`,
          one.likes !== null &&
            (one.likes.percent === 0
              ? say`📊 At the median of ${one.likes.offers} similar offers (${f.rupiah(one.likes.median)})`
              : say`📊 ${Math.abs(one.likes.percent)}% ${one.likes.percent < 0 ? 'below' : 'above'} the median of ${one.likes.offers} similar offers (${f.rupiah(one.likes.median)})`),
          one.rating !== null && rating.onCard(one.rating.count, one.rating.mean),
          say`🏪 ${one.vendor.name} · ${one.vendor.district}, ${one.vendor.city}`,
          say`📦 At least ${f.quantity(one.minOrder, one.unit)}${one.maxPerDay === null ? '' : ` · at most ${f.quantity(one.maxPerDay, one.unit)} a day`}`,
          one.stock !== null && shop.left(one.stock, one.unit),
          say`⏱️ Order ${one.leadTimeHours} hours ahead`,
          say`🚚 ${one.serviceArea.join(', ')}${one.deliveryFee > 0 ? ` · delivery ${f.rupiah(one.deliveryFee)}` : ' · free delivery'}`,
          badges(one),
          marks && marksEnglish(marks),
          one.description !== '' && say`_${one.description}_`,
        ),
      askQuantity: (unit: string) => say`How many? Use the buttons or type a number, for example _100 ${unit}_.`,
      add: (quantity: number, unit: string, total: number) =>
        `🧺 Add ${f.quantity(quantity, unit)} · ${f.rupiah(total)}`,
      share: '↗️ Share',
      gone: say`That product is no longer sold.`,
      notANumber: (unit: string) =>
        say`I could not read the quantity. Write a whole number above zero, such as _100_ or _2 dozen_ (unit: ${unit}).`,
      tooMany: (unit: string) => say`That is too many for one order (unit: ${unit}). Try a smaller number.`,
      stepWords: { below: (minimum: number, unit: string) => `At least ${f.quantity(minimum, unit)}` },
      inlineHint: (one: ProductCard) => `${f.rupiah(one.price)}/${one.unit} · ${one.vendor.name}`,
      open: '🛍️ Open in Pesan',
    },

    // ——— Basket and check-out ———
    basket: {
      none: say`Your basket is empty. Write what you look for or open the catalogue.`,
      choose: say`You have several baskets, one per vendor. Which one?`,
      chooseButton: (vendor: string, items: number, total: number) =>
        `${vendor} · ${plural(f, items, 'item')} · ${f.rupiah(total)}`,
      show: (vendor: string, items: readonly LineFacts[], sums: TotalFacts, line0?: BudgetFacts) =>
        lines(
          say`🧺 *Basket · ${vendor}*`,
          ...items.map(line),
          totals(sums),
          line0 && budget(line0),
          line0 && sums.total > line0.left && say`⚠️ ${f.rupiah(sums.total - line0.left)} more than what is left.`,
        ),
      added: (quantity: number, unit: string) => `${f.quantity(quantity, unit)} added`,
      checkout: '✅ Check out',
      change: '✏️ Change quantity',
      more: '➕ More from this shop',
      empty: '🗑️ Empty it',
      emptied: say`The basket is empty now.`,
      changeWhich: say`Which product's quantity?`,
      changeTo: (name: string, quantity: number, unit: string) =>
        say`${name}: ${f.quantity(quantity, unit)} now. How many instead? A number, _add 20_, _minus 10_, or _0_ to remove it.`,
      full: say`This basket is full (20 products). Order it first, then start a new one.`,
      kept: (vendor: string, total: number) =>
        say`You still have a basket from *${vendor}* (${f.rupiah(total)}). Go on with it?`,
    },
    checkout: {
      budget: (offered: readonly BudgetFacts[]) =>
        lines(
          say`Which budget line?`,
          ...offered.map(
            ({ name, rupCode, left, given }, at) =>
              say`${at + 1}. *${name}* (RUP ${rupCode}), ${f.rupiah(left)} left${given ? ' · 📌 given to you' : ''}`,
          ),
        ),
      /** Every line begins with “Belanja”; a button has room for what follows. */
      budgetButton: (at: number, { name }: BudgetFacts) => `${at + 1}. ${name.replace(/^Belanja /, '')}`,
      otherBudgets: '📂 Other budget lines',
      noBudget: say`No budget line (RUP) has been assigned to you yet. The PA/KPA has to name you first.`,
      when: say`When should it arrive? Write day and hour, such as _Wednesday 11 am_ or _tomorrow noon_.`,
      whenUnread: say`I could not read day and hour. For example: _Wednesday 11 am_, _tomorrow at 9_, _25 November 8:00_.`,
      whenHour: (day: string) => say`${day}, at what hour? Such as _11 am_ or _half past 7_.`,
      whenPast: (at: number) => say`${f.moment(at)} has passed. Choose a time to come.`,
      whenAmbiguous: say`Which day do you mean?`,
      where: say`Where to?`,
      whereOther: '✍️ Another address',
      whereNoAddress: say`That does not look like an address, so I have not used it. Where should it go? Write just the address, or *menu* to do something else first. Your basket is kept.`,
      whereTyped: say`Write the full address with kecamatan and city, such as _Jl. Medan Merdeka Selatan 8-9, Gambir, Jakarta Pusat_.`,
      whereCity: say`I did not find the city in that address. Which one is it?`,
      note: say`Any note for the vendor? Write it, or skip.`,
      summary: (order: Omit<OrderFacts, 'id' | 'status' | 'requester'>, line0: BudgetFacts) =>
        lines(
          say`*Order summary*`,
          say`🏛️ ${order.unit}`,
          say`🏪 ${order.vendor}`,
          ...order.lines.map(line),
          totals(order),
          where({ ...order, id: 0, status: 'awaiting-vendor', requester: '' }),
          budget(line0),
          order.total > line0.left
            ? say`The budget is short by *${f.rupiah(order.total - line0.left)}*`
            : say`Left after this order: ${f.rupiah(line0.left - order.total)}`,
        ),
      right: say`Is everything right?`,
      sayOrder: say`Nothing has been ordered yet. If everything is right, touch ✅ or write _order now_.`,
      confirm: '✅ Order now',
      edit: { budget: '💰 Budget', when: '📅 Time', where: '📍 Place', note: '📝 Note', lines: '✏️ Products' },
      placed: (order: OrderFacts, reached: boolean) =>
        lines(
          say`✅ *Order ${number(order.id)} sent*`,
          say`🏪 ${order.vendor}`,
          goods(order),
          totals(order),
          where(order),
          reached
            ? order.answerDueAt !== undefined &&
                say`The vendor answers by ${f.moment(order.answerDueAt)}. I will tell you here.`
            : say`⚠️ This vendor is not connected by chat yet. An admin has been asked to get in touch.`,
        ),
      already: (order: OrderFacts) =>
        say`This basket is order *${number(order.id)}* already (${STATUS_NAMES[order.status]}). There is no second one.`,
      toast: 'Order sent ✅',
    },

    refused: (refusal: PlacementRefusal): Markup => {
      switch (refusal.code) {
        case 'empty-basket':
          return say`The basket is empty, so there is nothing to order.`
        case 'not-the-orderer':
          return say`You have not been named as procurement officer for *${refusal.budgetLine}*. The PA/KPA can do that.`
        case 'vendor-inactive':
          return say`${refusal.vendor} takes no orders at the moment. Choose another vendor.`
        case 'product-gone':
          return say`${refusal.product} is no longer sold. Remove it or choose something else.`
        case 'price-changed':
          return say`The price of ${refusal.product} changed from ${f.rupiah(refusal.from)} to *${f.rupiah(refusal.to)}*. The basket follows; check it and confirm again.`
        case 'below-minimum':
          return say`${refusal.product} is sold from *${f.quantity(refusal.minimum, refusal.unit)}*; you asked for ${f.quantity(refusal.asked, refusal.unit)}.`
        case 'above-capacity':
          return say`The vendor can make at most *${f.quantity(refusal.maximum, refusal.unit)}* of ${refusal.product} a day; you asked for ${f.quantity(refusal.asked, refusal.unit)}.`
        case 'out-of-stock':
          return shop.refused.stock(refusal)
        case 'shop-closed':
          return shop.refused.closed(refusal)
        case 'delivery-past':
          return say`${f.moment(refusal.asked)} has passed. Orders cannot be backdated; choose a time to come.`
        case 'too-soon':
          return say`${refusal.product} must be ordered ${refusal.leadTimeHours} hours ahead. The earliest is *${f.moment(refusal.earliest)}*; you asked for ${f.moment(refusal.asked)}.`
        case 'outside-area':
          return say`${refusal.product} is not delivered to ${refusal.place.city}. The vendor serves: *${refusal.serves.join(', ')}*.`
        case 'plan-not-announced':
          return refusal.announcedOn === undefined
            ? say`RUP ${refusal.rupCode} has not been announced, so nothing may be ordered from it. Announce it in SiRUP first.`
            : say`RUP ${refusal.rupCode} is announced on ${refusal.announcedOn}; before that nothing may be ordered from it.`
        case 'wrong-year':
          return say`RUP ${refusal.rupCode} is budget of ${refusal.year}; a delivery on ${f.moment(refusal.asked)} is outside that year.`
        case 'over-ceiling':
          return say`The total is ${f.rupiah(refusal.total)}. Direct purchases end at *${f.rupiah(refusal.ceiling)}*, delivery and tax included (Perpres 16/2018 art. 28). Above that an SPK is needed; splitting a package is forbidden (art. 20).`
        case 'over-budget':
          return say`The total is ${f.rupiah(refusal.total)}, but *${f.rupiah(refusal.left)}* is left on RUP ${refusal.rupCode} (open orders counted).`
        case 'reason-needed':
          return guards.askReason(refusal.notices.flatMap((notice) => findingOf(notice) ?? []))
      }
    },

    actRefused: actRefusedEnglish(f, { number, statusName: (status) => STATUS_NAMES[status] }),

    // ——— Orders, for the officer ———
    orders: {
      none: say`No orders yet. Write what you look for to begin.`,
      title: say`*My orders*`,
      button: (order: OrderFacts) => `${number(order.id)} · ${order.vendor} · ${STATUS_NAMES[order.status]}`,
      card,
      cancel: '❌ Cancel the order',
      askCancel: (id: number) => say`Cancel order ${number(id)}? Write the reason, or *back*.`,
      cancelled: (id: number) =>
        say`Order ${number(id)} is cancelled. The vendor has been told and the budget is free again.`,
      accepted: (order: OrderFacts) =>
        lines(say`🎉 *${order.vendor} accepted order ${number(order.id)}*`, goods(order), totals(order), where(order)),
      declined: (order: OrderFacts, why: string) =>
        say`😔 *${order.vendor} cannot do order ${number(order.id)}*: ${why}. The budget is free again.`,
      expired: (order: OrderFacts) =>
        say`⌛ *${order.vendor} did not answer order ${number(order.id)}* by the deadline, so it has lapsed. The budget is free again.`,
      reminded: (order: OrderFacts) =>
        say`⏰ ${order.vendor} has not answered order ${number(order.id)}. I reminded them${order.answerDueAt === undefined ? '' : `; the deadline is ${f.moment(order.answerDueAt)}`}.`,
      proposal: (order: OrderFacts, change: ProposalFacts) =>
        lines(
          say`🔁 *${order.vendor} proposes a change to ${number(order.id)}*`,
          proposed(change),
          change.words !== '' && say`💬 “${change.words}”`,
          order.answerDueAt !== undefined && say`Please answer by ${f.moment(order.answerDueAt)}.`,
        ),
      acceptProposal: '✅ Agree',
      declineProposal: '❌ Disagree',
      proposalAccepted: (order: OrderFacts) =>
        lines(say`✅ Agreed. Order ${number(order.id)} goes on:`, goods(order), totals(order), where(order)),
      proposalDeclined: (id: number) =>
        say`Not agreed; order ${number(id)} is cancelled and the budget is free again. The vendor has been told.`,
      alternatives: (name: string) => say`Other vendors for *${name}*, same time and place:`,
      alternativeLine: (at: number, one: ProductCard, total: number) =>
        say`${at}. *${one.vendor.name}* (${one.vendor.district}): ${one.name}, ${f.rupiah(one.price)}/${one.unit}, total ${f.rupiah(total)}`,
      alternativeButton: (at: number, vendor: string, total: number) =>
        `${at}. Order from ${vendor} · ${f.rupiah(total)}`,
      noAlternatives: say`No other vendor fits that time and place yet. Try searching in other words.`,
      shipped: (order: OrderFacts, words: string) =>
        say`🚚 Order ${number(order.id)} from ${order.vendor} is on its way${words ? `: “${words}”` : '.'}`,
      delivered: (order: OrderFacts, words: string) =>
        say`📍 Order ${number(order.id)} from ${order.vendor} has arrived${words ? ` (“${words}”)` : ''}. The PPK checks and confirms the receipt.`,
    },

    // ——— Orders, for the vendor ———
    vendor: {
      asked: (who: string, order: OrderFacts, { paymentDays, paymentStarts }: PaidWhen) =>
        lines(
          say`Hello ${who}, here is *a new order ${number(order.id)}* 🎉`,
          say`From: *${order.unit}* (${order.requester})`,
          '',
          ...order.lines.map(line),
          totals(order, 'shop'),
          '',
          say`📅 Deliver: *${f.moment(order.deliverAt)}*`,
          say`📍 To: ${spot(order.place)}`,
          order.note !== '' && say`📝 Note: ${order.note}`,
          say`💵 Paid straight to your account within ${f.number(paymentDays)} working days after receipt${paymentStarts === 'bill' ? ' of goods and bill' : ''}.`,
          '',
          order.answerDueAt !== undefined && say`Please answer by *${f.moment(order.answerDueAt)}*. Can you do it?`,
        ),
      accept: 'Accept',
      partial: 'Accept a part',
      reschedule: 'Another time',
      decline: 'Decline',
      accepted: (order: OrderFacts) =>
        lines(
          say`Thank you! Order *${number(order.id)}* is noted:`,
          goods(order),
          totals(order, 'shop'),
          say`📅 ${f.moment(order.deliverAt)}`,
          say`📍 ${spot(order.place)}`,
          say`Tell me here when it is on its way.`,
        ),
      declined: (id: number) => say`All right, order ${number(id)} is off. Thank you for letting us know 🙏`,
      askQuantity: (name: string, quantity: number, unit: string) =>
        say`How many of *${name}* can you do? (${f.quantity(quantity, unit)} were asked for) Just write the number.`,
      askWhen: (order: OrderFacts) =>
        say`When could you? ${f.moment(order.deliverAt)} was asked for. Write day and hour, such as _Thursday 10 am_.`,
      askReason: say`All right. May I know why? Choose or write.`,
      reasons: {
        capacity: 'Too many for us',
        lead_time: 'Too little time',
        schedule_full: 'Fully booked',
        closed: 'Closed',
        area: 'Too far',
        stock: 'Out of stock',
      },
      askSure: (order: OrderFacts) =>
        say`To be sure: order ${number(order.id)} of *${f.rupiah(order.total)}* for ${f.moment(order.deliverAt)} is *definitely accepted*?`,
      sure: 'Yes, definitely',
      notSure: 'Not sure yet',
      takeYourTime: (order: OrderFacts) =>
        say`Fine, take your time. Order ${number(order.id)} needs an answer by ${order.answerDueAt === undefined ? 'soon' : f.moment(order.answerDueAt)}.`,
      confirmProposal: (order: OrderFacts, change: ProposalFacts) =>
        lines(
          say`I will pass on this proposal for order *${number(order.id)}*:`,
          proposed(change),
          say`Is that right?`,
        ),
      sendProposal: 'Yes, send it',
      changeProposal: 'Change it',
      proposed: (id: number) => say`Your proposal for ${number(id)} is with the officer. I will tell you the answer.`,
      proposalAccepted: (order: OrderFacts) =>
        lines(
          say`Good news, your proposal was *accepted* ✅ Order *${number(order.id)}* is now:`,
          goods(order),
          totals(order, 'shop'),
          where(order),
        ),
      proposalDeclined: (id: number) =>
        say`Sorry, the proposal for ${number(id)} did not fit, so the order is cancelled. Thank you all the same 🙏`,
      cancelled: (order: OrderFacts, why: string) =>
        say`Sorry, order ${number(order.id)} of ${order.unit} was *cancelled* by the officer: ${why}.`,
      expired: (id: number) =>
        say`Order ${number(id)} went past its deadline and has lapsed. Never mind, there will be others 🙏`,
      reminded: (who: string, order: OrderFacts) =>
        say`Hello ${who}, order *${number(order.id)}* (${first(order)}, ${f.shortMoment(order.deliverAt)}) still waits for your answer${order.answerDueAt === undefined ? '' : keep(say` until *${f.moment(order.answerDueAt)}*`)}. Can you do it?`,
      changedSince: say`✏️ The order has changed since that message. This is how it stands now:`,
      askAgain: (order: OrderFacts) =>
        lines(shopCard(order), '', say`All right, so what is the answer for this order?`),
      whichRunning: say`Several orders are under way. Which one is this about?`,
      which: say`Several orders are waiting. Which one is this answer for?`,
      whichButton: (order: OrderFacts) => `${number(order.id)} · ${first(order)} · ${f.shortMoment(order.deliverAt)}`,
      unsure: (order: OrderFacts) =>
        lines(say`Sorry, I am not sure what you mean. About this order:`, shopCard(order), say`Which answer is it?`),
      unsureAgain: (order: OrderFacts) =>
        say`So that nothing is noted wrongly: order *${number(order.id)}*, total ${f.rupiah(order.total)}. Choose a number, or write _I accept_, _only 80_, _yes, but at 1 pm_ or _sorry, I can’t_.`,
      nothingWaiting: say`No order is waiting for an answer now. New ones come to this chat.`,
      nothingWaitingAgain: say`Nothing needs an answer yet. What I can do now: _orderan saya_ (my orders), _kapan dibayar_ (when am I paid), _toko saya_ (my shop), or *menu*.`,
      greeting: (who: string) => say`Hello ${who} 🙏`,
      greetingAgain: say`I am still here. What can I do for you? Write _orderan saya_ (my orders), _kapan dibayar_ (when am I paid) or *menu*.`,
      thanks: say`You are welcome 🙏`,
      thanksAgain: say`Glad to help. Good luck with the shop 🙏`,
      orders: say`*My orders*`,
      noOrders: say`No orders yet. New ones come to this chat.`,
      orderLine: (order: OrderFacts) =>
        say`• *${number(order.id)}* ${keep(shopStatus(order))}: ${first(order)}, ${f.shortMoment(order.deliverAt)}, ${f.rupiah(order.total)}`,
      questionPassed: (id: number) => say`Your question about ${number(id)} is with the officer.`,
      question: (order: OrderFacts, words: string) =>
        say`❓ ${order.vendor} asks about ${number(order.id)}: “${words}”`,
      addressAgain: (order: OrderFacts) => say`The address of order ${number(order.id)}: ${spot(order.place)}.`,
      words: (order: OrderFacts, words: string) => say`💬 ${order.vendor} writes about ${number(order.id)}: “${words}”`,
      wordsPassed: (id: number) => say`Thank you, the officer of ${number(id)} reads it.`,
      wordsPassedAgain: (id: number) =>
        say`This is passed on as well; order ${number(id)} stays as it is. If something should change, write for example _bisanya 80_ (only 80) or _jam 1 ya_ (at one).`,
      shipped: (id: number) => say`Noted: the officer knows that ${number(id)} is on its way. Drive safely 🙏`,
      delivered: (id: number) =>
        say`Well done, they know. The PPK will check and confirm the receipt of ${number(id)}.`,
      risky: say`Noted. That is something I cannot do here; the order stays as it was.`,
    },

    // ——— Invitations ———
    invite: {
      role: say`Whom do you invite? Choose the role.`,
      unit: say`For which unit?`,
      name: say`What is the full name?`,
      made: (name: string, role: Role, place: string, code: string, link: string | undefined, until: number) =>
        lines(
          say`✉️ Invitation for *${name}* (${ROLE_NAMES[role]}${place ? `, ${place}` : ''})`,
          say`Code: \`${code}\``,
          link !== undefined && say`Link: ${link}`,
          say`Works once, until ${f.moment(until)}. The code is not shown again.`,
        ),
    },

    guards,
    /** While a reason is asked for and something else seems to have been typed. */
    reasons: {
      isThis: (words) => say`💬 “${words}”: is this *the reason*? If so I write it down as it is.`,
      yes: '✅ Yes, that is the reason',
      other: '↩️ No, do that instead',
    },
    purpose,
    tax,
    dispositions: dispositionsEnglish(f),
    again: againEnglish(f, number),
    away: awayEnglish(f, number),
    approval: approvalEnglish(f, {
      number,
      card,
      noticed: ({ purpose: meeting, notices = [] }) => [
        purpose.whole(meeting),
        ...notices.map(({ found, reason }) => guards.answered(found, reason)),
      ],
    }),
    papers: papersEnglish(f),
    proposals: proposalsEnglish(f, { number, diff: proposed }),
    overrides: overridesEnglish(f, { number, whole: (order) => lines(goods(order), totals(order), where(order)) }),
    changes: changesEnglish(f, {
      number,
      diff: proposed,
      whole: (order) => lines(goods(order), totals(order), where(order)),
    }),
    tasks: tasksEnglish,
    sentence: sentenceEnglish(f),
    desk: deskEnglish(f),
    asking: askingEnglish(number, f),
    human: humanEnglish,
    repair: repairEnglish(f),
    risk: riskEnglish(number),
    delivery: deliveryEnglish(f, { number }),
    receipt: receiptEnglish(f, number),
    findings: findingsEnglish(f, number),
    lateness,
    unitSummary: unitSummaryEnglish(f, { number, answered: guards.answered, lateness: lateness.settled }),
    rating,
    shopGroup: shopGroupEnglish(number),
    money: moneyEnglish(f, number),
    account: accountEnglish(f),
    shop,
    register: registerEnglish(),
    curation: curationEnglish(f),
    listing: listingEnglish(f),
    summary: summaryEnglish(f, { number, reason }),
    security,

    setAside: say`🙏 Sorry, I could not deal with that message. It is kept and an admin knows; everything else goes on as usual.`,
    trouble: {
      none: say`✅ Nothing is waiting for a person.`,
      title: (count) => say`*${f.number(count)} open problem(s)*`,
      item: (at, { kind, who, channel, facts, at: since }) => {
        const whose = `${who ?? 'somebody who has not joined'}${channel === undefined ? '' : ` (${channel === 'telegram' ? 'Telegram' : 'WhatsApp'})`}`
        const why = facts.error ?? facts.why
        const what =
          kind === 'dead-letter'
            ? `A message from ${whose} could not be handled`
            : kind === 'order-papers'
              ? `The papers of order ${number(facts.orderId ?? 0)} could not be made`
              : kind === 'order-alarm'
                ? `The reminder of order ${number(facts.orderId ?? 0)} failed`
                : kind === 'telegram-away' || kind === 'whatsapp-away'
                  ? `The ${kind === 'telegram-away' ? 'Telegram' : 'WhatsApp'} connection is away`
                  : facts.outboxId === undefined
                    ? (security.incidents[kind]?.(whose) ?? kind)
                    : `A message to ${whose} did not arrive`
        return say`${at}. ${what}, ${f.moment(since)}${why === undefined ? '' : ` [${why}]`}`
      },
      retry: (at) => `🔁 ${at}. Try again`,
      close: (at) => `✔️ ${at}. Close`,
      retried: 'Trying again',
      closed: 'Closed',
    },

    admin: {
      setAside: say`⚠️ A message could not be handled and was set aside; all other chats go on. Type *problems* to see it and try again.`,
      unreachable: (vendor: string, id: number) =>
        say`⚠️ ${vendor} is not connected by chat, but there is order ${number(id)}. Please get in touch.`,
      undeliverable: (who: string, cold: boolean, id: number | undefined) =>
        cold
          ? say`⚠️ WhatsApp does not let us write first to ${who}${id === undefined ? '' : ` (order ${number(id)})`}. Please reach them another way and ask them to write to our number.`
          : say`⚠️ A message to ${who}${id === undefined ? '' : ` about order ${number(id)}`} cannot be delivered. Please reach them another way.`,
      stopped: (who: string) => say`🔕 ${who} asked for no more messages. Sending has stopped.`,
      wrongNumber: (who: string) =>
        say`📵 Whoever has the number of ${who} says that it is the wrong one. Nothing is sent there any more. Please check; if the number changed hands, type */cut* and the name.`,
      wroteAgain: (who: string) => say`🔔 ${who} has written again and gets messages as before.`,
    },
  }
}

function badges(card: ProductCard): Markup | undefined {
  const { halal, jakpreneur, domestic, tkdn } = card.badges
  const all = [
    halal && '✅ Halal',
    jakpreneur && '🏅 Jakpreneur',
    domestic && (tkdn === null ? '🇮🇩 made in Indonesia' : `🇮🇩 made in Indonesia · TKDN ${tkdn}%`),
  ].filter((badge) => badge !== false)
  return all.length > 0 ? plain(all.join('  ')) : undefined
}
