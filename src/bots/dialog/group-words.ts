/** What makes a group a shop's chat, and what ends that. */
const IS = /\bini\s+(?:adalah\s+)?(?:gro?up|grup)\s*(?:wa|whatsapp|keluarga)?\s*toko\b/i
const IS_NOT = /\b(?:bukan|lepas(?:kan)?|hapus|stop)\s+(?:ini\s+)?(?:gro?up|grup)\s*(?:wa|whatsapp|keluarga)?\s*toko\b/i

/** Does somebody say that this is the shop's group, or that it is so no more? */
export function isAboutShopGroup(text: string): boolean {
  return text.length <= 80 && (IS.test(text) || IS_NOT.test(text))
}

/** Of words about the shop's group: do they end it? */
export function endsShopGroup(text: string): boolean {
  return IS_NOT.test(text)
}
