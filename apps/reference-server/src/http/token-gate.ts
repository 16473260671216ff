import type { Context } from 'koa';
import { judgeToken } from '../tokens/verdict.ts';
import { sendError } from './answer.ts';
import type { ExchangeState } from './exchange-state.ts';

const wanted = 'authorization';
const bodiless = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Every `Authorization` header, of which Node would keep the first. */
function authorizationsIn(rawHeaders: readonly string[]): readonly string[] {
  const found: string[] = [];
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index]!;
    if (name.length === wanted.length && name.toLowerCase() === wanted) found.push(rawHeaders[index + 1]!);
  }
  return found;
}

/**
 * Judges the token of a request by what its tenant accepts. One that brings a body is refused here, before any of it is
 * read; of the others the provider knows which it answers without a token, and asks for the verdict.
 */
export function tokenGate(context: Context, next: () => Promise<void>): Promise<void> {
  const state = context.state as ExchangeState;
  const verdict = judgeToken(authorizationsIn(context.req.rawHeaders), context.req.url ?? '', state.tenant.isToken);
  state.verdict = verdict;
  if (verdict.accepted || (bodiless.has(context.method) && verdict.error.status === 401)) return next();
  sendError(context, verdict.error, { 'www-authenticate': verdict.challenge });
  return Promise.resolve();
}
