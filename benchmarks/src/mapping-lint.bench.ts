import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { linkSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readExport } from 'entra-mapping';
import { parseTree } from 'jsonc-parser';
import { lintExport } from 'mapping-lint';
import { loadProfile } from 'vendor-profiles';
import { makeLintInput } from './mapping-lint/lint-input.ts';
import { claim, compare } from './shared/compare.ts';
import { formatTime } from './shared/report.ts';

const profile = loadProfile('generic');
const command = fileURLToPath(new URL('../../packages/mapping-lint/dist/cli.js', import.meta.url));
const file = (name: string) => fileURLToPath(new URL(`./mapping-lint/${name}`, import.meta.url));
const eslint = fileURLToPath(new URL('../bin/eslint.js', import.meta.resolve('eslint')));

for (const [findings, timeAtMost] of [
  [0, 1],
  [25, 2],
] as const) {
  const text = makeLintInput(profile, 100_000, findings);
  assert.ok(Math.abs(text.length - 100_000) < 5_000, `${text.length} characters`);
  assert.equal(lintExport(readExport(text), { profile }).findings.length, findings);
  await compare({
    name: `read and lint an export of 100 kB with ${findings} findings, against parseTree of jsonc-parser`,
    ours: () => lintExport(readExport(text), { profile }).findings,
    peer: () => parseTree(text),
    target: { timeAtMost },
  });
}

const folder = mkdtempSync(join(tmpdir(), 'scim-bench-lint-'));
try {
  await wholeProcess();
  await manyExports();
} finally {
  rmSync(folder, { recursive: true });
}

/** Runs Node to its end and answers how long that took, in milliseconds. */
async function run(args: readonly string[], cwd: string, expected: number, env: object = {}): Promise<number> {
  const start = performance.now();
  const child = spawn(process.execPath, args, { cwd, stdio: 'ignore', env: { ...process.env, ...env } });
  const [code] = await once(child, 'close');
  assert.equal(code, expected, `${args.join(' ')} exited with ${code}`);
  return performance.now() - start;
}

async function wholeProcess(): Promise<void> {
  writeFileSync(join(folder, 'export.json'), makeLintInput(profile, 100_000, 1));
  // A file of a few lines, and two rules: what ESLint takes is its start.
  writeFileSync(join(folder, 'file.js'), 'const answer = 42;\nconsole.log(answr);\n');
  writeFileSync(
    join(folder, 'eslint.config.mjs'),
    "export default [{ languageOptions: { globals: { console: 'readonly' } }, rules: { 'no-undef': 2, 'no-unused-vars': 2 } }];\n",
  );
  await compare({
    name: 'mapping-lint check of an export of 100 kB, whole process, against ESLint on one file',
    ours: () => run([command, 'check', 'export.json'], folder, 1),
    peer: () => run([eslint, 'file.js'], folder, 1),
    target: { timeAtMost: 1.3 },
    rounds: 11,
    roundTime: 500,
  });
}

async function manyExports(): Promise<void> {
  const exports = mkdtempSync(join(folder, 'exports-'));
  const different = 50;
  const many = 10_000;
  for (let index = 0; index < different; index += 1) {
    const text = makeLintInput(profile, 100_000, index % 3)
      .replace('"name"', `"id": "${index}", "name"`)
      .replaceAll('unknownAttribute', `unknown${index}Attribute`);
    writeFileSync(join(folder, `different-${index}.json`), text);
  }
  for (let index = 0; index < many; index += 1) {
    linkSync(join(folder, `different-${index % different}.json`), join(exports, `export-${index}.json`));
  }
  const report = join(folder, 'report.json');
  const heap = join(folder, 'heap.txt');
  const check = [command, 'check', exports, '--format', `json=${report}`, '--fail-on', 'never'];
  // In turns, so that what slows the machine down slows both.
  const times = { ours: 0, peer: 0 };
  for (const _round of [1, 2, 3]) {
    times.peer += await run([file('read-and-parse.js'), exports], folder, 0);
    times.ours += await run(check, folder, 0);
  }
  assert.equal(JSON.parse(readFileSync(report, 'utf8')).summary.files, many);
  const ratio = times.ours / times.peer;
  claim({
    name: `check ${many} exports of 100 kB in one run, against reading them and parseTree`,
    found: `${formatTime(times.ours / 3)}, peer ${formatTime(times.peer / 3)}; ${ratio.toFixed(2)}×`,
    wanted: '≤ 2× the time',
    isMet: ratio <= 2,
  });
  // The last file is asked about when one more is read, which there is not.
  const probe = { HEAP_PROBE: `1000,${many - 1}`, HEAP_PROBE_FILE: heap };
  await run(['--import', file('heap-probe.js'), ...check], folder, 0, probe);
  const [early = Number.NaN, late = Number.NaN] = readFileSync(heap, 'utf8').trim().split('\n').map(Number);
  claim({
    name: `heap in use after ${many} exports, against that after 1000`,
    found: `${(late / 1e6).toFixed(1)} MB, ${(early / 1e6).toFixed(1)} MB; ${(late / early).toFixed(2)}×`,
    wanted: '≤ 1.2×',
    isMet: late / early <= 1.2,
  });
}
