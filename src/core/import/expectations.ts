import type { Rupiah } from '../money.ts'

/** What a cell should have held: facts for a program, and their sentence for the operator who typed something else. */
export type Expectation =
  | { readonly code: 'column' }
  | { readonly code: 'text' }
  | { readonly code: 'rupiah' }
  | { readonly code: 'whole'; readonly from: number; readonly to: number }
  | { readonly code: 'day' }
  | { readonly code: 'yes-no' }
  | { readonly code: 'one-of'; readonly options: readonly string[] }
  | { readonly code: 'digits'; readonly lengths: readonly number[] }
  | { readonly code: 'phone' }
  | { readonly code: 'roles'; readonly options: readonly string[] }
  | { readonly code: 'letters'; readonly options: readonly string[] }
  | { readonly code: 'sha256' }
  | { readonly code: 'unique'; readonly line: number }
  | { readonly code: 'known'; readonly noun: string; readonly keys: readonly string[] }
  | { readonly code: 'not-of-itself' }
  | { readonly code: 'subcategory' }
  | { readonly code: 'account' }
  | { readonly code: 'unclaimed' }
  | { readonly code: 'at-least-committed'; readonly committed: Rupiah }

type Sentences = { readonly [Code in Expectation['code']]: (facts: Extract<Expectation, { code: Code }>) => string }

const indonesian: Sentences = {
  column: () => 'kolom ini harus ada di baris judul',
  text: () => 'harus diisi',
  rupiah: () => 'rupiah bulat, misalnya 45000 atau Rp45.000',
  whole: ({ from, to }) => `bilangan bulat ${from} sampai ${to}`,
  day: () => 'tanggal yang ada, misalnya 2026-08-17 atau 17/08/2026',
  'yes-no': () => 'ya atau tidak',
  'one-of': ({ options }) => `salah satu dari: ${options.join(', ')}`,
  digits: ({ lengths }) => `${lengths.join(' atau ')} angka (di Excel, jadikan kolomnya teks)`,
  phone: () => 'nomor ponsel, misalnya 0812-3456-7890 atau +62 812 3456 7890',
  roles: ({ options }) =>
    `peran, bila perlu dengan @unit atau @NIB, misalnya pp@DISDIK; pilihannya: ${options.join(', ')}`,
  letters: ({ options }) =>
    `jenis, nomor, lalu masa berlaku, misalnya halal ID3111 2024-03-01/2028-02-29; jenisnya: ${options.join(', ')}`,
  sha256: () => 'sidik SHA-256 (64 huruf heksadesimal) dari gambar yang sudah tersimpan, atau kosong',
  unique: ({ line }) => `tidak boleh berulang; sudah ada di baris ${line}`,
  known: ({ noun, keys }) => `${noun} yang sudah terdaftar; belum ada: ${keys.join(', ')}`,
  'not-of-itself': () => 'induk yang bukan dirinya sendiri',
  subcategory: () => 'subkategori, bukan etalase',
  account: () => 'kode rekening, misalnya 5.1.02.01.01.0052',
  unclaimed: () => 'nomor yang belum dipakai orang lain',
  'at-least-committed': ({ committed }) => `paling sedikit ${committed}, yang sudah terikat pesanan`,
}

const english: Sentences = {
  column: () => 'this column must be in the header line',
  text: () => 'must not be empty',
  rupiah: () => 'whole rupiah, such as 45000 or Rp45.000',
  whole: ({ from, to }) => `a whole number from ${from} to ${to}`,
  day: () => 'a day that exists, such as 2026-08-17 or 17/08/2026',
  'yes-no': () => 'ya (yes) or tidak (no)',
  'one-of': ({ options }) => `one of: ${options.join(', ')}`,
  digits: ({ lengths }) => `${lengths.join(' or ')} digits (in Excel, make the column text)`,
  phone: () => 'a mobile number, such as 0812-3456-7890 or +62 812 3456 7890',
  roles: ({ options }) => `roles, where needed with @unit or @NIB, such as pp@DISDIK; there are: ${options.join(', ')}`,
  letters: ({ options }) =>
    `kind, number, then validity, such as halal ID3111 2024-03-01/2028-02-29; kinds are: ${options.join(', ')}`,
  sha256: () => 'the SHA-256 (64 hexadecimal letters) of a stored picture, or nothing',
  unique: ({ line }) => `must not repeat; already on line ${line}`,
  known: ({ noun, keys }) => `a known ${noun}; not known: ${keys.join(', ')}`,
  'not-of-itself': () => 'a parent other than itself',
  subcategory: () => 'a subcategory, not an etalase',
  account: () => 'an account code, such as 5.1.02.01.01.0052',
  unclaimed: () => 'a number that nobody else uses',
  'at-least-committed': ({ committed }) => `at least ${committed}, which orders hold already`,
}

/** The sentence that completes "expected: …". */
export function describeExpectation(expected: Expectation, language: 'id' | 'en'): string {
  const sentences = language === 'id' ? indonesian : english
  // The table is keyed by code, so the sentence found takes exactly these facts.
  return (sentences[expected.code] as (facts: Expectation) => string)(expected)
}
