import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { run } from '../shared/run.ts';
import { findWorkspaces, repositoryRoot } from '../shared/workspaces.ts';
import type { Document } from './documents.ts';
import { compareOutput } from './expected.ts';
import { outputAfter, useServer } from './snippets.ts';

/** Commands of a document that run together, and what they must come to. */
export interface ShellBlock {
  readonly line: number;
  readonly commands: string;
  readonly exitCode: number;
  /** Absent when the document doesn't show what is printed. */
  readonly output?: { readonly text: string; readonly language: string };
}

/**
 * Lists the commands of a document that are to be run: blocks `sh run`, whose output is the block after them if that is
 * marked `output`, and `console run`, where commands stand after `$ ` and their output below them.
 */
export function findShellBlocks(document: Document): ShellBlock[] {
  return document.fences.flatMap((fence, index): ShellBlock[] => {
    if (!fence.flags.has('run')) return [];
    const exitCode = Number(fence.attributes.get('exit') ?? 0);
    if (fence.language === 'console') return splitConsole(fence.code, fence.line, exitCode);
    if (fence.language !== 'sh' && fence.language !== 'bash') return [];
    const shown = outputAfter(document.fences, index);
    const output = shown === undefined ? {} : { output: { text: shown.code, language: shown.language } };
    return [{ line: fence.line, commands: fence.code, exitCode, ...output }];
  });
}

/** `exit=` is about the last command of the block; those before it must succeed. */
function splitConsole(code: string, line: number, exitCode: number): ShellBlock[] {
  const blocks: { line: number; commands: string; text: string[] }[] = [];
  code.split('\n').forEach((text, index) => {
    const last = blocks.at(-1);
    if (text.startsWith('$ ')) blocks.push({ line: line + index, commands: text.slice(2), text: [] });
    else if (text.startsWith('> ') && last?.text.length === 0) last.commands += `\n${text.slice(2)}`;
    else last?.text.push(text);
  });
  return blocks.map(({ line, commands, text }, index) => ({
    line,
    commands,
    exitCode: index === blocks.length - 1 ? exitCode : 0,
    output: { text: text.join('\n'), language: 'text' },
  }));
}

// Neither occurs in text: they frame the exit code after the output of each block.
const FRAME = '\u001e';

/**
 * Runs the blocks of a document in one bash, so that a variable of one block is known in the next. The folder is empty
 * but for the blocks marked `file=<name>`, a copy of the `examples` folder beside the document, and for an example its JSON files. The commands of the
 * workspaces are on the PATH, as built; `npx` finds them there.
 */
export async function runShellBlocks(
  document: Document,
  blocks: readonly ShellBlock[],
  server?: { readonly origin: string; readonly token: string },
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'scim-workbench-documents-'));
  try {
    prepareFolder(document, folder);
    const script = [
      'exec 2>&1',
      'set -o pipefail',
      'npx() { while [[ $1 == -* ]]; do shift; done; "$@"; }',
      "trap 'code=$?' ERR",
      ...blocks.map(
        ({ commands }) => `code=0\n${useServer(commands, server?.origin)}\nprintf '${FRAME}%s${FRAME}' "$code"`,
      ),
    ];
    const path = `${linkCommands(folder)}${delimiter}${process.env.PATH}`;
    const { stdout } = await run('bash', ['-c', script.join('\n')], {
      cwd: join(folder, 'work'),
      env: { PATH: path, NO_COLOR: '1', ...(server && { SCIM_TOKEN: server.token }) },
      timeout: 60_000,
    });
    checkBlocks(document, blocks, stdout, server?.origin);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function checkBlocks(document: Document, blocks: readonly ShellBlock[], stdout: string, origin?: string): void {
  const results = stdout.split(FRAME);
  blocks.forEach(({ line, exitCode, output }, index) => {
    const printed = results[2 * index] ?? '';
    const code = results[2 * index + 1];
    const at = `${document.path}:${line}`;
    if (code === undefined) throw new Error(`${at} ended the shell or took too long\n${printed}`);
    if (Number(code) !== exitCode) throw new Error(`${at} exited with ${code} instead of ${exitCode}\n${printed}`);
    if (output === undefined) return;
    try {
      compareOutput(useServer(output.text, origin), printed, output.language);
    } catch (error) {
      throw new Error(`${at} ${error instanceof Error ? error.message : error}`);
    }
  });
}

function prepareFolder(document: Document, folder: string): void {
  const work = join(folder, 'work');
  const examples = join(repositoryRoot, dirname(document.path), 'examples');
  mkdirSync(work);
  if (existsSync(examples)) cpSync(examples, join(work, 'examples'), { recursive: true });
  if (document.path.startsWith('examples/')) copyData(join(repositoryRoot, dirname(document.path)), work);
  for (const { attributes, code } of document.fences) {
    const name = attributes.get('file');
    if (name === undefined) continue;
    mkdirSync(dirname(join(work, name)), { recursive: true });
    writeFileSync(join(work, name), `${code}\n`);
  }
}

/** Of an example the files that its commands read, but for what makes it a workspace. */
function copyData(from: string, to: string): void {
  for (const name of readdirSync(from)) {
    if (/^(package|tsconfig)\.json$/.test(name) || !name.endsWith('.json')) continue;
    cpSync(join(from, name), join(to, name));
  }
}

/** Makes a folder with a command for each `bin` of a workspace, started by this process's Node. */
function linkCommands(folder: string): string {
  const commands = join(folder, 'commands');
  mkdirSync(commands);
  for (const { path, manifest } of findWorkspaces(repositoryRoot)) {
    for (const [name, file] of Object.entries(manifest.bin ?? {})) {
      const text = `#!/bin/sh\nexec '${process.execPath}' '${join(path, file)}' "$@"\n`;
      writeFileSync(join(commands, name), text, { mode: 0o755 });
    }
  }
  return commands;
}
