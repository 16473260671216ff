import { readFileSync } from 'node:fs';
import { Agent, request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { serve } from '../reference-server/command.ts';

/** A server of its own process that is sent what nobody should send. */
export interface Target {
  readonly url: URL;
  readonly token: string;
  readonly pid: number;
  /** What the server said of faults of its own. */
  readonly faults: () => string;
  send(request: {
    readonly method: string;
    /** Behind the SCIM base URL. */
    readonly target: string;
    readonly headers?: Readonly<Record<string, string | string[]>>;
    readonly body?: string | Uint8Array | undefined;
  }): Promise<Reply>;
  /** Sends bytes as they are, and reads until the server ends the connection. */
  sendRaw(text: string): Promise<string>;
  close(): Promise<void>;
}

export interface Reply {
  readonly status: number;
  readonly type: string | undefined;
  readonly text: string;
}

/** The password of a user that is there; neither it nor its hash must ever come back. */
export const PASSWORD = 'correct horse battery staple';

/** The name of that user. */
export const SECRETIVE = 'secretive';

/** Starts a server with little memory, so that it would end if it kept anything. */
export async function startTarget(database: string): Promise<Target> {
  const { pid, printed, end, ...server } = await serve(['--database', database, '--log-level', 'error'], {
    NODE_OPTIONS: '--max-old-space-size=96',
  });
  const url = new URL(server.url);
  const agent = new Agent({ keepAlive: true, maxSockets: 24 });
  const target: Target = {
    url,
    token: server.token,
    pid,
    faults: () => printed.stderr,
    send: ({ method, target: path, headers = {}, body }) =>
      new Promise((resolve, reject) => {
        // Node sends the body of a DELETE without a length, so that a part of it becomes the start of the next request.
        const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
        const sent = httpRequest(
          {
            ...{ host: url.hostname, port: url.port, method, path: url.pathname + path, agent },
            headers: { authorization: `Bearer ${server.token}`, ...headers, ...length },
          },
          (response) => {
            const pieces: Buffer[] = [];
            response.on('data', (piece) => pieces.push(piece));
            response.on('error', reject);
            response.on('end', () =>
              resolve({
                status: response.statusCode ?? 0,
                type: response.headers['content-type'],
                text: Buffer.concat(pieces).toString(),
              }),
            );
          },
        );
        sent.on('error', reject);
        sent.end(body);
      }),
    sendRaw: (text) =>
      new Promise((resolve, reject) => {
        let answer = '';
        const socket = connect(Number(url.port), url.hostname, () => socket.write(text));
        socket.setEncoding('utf8').on('data', (piece: string) => {
          answer += piece;
        });
        socket.on('error', reject).on('close', () => resolve(answer));
      }),
    async close() {
      agent.destroy();
      await end('SIGTERM');
    },
  };
  await target.send({
    ...{ method: 'POST', target: '/Users', headers: { 'content-type': 'application/scim+json' } },
    body: JSON.stringify({ userName: SECRETIVE, password: PASSWORD }),
  });
  return target;
}

/** The memory of a process in bytes, where the system tells. */
export function residentMemory(pid: number): number | undefined {
  try {
    const kibibytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kibibytes === undefined ? undefined : Number(kibibytes) * 1024;
  } catch {
    return undefined;
  }
}
