/** Tables of units, people, vendors, goods and budgets, as operators bring them: read exactly, judged cell by cell. */
export * from './expectations.ts'
export * from './kinds.ts'
export * from './table.ts'
