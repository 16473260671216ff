import { InvalidArgumentError } from 'commander';
import type { Finding } from '../../finding.ts';

/** Which of several ways of mending is taken. */
export interface Choice {
  /** The code or name of the rule. */
  readonly rule: string;
  /** The target attribute that it is about; `undefined` for all findings of the rule. */
  readonly target: string | undefined;
  /** The number of the choice, from 1. */
  readonly number: number;
}

/**
 * Reads what `--choose` was given: `ML501=2`, or `ML501@title=2`.
 *
 * @throws {InvalidArgumentError} when it is neither.
 */
export function readChoice(value: string): Choice {
  const [, rule, target, number] = /^([\w-]+)(?:@(.+))?=([1-9]\d?)$/.exec(value) ?? [];
  if (rule === undefined) throw new InvalidArgumentError('Write it as ML501=2, or ML501@title=2 for one mapping.');
  return { rule, target, number: Number(number) };
}

/** The choices that somebody made, and which of them met a finding. */
export class Choices {
  readonly #all: readonly Choice[];
  readonly #used = new Set<Choice>();

  constructor(all: readonly Choice[]) {
    this.#all = all;
  }

  /** The findings with the way of mending that was chosen; what somebody chose needs no further decision. */
  apply(findings: readonly Finding[]): readonly Finding[] {
    if (this.#all.length === 0) return findings;
    return findings.map((finding) => {
      const choice = this.#all.findLast((each) => isAbout(each, finding));
      const fix = choice && finding.choices[choice.number - 1];
      if (choice === undefined || fix === undefined) return finding;
      this.#used.add(choice);
      return { ...finding, fix: { ...fix, safe: true } };
    });
  }

  /** What to tell of choices that met nothing. */
  notes(): string[] {
    return this.#all
      .filter((each) => !this.#used.has(each))
      .map(({ rule, target, number }) => {
        const name = `${rule}${target === undefined ? '' : `@${target}`}=${number}`;
        return `--choose ${name} is no choice of any finding`;
      });
  }
}

function isAbout({ rule, target }: Choice, { code, rule: name, mapping }: Finding): boolean {
  return (rule === code || rule === name) && (target === undefined || target === mapping?.target);
}
