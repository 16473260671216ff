import { connect } from 'node:net';

/** A request as it goes over the wire, and the status that it must come to. */
export interface LoadRequest {
  readonly method: string;
  readonly path: string;
  readonly body?: string;
}

/** Where requests are sent to. */
export interface LoadTarget {
  readonly port: number;
  readonly token: string;
}

/** Sends requests over connections that stay open. */
export interface Load {
  /**
   * Sends so many requests, on all connections at once.
   *
   * @throws Error for a status that is not expected.
   */
  send(count: number): Promise<void>;
  /** How long requests took since the last call, in milliseconds, shortest first. */
  takeTimes(): number[];
  close(): void;
}

/**
 * Opens connections to a server. Plain sockets, so that the load costs little beside the server: bodies are read by their
 * length and not looked at.
 */
export function openLoad({ port, token }: LoadTarget, next: () => LoadRequest, status: number, connections = 16): Load {
  let left = 0;
  let times: number[] = [];
  const lines = Array.from({ length: connections }, () => createLine(port));

  const work = async (line: Line) => {
    while (left > 0) {
      left -= 1;
      const { method, path, body = '' } = next();
      const length =
        body === '' ? '' : `Content-Type: application/scim+json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n`;
      const head = `${method} ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nAuthorization: Bearer ${token}\r\n${length}\r\n`;
      const began = performance.now();
      const found = await line.exchange(head + body);
      times.push(performance.now() - began);
      if (found !== status) throw new Error(`${method} ${path}: expected ${status}, got ${found}`);
    }
  };
  return {
    async send(count) {
      left = count;
      let isDone = false;
      // Stays awake: else a server would pay for waking it up with every answer, the more often the slower it is itself.
      const stayAwake = () => {
        if (!isDone) setImmediate(stayAwake);
      };
      stayAwake();
      try {
        await Promise.all(lines.map(work));
      } finally {
        isDone = true;
      }
    },
    takeTimes() {
      const taken = times.sort((a, b) => a - b);
      times = [];
      return taken;
    },
    close() {
      for (const line of lines) line.close();
    },
  };
}

interface Line {
  /** @returns The status. */
  exchange(request: string): Promise<number>;
  close(): void;
}

/** Servers close connections on which nothing was asked for 5 seconds; before that, in milliseconds, one is made anew. */
const LONGEST_IDLE = 2_000;

/** One connection at a time, on which one answer at a time is waited for. */
function createLine(port: number): Line {
  let connection: Connection | undefined;
  let usedAt = Number.NEGATIVE_INFINITY;
  return {
    async exchange(request) {
      if (performance.now() - usedAt > LONGEST_IDLE) {
        connection?.close();
        connection = openConnection(port);
      }
      const status = await connection!.exchange(request);
      usedAt = performance.now();
      return status;
    },
    close: () => connection?.close(),
  };
}

type Connection = Line;

function openConnection(port: number): Connection {
  const socket = connect(port, '127.0.0.1').setNoDelay(true);
  let waiting: ((status: number) => void) | undefined;
  let fail: (error: Error) => void = () => {};
  let received = Buffer.alloc(0);
  socket.on('error', (error) => fail(error));
  socket.on('close', () => fail(new Error('the server has closed the connection')));
  socket.on('data', (piece) => {
    received = received.length === 0 ? piece : Buffer.concat([received, piece]);
    const end = received.indexOf('\r\n\r\n');
    if (end < 0) return;
    const head = received.toString('latin1', 0, end);
    const length = Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1] ?? 0);
    if (received.length < end + 4 + length) return;
    received = Buffer.alloc(0);
    waiting?.(Number(head.slice(9, 12)));
  });
  return {
    exchange(request) {
      return new Promise((resolve, reject) => {
        waiting = resolve;
        fail = reject;
        socket.write(request);
      });
    },
    close: () => void socket.destroy(),
  };
}

/** The time below which so many of a hundred requests stay, of times in order. */
export function percentile(times: readonly number[], percent: number): number {
  return times[Math.min(times.length - 1, Math.floor((times.length * percent) / 100))] ?? Number.NaN;
}
