import type { Severity } from '../../finding.ts';
import type { Scope } from '../../rule.ts';

/** The least severity that makes the command fail. */
export type FailOn = Severity | 'never';

/** What can be said for all files, and differently for some. */
export interface FileSettings {
  /** The id of a profile, or a file beside the configuration. */
  readonly profile?: string;
  /** Severities by code or name of a rule. */
  readonly rules?: Readonly<Record<string, Severity | 'off'>>;
  readonly tenantUrl?: string;
  readonly scope?: Scope;
}

/** Settings for the files of one customer. */
export interface Override extends FileSettings {
  /** Patterns of paths, seen from the configuration. */
  readonly files: readonly string[];
}

/** A finding that somebody has decided to live with. */
export interface Ignore {
  readonly rule: string;
  /** The pattern of the paths that it is about; by default all. */
  readonly files?: readonly string[];
  /** The target attribute that it is about; by default all. */
  readonly target?: string;
  readonly reason: string;
  /** The day after which it counts again, as `2026-12-31`. */
  readonly until?: string;
}

/** `mapping-lint.config.json`. */
export interface Config extends FileSettings {
  readonly failOn?: FailOn;
  readonly maxWarnings?: number;
  readonly baseline?: string;
  readonly overrides?: readonly Override[];
  readonly ignores?: readonly Ignore[];
}
