/** What every answer tells the browser: load nothing, frame nothing, guess nothing, unless a page says what it needs. */
import { createHash } from 'node:crypto'
import type { ServerResponse } from 'node:http'

/** A strict policy; `style` and `image` name what a page of ours loads besides nothing at all. */
export function contentPolicy({ style = "'none'", image = "'none'" }: { style?: string; image?: string } = {}): string {
  return [
    "default-src 'none'",
    `style-src ${style}`,
    `img-src ${image}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}

/** The policy of a page with its styles written inline: these very styles are allowed, by their hash, and no others. */
export function policyOf(html: string): string {
  const styles = [...html.matchAll(/<style>([\s\S]*?)<\/style>/g)].map(([, css = '']) => {
    return `'sha256-${createHash('sha256').update(css).digest('base64')}'`
  })
  return contentPolicy(styles.length > 0 ? { style: styles.join(' '), image: "'self' data:" } : {})
}

const ALWAYS = Object.entries({
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'content-security-policy': contentPolicy(),
})

/** Puts them on an answer before it is written, refusals and mistakes included. A room that has set its own keeps it. */
export function putSafeHeaders(answer: ServerResponse): void {
  for (const [name, value] of ALWAYS) answer.setHeader(name, value)
}
