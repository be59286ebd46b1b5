/** What every answer tells the browser: load nothing, frame nothing, guess nothing, unless a page says what it needs. */
import { createHash } from 'node:crypto'
import type { MiddlewareHandler } from 'hono'

const ALWAYS: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
}

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

/** Puts them on whatever is answered, refusals and mistakes included. A room that has set its own keeps it. */
export function everywhere(): MiddlewareHandler {
  return async (context, next) => {
    await next()
    const { headers } = context.res
    for (const [name, value] of Object.entries(ALWAYS)) if (!headers.has(name)) context.header(name, value)
    if (!headers.has('content-security-policy')) context.header('content-security-policy', contentPolicy())
  }
}
