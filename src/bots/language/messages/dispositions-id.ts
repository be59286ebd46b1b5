/** Disposisi: the PA/KPA gives a budget line to a PPK and a PP, in Indonesian. */
import type { DispositionRefusal, GivenRole } from '#core/budget/disposition.ts'
import type { Rupiah } from '#core/money.ts'
import type { Disposed } from '#db/dispositions.ts'
import { lines, type Markup, say } from '../../markup.ts'
import type { Formats } from '../format.ts'

/** A budget line with whom it was given to. */
export interface GivenFacts {
  readonly rupCode: string
  readonly name: string
  readonly ceiling: Rupiah
  readonly left: Rupiah
  readonly ppk?: string
  readonly pp?: string
}

/** Everything around one disposition. */
export interface NamedFacts {
  readonly head: string
  readonly ppk: string
  readonly pp: string
  readonly note: string
}

const ROLES: Readonly<Record<GivenRole, string>> = { ppk: 'PPK', pp: 'Pejabat Pengadaan' }

/** What the head reads and taps, and what the PPK and the PP hear. */
export function dispositionsIndonesian(f: Formats) {
  const told = ({ act, role, name, by, at, note }: Disposed) =>
    say`• ${f.shortMoment(at)} ${ROLES[role]} ${name} ${act === 'named' ? 'ditunjuk' : 'dilepas'} oleh ${by}${note === '' ? '' : `: “${note}”`}`
  const line = ({ name, rupCode }: GivenFacts) => say`*${name}* (RUP ${rupCode})`
  return {
    title: (year: number) => say`📌 *Disposisi anggaran ${year}*. Pilih RUP; yang belum didisposisikan di atas.`,
    noLines: say`Belum ada RUP tahun ini di unit Anda.`,
    lineButton: (name: string, pp: string | undefined) =>
      `${pp === undefined ? '▫️' : '📌'} ${name.replace(/^Belanja /, '')}${pp === undefined ? '' : ` · ${pp}`}`,
    card: (facts: GivenFacts, story: readonly Disposed[]) =>
      lines(
        say`📌 *${facts.name}*`,
        say`RUP ${facts.rupCode} · pagu ${f.rupiah(facts.ceiling)} · sisa *${f.rupiah(facts.left)}*`,
        facts.ppk === undefined && facts.pp === undefined
          ? say`Belum didisposisikan: PPK dan Pejabat Pengadaan unit ini yang menanganinya.`
          : say`PPK *${facts.ppk ?? '-'}*, Pejabat Pengadaan *${facts.pp ?? '-'}*`,
        story.length > 0 && '',
        ...story.map(told),
      ),
    give: '📌 Tunjuk PPK dan PP',
    change: '🔁 Ganti PPK atau PP',
    withdraw: '↩️ Cabut disposisi',
    others: '📂 RUP lain',
    choose: (role: GivenRole, facts: GivenFacts) =>
      lines(line(facts), say`Siapa ${role === 'ppk' ? 'PPK-nya' : 'Pejabat Pengadaannya'}?`),
    nobody: (role: GivenRole) => say`Belum ada ${ROLES[role]} lain di unit ini. Admin dapat mengundang.`,
    askNote: (facts: GivenFacts, ppk: string, pp: string) =>
      lines(
        line(facts),
        say`PPK *${ppk}*, Pejabat Pengadaan *${pp}*.`,
        say`Ada pesan untuk beliau berdua? Tulis pesannya, atau langsung tetapkan.`,
      ),
    withoutNote: '✅ Tetapkan',
    given: (facts: GivenFacts, ppk: string, pp: string) =>
      say`✅ RUP ${facts.rupCode} (${facts.name}) didisposisikan: PPK *${ppk}*, Pejabat Pengadaan *${pp}*. Keduanya sudah saya kabari.`,
    withdrawn: (facts: GivenFacts) =>
      say`↩️ Disposisi RUP ${facts.rupCode} (${facts.name}) dicabut. Sekarang ditangani PPK dan Pejabat Pengadaan unit seperti biasa; yang bersangkutan sudah saya kabari.`,
    namedYou: (facts: GivenFacts, role: GivenRole, { head, ppk, pp, note }: NamedFacts): Markup =>
      lines(
        say`📌 *Disposisi dari ${head}*`,
        say`${facts.name} (RUP ${facts.rupCode}), sisa pagu *${f.rupiah(facts.left)}*.`,
        role === 'ppk'
          ? say`Anda menjadi *PPK* anggaran ini: menyetujui dan menerima pesanannya. Pejabat Pengadaan: ${pp}. Ketik *tugas* untuk melihat yang menunggu.`
          : say`Anda menjadi *Pejabat Pengadaan* anggaran ini; saat check-out anggaran ini muncul paling atas. PPK: ${ppk}.`,
        note !== '' && say`💬 “${note}”`,
      ),
    releasedYou: (facts: GivenFacts, role: GivenRole, head: string) =>
      say`↩️ ${head} mengubah disposisi: Anda tidak lagi menjadi ${ROLES[role]} untuk ${facts.name} (RUP ${facts.rupCode}).`,
    refused: (refusal: DispositionRefusal): Markup => {
      switch (refusal.code) {
        case 'not-the-head':
          return say`Disposisi RUP itu wewenang PA/KPA-nya.`
        case 'one-person':
          return say`PPK dan Pejabat Pengadaan harus dua orang: yang memesan tidak menyetujui pesanannya sendiri.`
        case 'not-in-unit':
          return say`Orang itu sudah bukan ${ROLES[refusal.role]} di unit ini. Pilih yang lain.`
        case 'given-already':
          return say`RUP itu memang sudah didisposisikan begitu. Tidak ada yang berubah.`
        case 'nothing-given':
          return say`RUP itu sedang tidak didisposisikan.`
      }
    },
  }
}
