import { spawn } from 'node:child_process';

export interface Outcome {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly cwd?: string;
  /** Added to the environment of this process. */
  readonly env?: Readonly<Record<string, string>>;
  /** In milliseconds, after which the process is killed. Default is 120,000. */
  readonly timeout?: number;
}

/** Runs a program to its end without a shell (on Windows with one, where npm and pnpm are scripts) and keeps its output. */
export function run(command: string, args: readonly string[], options: RunOptions = {}): Promise<Outcome> {
  const child = spawn(command, args, {
    cwd: options.cwd,
    env: { ...process.env, ...options.env },
    timeout: options.timeout ?? 120_000,
    killSignal: 'SIGKILL',
    shell: process.platform === 'win32' && command !== process.execPath,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (text: string) => {
      output[name] += text;
    });
  }
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    // A process that was killed has no exit code; 137 is what a shell says of SIGKILL.
    child.on('close', (exitCode) => resolve({ exitCode: exitCode ?? 137, ...output }));
  });
}

/** Like {@link run}, but throws the output of a program that fails. */
export async function runOrThrow(command: string, args: readonly string[], options?: RunOptions): Promise<string> {
  const { exitCode, stdout, stderr } = await run(command, args, options);
  if (exitCode !== 0) {
    throw new Error(`${[command, ...args].join(' ')} exited with ${exitCode}\n${stdout}${stderr}`.trimEnd());
  }
  return stdout;
}
