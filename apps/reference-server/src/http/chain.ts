import type { Context, Middleware } from 'koa';

/** What answers a request, with everything that is before it. */
export type Answerer = (context: Context) => Promise<void>;

/**
 * Puts steps behind one another, once and for all requests: each is given the next one. The last one answers.
 *
 * @param steps From the outermost inwards.
 */
export function chain(steps: readonly Middleware[], answer: Answerer): Answerer {
  return steps.reduceRight<Answerer>((next, step) => async (context) => step(context, () => next(context)), answer);
}
