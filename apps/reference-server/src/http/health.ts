import type { Context, Middleware } from 'koa';

function answer(context: Context, status: number, text: string): void {
  context.status = status;
  context.type = 'text/plain';
  context.set('Cache-Control', 'no-store');
  context.body = `${text}\n`;
}

/** `/livez`: the process runs and answers. */
export const live: Middleware = function answerLive(context: Context): void {
  answer(context, 200, 'ok');
};

/**
 * `/readyz`: requests will be served.
 *
 * @param isReady Asks the database; rejects or gives `false` when it does not answer.
 */
export function ready(isReady: () => Promise<boolean>): Middleware {
  return async function answerReady(context: Context): Promise<void> {
    const isServing = await isReady().catch(() => false);
    answer(context, isServing ? 200 : 503, isServing ? 'ok' : 'not ready');
  };
}
