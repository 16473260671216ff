import { request } from 'node:http';

/** An answer, read to its end. */
export interface Asked {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
  /** The parsed body. */
  readonly json: () => unknown;
}

/** A request of which the server knows, and that is not answered yet. */
export interface UnderWay {
  readonly answer: Promise<Asked>;
}

/** What differs from `GET` without a body. */
export interface AskOptions {
  readonly method?: string;
  /** Sent as they are, `Host` included, which `fetch` would not allow. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Sends a request to the host and port of a URL. */
export function ask(url: string, options: AskOptions = {}): Promise<Asked> {
  return send(url, options, () => {});
}

/** Sends a request, and waits until the server has it. */
export function begin(url: string, { headers = {}, ...options }: AskOptions = {}): Promise<UnderWay> {
  return new Promise((resolve, reject) => {
    // The server asks for the rest of such a request in the moment in which it begins to answer it.
    const answer = send(url, { ...options, headers: { ...headers, Expect: '100-continue' } }, () =>
      resolve({ answer }),
    );
    answer.catch(reject);
  });
}

function send(url: string, { method = 'GET', headers = {}, body }: AskOptions, onArrival: () => void): Promise<Asked> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method, headers, agent: false }, (response) => {
      const pieces: Buffer[] = [];
      response.on('data', (piece: Buffer) => pieces.push(piece));
      response.on('error', reject);
      response.on('end', () => {
        const text = Buffer.concat(pieces).toString();
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text, json: () => JSON.parse(text) });
      });
    });
    sent.on('error', reject);
    sent.on('continue', onArrival);
    sent.end(body);
  });
}
