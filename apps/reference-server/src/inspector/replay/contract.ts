import * as v from 'valibot';
import { differenceSchema } from '../history/contract.ts';

/** The most exchanges that are sent again at once. */
const mostReplayed = 500;

/** What is to be sent again, and whereto. */
export const replayRequestSchema = v.strictObject({
  exchanges: v.pipe(
    v.array(v.pipe(v.number(), v.integer(), v.minValue(1)), 'Give a list of ids of exchanges.'),
    v.minLength(1, 'Name at least one exchange.'),
    v.maxLength(mostReplayed, `Name at most ${mostReplayed} exchanges.`),
    v.description('in the order in which they are sent'),
  ),
  target: v.optional(v.pipe(v.string(), v.description('one of the replayTargets of the server; else this server'))),
  token: v.optional(
    v.pipe(
      v.string(),
      v.regex(/^[A-Za-z0-9._~+/-]+=*$/, 'A bearer token has only letters, digits and -._~+/ in it.'),
      v.maxLength(16_384, 'This token is too long.'),
      v.description('bearer token for the target; it is used for this and not kept'),
    ),
  ),
});

const answer = { status: v.number(), body: v.nullable(v.string()) };

/** What came of an exchange that was sent again. */
export const replayResultSchema = v.object({
  exchange: v.number(),
  newExchange: v.pipe(v.nullable(v.number()), v.description('the exchange that it became on this server')),
  original: v.object(answer),
  answer: v.nullable(v.object({ ...answer, headers: v.array(v.strictTuple([v.string(), v.string()])) })),
  error: v.pipe(v.nullable(v.string()), v.description('why it could not be sent, or not be answered')),
  caveats: v.pipe(v.array(v.string()), v.description('what was sent otherwise than the first time')),
  diff: v.pipe(v.array(differenceSchema), v.description('of the answers, but for id, meta and $ref')),
});

/** What came of all of them. */
export const replayResultsSchema = v.object({ results: v.array(replayResultSchema) });

/** What came of an exchange that was sent again. */
export type ReplayResult = v.InferOutput<typeof replayResultSchema>;
