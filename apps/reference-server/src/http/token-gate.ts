import type { Context, Middleware, Next } from 'koa';
import { judgeToken } from '../tokens/verdict.ts';
import { sendError } from './answer.ts';
import type { ExchangeState } from './exchange-log.ts';

const bodiless = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Judges the token of a request. One that brings a body is refused here, before any of it is read; of the others the
 * provider knows which it answers without a token, and asks for the verdict.
 *
 * @param isToken Compares a candidate with the token.
 */
export function tokenGate(isToken: (candidate: string) => boolean): Middleware {
  return async function judgeRequest(context: Context, next: Next): Promise<void> {
    const verdict = judgeToken(context.get('authorization'), context.url, isToken);
    (context.state as ExchangeState).verdict = verdict;
    if (verdict.accepted || (bodiless.has(context.method) && verdict.error.status === 401)) return next();
    sendError(context, verdict.error, { 'www-authenticate': verdict.challenge });
  };
}
