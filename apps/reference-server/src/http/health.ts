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
 * @param ask Asks the database something; rejects when it does not answer.
 */
export function ready(ask: () => Promise<unknown>): Middleware {
  return async function answerReady(context: Context): Promise<void> {
    const answered = await ask().then(
      () => true,
      () => false,
    );
    answer(context, answered ? 200 : 503, answered ? 'ok' : 'not ready');
  };
}
