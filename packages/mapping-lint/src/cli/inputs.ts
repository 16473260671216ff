import { globSync, readdirSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Io } from './io.ts';
import { UsageError } from './usage-error.ts';

/** Something to check. */
export interface Input {
  /** How it is called in the report. */
  readonly path: string;
  readonly isStdin: boolean;
  read(): Promise<Uint8Array>;
}

/** The name of standard input among the files. */
const STDIN = '-';

/**
 * Turns the arguments into inputs; a folder stands for the `.json` files below it, a pattern for
 * what matches it.
 *
 * @throws {UsageError} when there is nothing to check.
 */
export function findInputs(files: readonly string[], io: Io, stdinName = '<stdin>'): Input[] {
  if (files.length === 0) {
    throw new UsageError('name the files to check, or - for standard input: mapping-lint check export.json');
  }
  if (files.includes(STDIN) && io.stdinIsTerminal) {
    throw new UsageError('- reads standard input, and nothing is piped into it: mapping-lint check - < export.json');
  }
  return files.flatMap((file) => {
    if (file === STDIN) return [{ path: stdinName, isStdin: true, read: () => io.readStdin() }];
    if (isFolder(file)) return inputsOfFolder(file);
    return isPattern(file) ? inputsOfPattern(file) : [inputOfFile(file)];
  });
}

function inputOfFile(path: string): Input {
  return { path, isStdin: false, read: () => readFile(path) };
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function inputsOfFolder(folder: string): Input[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.toLowerCase().endsWith('.json') && !/(^|[\\/])node_modules[\\/]/.test(name))
    .sort();
  if (names.length === 0) throw new UsageError(`there is no .json file in the folder ${folder}`);
  return names.map((name) => inputOfFile(join(folder, name)));
}

/** A file may have such characters in its name, so that only what does not exist is a pattern. */
function isPattern(name: string): boolean {
  return /[*?[{]/.test(name) && statSync(name, { throwIfNoEntry: false }) === undefined;
}

function inputsOfPattern(pattern: string): Input[] {
  const names = globSync(pattern, { exclude: (name) => name === 'node_modules' }).filter((name) => !isFolder(name));
  if (names.length === 0) throw new UsageError(`no file matches ${pattern}`);
  return names.sort().map(inputOfFile);
}
