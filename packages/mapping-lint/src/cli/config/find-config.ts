import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { whyUnreadable } from 'vendor-profiles';
import { UsageError } from '../usage-error.ts';
import type { Config } from './config-schema.ts';

/** The name that is looked for. */
const CONFIG_NAME = 'mapping-lint.config.json';

/** A configuration and where it stands. */
export interface FoundConfig {
  readonly config: Config;
  /** The folder that its paths are seen from. */
  readonly folder: string;
  /** Its file; `undefined` where there is none. */
  readonly path: string | undefined;
}

/**
 * Finds the configuration: the file that is named, or the nearest `mapping-lint.config.json` from a folder upwards, up to
 * the one that holds `.git`.
 *
 * @throws {UsageError} when the named file is missing, or the configuration is wrong.
 */
export async function findConfig(named: string | false | undefined, from: string): Promise<FoundConfig> {
  const path = named === false ? undefined : (named ?? nearest(from));
  if (path === undefined) return { config: {}, folder: from, path };
  const value = readJson(path, 'the configuration');
  // Most runs have no configuration, and need not load what checks one.
  const { checkConfig } = await import('./check-config.ts');
  return { config: checkConfig(value, path), folder: dirname(resolve(from, path)), path: resolve(from, path) };
}

/**
 * Reads a list of customers from the file that `--profile` names; `undefined` when the file is none.
 *
 * @throws {UsageError} when it is one and something is wrong in it.
 */
export async function findCustomers(path: string, from: string): Promise<FoundConfig | undefined> {
  if (!path.toLowerCase().endsWith('.json') || !existsSync(path)) return undefined;
  const value = readJson(path, 'the profile');
  if (typeof value !== 'object' || value === null || !('customers' in value)) return undefined;
  const { checkCustomers } = await import('./check-config.ts');
  return { config: checkCustomers(value, path), folder: dirname(resolve(from, path)), path: resolve(from, path) };
}

function nearest(from: string): string | undefined {
  for (let folder = from; ; folder = dirname(folder)) {
    const path = join(folder, CONFIG_NAME);
    if (existsSync(path)) return path;
    if (existsSync(join(folder, '.git')) || dirname(folder) === folder) return undefined;
  }
}

function readJson(path: string, what: string): unknown {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw new UsageError(`${what} ${path} can't be read: ${whyUnreadable(error)}`);
  }
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new UsageError(`${path} is not JSON: ${error instanceof Error ? error.message : 'it can not be parsed'}`);
  }
}
