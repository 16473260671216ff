import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Tally } from '../ci/tally.ts';
import { repositoryRoot } from './workspaces.ts';

/** Runs named checks one after another, prints a line for each, and leaves the sum in `reports/<name>.json`. */
export class Checklist {
  readonly #report: string;
  readonly #parts: readonly string[];
  #passed = 0;
  #failed = 0;

  /** @param parts Only checks with one of these in their name are made; all when there are none. */
  constructor(name: string, parts: readonly string[] = []) {
    this.#report = join(repositoryRoot, 'reports', `${name}.json`);
    this.#parts = parts;
  }

  /** Runs one check, which fails by throwing. Answers whether it passed, so that what needs it can be left out. */
  async check(name: string, run: () => void | Promise<void>): Promise<boolean> {
    if (this.#parts.length > 0 && !this.#parts.some((part) => name.includes(part))) return false;
    try {
      await run();
    } catch (error) {
      this.#failed += 1;
      const message = error instanceof Error ? error.message : String(error);
      console.log(`FAIL  ${name}\n${message.replace(/^/gm, '      ')}`);
      return false;
    }
    this.#passed += 1;
    console.log(`ok    ${name}`);
    return true;
  }

  /** Prints and writes the sum; the process will exit with 1 when a check failed. */
  finish(): void {
    const tally: Tally = { passed: this.#passed, failed: this.#failed, skipped: 0 };
    mkdirSync(dirname(this.#report), { recursive: true });
    writeFileSync(this.#report, `${JSON.stringify(tally)}\n`);
    console.log(`${tally.passed} passed, ${tally.failed} failed`);
    if (tally.failed > 0) process.exitCode = 1;
  }
}
