import { inspect } from 'node:util';
import type { ResourceChange } from '../http/exchange-state.ts';
import { isCredential, type KeptBody, keptBody, readBody, textOf } from './message-parts.ts';
import type { RecordedRequest } from './recorded-request.ts';
import type { Redactor } from './redact.ts';

/** A request or an answer for somebody who looks: without secrets. */
export interface Message {
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** As text; `null` when there was none. */
  readonly body: string | null;
  /** How long it was. */
  readonly bytes: number;
  /** Whether it was longer than what is kept. */
  readonly isTruncated: boolean;
}

/** The answer as it is kept: some are still on their way. */
export type KeptAnswer = KeptBody | (() => KeptBody | undefined) | undefined;

/** What is kept of an exchange: what it cost nothing to know when it was answered. */
export interface ExchangeFacts {
  readonly id: number;
  /** When it arrived, in milliseconds since 1970. */
  readonly at: number;
  readonly tenant: string;
  /** The path of the tenant's SCIM base URL. */
  readonly basePath: string;
  readonly method: string;
  /** Path and query as they came. */
  readonly target: string;
  /** Names and values in turn, as they came, without credentials. */
  readonly headers: readonly string[];
  readonly body: KeptBody | undefined;
  /** 0 when the connection ended before there was an answer. */
  readonly status: number;
  readonly answerHeaders: Readonly<Record<string, string | number | readonly string[] | undefined>>;
  readonly answer: KeptAnswer;
  readonly duration: number;
  readonly tolerances: readonly string[];
  readonly notes: readonly string[];
  /** The resources that it changed, in order. */
  readonly changes: readonly ResourceChange[];
  /** The newest change in the journal of the store when it was answered. */
  readonly position: number;
  /** What an injected fault did to it. */
  readonly fault: string | undefined;
  /** The exchange that it repeats. */
  readonly replayOf: number | undefined;
  readonly redactor: Redactor;
}

/**
 * An exchange. Secrets are replaced, and bodies decoded and parsed, when somebody looks: what that makes is not kept, so that
 * looking takes no memory for long.
 */
export class KeptExchange implements RecordedRequest {
  readonly #facts: ExchangeFacts;
  #url: string | undefined;

  constructor(facts: ExchangeFacts) {
    this.#facts = facts;
  }

  get id(): number {
    return this.#facts.id;
  }
  get tenant(): string {
    return this.#facts.tenant;
  }
  get at(): Date {
    return new Date(this.#facts.at);
  }
  get method(): string {
    return this.#facts.method;
  }
  get status(): number {
    return this.#facts.status;
  }
  get duration(): number {
    return this.#facts.duration;
  }
  get tolerances(): readonly string[] {
    return this.#facts.tolerances;
  }
  get notes(): readonly string[] {
    return this.#facts.notes;
  }
  /** The resources that it changed, in order. */
  get changes(): readonly ResourceChange[] {
    return this.#facts.changes;
  }
  /** The newest change in the journal of the store when it was answered: what is right after it is the state after this. */
  get position(): number {
    return this.#facts.position;
  }
  get fault(): string | undefined {
    return this.#facts.fault;
  }
  get replayOf(): number | undefined {
    return this.#facts.replayOf;
  }

  get url(): string {
    this.#url ??= this.#facts.redactor.target(this.#facts.target);
    return this.#url;
  }

  /** Path and query behind the SCIM base URL. */
  get path(): string {
    return this.url.slice(this.#facts.basePath.length);
  }

  /** About how much memory it takes, in bytes. */
  get size(): number {
    const { target, headers, body, answer } = this.#facts;
    const answered = typeof answer === 'function' ? keptBody : (answer?.start.length ?? 0);
    return overhead + target.length + headers.length * bytesPerHeader + (body?.start.length ?? 0) + answered;
  }

  get request(): Message {
    const { headers, body, redactor } = this.#facts;
    const pairs: [string, string][] = [];
    for (let index = 0; index < headers.length; index += 2) pairs.push([headers[index]!, headers[index + 1] ?? '']);
    return messageOf(pairs, body, redactor);
  }

  get response(): Message {
    const { answerHeaders, answer, redactor } = this.#facts;
    const pairs = Object.entries(answerHeaders).flatMap(([name, value]): [string, string][] =>
      value === undefined ? [] : [value].flat().map((each) => [name, isCredential(name) ? '[redacted]' : String(each)]),
    );
    const body = typeof answer === 'function' ? answer() : answer;
    const message = messageOf(pairs, body, redactor);
    // Counted and sent by whatever sends the answer, which then is not asked for its headers.
    const isCounted = typeof answer !== 'object' || pairs.some(([name]) => name === 'content-length');
    return isCounted
      ? message
      : { ...message, headers: [...message.headers, ['content-length', String(message.bytes)]] };
  }

  get headers(): Readonly<Record<string, string>> {
    const kept: Record<string, string> = {};
    for (const [name, value] of this.request.headers) {
      const key = name.toLowerCase();
      if (!isCredential(key)) kept[key] = Object.hasOwn(kept, key) ? `${kept[key]}, ${value}` : value;
    }
    return kept;
  }

  get body(): unknown {
    return readBody(this.request.body);
  }

  get responseBody(): unknown {
    return readBody(this.response.body);
  }

  toJSON(): RecordedRequest {
    const { id, tenant, at, method, url, headers, body, status, responseBody, duration, tolerances, notes } = this;
    return { id, tenant, at, method, url, headers, body, status, responseBody, duration, tolerances, notes };
  }

  [inspect.custom](): RecordedRequest {
    return this.toJSON();
  }
}

/** What an exchange takes beside its texts, and a header beside its place in a list. */
const overhead = 600;
const bytesPerHeader = 24;

function messageOf(headers: [string, string][], body: KeptBody | undefined, redactor: Redactor): Message {
  const text = body === undefined ? null : textOf(body);
  return {
    headers: headers.map(([name, value]) => [name, redactor.header(value)]),
    body: text === null ? null : redactor.body(text),
    bytes: body === undefined ? 0 : (body.whole ?? Buffer.byteLength(body.start)),
    isTruncated: body?.whole !== undefined,
  };
}
