import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const command = fileURLToPath(new URL('../../../apps/reference-server/dist/cli.js', import.meta.url));

/** What a process printed, and how it ended. */
export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A process that may still run. */
export interface Running {
  /** The number of the process. */
  readonly pid: number;
  /** What was printed so far. */
  readonly printed: { readonly stdout: string; readonly stderr: string };
  /** Waits for a line on stdout. Rejects when the process ends without it. */
  line(pattern: RegExp): Promise<RegExpExecArray>;
  /** Sends a signal, where one is given, and waits for the end. */
  end(signal?: NodeJS.Signals): Promise<Outcome>;
}

/** Watches what a process prints. */
export function watch(child: ChildProcess): Running {
  const printed = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name]!.setEncoding('utf8').on('data', (text: string) => {
      printed[name] += text;
    });
  }
  const ended = once(child, 'close');
  return {
    pid: child.pid!,
    printed,
    async line(pattern) {
      for (;;) {
        const match = pattern.exec(printed.stdout);
        if (match !== null) return match;
        const more = once(child.stdout!, 'data').then(() => true);
        if (!(await Promise.race([more, ended.then(() => false)]))) {
          throw new Error(`ended without ${pattern}: ${printed.stdout}${printed.stderr}`);
        }
      }
    },
    async end(signal) {
      if (signal !== undefined) child.kill(signal);
      const [code] = await ended;
      return { code, ...printed };
    },
  };
}

const processes = new Set<ChildProcess>();

/** Starts `scim-reference-server`. The environment has no `SCIM_*` variables but the given ones. */
export function run(argv: readonly string[], variables: Readonly<Record<string, string>> = {}): Running {
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith('SCIM_'));
  const child = spawn(process.execPath, [command, ...argv], {
    env: { ...Object.fromEntries(inherited), ...variables },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  processes.add(child);
  child.once('close', () => processes.delete(child));
  return watch(child);
}

/** Ends what a failed test left behind. */
export function endAll(): void {
  for (const child of processes) child.kill('SIGKILL');
}

/** Starts the server on a random port and waits until it has said where it is. */
export async function serve(argv: readonly string[] = [], variables: Readonly<Record<string, string>> = {}) {
  const running = run(['--port', '0', ...argv], variables);
  const url = (await running.line(/^ *URL +(http\S+)$/m))[1]!;
  const token = (await running.line(/^ *Token +(.+)$/m))[1]!;
  await running.line(/^Ctrl-C stops it\.$/m);
  return { ...running, url, token };
}
