import { afterAll, beforeAll, expect, test } from 'vitest'
import { say } from '#bots/markup.ts'
import type { Database } from '#db/client.ts'
import { type LocalWhatsApp, startLocalWhatsApp } from '#sandbox/whatsapp/server.ts'
import { openTestDatabase } from '../../support/database.ts'
import { type Line, pairedLine } from './line.ts'

let database: Database
let wa: LocalWhatsApp
let line: Line
const sari = () => wa.phone({ number: '6281200000001', name: 'Sari' })
const lid = () => wa.phone({ number: '6281200000002', name: 'Wati', addressing: 'lid' })

beforeAll(async () => {
  database = await openTestDatabase()
  wa = await startLocalWhatsApp()
  line = await pairedLine(database.db, wa)
})
afterAll(async () => {
  await line.channel.close()
  await wa.close()
  await database.close()
})

test('a vendor who writes is answered in the same chat', async () => {
  await sari().text('halo')
  const { address, sender } = await line.event(({ input }) => input.kind === 'text' && input.text === 'halo')
  expect(address.chat).toBe('6281200000001@s.whatsapp.net')
  expect(sender.ids).toContain('6281200000001@s.whatsapp.net')
  const outcome = await line.send(address.chat, { text: say`Halo *Sari*` })
  expect(outcome.kind).toBe('sent')
  expect((await sari().next()).text).toBe('Halo *Sari*')
})

test('a vendor known by a LID only is answered there', async () => {
  await lid().text('halo dari lid')
  const { address } = await line.event(({ input }) => input.kind === 'text' && input.text === 'halo dari lid')
  expect(address.chat).toMatch(/@lid$/)
  expect((await line.send(address.chat, { text: say`Halo` })).kind).toBe('sent')
  expect((await lid().next()).text).toBe('Halo')
})
