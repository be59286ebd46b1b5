/** What each piece of an order's file is called, on its first page and in chat. */
import type { EvidenceKind } from '#core/papers/missing.ts'

export const EVIDENCE_NAMES: Readonly<Record<EvidenceKind, string>> = {
  'surat-pesanan': 'Surat pesanan',
  'surat-pesanan-sebelum-acara': 'Surat pesanan yang bertanggal sebelum waktu pengiriman',
  bast: 'Berita acara serah terima',
  'perhitungan-pajak': 'Perhitungan pajak',
  kuitansi: 'Kuitansi atau bukti pembelian',
  'kuitansi-bermeterai': 'Kuitansi bermeterai',
  undangan: 'Undangan rapat',
  'daftar-hadir': 'Daftar hadir',
  foto: 'Foto',
  nota: 'Nota penyedia',
  'bukti-bayar': 'Bukti bayar',
  'bukti-potong': 'Bukti potong pajak',
  faktur: 'Faktur pajak',
  lainnya: 'Dokumen lain',
}
