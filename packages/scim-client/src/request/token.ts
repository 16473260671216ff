import { UNLIMITED } from '../check-number.ts';

/** A token and when it ends. */
export interface ExpiringToken {
  readonly token: string;
  /** In milliseconds since 1970. A new one is asked for 30 seconds before. */
  readonly expiresAt: number;
}

/** Why a token is asked for: none is known, the last one ends, or the service provider refused it. */
export type TokenReason = 'first' | 'expired' | 'refused';

/**
 * Gets a bearer token. Its answer is kept until it expires or is refused with 401, so the function need not keep it; calls
 * at the same time share one answer.
 */
export type TokenFunction = (
  reason: TokenReason,
) => string | ExpiringToken | Promise<string> | Promise<ExpiringToken> | Promise<string | ExpiringToken>;

const AHEAD = 30_000;
/** What a header may hold: no break of a line can smuggle another header in. */
const TOKEN = /^[\x21-\x7e]+$/;

/** The bearer token of a client. */
export class TokenSource {
  readonly #ask: TokenFunction | undefined;
  readonly #now: () => number;
  #current: string | undefined;
  #expiresAt = UNLIMITED;
  #asking: Promise<string> | undefined;

  /** @throws TypeError for text that is no token. */
  constructor(token: string | TokenFunction | undefined, now: () => number) {
    this.#now = now;
    if (typeof token === 'function') this.#ask = token;
    else if (token !== undefined) this.#current = checkToken(token);
  }

  /** The token to send, at once where it is known. */
  get(): string | undefined | Promise<string> {
    if (this.#ask === undefined) return this.#current;
    if (this.#current === undefined) return this.#askFor('first');
    return this.#now() < this.#expiresAt - AHEAD ? this.#current : this.#askFor('expired');
  }

  /**
   * Gets another token in the place of one that was refused.
   *
   * @returns Whether there is one.
   */
  async replace(refused: string | undefined): Promise<boolean> {
    if (this.#ask === undefined) return false;
    // Another call may have replaced it in the meantime.
    if (this.#current === undefined || this.#current === refused) await this.#askFor('refused');
    return true;
  }

  #askFor(reason: TokenReason): Promise<string> {
    this.#asking ??= this.#read(reason).finally(() => {
      this.#asking = undefined;
    });
    return this.#asking;
  }

  async #read(reason: TokenReason): Promise<string> {
    const answer = await this.#ask?.(reason);
    const { token = answer, expiresAt = UNLIMITED } = Object(answer) as Partial<ExpiringToken>;
    this.#current = checkToken(token);
    this.#expiresAt = expiresAt;
    return this.#current;
  }
}

function checkToken(token: unknown): string {
  if (typeof token === 'string' && TOKEN.test(token)) return token;
  throw new TypeError('token must be visible ASCII text, without "Bearer", or a function');
}
