/** Who bears which duty on an order: named for its budget line by the PA/KPA, else whoever holds the role in its unit. */
import { type Capacity, type Order, samePerson } from '#core/order/index.ts'
import { holds, type Person, type Role, shopsOf } from '#core/people/person.ts'
import { namedFor } from '#db/budgets.ts'
import type { Db } from '#db/client.ts'
import { unitPeople } from '#db/people.ts'

/** Capacities that are given to people, and not earned by what they did to the order. */
export type Duty = Extract<Capacity, 'approver' | 'receiver' | 'treasurer' | 'head'>
export type Duties = { readonly [Name in Duty]: readonly number[] }

const ROLES_OF: { readonly [Name in Duty]: readonly Role[] } = {
  approver: ['ppk'],
  receiver: ['ppk'],
  treasurer: ['treasurer'],
  head: ['pa', 'kpa'],
}

/** The people who bear each duty on this order, in order of their ids. */
export async function dutiesOf(db: Db, order: Pick<Order, 'budgetLineId' | 'unitId'>): Promise<Duties> {
  const named = (await namedFor(db, [order.budgetLineId])).get(order.budgetLineId) ?? []
  const bearers = async (roles: readonly Role[]) => {
    const chosen = named.filter(({ role }) => (roles as readonly string[]).includes(role))
    if (chosen.length > 0) return chosen.map(({ personId }) => personId)
    const holders = await Promise.all(roles.map((role) => unitPeople(db, [order.unitId], role)))
    return holders.flatMap((ofUnit) => ofUnit.get(order.unitId) ?? [])
  }
  const ppk = await bearers(ROLES_OF.approver)
  const [treasurer, head] = await Promise.all([bearers(ROLES_OF.treasurer), bearers(ROLES_OF.head)])
  return { approver: ppk, receiver: ppk, treasurer, head }
}

/** In which capacities a person may act on this order: of the duties that take several people, each bears one. */
export function capacitiesOf(person: Person, order: Order, duties: Duties): readonly Capacity[] {
  return capacitiesHeld(person, order, duties).filter((capacity) => isFree(order, capacity, person.id))
}

/** All that a person is to this order, also what they may not do since they bear another duty; none for strangers. */
export function capacitiesHeld(person: Person, order: Order, duties: Duties): readonly Capacity[] {
  const duty = (name: Duty) => duties[name].includes(person.id) && name
  const all: readonly (Capacity | false)[] = [
    order.requesterId === person.id && 'requester',
    shopsOf(person).includes(order.vendorId) && 'vendor',
    duty('approver'),
    duty('receiver'),
    duty('treasurer'),
    duty('head'),
    holds(person, 'admin') && 'overseer',
  ]
  return all.filter((capacity) => capacity !== false)
}

/** The people who may act in these capacities on the order, for a sentence that says whose turn it is. */
export function bearersOf(capacities: readonly Capacity[], order: Order, duties: Duties): readonly number[] {
  const all = capacities.flatMap((capacity) => {
    if (capacity === 'requester') return [order.requesterId]
    return capacity in duties ? duties[capacity as Duty] : []
  })
  return [...new Set(all)]
}

/** The people who may still do so in these capacities: who bears another of the three duties on it is not among them. */
export function freeBearersOf(capacities: readonly Capacity[], order: Order, duties: Duties): readonly number[] {
  const all = capacities.flatMap((capacity) =>
    bearersOf([capacity], order, duties).filter((personId) => isFree(order, capacity, personId)),
  )
  return [...new Set(all)]
}

/** Source: docs/rules.md#R-05. */
function isFree(order: Order, capacity: Capacity, personId: number): boolean {
  return samePerson(order, { capacity, personId }) === undefined
}
