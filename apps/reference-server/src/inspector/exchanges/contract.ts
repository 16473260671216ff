import * as v from 'valibot';
import { changeSchema } from '../history/contract.ts';

/** Who calls, as far as the shape of a request tells. */
export const callerKinds = [
  'entra',
  'entra-flag',
  'entra-validator',
  'okta',
  'scim-client',
  'inspector',
  'curl',
  'browser',
  'other',
] as const;

/** Who calls. */
export type CallerKind = (typeof callerKinds)[number];

/** How grave a verdict is, from worst to best. */
export const levels = ['must', 'should', 'fine'] as const;

const level = v.picklist(levels);
const clause = v.object({ text: v.string(), url: v.string() });
const described = <Schema extends v.GenericSchema>(schema: Schema, text: string) => v.pipe(schema, v.description(text));

/** A request or an answer. */
const messageSchema = v.object({
  headers: v.array(v.strictTuple([v.string(), v.string()])),
  body: described(v.nullable(v.string()), 'the text, without secrets; null when there was none'),
  bytes: v.number(),
  isTruncated: described(v.boolean(), 'longer than what is kept'),
});

/** What the RFCs say of one aspect of an exchange. */
const verdictSchema = v.object({
  side: v.picklist(['client', 'server']),
  level,
  id: v.string(),
  title: v.string(),
  advice: v.string(),
  where: described(v.string(), 'header, parameter or JSON path; empty for the whole'),
  clause,
});

/** An exchange in a list. */
export const summarySchema = v.object({
  id: v.number(),
  at: v.string(),
  tenant: v.string(),
  method: v.string(),
  url: described(v.string(), 'path and query, without secrets'),
  status: described(v.number(), '0 when the connection was cut'),
  duration: described(v.number(), 'in milliseconds'),
  caller: v.object({ kind: v.picklist(callerKinds), why: v.string() }),
  level: described(level, 'the worst of its verdicts'),
  meaning: described(v.string(), 'what it came to, in a few words'),
  tolerances: v.array(v.string()),
  notes: v.array(v.string()),
  fault: described(v.nullable(v.string()), 'what an injected fault did to it'),
  replayOf: v.nullable(v.number()),
});

/** A whole exchange. */
export const exchangeSchema = v.object({
  ...summarySchema.entries,
  request: messageSchema,
  response: messageSchema,
  verdicts: v.array(verdictSchema),
  changes: described(v.array(changeSchema), 'what it changed, from the journal'),
  hasPatch: v.boolean(),
  hasFilter: v.boolean(),
});

/** A page of a list of exchanges. */
export const exchangePageSchema = v.object({
  exchanges: v.array(summarySchema),
  total: v.number(),
  before: described(v.nullable(v.number()), 'for the next page'),
});

/** Schemas by the names that the OpenAPI document gives them. */
export const exchangeSchemas = {
  Message: messageSchema,
  Verdict: verdictSchema,
  ExchangeSummary: summarySchema,
  Exchange: exchangeSchema,
  ExchangePage: exchangePageSchema,
};

/** What the RFCs say of one aspect of an exchange. */
export type Verdict = v.InferOutput<typeof verdictSchema>;
/** An exchange in a list. */
export type ExchangeSummary = v.InferOutput<typeof summarySchema>;
/** A whole exchange. */
export type Exchange = v.InferOutput<typeof exchangeSchema>;
