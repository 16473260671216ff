import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { LoadTarget } from './load.ts';

const TOKEN = 'a-token-for-measuring';
const OURS = fileURLToPath(new URL('../../../apps/reference-server/dist/cli.js', import.meta.url));
const PEER = fileURLToPath(new URL('./bare-koa.js', import.meta.url));
/** On Linux a server gets one core for itself, and the load the others. */
const canPin = spawnSync('taskset', ['--version']).status === 0;

/** A server in a process of its own. */
export interface ServerProcess extends LoadTarget {
  readonly url: string;
  /** The most memory that it has had so far, in bytes; `undefined` where the system does not tell. */
  peakMemory(): number | undefined;
  /** How long it has worked so far, in milliseconds; what other programs do in between does not count. */
  processorTime(): number;
  end(): Promise<void>;
}

/** Starts the reference server on a database file, with further flags where wanted. */
export function startOurs(file: string, flags: readonly string[] = []): Promise<ServerProcess> {
  return start([OURS, '--port', '0', '--token', TOKEN, '--database', file, '--log-level', 'silent', ...flags]);
}

/** Starts the bare server on a file of its own. */
export function startPeer(file: string): Promise<ServerProcess> {
  return start([PEER, file]);
}

async function start(argv: readonly string[]): Promise<ServerProcess> {
  const [command, args] = canPin ? ['taskset', ['-c', '0', process.execPath, ...argv]] : [process.execPath, argv];
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'close');
  let printed = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    printed += text;
  });
  let url: string | undefined;
  while (url === undefined) {
    await Promise.race([once(child.stdout, 'data'), ended.then(() => Promise.reject(new Error(`ended: ${printed}`)))]);
    url = /URL +(http\S+)/.exec(printed)?.[1];
  }
  return {
    url,
    port: Number(new URL(url).port),
    token: TOKEN,
    peakMemory: () => peakMemory(child.pid!),
    processorTime: () => processorTime(child.pid!),
    async end() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

/** Clock ticks of Linux, of which a second has a hundred. */
const TICK = 10;

function processorTime(pid: number): number {
  try {
    // Behind the name, which is in parentheses and may hold anything.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    return (Number(fields[11]) + Number(fields[12])) * TICK;
  } catch {
    return performance.now();
  }
}

function peakMemory(pid: number): number | undefined {
  try {
    const kibibytes = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kibibytes === undefined ? undefined : Number(kibibytes) * 1024;
  } catch {
    return undefined;
  }
}
