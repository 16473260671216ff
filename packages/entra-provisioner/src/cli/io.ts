import { once } from 'node:events';

/** What the command touches of the world, so that a test can give it another one. */
export interface Io {
  readonly stdout: {
    write(text: string): void;
    readonly isTerminal: boolean;
    /** Resolves when a slow reader has taken enough for more to be written. */
    drained(): Promise<void>;
  };
  readonly stderr: { write(text: string): void; readonly isTerminal: boolean };
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Milliseconds since 1970. */
  now(): number;
  /** From 0 up to, not including, 1. */
  random(): number;
  /** Aborted when the user presses Ctrl-C. */
  readonly signal: AbortSignal;
  /** Of the command. */
  readonly version: string;
}

/** The streams and the environment of this process. */
export function processIo(version: string): Io {
  const controller = new AbortController();
  const interrupt = () => controller.abort(new Error('interrupted'));
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt);
  for (const stream of [process.stdout, process.stderr]) {
    // A reader that has seen enough, such as `head`, closes the pipe; that is no failure of ours.
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
      process.exit(process.exitCode ?? 0);
    });
  }
  return {
    stdout: {
      write: (text) => void process.stdout.write(text),
      isTerminal: process.stdout.isTTY === true,
      drained: async () => {
        if (process.stdout.writableNeedDrain) await once(process.stdout, 'drain');
      },
    },
    stderr: { write: (text) => void process.stderr.write(text), isTerminal: process.stderr.isTTY === true },
    env: process.env,
    now: () => Date.now(),
    random: () => Math.random(),
    signal: controller.signal,
    version,
  };
}
