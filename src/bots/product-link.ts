/** A product's deep link: `https://t.me/<bot>?start=p_12` opens its card. */

/** The start payload of a product. */
export const PRODUCT_PAYLOAD = /^p_(\d{1,15})$/

/** The link that opens a product's card in the bot. */
export function productLink(bot: string, productId: number): string {
  return `${bot}?start=p_${productId}`
}
