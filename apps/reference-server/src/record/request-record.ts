/** A request that the server answered, without what is secret. */
export interface RecordedRequest {
  /** When it arrived. */
  readonly at: Date;
  readonly method: string;
  /** Path and query as they came. */
  readonly url: string;
  /** Names in lower case; without `authorization` and `cookie`. */
  readonly headers: Readonly<Record<string, string>>;
  /** The parsed JSON of the body, or the text of one that is no JSON; `undefined` when there was none. */
  readonly body: unknown;
  /** The HTTP status of the answer. */
  readonly status: number;
  /** The parsed JSON of the answer; `undefined` when there was none, or when it was sent in pieces. */
  readonly responseBody: unknown;
  /** How long it took to answer, in milliseconds. */
  readonly duration: number;
  /** Ids of the tolerances that were needed, each once. */
  readonly tolerances: readonly string[];
  /** What the vendor profile made of the request, in words: `ignored title`, `filled in active`. */
  readonly notes: readonly string[];
}

/** The parts of a {@link RecordedRequest} as they are kept: bodies as text, parsed when somebody looks. */
export interface RequestParts extends Omit<RecordedRequest, 'body' | 'responseBody'> {
  readonly bodyText: string | undefined;
  /** Gives the text of the answer. */
  readonly responseText: () => string | undefined;
}

/** How many requests are kept. The oldest goes first. */
export const keptRequests = 500;

/** The largest body that is kept, in bytes of a request and in UTF-16 units of an answer; a larger one is left out. */
export const keptBody = 65_536;

const unrecorded = new Set(['authorization', 'cookie', 'proxy-authorization']);

/** Picks the headers that may be kept. */
export function recordedHeaders(
  headers: Readonly<Record<string, string | string[] | undefined>>,
): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const name of Object.keys(headers)) {
    const value = headers[name];
    if (value !== undefined && !unrecorded.has(name)) kept[name] = String(value);
  }
  return kept;
}

/** Adds a request to a log that never grows beyond {@link keptRequests}. */
export function record(log: RecordedRequest[], { bodyText, responseText, ...parts }: RequestParts): void {
  log.push({
    ...parts,
    get body() {
      return parsed(bodyText);
    },
    get responseBody() {
      return parsed(responseText());
    },
  });
  if (log.length > keptRequests) log.shift();
}

function parsed(text: string | undefined): unknown {
  if (text === undefined || text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
