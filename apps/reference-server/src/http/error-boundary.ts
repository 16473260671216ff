import type { Context, Next } from 'koa';
import type { Logger } from 'pino';
import { ScimError } from 'scim-core';
import { sendError } from './answer.ts';
import type { Step } from './chain.ts';

/**
 * Turns what was thrown into the message of RFC 7644, section 3.12. A caller learns nothing of an error that nobody
 * foresaw; the log has it.
 */
export function errorBoundary(log: Logger): Step {
  return async function answerErrors(context: Context, next: Next): Promise<void> {
    try {
      await next();
    } catch (error) {
      if (error instanceof ScimError) {
        sendError(context, error);
        return;
      }
      log.error({ err: error, method: context.method }, 'request failed');
      sendError(context, new ScimError(500, 'The server failed to answer this request. Its log says why.'));
    }
  };
}
