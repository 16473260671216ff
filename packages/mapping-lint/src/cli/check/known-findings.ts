import type { Finding } from '../../finding.ts';
import { quantity } from '../../text/words.ts';
import type { Baseline } from '../baseline.ts';
import type { Ignores } from '../config/ignores.ts';

/** Findings that somebody knows of already: ignored, or in the baseline. */
export class KnownFindings {
  readonly #ignores: Ignores;
  readonly #baseline: Baseline | undefined;
  readonly #isUpdate: boolean;
  #gone = 0;
  #total = 0;

  /** @param isUpdate Whether the baseline is to know everything that is found. */
  constructor(ignores: Ignores, baseline: Baseline | undefined, isUpdate: boolean) {
    this.#ignores = ignores;
    this.#baseline = baseline;
    this.#isUpdate = isUpdate;
  }

  /** The findings of a file that nobody knows of. */
  keep(path: string, findings: readonly Finding[]): readonly Finding[] {
    const rest = this.#ignores.filter(path, findings);
    return this.#baseline === undefined || this.#isUpdate ? rest : this.#baseline.filter(path, rest);
  }

  /** Takes note of everything that was found in a file. */
  learn(path: string, findings: readonly Finding[]): void {
    if (this.#baseline === undefined) return;
    const rest = this.#ignores.filter(path, findings);
    this.#gone += this.#baseline.countGone(path, rest);
    this.#total += rest.length;
    if (this.#isUpdate) this.#baseline.set(path, rest);
  }

  /** Writes the baseline where it is to be updated, and says what there is to know. */
  finish(): string[] {
    const notes = this.#ignores.notes();
    if (this.#baseline === undefined) return notes;
    if (this.#isUpdate) {
      this.#baseline.write();
      notes.push(`${this.#baseline.path} now knows ${quantity(this.#total, 'finding')}`);
    } else if (this.#gone > 0) {
      const are = this.#gone === 1 ? 'is' : 'are';
      notes.push(
        `${quantity(this.#gone, 'finding')} of ${this.#baseline.path} ${are} gone: --update-baseline takes them out`,
      );
    }
    return notes;
  }
}
