import type { ApiError, ResponseParameters } from 'grammy/types'

/** A "no" in Telegram's own words; whoever answers the request turns it into the JSON that a bot gets. */
export class ApiRefusal extends Error {
  override readonly name = 'ApiRefusal'
  readonly answer: ApiError

  constructor(code: number, description: string, parameters?: ResponseParameters) {
    super(description)
    this.answer = { ok: false, error_code: code, description, ...(parameters && { parameters }) }
  }
}

/** 400: the request makes no sense to Telegram. */
export function badRequest(reason: string): ApiRefusal {
  return new ApiRefusal(400, `Bad Request: ${reason}`)
}

/** 403: the other side does not want to hear from this bot. */
export function forbidden(reason: string): ApiRefusal {
  return new ApiRefusal(403, `Forbidden: ${reason}`)
}

/** 409: two receivers want the same updates. */
export function conflict(reason: string): ApiRefusal {
  return new ApiRefusal(409, `Conflict: ${reason}`)
}

/** 429: too fast; the bot may come back after so many seconds. */
export function flood(retryAfter: number): ApiRefusal {
  return new ApiRefusal(429, `Too Many Requests: retry after ${retryAfter}`, { retry_after: retryAfter })
}
