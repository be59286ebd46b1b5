/**
 * Numbers and addresses as they are the same whoever wrote them down: what is fingerprinted to see that two vendors are
 * one owner's. Source: docs/rules.md#R-28.
 */
export const IDENTITY_KINDS = ['nik', 'npwp', 'phone', 'account', 'address'] as const
export type IdentityKind = (typeof IDENTITY_KINDS)[number]

/** One form for all spellings; `undefined` when there is too little of it to say that two are the same. */
export function identityText(kind: IdentityKind, written: string): string | undefined {
  return kind === 'address' ? address(written) : digitsOf(kind, written.replace(/\D/g, ''))
}

const DIGITS: Readonly<Record<Exclude<IdentityKind, 'address'>, RegExp>> = {
  nik: /^\d{16}$/,
  npwp: /^\d{16}$/,
  phone: /^\d{9,15}$/,
  account: /^\d{6,20}$/,
}

function digitsOf(kind: Exclude<IdentityKind, 'address'>, digits: string): string | undefined {
  const whole =
    kind === 'phone'
      ? digits.replace(/^0/, '62')
      : // The old NPWP of 15 digits is the new one without its leading zero.
        kind === 'npwp' && digits.length === 15
        ? `0${digits}`
        : digits
  return DIGITS[kind].test(whole) && !/^0*$/.test(whole) ? whole : undefined
}

const SHORT: Readonly<Record<string, string>> = { jl: 'jalan', jln: 'jalan', gg: 'gang', no: 'nomor', kav: 'kaveling' }
/** Less than a street and a number is the address of many. */
const LEAST_WORDS = 3

function address(written: string): string | undefined {
  const words = written
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(Boolean)
    .map((word) => SHORT[word] ?? word)
  return words.length >= LEAST_WORDS && words.some((word) => /\d/.test(word)) ? words.join(' ') : undefined
}
