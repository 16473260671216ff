import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Tally } from '../ci/tally.ts';
import { repositoryRoot } from './workspaces.ts';

/** Runs named checks one after another, prints a line for each, and leaves the sum in `reports/<name>.json`. */
export class Checklist {
  readonly #report: string;
  #passed = 0;
  #failed = 0;

  constructor(name: string) {
    this.#report = join(repositoryRoot, 'reports', `${name}.json`);
  }

  /** Runs one check, which fails by throwing. Answers whether it passed, so that what needs it can be left out. */
  async check(name: string, run: () => void | Promise<void>): Promise<boolean> {
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
