import { resolve } from 'node:path';
import { readBaseline } from '../baseline.ts';
import { type FoundConfig, findConfig, findCustomers } from '../config/find-config.ts';
import { Ignores } from '../config/ignores.ts';
import { Settings } from '../config/settings.ts';
import { type FormatTarget, ONE_LINE_FORMATS, readFormats } from '../formats.ts';
import { findInputs, type Input } from '../inputs.ts';
import type { Io } from '../io.ts';
import { UsageError } from '../usage-error.ts';
import type { CheckOptions } from './check-command.ts';
import { Choices } from './choices.ts';
import type { Thresholds } from './exit-code.ts';
import type { Mending } from './fix-until-stable.ts';
import { KnownFindings } from './known-findings.ts';

/** Everything that a run needs, read and found to be in order. */
export interface Preparation {
  readonly inputs: readonly Input[];
  readonly formats: readonly FormatTarget[];
  readonly settings: Settings;
  readonly known: KnownFindings;
  /** `undefined` where nothing is to be mended. */
  readonly mending: Mending | undefined;
  readonly thresholds: Thresholds;
}

/**
 * Reads options, configuration, profiles and baseline, and finds the files, before anything is checked.
 *
 * @throws {UsageError} when the command was called in a way that it can't follow.
 */
export async function prepare(files: readonly string[], options: CheckOptions, io: Io): Promise<Preparation> {
  const formats = readFormats(options.format ?? ['text']);
  checkWhy(options, formats);
  const mending = readMending(options);
  await checkRuleNames(options);
  const found = await findConfig(options.config, io.cwd);
  const named = options.profile === undefined ? undefined : await findCustomers(options.profile, io.cwd);
  const settings = new Settings({
    config: found,
    customers: named ?? found,
    given: givenSettings(options, named),
    cwd: io.cwd,
  });
  await settings.loadProfiles();
  const ignores = new Ignores(found, new Date(io.now()).toISOString().slice(0, 10));
  const baseline = baselinePath(found, options);
  const known = new KnownFindings(
    ignores,
    baseline === undefined ? undefined : await readBaseline(baseline),
    options.updateBaseline === true,
  );
  const others = [found.path, named?.path, baseline, ...settings.profileFiles()];
  const inputs = findInputs(files, io, {
    stdinName: options.stdinFilename,
    except: others.flatMap((path) => (path === undefined ? [] : [resolve(path)])),
  });
  const thresholds = {
    failOn: options.failOn ?? found.config.failOn ?? 'error',
    maxWarnings: options.maxWarnings ?? found.config.maxWarnings,
  };
  return { inputs, formats, settings, known, mending, thresholds };
}

/** What nobody would see is not worked out. */
function checkWhy({ why, updateBaseline }: CheckOptions, formats: readonly FormatTarget[]): void {
  if (why !== true) return;
  if (updateBaseline) throw new UsageError('--why shows nothing with --update-baseline, which writes no report');
  if (formats.some(({ name }) => !ONE_LINE_FORMATS.includes(name))) return;
  const names = formats.map(({ name }) => name).join(' and ');
  throw new UsageError(`--why shows nothing in ${names}: take a format with room for a request, as in --format text`);
}

/** Only runs that name rules need what checks their names. */
async function checkRuleNames({ rule, choose }: CheckOptions): Promise<void> {
  if (Object.keys(rule).length + choose.length === 0) return;
  const { checkRules } = await import('../config/check-config.ts');
  checkRules(Object.keys(rule), '--rule');
  checkRules(
    choose.map((each) => each.rule),
    '--choose',
  );
}

function readMending({ fix, unsafeFixes = false, fixDryRun, choose }: CheckOptions): Mending | undefined {
  if (fix || fixDryRun) return { unsafe: unsafeFixes, choices: new Choices(choose) };
  const given = unsafeFixes ? '--unsafe-fixes' : choose.length > 0 ? '--choose' : undefined;
  if (given === undefined) return undefined;
  throw new UsageError(`${given} needs --fix, or --fix-dry-run to look at the difference first`);
}

function givenSettings({ profile, tenantUrl, scope, rule }: CheckOptions, customers: FoundConfig | undefined) {
  return {
    ...(profile === undefined || customers !== undefined ? {} : { profile }),
    ...(tenantUrl === undefined ? {} : { tenantUrl }),
    ...(scope === undefined ? {} : { scope }),
    rules: rule,
  };
}

function baselinePath({ config, folder }: FoundConfig, options: CheckOptions): string | undefined {
  if (options.baseline !== undefined) return options.baseline;
  if (config.baseline !== undefined) return resolve(folder, config.baseline);
  if (options.updateBaseline) {
    throw new UsageError('--update-baseline needs --baseline <file>, or "baseline" in the configuration');
  }
  return undefined;
}
