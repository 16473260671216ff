import type { Context, Next } from 'koa';
import { judgeToken } from '../tokens/verdict.ts';
import { sendError } from './answer.ts';
import type { ExchangeState } from './exchange-state.ts';

const bodiless = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Judges the token of a request by what its tenant accepts. One that brings a body is refused here, before any of it is
 * read; of the others the provider knows which it answers without a token, and asks for the verdict.
 */
export async function tokenGate(context: Context, next: Next): Promise<void> {
  const state = context.state as ExchangeState;
  const verdict = judgeToken(context.req.headersDistinct.authorization ?? [], context.url, state.tenant.isToken);
  state.verdict = verdict;
  if (verdict.accepted || (bodiless.has(context.method) && verdict.error.status === 401)) return next();
  sendError(context, verdict.error, { 'www-authenticate': verdict.challenge });
}
