/** The made-up province's offices: eight units and the forty people who order, approve, receive, pay and look after it. */
import type { Role } from '#core/people/person.ts'

export interface UnitSeed {
  readonly code: string
  readonly name: string
  readonly kind: 'dinas' | 'sudin' | 'kecamatan'
  readonly address: string
  readonly district: string
  readonly city: string
  /** Further saved places besides the office itself. */
  readonly places: readonly { label: string; address: string; district: string; city: string }[]
}

export interface OfficerSeed {
  /** Staff number (NRK), six digits. */
  readonly code: string
  readonly name: string
  readonly honorific: string
  readonly roles: readonly (readonly [Role, unit?: string])[]
}

const at = (label: string, address: string, district: string, city: string) => ({ label, address, district, city })

export const unitSeeds: readonly UnitSeed[] = [
  {
    code: 'DISDIK',
    name: 'Dinas Pendidikan',
    kind: 'dinas',
    address: 'Jl. Pelajar Utama No. 40, lantai 6',
    district: 'Setiabudi',
    city: 'Jakarta Selatan',
    places: [
      at('Aula Ki Hajar', 'Jl. Pelajar Utama No. 40, lantai 1', 'Setiabudi', 'Jakarta Selatan'),
      at('SMKN Contoh 57', 'Jl. Taman Margaguna No. 8', 'Pasar Minggu', 'Jakarta Selatan'),
    ],
  },
  {
    code: 'DINKES',
    name: 'Dinas Kesehatan',
    kind: 'dinas',
    address: 'Jl. Sehat Raya No. 10, lantai 4',
    district: 'Gambir',
    city: 'Jakarta Pusat',
    places: [
      at('Gudang Farmasi', 'Jl. Sehat Raya No. 12', 'Gambir', 'Jakarta Pusat'),
      at('Puskesmas Contoh Jatinegara', 'Jl. Matraman Dalam No. 3', 'Jatinegara', 'Jakarta Timur'),
    ],
  },
  {
    code: 'DISPAREKRAF',
    name: 'Dinas Pariwisata dan Ekonomi Kreatif',
    kind: 'dinas',
    address: 'Jl. Seni Budaya No. 21, lantai 2',
    district: 'Setiabudi',
    city: 'Jakarta Selatan',
    places: [
      at('Gedung Kesenian Kota', 'Jl. Lapangan Kota No. 1', 'Taman Sari', 'Jakarta Barat'),
      at('Kampung Budaya', 'Jl. Setu Indah No. 5', 'Jagakarsa', 'Jakarta Selatan'),
    ],
  },
  {
    code: 'SUDIN-UKM-JP',
    name: 'Suku Dinas PPKUKM Jakarta Pusat',
    kind: 'sudin',
    address: 'Jl. Tanah Lapang No. 1, blok B lantai 3',
    district: 'Menteng',
    city: 'Jakarta Pusat',
    places: [at('Rumah Kurasi', 'Jl. Garuda Dalam No. 17', 'Kemayoran', 'Jakarta Pusat')],
  },
  {
    code: 'SUDIN-LH-JT',
    name: 'Suku Dinas Lingkungan Hidup Jakarta Timur',
    kind: 'sudin',
    address: 'Jl. Hijau Daun No. 2, lantai 1',
    district: 'Cakung',
    city: 'Jakarta Timur',
    places: [at('Dipo Duren Sawit', 'Jl. Radin Sari No. 30', 'Duren Sawit', 'Jakarta Timur')],
  },
  {
    code: 'KEC-CILANDAK',
    name: 'Kecamatan Cilandak',
    kind: 'kecamatan',
    address: 'Jl. Lebak Hijau No. 9',
    district: 'Cilandak',
    city: 'Jakarta Selatan',
    places: [at('RPTRA Contoh Pondok Labu', 'Jl. Margasatwa Dalam No. 4', 'Cilandak', 'Jakarta Selatan')],
  },
  {
    code: 'KEC-KOJA',
    name: 'Kecamatan Koja',
    kind: 'kecamatan',
    address: 'Jl. Lorong Bahari No. 15',
    district: 'Koja',
    city: 'Jakarta Utara',
    places: [at('Kantor Lurah Contoh Rawa Badak', 'Jl. Anggrek Laut No. 2', 'Koja', 'Jakarta Utara')],
  },
  {
    code: 'KEC-PALMERAH',
    name: 'Kecamatan Palmerah',
    kind: 'kecamatan',
    address: 'Jl. Anggrek Rosalia No. 11',
    district: 'Palmerah',
    city: 'Jakarta Barat',
    places: [at('Posyandu Contoh Slipi', 'Jl. Kemanggisan Dalam No. 6', 'Palmerah', 'Jakarta Barat')],
  },
]

function officer(code: string, honorific: string, name: string, ...roles: (readonly [Role, string?])[]): OfficerSeed {
  return { code, honorific, name, roles }
}

export const officerSeeds: readonly OfficerSeed[] = [
  officer('101201', 'Bapak', 'Suryadi Prawira', ['pa', 'DISDIK']),
  officer('101202', 'Ibu', 'Sari Wulandari', ['ppk', 'DISDIK']),
  officer('101203', 'Bapak', 'Binsar Hutapea', ['ppk', 'DISDIK']),
  officer('101204', 'Ibu', 'Rina Kusumawati', ['pp', 'DISDIK']),
  officer('101205', 'Bapak', 'Dedi Permana', ['pp', 'DISDIK']),
  officer('101206', 'Ibu', 'Nurhayati Hasanah', ['treasurer', 'DISDIK']),
  officer('101211', 'Ibu', 'Widya Lestari Handayani', ['pa', 'DINKES']),
  officer('101212', 'Bapak', 'Agus Prasetyo', ['ppk', 'DINKES']),
  officer('101213', 'Ibu', 'Lasma Siregar', ['ppk', 'DINKES']),
  officer('101214', 'Bapak', 'Rojali Hamdani', ['pp', 'DINKES']),
  officer('101215', 'Ibu', 'Fenny Halim', ['pp', 'DINKES']),
  officer('101216', 'Bapak', 'Cecep Suherman', ['treasurer', 'DINKES']),
  officer('101221', 'Bapak', 'Abdul Marzuki', ['pa', 'DISPAREKRAF']),
  officer('101222', 'Ibu', 'Endang Rahayu', ['ppk', 'DISPAREKRAF']),
  officer('101223', 'Bapak', 'Rudy Gunawan', ['ppk', 'DISPAREKRAF']),
  officer('101224', 'Ibu', 'Iis Komalasari', ['pp', 'DISPAREKRAF']),
  officer('101225', 'Bapak', 'Parlindungan Sitorus', ['pp', 'DISPAREKRAF']),
  officer('101226', 'Ibu', 'Dwi Anggraini', ['treasurer', 'DISPAREKRAF']),
  officer('101231', 'Ibu', 'Maesaroh Fatimah', ['kpa', 'SUDIN-UKM-JP']),
  officer('101232', 'Bapak', 'Bambang Wibowo', ['ppk', 'SUDIN-UKM-JP']),
  officer('101233', 'Ibu', 'Neneng Sukmawati', ['pp', 'SUDIN-UKM-JP']),
  officer('101234', 'Bapak', 'Togar Nainggolan', ['pptk', 'SUDIN-UKM-JP']),
  officer('101235', 'Ibu', 'Yuliana Kusuma', ['treasurer', 'SUDIN-UKM-JP']),
  officer('101241', 'Bapak', 'Eko Purnomo', ['kpa', 'SUDIN-LH-JT']),
  officer('101242', 'Ibu', 'Tati Rostika', ['ppk', 'SUDIN-LH-JT']),
  officer('101243', 'Bapak', 'Jamaludin Syafi’i', ['pp', 'SUDIN-LH-JT']),
  officer('101244', 'Ibu', 'Meliana Simanjuntak', ['pptk', 'SUDIN-LH-JT']),
  officer('101245', 'Bapak', 'Hendrik Tanuwijaya', ['treasurer', 'SUDIN-LH-JT']),
  // A camat is KPA and PPK at once, and small offices share an orderer.
  officer('101251', 'Bapak', 'Haryanto Santosa', ['kpa', 'KEC-CILANDAK'], ['ppk', 'KEC-CILANDAK']),
  officer('101252', 'Ibu', 'Aminah Rohayati', ['pp', 'KEC-CILANDAK'], ['pp', 'KEC-KOJA']),
  officer('101253', 'Bapak', 'Ujang Hidayat', ['treasurer', 'KEC-CILANDAK']),
  officer('101261', 'Ibu', 'Zubaedah Maimunah', ['kpa', 'KEC-KOJA'], ['ppk', 'KEC-KOJA']),
  officer('101262', 'Bapak', 'Slamet Nugroho', ['pp', 'KEC-KOJA']),
  officer('101263', 'Ibu', 'Duma Hutagalung', ['treasurer', 'KEC-KOJA']),
  officer('101271', 'Bapak', 'Iwan Sutisna', ['kpa', 'KEC-PALMERAH'], ['ppk', 'KEC-PALMERAH']),
  officer('101272', 'Ibu', 'Siska Lesmana', ['pp', 'KEC-PALMERAH'], ['pptk', 'KEC-CILANDAK']),
  officer('101273', 'Ibu', 'Sulastri Handayani', ['treasurer', 'KEC-PALMERAH']),
  officer('101281', 'Ibu', 'Ratna Puspita Dewi', ['curator', 'SUDIN-UKM-JP']),
  officer('101291', 'Bapak', 'Hendra Wijaya', ['admin']),
  officer('101292', 'Ibu', 'Mega Nuraeni', ['admin'], ['curator']),
]
