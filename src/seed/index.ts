/** The demo province: what `pesan seed demo` and the first start of the sandbox fill the database with. */
export { seedAccounts } from './accounts.ts'
export { type CastMember, cast, NEWCOMER, STARTING_CAST } from './cast.ts'
export { type SeedReport, seedDemo } from './seed-demo.ts'
export { seededOn } from './seeded-on.ts'
