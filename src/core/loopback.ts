/** Does something belong to this very machine? */

/** An IP address of a socket, or a host name as one binds to it. */
export function isLoopback(address: string): boolean {
  const name = address.toLowerCase().replace(/^\[|\]$/g, '')
  return name === 'localhost' || name === '::1' || /^(::ffff:)?127(\.\d{1,3}){3}$/.test(name)
}

/** What a web server hands to its handlers (Hono calls it `env`); none where a handler is called without a server. */
interface Served {
  readonly incoming?: { readonly socket?: { readonly remoteAddress?: string; readonly localAddress?: string } }
}

/** Who asks sits at this machine. By the socket itself: a header may say anything, and tells of a proxy in between. */
export function asksFromHere(env: unknown, header: (name: string) => string | undefined): boolean {
  if (['forwarded', 'x-forwarded-for', 'x-real-ip'].some((name) => header(name) !== undefined)) return false
  const socket = (env as Served | undefined)?.incoming?.socket
  if (!socket) return true
  const { remoteAddress = '', localAddress } = socket
  return isLoopback(remoteAddress) || remoteAddress === localAddress
}
