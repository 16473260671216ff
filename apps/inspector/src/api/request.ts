/** What the server said instead of an answer: problem+json ([RFC 9457](https://www.rfc-editor.org/rfc/rfc9457)). */
export class Problem extends Error {
  readonly status: number;
  readonly title: string;
  /** The attribute or member that is wrong, where the server knows it. */
  readonly where: string | undefined;
  readonly scimType: string | undefined;

  constructor(status: number, body: Readonly<Record<string, unknown>>) {
    const title = typeof body.title === 'string' ? body.title : `Answered ${status}`;
    super(typeof body.detail === 'string' ? body.detail : title);
    this.name = 'Problem';
    this.status = status;
    this.title = title;
    this.where = typeof body.where === 'string' ? body.where : undefined;
    this.scimType = typeof body.scimType === 'string' ? body.scimType : undefined;
  }
}

/** A value of a query; what is empty or absent is left out. */
export type Query = Readonly<Record<string, string | number | null | undefined>>;

export interface AskOptions {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly query?: Query;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Sent as it is, for JSON that is text already. */
  readonly text?: string;
}

/** The address of something below `/api/v1`. Parts of a path have to be encoded by {@link part}. */
export function address(path: string, query: Query = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && value !== '') search.set(name, String(value));
  }
  return `/api/v1/${path}${search.size === 0 ? '' : `?${search}`}`;
}

/** One part of a path: a name that may hold anything. */
export function part(name: string | number): string {
  return encodeURIComponent(name);
}

/** Asks the server for JSON. Nothing comes back with 204. */
export async function ask<Answer>(path: string, options: AskOptions = {}): Promise<Answer> {
  const response = await send(path, options);
  return (response.status === 204 ? undefined : await response.json()) as Answer;
}

/** Asks the server for text. */
export async function askText(path: string, options: AskOptions = {}): Promise<string> {
  return (await send(path, options)).text();
}

async function send(
  path: string,
  { method = 'GET', query, headers, signal, body, text }: AskOptions,
): Promise<Response> {
  const content = text ?? (body === undefined ? undefined : JSON.stringify(body));
  const response = await fetch(address(path, query), {
    method,
    // Also without a body: a page of another origin can't send this type without being asked first.
    headers: { ...((method === 'POST' || method === 'PUT') && { 'content-type': 'application/json' }), ...headers },
    ...(content !== undefined && { body: content }),
    ...(signal !== undefined && { signal }),
  });
  if (response.ok) return response;
  throw new Problem(response.status, await response.json().catch(() => ({})));
}

/** What went wrong, for a person. */
export function reasonOf(error: unknown): string {
  if (error instanceof Problem) return error.message;
  // What fetch throws says nothing that helps.
  if (error instanceof TypeError) return 'The server does not answer. Is it still running?';
  return error instanceof Error ? error.message : String(error);
}
