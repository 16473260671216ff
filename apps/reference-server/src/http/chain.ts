import type { Context } from 'koa';

/** What answers a request, with everything that is before it. */
export type Answerer = (context: Context) => Promise<void>;

/** What comes before: it answers itself, or gives back what the next one promises. */
export type Step = (context: Context, next: () => Promise<void>) => Promise<void>;

/**
 * Puts steps behind one another, once and for all requests: each is given the next one. The last one answers.
 *
 * @param steps From the outermost inwards.
 */
export function chain(steps: readonly Step[], answer: Answerer): Answerer {
  return steps.reduceRight<Answerer>((next, step) => (context) => step(context, () => next(context)), answer);
}
