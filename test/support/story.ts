/** The office of a story: opened with its file, closed after it; after each of its tests nothing may have failed unseen. */
import { afterAll, afterEach, expect } from 'vitest'
import { type Office, openOffice } from './office.ts'

/** Awaited once, at the top of a file. */
export async function storyOffice(): Promise<Office> {
  const office = await openOffice()
  afterAll(() => office.close())
  afterEach(async () => expect(await office.faults()).toEqual([]))
  return office
}
