import { globSync, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Io } from './io.ts';
import { readBounded } from './read-bounded.ts';
import { UsageError } from './usage-error.ts';

/** Something to check. */
export interface Input {
  /** How it is called in the report. */
  readonly path: string;
  readonly isStdin: boolean;
  read(): Promise<Uint8Array>;
}

/** How inputs are looked for. */
export interface InputOptions {
  /** How standard input is called; `<stdin>` when it is not said. */
  readonly stdinName?: string | undefined;
  /** Files, as absolute paths, that are no exports where a folder or a pattern leads to them. */
  readonly except?: readonly string[];
}

/** The name of standard input among the files. */
const STDIN = '-';

/**
 * Turns the arguments into inputs; a folder stands for the `.json` files below it, a pattern for
 * what matches it. What is named twice is checked once.
 *
 * @throws {UsageError} when there is nothing to check.
 */
export function findInputs(files: readonly string[], io: Io, options: InputOptions = {}): Input[] {
  if (files.length === 0) {
    throw new UsageError('name the files to check, or - for standard input: mapping-lint check export.json');
  }
  if (files.includes(STDIN) && io.stdinIsTerminal) {
    throw new UsageError('- reads standard input, and nothing is piped into it: mapping-lint check - < export.json');
  }
  const except = new Set(options.except);
  const inputs = new Map<string, Input>();
  for (const file of files) {
    if (file === STDIN) inputs.set(STDIN, stdinInput(io, options.stdinName));
    else for (const path of pathsOf(file, except)) inputs.set(resolve(path), inputOfFile(path));
  }
  return [...inputs.values()];
}

function stdinInput(io: Io, path = '<stdin>'): Input {
  return { path, isStdin: true, read: () => io.readStdin() };
}

function inputOfFile(path: string): Input {
  return { path, isStdin: false, read: async () => readBounded(path) };
}

function pathsOf(name: string, except: ReadonlySet<string>): string[] {
  if (isFolder(name)) {
    const found = withoutOthers(namesInFolder(name), except);
    if (found.length === 0) throw new UsageError(`there is no .json file in the folder ${name}`);
    return found;
  }
  if (!isPattern(name)) return [name];
  const found = withoutOthers(namesByPattern(name), except);
  if (found.length === 0) throw new UsageError(`no file matches ${name}`);
  return found;
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function namesInFolder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.toLowerCase().endsWith('.json') && !/(^|[\\/])(node_modules|\.[^\\/]+)[\\/]/.test(name))
    .map((name) => join(folder, name))
    .filter((path) => !isFolder(path));
}

function namesByPattern(pattern: string): string[] {
  return globSync(pattern, { exclude: (name) => name === 'node_modules' }).filter((name) => !isFolder(name));
}

/** A file may have such characters in its name, so that only what does not exist is a pattern. */
function isPattern(name: string): boolean {
  return /[*?[{]/.test(name) && statSync(name, { throwIfNoEntry: false }) === undefined;
}

function withoutOthers(names: readonly string[], except: ReadonlySet<string>): string[] {
  return names.filter((name) => !except.has(resolve(name)) && !name.endsWith('mapping-lint.config.json')).sort();
}
