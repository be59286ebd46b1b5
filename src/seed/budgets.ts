/** Plans of a year: what each made-up unit announced, under which account, with how much money. */
import type { Rupiah } from '#core/money.ts'

export interface PlanSeed {
  readonly account: string
  readonly name: string
  /** Of a dinas; a sudin has half of it and a kecamatan a quarter. */
  readonly ceiling: Rupiah
  /** Which kinds of units plan it. */
  readonly kinds: readonly ('dinas' | 'sudin' | 'kecamatan')[]
  /** Which etalase it pays for. */
  readonly etalase: readonly string[]
  /** Not yet announced in RUP: nothing may be ordered from it. */
  readonly unannounced?: true
}

const everybody = ['dinas', 'sudin', 'kecamatan'] as const

export const planSeeds: readonly PlanSeed[] = [
  {
    account: '5.1.02.01.01.0052',
    name: 'Belanja Makanan dan Minuman Rapat',
    ceiling: 640_000_000,
    kinds: everybody,
    etalase: ['nasi', 'kudapan', 'minuman', 'tumpeng'],
  },
  {
    account: '5.1.02.01.01.0053',
    name: 'Belanja Makanan dan Minuman Jamuan Tamu',
    ceiling: 180_000_000,
    kinds: ['dinas', 'sudin'],
    etalase: ['tumpeng', 'oleh-oleh', 'nasi', 'minuman'],
  },
  {
    account: '5.1.02.01.01.0024',
    name: 'Belanja Alat/Bahan untuk Kegiatan Kantor - Alat Tulis Kantor',
    ceiling: 240_000_000,
    kinds: everybody,
    etalase: ['atk'],
  },
  {
    account: '5.1.02.01.01.0026',
    name: 'Belanja Alat/Bahan untuk Kegiatan Kantor - Bahan Cetak',
    ceiling: 200_000_000,
    kinds: everybody,
    etalase: ['percetakan'],
  },
  {
    account: '5.1.02.01.01.0035',
    name: 'Belanja Alat/Bahan untuk Kegiatan Kantor - Suvenir/Cendera Mata',
    ceiling: 150_000_000,
    kinds: ['dinas'],
    etalase: ['souvenir', 'oleh-oleh', 'konveksi'],
  },
  {
    account: '5.1.02.02.04.0128',
    name: 'Belanja Sewa Perlengkapan Acara',
    ceiling: 320_000_000,
    kinds: ['dinas', 'kecamatan'],
    etalase: ['sewa', 'kreatif'],
  },
  {
    account: '5.1.02.03.02.0121',
    name: 'Belanja Pemeliharaan Alat Pendingin dan Peralatan Kantor',
    ceiling: 160_000_000,
    kinds: everybody,
    etalase: ['servis-ac', 'perbaikan', 'kebersihan'],
  },
  {
    account: '5.1.02.03.02.0035',
    name: 'Belanja Pemeliharaan Kendaraan Dinas',
    ceiling: 120_000_000,
    kinds: ['sudin', 'kecamatan'],
    etalase: ['kendaraan'],
  },
  // Nearly spent from the first day: what being over budget looks like.
  {
    account: '5.1.02.01.01.0058',
    name: 'Belanja Makanan dan Minuman Aktivitas Lapangan',
    ceiling: 12_000_000,
    kinds: ['dinas', 'sudin'],
    etalase: ['nasi', 'kudapan'],
  },
  {
    account: '5.1.02.01.01.0055',
    name: 'Belanja Makanan dan Minuman Kegiatan Akhir Tahun',
    ceiling: 90_000_000,
    kinds: ['dinas', 'kecamatan'],
    etalase: ['nasi', 'kudapan', 'tumpeng'],
    unannounced: true,
  },
]
