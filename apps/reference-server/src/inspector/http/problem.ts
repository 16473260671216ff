import type { Context } from 'koa';
import { ScimError } from 'scim-core';

/** The media type of errors (RFC 9457). */
export const problemJson = 'application/problem+json';

const titles: Readonly<Record<number, string>> = {
  400: 'Bad request',
  403: 'Forbidden',
  404: 'Not found',
  405: 'Method not allowed',
  409: 'Conflict',
  410: 'Gone',
  412: 'Precondition failed',
  413: 'Too large',
  415: 'Unsupported media type',
  500: 'Internal error',
  501: 'Not implemented',
  503: 'Unavailable',
  504: 'Nothing came in time',
};

/** What else there is to say of a {@link Problem}. */
export interface ProblemOptions extends ErrorOptions {
  /** What tells this problem from others of its status: the last part of `type`. Default: none, `about:blank`. */
  readonly kind?: string | undefined;
  /** The parameter, header or member that it is about: `query.limit`, `body.users`. */
  readonly where?: string | undefined;
  /** The SCIM error type (RFC 7644, section 3.12), where a resource was refused. */
  readonly scimType?: string | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

/** An error that the caller of the inspector's API is told, as `application/problem+json` (RFC 9457). */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly status: number;
  readonly options: ProblemOptions;

  /** @param detail What is wrong and what to do, in a sentence. */
  constructor(status: number, detail: string, options: ProblemOptions = {}) {
    super(detail, options);
    this.status = status;
    this.options = options;
  }

  toJSON(): object {
    const { kind, where, scimType } = this.options;
    return {
      type: kind === undefined ? 'about:blank' : `urn:scim-workbench:problem:${kind}`,
      title: titles[this.status] ?? 'Error',
      status: this.status,
      detail: this.message,
      ...(where === undefined ? {} : { where }),
      ...(scimType === undefined ? {} : { scimType }),
    };
  }
}

/** What a caller is told of an error; `undefined` of one that nobody foresaw. */
export function problemOf(error: unknown): Problem | undefined {
  if (error instanceof Problem) return error;
  if (error instanceof ScimError) return new Problem(error.status, error.detail, { scimType: error.scimType });
  return undefined;
}

/** Answers with a problem. */
export function sendProblem(context: Context, problem: Problem): void {
  context.status = problem.status;
  context.set({ 'Cache-Control': 'no-store', ...problem.options.headers });
  context.type = problemJson;
  context.body = `${JSON.stringify(problem)}\n`;
}
