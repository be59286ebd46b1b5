/** Orders as a table for others: one row per order line, no personal data beyond the names of units and vendors. */
import { orderNumber } from '../order/order.ts'

export interface ExportedLine {
  readonly orderId: number
  /** Day and hour in the office's zone. */
  readonly placedAt: string
  readonly status: string
  readonly unitCode: string
  readonly unit: string
  readonly rupCode: string
  readonly vendor: string
  readonly line: number
  readonly product: string
  readonly quantity: number
  readonly productUnit: string
  readonly price: number
  readonly lineTotal: number
  readonly deliveryFee: number
  readonly tax: number
  readonly total: number
  readonly deliverAt: string
}

type Cell = string | number

/** The columns, in the order in which they stand, with the words of the imports. */
export const ORDER_COLUMNS: readonly (readonly [header: string, cell: (line: ExportedLine) => Cell])[] = [
  ['nomor', ({ orderId }) => orderNumber(orderId)],
  ['dipesan', ({ placedAt }) => placedAt],
  ['status', ({ status }) => status],
  ['kode unit', ({ unitCode }) => unitCode],
  ['unit', ({ unit }) => unit],
  ['kode rup', ({ rupCode }) => rupCode],
  ['penjual', ({ vendor }) => vendor],
  ['baris', ({ line }) => line],
  ['barang', ({ product }) => product],
  ['jumlah', ({ quantity }) => quantity],
  ['satuan', ({ productUnit }) => productUnit],
  ['harga', ({ price }) => price],
  ['jumlah harga', ({ lineTotal }) => lineTotal],
  ['ongkir', ({ deliveryFee }) => deliveryFee],
  ['pajak', ({ tax }) => tax],
  ['total pesanan', ({ total }) => total],
  ['diantar', ({ deliverAt }) => deliverAt],
]
