/**
 * What the office shows to everybody: the seals of its ledger. They say how many orders changed and nothing about any; who
 * keeps a copy can tell later whether history was written anew.
 */
import { Hono } from 'hono'
import type { SealMade } from '#db/seals.ts'

export interface OpenDataOptions {
  /** The newest seals, newest first. */
  readonly seals: (limit: number) => Promise<readonly SealMade[]>
}

/** More than two years of days. */
const SEALS_SHOWN = 1_000

/** The routes of open data: `/open-data/seals.json`. */
export function openDataRoom({ seals }: OpenDataOptions): Hono {
  const room = new Hono()
  room.get('/open-data/seals.json', async (context) => {
    const made = await seals(SEALS_SHOWN)
    return context.json(
      {
        about: 'Segel harian buku besar · daily seals of the ledger: RFC 6962 Merkle roots, SHA-256',
        leaves: ['seal NUMBER DAY PREVIOUS', 'ORDER LINKS HEAD'],
        seals: made.map(({ number, day, from, until, orders, previous, root }) => ({
          ...{ number, day, from: from === undefined ? null : moment(from), until: moment(until) },
          ...{ orders, previous, root },
        })),
      },
      200,
      { 'cache-control': 'public, max-age=300' },
    )
  })
  return room
}

const moment = (instant: number) => new Date(instant).toISOString()
