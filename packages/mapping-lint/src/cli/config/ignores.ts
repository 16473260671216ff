import type { Finding } from '../../finding.ts';
import type { Config, Ignore } from './config.ts';
import type { Settings } from './settings.ts';

/** Takes out what the configuration ignores, and remembers which of its entries were of use. */
export class Ignores {
  private readonly active: readonly Ignore[];
  private readonly expired: readonly Ignore[];
  private readonly used = new Set<Ignore>();
  private readonly settings: Settings;

  /** @param today The day, as `2026-01-31`. */
  constructor({ ignores = [] }: Config, settings: Settings, today: string) {
    this.active = ignores.filter(({ until }) => until === undefined || today <= until);
    this.expired = ignores.filter((each) => !this.active.includes(each));
    this.settings = settings;
  }

  /** The findings of a file that are not ignored. */
  filter(path: string, findings: readonly Finding[]): readonly Finding[] {
    if (this.active.length === 0) return findings;
    return findings.filter((finding) => {
      const ignore = this.active.find((each) => this.applies(each, path, finding));
      if (ignore !== undefined) this.used.add(ignore);
      return ignore === undefined;
    });
  }

  /** What to tell about entries that did nothing. */
  notes(): string[] {
    const unused = this.active.filter((each) => !this.used.has(each));
    return [
      ...this.expired.map(({ rule, until, reason }) => `the ignore of ${rule} ended on ${until} (${reason})`),
      ...unused.map(({ rule, reason }) => `the ignore of ${rule} is of no use any more (${reason})`),
    ];
  }

  private applies({ rule, files, target }: Ignore, path: string, { code, rule: name, mapping }: Finding): boolean {
    if (rule !== code && rule !== name) return false;
    if (target !== undefined && mapping?.target !== target) return false;
    return files === undefined || files.some((pattern) => this.settings.isMatch(path, pattern));
  }
}
