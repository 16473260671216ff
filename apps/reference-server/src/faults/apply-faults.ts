import { Readable } from 'node:stream';
import type { Context } from 'koa';
import { ScimError } from 'scim-core';
import { sendError } from '../http/answer.ts';
import type { Step } from '../http/chain.ts';
import type { ExchangeState } from '../http/exchange-state.ts';
import { readBody } from '../http/read-body.ts';
import type { FaultRule } from './fault.ts';
import type { FaultList } from './fault-list.ts';
import { readFaultHeader } from './read-fault-rule.ts';

/** Lets time go by. @param signal Ends it sooner. */
export type Wait = (milliseconds: number, signal: AbortSignal) => Promise<void>;

/** The header with which a request asks for a fault. */
const faultHeader = 'scim-fault';
/** Pieces that a slow body is sent in. */
const pieces = 10;

/**
 * Makes happen to a request what the rules and its header `SCIM-Fault` say. Whoever may not come in sees nothing of it, and
 * the service provider knows nothing: it is either not asked, or its answer is changed on the way.
 */
export function applyFaults(faults: Pick<FaultList, 'isEmpty' | 'take'>, wait: Wait): Step {
  return function letThrough(context, next) {
    if (faults.isEmpty && context.req.headers[faultHeader] === undefined) return next();
    const state = context.state as ExchangeState;
    const rules = state.verdict?.accepted === true ? rulesOf(faults, context, state) : [];
    return rules.length === 0 ? next() : answerFaulty(context, state, rules, next);
  };

  async function answerFaulty(
    context: Context,
    state: ExchangeState,
    rules: readonly FaultRule[],
    next: () => Promise<void>,
  ): Promise<void> {
    state.fault = rules.map(faultText).join(', ');
    const gone = goneWith(context);
    // Read now, so that the log shows what was not answered.
    const body = await readBody(context.req, state.tenant.provider.bodyLimit(context.path));
    if (body !== undefined) state.requestBody = body;
    for (const rule of rules) if (rule.kind === 'latency') await wait(rule.milliseconds ?? 0, gone);
    const instead = rules.find(({ kind }) => kind === 'cut' || kind === 'status');
    if (instead !== undefined) {
      answerInstead(context, instead);
      return;
    }
    await next();
    if (rules.some(({ kind }) => kind === 'null-resources')) await withoutResources(context);
    const slow = rules.find(({ kind }) => kind === 'slow-body');
    if (slow !== undefined) slowDown(context, (signal) => wait(slow.milliseconds ?? 0, signal), gone);
  }
}

function rulesOf(faults: Pick<FaultList, 'take'>, context: Context, { tenant }: ExchangeState): FaultRule[] {
  const header = context.get(faultHeader);
  const path = context.originalUrl.slice(tenant.basePath.length);
  const taken = faults.take({ tenant: tenant.name, method: context.method, path });
  if (header === '') return taken;
  try {
    return [readFaultHeader(header), ...taken];
  } catch (cause) {
    throw new ScimError(400, `SCIM-Fault: ${(cause as Error).message}`, { cause });
  }
}

/** What was done, in words. */
function faultText({ kind, status, scimType, retryAfter, milliseconds }: FaultRule): string {
  switch (kind) {
    case 'latency':
      return `answered ${milliseconds} ms later`;
    case 'slow-body':
      return `body sent slowly, ${milliseconds} ms between pieces`;
    case 'cut':
      return 'connection cut';
    case 'null-resources':
      return 'Resources: null';
    case 'status': {
      const more = [scimType, retryAfter === undefined ? undefined : `Retry-After ${retryAfter}`].filter(Boolean);
      return `answered ${status}${more.length === 0 ? '' : ` (${more.join(', ')})`}`;
    }
  }
}

/** Says that nobody waits for the answer any more. */
function goneWith({ res }: Context): AbortSignal {
  const controller = new AbortController();
  res.once('close', () => controller.abort());
  return controller.signal;
}

function answerInstead(context: Context, { kind, status = 500, scimType, retryAfter }: FaultRule): void {
  if (kind === 'cut') {
    context.respond = false;
    context.req.socket.destroy();
    return;
  }
  const headers = retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) };
  sendError(context, new ScimError(status, 'This answer is a fault that was asked for.', { scimType }), headers);
}

async function withoutResources(context: Context): Promise<void> {
  const { body } = context;
  const text = body instanceof Readable ? Buffer.concat(await body.toArray()).toString() : body;
  if (typeof text !== 'string') return;
  const list = /"Resources"/i.test(text) ? parsed(text) : undefined;
  context.body = list === undefined ? text : `${JSON.stringify({ ...list, Resources: null })}\n`;
}

function parsed(text: string): object | undefined {
  const value: unknown = JSON.parse(text);
  return typeof value === 'object' && value !== null && 'Resources' in value ? value : undefined;
}

function slowDown(context: Context, pause: (signal: AbortSignal) => Promise<void>, gone: AbortSignal): void {
  const { body } = context;
  if (typeof body !== 'string' && !(body instanceof Readable)) return;
  context.body = Readable.from(
    slowly(body, () => pause(gone), gone),
    { objectMode: false },
  );
}

async function* slowly(
  body: string | Readable,
  pause: () => Promise<void>,
  gone: AbortSignal,
): AsyncGenerator<Buffer, void, undefined> {
  const source = typeof body === 'string' ? [Buffer.from(body)] : body;
  for await (const piece of source) {
    const bytes = Buffer.from(piece as Buffer);
    const size = Math.max(1, Math.ceil(bytes.length / pieces));
    for (let from = 0; from < bytes.length && !gone.aborted; from += size) {
      yield bytes.subarray(from, from + size);
      await pause();
    }
  }
}
