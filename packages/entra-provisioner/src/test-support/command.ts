import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../cli/run.ts';

/** The mapping of the README: users and groups. */
export const MAPPING = join(import.meta.dirname, '../../examples/export.json');

/** What a command printed, and how it ended. */
export interface Printed {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A folder of its own, and commands with it. */
export class CommandFolder {
  readonly path = mkdtempSync(join(tmpdir(), 'command-'));
  /** The variables that commands are given. */
  env: Record<string, string> = {};
  now = Date.UTC(2026, 0, 1);
  /** The most characters that a command wrote at once, without waiting for a slow reader. */
  mostAtOnce = 0;

  /** The path of a file of the folder. */
  file(name: string): string {
    return join(this.path, name);
  }

  /** Writes a file, as JSON where it is no text; answers its path. */
  write(name: string, content: unknown): string {
    writeFileSync(this.file(name), typeof content === 'string' ? content : JSON.stringify(content));
    return this.file(name);
  }

  makeFolder(name: string): void {
    mkdirSync(this.file(name));
  }

  read(name: string): string {
    return readFileSync(this.file(name), 'utf8');
  }

  /** Runs the command in this process. */
  async run(...args: readonly string[]): Promise<Printed> {
    const [stdout, stderr]: [string[], string[]] = [[], []];
    let waiting = 0;
    const exitCode = await run(args, {
      stdout: {
        isTerminal: false,
        write: (text) => {
          stdout.push(text);
          waiting += text.length;
          this.mostAtOnce = Math.max(this.mostAtOnce, waiting);
        },
        drained: async () => {
          waiting = 0;
        },
      },
      stderr: { isTerminal: false, write: (text) => void stderr.push(text) },
      env: this.env,
      now: () => this.now,
      random: () => 0.5,
      signal: new AbortController().signal,
      version: '0.0.0',
    });
    return { exitCode, stdout: stdout.join(''), stderr: stderr.join('') };
  }

  remove(): void {
    rmSync(this.path, { recursive: true });
  }
}
