/** The menu: what this person can do now, by role. */
import { z } from 'zod'
import { sum, times } from '#core/money.ts'
import type { Basket } from '#core/order/index.ts'
import { holds, isHead, type Person } from '#core/people/person.ts'
import { vendorsById } from '#db/vendors.ts'
import type { Choice, Say } from '../channel.ts'
import { callOf, kakOf } from '../desk/names.ts'
import { type ActData, choice, type Flow, type Talk, type Turn } from '../dialog/flow.ts'
import { lines, type Markup } from '../markup.ts'
import { PRODUCT_PAYLOAD } from '../product-link.ts'

const OPENS = [
  'browse',
  'basket',
  'tasks',
  'orders',
  'disposition',
  'vendorOrders',
  'myShop',
  'curation',
  'summary',
  'invite',
  'help',
  'language',
] as const
type Opens = (typeof OPENS)[number]

/** Which menu rows a person sees. */
export function menuRows(person: Person): readonly (readonly Opens[])[] {
  const officer = holds(person, 'pp') || holds(person, 'pptk')
  const admin = holds(person, 'admin')
  const vendor = holds(person, 'vendor')
  const staff = person.roles.some(({ role }) => role !== 'vendor' && role !== 'pokmas')
  return [
    officer ? ['browse', 'basket'] : staff ? ['browse'] : [],
    [...(staff && !isOnlyAdmin(person) ? (['tasks'] as const) : []), ...(officer ? (['orders'] as const) : [])],
    isHead(person) ? ['disposition'] : [],
    vendor ? ['vendorOrders', 'myShop'] : [],
    holds(person, 'curator') ? ['curation'] : [],
    admin ? ['summary', 'invite'] : [],
    ['help', 'language'],
  ]
}

function isOnlyAdmin(person: Person): boolean {
  return person.roles.every(({ role }) => role === 'admin' || role === 'vendor')
}

const Act = z.object({ open: z.enum(OPENS) })

/** The flows behind the rows; set by flows/index.ts, because the menu stands before all of them. */
export type Doors = Readonly<Record<Opens, (talk: Talk) => Promise<Turn>>>

/** The menu's flow, given the doors it opens and how a shared product is shown. */
export function menuFlow(
  doors: () => Doors,
  openProduct: (talk: Talk, productId: number) => Promise<Turn>,
): Flow<never, ActData & z.infer<typeof Act>> {
  return {
    name: 'menu',
    acts: Act as z.ZodType<ActData & z.infer<typeof Act>>,
    commands: ['menu', 'start', 'mulai'],
    words: ['menu', 'mulai', 'home', 'beranda'],
    open: async (talk, rest) => {
      const shared = PRODUCT_PAYLOAD.exec(rest)?.[1]
      return (shared ? openProduct(talk, Number(shared)) : openMenu(talk)) as Promise<Turn<never>>
    },
    tap: (talk, { open }) => doors()[open](talk) as Promise<Turn<never>>,
  }
}

async function openMenu(talk: Talk): Promise<Turn<never>> {
  const { person, t } = talk
  const vendorOnly = person.roles.every(({ role }) => role === 'vendor')
  const baskets = Object.values(talk.session.baskets).filter((basket) => basket.lines.length > 0)
  const rows = menuRows(person).map((row) => row.map((open) => rowChoice(talk, open, baskets.length)))
  const say: Say = {
    text: lines(
      t.menu.title(vendorOnly ? kakOf(person) : callOf(person)),
      hintFor(talk),
      await keptDraft(talk, baskets),
    ),
    choices: rows.filter((row) => row.length > 0),
    inPlace: true,
  }
  return { say: [say] }
}

/** What may be written besides: to order for whoever orders, and for everybody else where their work is. */
function hintFor({ person, t }: Talk): Markup {
  if (holds(person, 'pp') || holds(person, 'pptk')) return t.menu.hint
  if (person.roles.every(({ role }) => role === 'vendor')) return t.menu.vendorHint
  return isOnlyAdmin(person) ? t.menu.adminHint : t.menu.tasksHint
}

function rowChoice({ t }: Talk, open: Opens, baskets: number): Choice {
  const label = open === 'basket' ? t.menu.basket(baskets) : t.menu[open]
  return choice({ name: 'menu' }, label, { open })
}

/** A draft is kept and offered again. */
async function keptDraft(talk: Talk, baskets: readonly Basket[]) {
  const [basket] = baskets
  if (!basket || baskets.length > 1) return undefined
  const vendor = (await vendorsById(talk.db, [basket.vendorId])).get(basket.vendorId)
  const total = sum(basket.lines.map((line) => times(line.shownPrice, line.quantity)))
  return vendor && talk.t.basket.kept(vendor.name, total)
}
