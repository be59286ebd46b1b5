/** Bringing tables in: from a file, all or nothing, repeatable. */
export { type ImportReport, importTable } from './import-table.ts'
export { readTable, tableFrom, UnreadableTable } from './read-table.ts'
