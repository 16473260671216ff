import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { UsageError } from '../usage-error.ts';
import { checkConfig } from './check-config.ts';
import type { Config } from './config.ts';

/** The name that is looked for. */
const CONFIG_NAME = 'mapping-lint.config.json';

/** A configuration and the folder that its paths are seen from. */
export interface FoundConfig {
  readonly config: Config;
  readonly folder: string;
}

/**
 * Finds the configuration: the file that is named, or the nearest `mapping-lint.config.json` from a folder upwards, up to
 * the one that holds `.git`.
 *
 * @throws {UsageError} when the named file is missing, or the configuration is wrong.
 */
export function findConfig(named: string | false | undefined, from: string): FoundConfig {
  if (named === false) return { config: {}, folder: from };
  const path = named ?? nearest(from);
  if (path === undefined) return { config: {}, folder: from };
  return { config: checkConfig(parse(path), path), folder: dirname(resolve(from, path)) };
}

function nearest(from: string): string | undefined {
  for (let folder = from; ; folder = dirname(folder)) {
    const path = join(folder, CONFIG_NAME);
    if (existsSync(path)) return path;
    if (existsSync(join(folder, '.git')) || dirname(folder) === folder) return undefined;
  }
}

function parse(path: string): unknown {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    throw new UsageError(`the configuration ${path} can't be read`);
  }
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new UsageError(`${path} is not JSON: ${error instanceof Error ? error.message : 'it can not be parsed'}`);
  }
}
