/** Who may drive the sandbox: its own page on this machine, and no other web page that is open in the same browser. */
import type { MiddlewareHandler } from 'hono'
import { secureHeaders } from 'hono/secure-headers'
import { asksFromHere } from '#core/loopback.ts'

const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]']

/**
 * Refuses with 403 what comes from another machine, what does not come to one of our own names (a name that somebody
 * else made point here), and what a page from elsewhere asks for. Tools that send no `Origin` are let through: they are
 * no web pages.
 */
export function ownPageOnly(hostNames: readonly string[]): MiddlewareHandler {
  const names = new Set([...LOOPBACK, ...hostNames])
  return async (context, next) => {
    const { hostname, host } = new URL(context.req.url)
    const origin = context.req.header('origin')
    const site = context.req.header('sec-fetch-site') ?? 'none'
    const isOpening = context.req.method === 'GET' && context.req.header('sec-fetch-mode') === 'navigate'
    const isForeign = origin !== undefined && URL.parse(origin)?.host !== host
    const isCrossSite = !isOpening && site !== 'same-origin' && site !== 'none'
    const isHere = asksFromHere(context.env, (name) => context.req.header(name))
    if (!isHere || !names.has(hostname) || isForeign || isCrossSite)
      return context.json({ error: 'not-from-here' }, 403)
    return next()
  }
}

/** Nothing is loaded from elsewhere, nothing written inline runs, and nobody frames the page. */
export function strictHeaders(): MiddlewareHandler {
  return secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'", 'blob:', 'data:'],
      mediaSrc: ["'self'"],
      connectSrc: ["'self'"],
      manifestSrc: ["'self'"],
      baseUri: ["'none'"],
      formAction: ["'none'"],
      frameAncestors: ["'none'"],
    },
    crossOriginResourcePolicy: 'same-origin',
    referrerPolicy: 'no-referrer',
    strictTransportSecurity: false,
  })
}
