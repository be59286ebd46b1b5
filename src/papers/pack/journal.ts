/** The order's ledger as a page that a person can read; the machine's version lies beside it as JSON lines. */
import { orderNumber } from '#core/order/index.ts'
import type { Cell, Content } from '../page.ts'
import { letterhead } from '../parts/letterhead.ts'
import { cell, headed, widthsOf } from '../parts/tables.ts'
import { GRID } from '../style.ts'
import { channelText, shortMomentText } from '../words.ts'
import { actText, detailText } from './acts.ts'
import type { PackFacts } from './facts.ts'

const CAPACITIES: Readonly<Record<string, string>> = {
  requester: 'Pejabat Pengadaan',
  approver: 'PPK',
  receiver: 'PPK',
  vendor: 'Penyedia',
  treasurer: 'Bendahara',
  head: 'PA/KPA',
  overseer: 'Admin',
  clock: 'Waktu',
}

/** The content of the ledger's page. */
export function journal(facts: PackFacts): Content[] {
  const { order, events, isWhole, zone } = facts
  const rows = events.map(({ link, at, act, capacity, personName, channel, data, hash }): Cell[] => [
    cell(String(link), 'center'),
    cell(shortMomentText(at, zone)),
    {
      text: [personName ? `${personName}\n` : '', { text: CAPACITIES[capacity] ?? capacity, style: 'small' }],
      style: 'cell',
    },
    cell(channelText(channel)),
    { text: [actText(act), ...detail(data)], style: 'cell' },
    { text: hash.slice(0, 12), style: 'cell' },
  ])
  return [
    ...letterhead(facts),
    { text: 'BUKU BESAR PESANAN', style: 'title' },
    { text: `Pesanan ${orderNumber(order.id)} · ${events.length} tautan`, style: 'number', margin: [0, 1, 0, 8] },
    {
      table: {
        headerRows: 1,
        dontBreakRows: true,
        widths: widthsOf([16, 54, 96, 46, 0, 64]),
        body: [headed(['No.', 'Waktu', 'Siapa', 'Lewat', 'Peristiwa', 'Awal SHA-256']), ...rows],
      },
      layout: GRID,
      margin: [0, 0, 0, 8],
    },
    {
      text: isWhole
        ? 'Rantai utuh: hash setiap tautan cocok dengan isinya dan dengan hash tautan sebelumnya.'
        : 'PERHATIAN: rantai tidak utuh. Ada tautan yang tidak cocok dengan hash-nya.',
      bold: true,
    },
    { text: `Kepala rantai: ${events.at(-1)?.hash ?? '-'}`, style: 'small', margin: [0, 2, 0, 0] },
  ]
}

function detail(data: unknown): Content[] {
  const text = detailText(data)
  return text ? [{ text: `\n${text}`, style: 'small' }] : []
}
