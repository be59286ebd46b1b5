/**
 * Queries of postgres.js that leave nothing behind.
 *
 * The library's own query assigns two functions to itself (`this.resolve = x => …`). V8 takes a function that is assigned
 * to a property for one that stays, and puts it straight among the old objects; it holds its query, which holds the
 * parameters and all rows, and what an old object holds no collection of the young ones lets go. So everything that a
 * batch asked and wrote was copied twice, grew old and waited for a full collection: a quarter of Node's work. Here the two
 * are methods; everything else is the library's (`node --trace-gc` shows the difference; Node 20 and 24 do the same).
 */
import type { Sql } from 'postgres'

type Parameters = readonly unknown[]

/** What the library needs of a query, besides its methods. */
interface Pattern {
  readonly handler: unknown
  readonly canceller: unknown
}

/** What the library and the socket say of a connection that is gone. */
const CUT = /^(CONNECTION_|ECONN|EPIPE)/

/** A transaction, which ends with its connection. */
export interface Scope {
  isOver: boolean
}

interface Settling {
  readonly resolve: (value: unknown) => void
  readonly reject: (reason: unknown) => void
}

class LeanQuery extends Promise<unknown> {
  readonly tagged = false
  readonly strings: readonly string[]
  readonly args: Parameters
  readonly handler: unknown
  canceller: unknown
  readonly options: object
  state = null
  statement = null
  active = false
  cancelled = null
  executed = false
  signature = ''
  readonly #settling: Settling
  readonly #scope: Scope | undefined

  constructor(text: string, args: Parameters, { handler, canceller }: Pattern, options: object, scope?: Scope) {
    let settling: Settling | undefined
    super((resolve, reject) => {
      settling = { resolve, reject }
    })
    if (!settling) throw new Error('a promise calls what it is made of')
    this.#settling = settling
    this.#scope = scope
    if (scope?.isOver) this.#refuse()
    this.strings = [text]
    this.args = args
    this.handler = handler
    this.canceller = canceller
    this.options = options
  }

  static override get [Symbol.species](): PromiseConstructor {
    return Promise
  }

  /** Where it was asked; the library knows it of its own tagged queries alone. */
  get origin(): string {
    return ''
  }

  resolve(value: unknown): void {
    this.active = false
    this.#settling.resolve(value)
  }

  reject(reason: unknown): void {
    this.active = false
    if (this.#scope && CUT.test((reason as { code?: string } | null)?.code ?? '')) this.#scope.isOver = true
    this.#settling.reject(reason)
  }

  /** The library would write it to nothing, and throw where nobody can catch it. */
  #refuse(): void {
    this.executed = true
    this.#settling.reject(Object.assign(new Error('the transaction is over'), { code: 'CONNECTION_CLOSED' }))
  }
}

/**
 * What `client.unsafe` does, with lean queries, and all of them prepared that have parameters: drizzle sends its queries
 * unnamed, which costs postgres.js two round trips per statement; named, they cost one and are planned once. `scope`: the
 * transaction that the client is of; what is asked once that is over is refused.
 */
export function leanQueries(client: Sql, scope?: Scope): Sql['unsafe'] {
  // Never run: it tells how this client runs what is asked of it.
  const pattern = client.unsafe('')
  const methods = Object.getPrototypeOf(pattern) as object
  if (Object.getPrototypeOf(LeanQuery.prototype) !== methods) Object.setPrototypeOf(LeanQuery.prototype, methods)
  const how = pattern as unknown as Pattern
  const unsafe = (text: string, args: Parameters = [], options: object = {}) =>
    new LeanQuery(text, args, how, { simple: args.length === 0, ...options, prepare: args.length > 0 }, scope)
  return unsafe as unknown as Sql['unsafe']
}
