import type { Finding } from '../../finding.ts';
import type { Ignore } from './config-schema.ts';
import type { FoundConfig } from './find-config.ts';
import { isMatch } from './settings.ts';

/** Takes out what the configuration ignores, and remembers which of its entries were of use. */
export class Ignores {
  readonly #all: readonly Ignore[];
  readonly #today: string;
  readonly #folder: string;
  readonly #used = new Set<Ignore>();
  /** Those that say something of a file of this run. */
  readonly #met = new Set<Ignore>();

  /** @param today The day, as `2026-01-31`. */
  constructor({ config: { ignores = [] }, folder }: FoundConfig, today: string) {
    this.#all = ignores;
    this.#today = today;
    this.#folder = folder;
  }

  /** The findings of a file that are not ignored. */
  filter(path: string, findings: readonly Finding[]): readonly Finding[] {
    const own = this.#all.filter(({ files }) => files?.some((each) => isMatch(path, each, this.#folder)) ?? true);
    for (const each of own) this.#met.add(each);
    const active = own.filter((each) => !this.#isOver(each));
    if (active.length === 0) return findings;
    return findings.filter((finding) => {
      const ignore = active.find((each) => isAbout(each, finding));
      if (ignore !== undefined) this.#used.add(ignore);
      return ignore === undefined;
    });
  }

  /** What to tell about entries that did nothing, as far as this run can know. */
  notes(): string[] {
    return [...this.#met].flatMap((ignore) => {
      const { rule, target, until, reason } = ignore;
      const name = `the ignore of ${rule}${target === undefined ? '' : ` for "${target}"`}`;
      if (this.#isOver(ignore)) return [`${name} ended on ${until} (${reason})`];
      return this.#used.has(ignore) ? [] : [`${name} is of no use any more (${reason})`];
    });
  }

  #isOver({ until }: Ignore): boolean {
    return until !== undefined && this.#today > until;
  }
}

function isAbout({ rule, target }: Ignore, { code, rule: name, mapping }: Finding): boolean {
  return (rule === code || rule === name) && (target === undefined || mapping?.target === target);
}
