import type { Context } from 'koa';
import { type GenericSchema, getDotPath, object, safeParse } from 'valibot';
import { readBody } from '../../http/read-body.ts';
import { Problem } from './problem.ts';
import type { Route } from './route.ts';

const mebibyte = 1024 * 1024;

/**
 * Reads the query parameters that a route takes. One that it does not know is refused: a misspelt filter would show
 * everything. Of one that comes twice the last counts.
 */
export function readQuery(route: Route, context: Context): unknown {
  const entries = route.query ?? {};
  const given = Object.fromEntries(new URLSearchParams(context.search));
  const unknown = Object.keys(given).find((name) => !Object.hasOwn(entries, name));
  if (unknown !== undefined) {
    const known = Object.keys(entries).join(', ') || 'none';
    throw new Problem(400, `This route has no such query parameter; it has ${known}.`, { where: `query.${unknown}` });
  }
  return checked(object(entries), given, 'query');
}

/** Reads the body of a request as JSON, within its bound, where the route takes one. */
export async function readJson(route: Route, context: Context): Promise<unknown> {
  if (route.method === 'POST' || route.method === 'PUT') {
    // Also where there is no body: a form of another site can send a POST, but never as JSON without asking first.
    if (!context.get('Content-Type').match(/^application\/(?:[\w.-]+\+)?json\s*(?:;|$)/i)) {
      throw new Problem(415, 'Send this request with "Content-Type: application/json".', { where: 'Content-Type' });
    }
  }
  if (route.body === undefined) return undefined;
  const bytes = await readBody(context.req, route.bodyBytes ?? mebibyte);
  return checked(route.body, parse(bytes), 'body');
}

function parse(bytes: Uint8Array | undefined): unknown {
  if (bytes === undefined) throw new Problem(400, 'This request needs a body of JSON.', { where: 'body' });
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (cause) {
    throw new Problem(400, `The body is no JSON: ${(cause as Error).message}`, { where: 'body', cause });
  }
}

function checked(schema: GenericSchema, value: unknown, part: string): unknown {
  const { success, output, issues } = safeParse(schema, value, { abortEarly: true });
  if (success) return output;
  const path = getDotPath(issues[0]);
  throw new Problem(400, issues[0].message, { where: path === null ? part : `${part}.${path}` });
}
