/** Orders: what they are, what may happen to them, and the chain that proves it. */

export * from './act.ts'
export * from './basket.ts'
export * from './clock.ts'
export * from './deadlines.ts'
export * from './decide.ts'
export * from './events.ts'
export * from './evolve.ts'
export * from './ledger.ts'
export * from './lifecycle.ts'
export * from './order.ts'
export * from './policy.ts'
export * from './rules.ts'
