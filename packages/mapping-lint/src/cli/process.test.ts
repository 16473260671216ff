import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const command = join(import.meta.dirname, '../../dist/cli.js');
const fixtures = join(import.meta.dirname, '../../fixtures');

/** Starts the built command in the folder of the fixtures. */
function start(args: readonly string[]): ChildProcess {
  return spawn(process.execPath, [command, ...args], { cwd: fixtures, env: { PATH: process.env.PATH } });
}

async function run(
  args: readonly string[],
  input: string | Uint8Array = '',
): Promise<Record<'stdout' | 'stderr' | 'code', unknown>> {
  const child = start(args);
  const texts = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name]?.setEncoding('utf8').on('data', (chunk: string) => {
      texts[name] += chunk;
    });
  }
  child.stdin?.on('error', () => undefined).end(input);
  const [code] = await once(child, 'close');
  return { ...texts, code };
}

it('reads UTF-16 with a byte order mark and CRLF, and gives back the same bytes when there is nothing to mend', async () => {
  const text = readFileSync(join(fixtures, 'talkdesk-corrected.json'), 'utf8').replaceAll('\n', '\r\n');
  const input = Buffer.from(`\uFEFF${text}`, 'utf16le');
  const { code, stdout } = await run(['check', '-', '-p', 'talkdesk', '-f', 'oneline'], input);
  expect([code, stdout]).toEqual([
    0,
    '<stdin>:1:1: info ML102 the file is UTF-16 (little-endian), as Windows PowerShell writes it\n',
  ]);
});

it('reads no more of an input than shows that it is too large', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'mapping-lint-large-'));
  const path = join(folder, 'large.json');
  try {
    // It takes no room on the disk; read as a whole, it would not fit into a string.
    writeFileSync(path, '');
    truncateSync(path, 3 * 1024 ** 3);
    const { code, stderr } = await run(['check', path]);
    expect([code, stderr]).toEqual([2, expect.stringMatching(/^error: .*large\.json:1:1: .*33554432/)]);
  } finally {
    rmSync(folder, { recursive: true });
  }
  const child = start(['check', '-']);
  const zeros = new Uint8Array(1024 ** 2);
  child.stdin?.on('error', () => undefined);
  const write = () => child.stdin?.write(zeros, (error) => error ?? write());
  write();
  expect((await once(child, 'close'))[0]).toBe(2);
});

it('says of a picture that it is no text', async () => {
  const picture = Buffer.from('89504e470d0a1a0a0000000d49484452000000100000001008060000001ff3ff61', 'hex');
  const { code, stderr } = await run(['check', '-'], picture);
  expect(code).toBe(2);
  expect(stderr).toContain('error: <stdin>:1:1: this is a binary file, not JSON (');
});

describe('a reader that has seen enough', () => {
  it.each(['stdout', 'stderr'] as const)('closes %s without a complaint', async (name) => {
    const missing = Array.from({ length: 4_000 }, (_, index) => `missing-${index}.json`);
    const args = name === 'stdout' ? ['entra-default.json', '-p', 'talkdesk', '-f', 'json'] : missing;
    const child = start(['check', ...args]);
    let complaint = '';
    child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
      complaint += chunk;
    });
    child[name]?.destroy();
    const [code, signal] = await once(child, 'exit');
    expect(signal).toBeNull();
    expect([0, 1, 2]).toContain(code);
    expect(complaint).not.toMatch(/EPIPE|at /);
  });
});

const collected = join(import.meta.dirname, '../../../../../shared/data/exports');

if (existsSync(collected)) {
  it('the collected exports are each read, or refused in one line with file, line, column and cause; none looks like a success by mistake', async () => {
    const paths = readdirSync(collected)
      .filter((name) => /\.(json|txt)$/.test(name))
      .map((name) => join(collected, name));
    const { code, stdout, stderr } = await run(['check', ...paths, '--format', 'json']);
    expect(code).toBe(2);
    const { files } = JSON.parse(String(stdout));
    const refused = files.filter((each: { unreadable?: object }) => each.unreadable);
    const lines = String(stderr).trimEnd().split('\n');
    expect(lines).toHaveLength(refused.length);
    for (const line of lines) expect(line).toMatch(/^error: .+\.(json|txt):\d+:\d+: .{20,}$/);
    for (const name of ['01-', '02-', '03-', '05-', '10a-', '90-']) {
      const read = files.find((each: { path: string }) => each.path.includes(`/${name}`));
      expect(read.unreadable).toBeUndefined();
      expect(read.findings.filter((finding: { severity: string }) => finding.severity === 'error')).toEqual([]);
    }
    const ofAnother = files.find((each: { path: string }) => each.path.includes('/10a-'));
    expect(ofAnother.findings.map(({ code: rule }: { code: string }) => rule)).toEqual(['ML122']);
  });
}
