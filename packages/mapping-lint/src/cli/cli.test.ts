import { spawn } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';

const command = join(import.meta.dirname, '../../dist/cli.js');
const fixtures = join(import.meta.dirname, '../../fixtures');
const folder = mkdtempSync(join(tmpdir(), 'mapping-lint-'));
for (const name of readdirSync(fixtures)) copyFileSync(join(fixtures, name), join(folder, name));
afterAll(() => rmSync(folder, { recursive: true }));

interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the built command in the folder of the fixtures. */
function run(args: readonly string[], options: { input?: string | Uint8Array; env?: object } = {}): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const env = { PATH: process.env.PATH, ...options.env };
    const child = spawn(process.execPath, [command, ...args], { cwd: folder, env });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (chunk) => (stdout += chunk));
    child.stderr.setEncoding('utf8').on('data', (chunk) => (stderr += chunk));
    child.on('error', reject).on('close', (code) => resolve({ code, stdout, stderr }));
    child.stdin.on('error', () => undefined).end(options.input ?? '');
  });
}

function file(name: string, content: string | Uint8Array): string {
  writeFileSync(join(folder, name), content);
  return name;
}

describe('mapping-lint check', () => {
  it('reports, on the default mapping, what Talkdesk does not accept, and exits 1', async () => {
    const { code, stdout, stderr } = await run(['check', 'entra-default.json', '--profile', 'talkdesk']);
    expect(code).toBe(1);
    expect(stderr).toBe('');
    expect(stdout.match(/^error\[ML501\]/gm)).toHaveLength(17);
    expect(stdout.match(/^error\[ML607\]/gm)).toHaveLength(1);
    expect(stdout.match(/^(error|warning|info)\[/gm)).toHaveLength(19);
    expect(stdout).toMatch(
      /✖ 19 problems \(18 errors, 1 warning\), 18 fixable with --fix and 1 more with --unsafe-fixes: 25 mappings in 1 file checked against the profile talkdesk\n$/,
    );
  });

  it('exits 0 on the corrected export', async () => {
    const { code, stdout } = await run(['check', 'talkdesk-corrected.json', '--profile', 'talkdesk']);
    expect(code).toBe(0);
    expect(stdout).toBe('✔ no problems: 7 mappings in 1 file checked against the profile talkdesk\n');
  });

  it('checks against the generic profile when none is named', async () => {
    const { code, stdout } = await run(['check', 'entra-default.json']);
    expect(code).toBe(0);
    expect(stdout).toContain('checked against the profile generic');
  });

  it('reads standard input, UTF-16 with a byte order mark and CRLF too', async () => {
    const text = readFileSync(join(fixtures, 'talkdesk-corrected.json'), 'utf8').replaceAll('\n', '\r\n');
    const { code, stdout } = await run(['check', '-', '-p', 'talkdesk'], {
      input: Buffer.from(`\uFEFF${text}`, 'utf16le'),
    });
    expect(code).toBe(0);
    expect(stdout).toContain('info[ML102] file-encoding: the file is UTF-16');
    expect(stdout).toContain('--> <stdin>:1:1');
  });

  it('writes JSON', async () => {
    const { code, stdout } = await run(['check', 'talkdesk-broken.json', '-p', 'talkdesk', '--format', 'json']);
    expect(code).toBe(1);
    const report = JSON.parse(stdout);
    expect(report.summary).toMatchObject({ files: 1, errors: 20 });
    const codes = report.files[0].findings.map((finding: { code: string }) => finding.code);
    expect(new Set(codes)).toEqual(new Set(['ML304', 'ML501', 'ML502', 'ML607']));
  });

  it('takes a folder for the JSON files in it', async () => {
    const { stdout } = await run(['check', '.', '-p', 'talkdesk', '--fail-on', 'never']);
    expect(stdout).toMatch(/ in 3 files checked/);
  });

  it('fails from the severity that is named', async () => {
    const input = JSON.stringify([{ targetAttributeName: 'title' }]);
    expect((await run(['check', '-'], { input })).code).toBe(0);
    expect((await run(['check', '-', '--fail-on', 'info'], { input })).code).toBe(1);
    expect((await run(['check', 'entra-default.json', '-p', 'talkdesk', '--fail-on', 'never'])).code).toBe(0);
  });

  it('takes a profile from a file', async () => {
    const profile = file(
      'acme.profile.json',
      '{"id": "acme", "name": "Acme", "extends": "talkdesk", "users": {"targets": {"list": "open"}}}',
    );
    const { stdout } = await run(['check', 'entra-default.json', '-p', `./${profile}`]);
    expect(stdout).toContain(
      '✖ 2 problems (1 error, 1 warning), 1 fixable with --fix and 1 more with --unsafe-fixes: 25 mappings in 1 file',
    );
    rmSync(join(folder, profile));
  });

  it('colours only for a terminal or when it is told to', async () => {
    const args = ['check', 'entra-default.json', '-p', 'talkdesk'];
    expect((await run(args)).stdout).not.toContain('\u001b');
    expect((await run([...args, '--color'])).stdout).toContain('\u001b[31m');
    expect((await run(args, { env: { FORCE_COLOR: '1' } })).stdout).toContain('\u001b[31m');
    expect((await run(args, { env: { FORCE_COLOR: '1', NO_COLOR: '1' } })).stdout).not.toContain('\u001b');
    expect((await run([...args, '--no-color'], { env: { FORCE_COLOR: '1' } })).stdout).not.toContain('\u001b');
  });
});

describe('mapping-lint check --fix', () => {
  const copy = (name: string) => file(name, readFileSync(join(fixtures, 'entra-default.json')));
  afterEach(() => rmSync(join(folder, 'fix.json'), { force: true }));

  it('mends the file in its place, and says what is left', async () => {
    const name = copy('fix.json');
    const { code, stdout, stderr } = await run(['check', name, '-p', 'talkdesk', '--fix']);
    expect(stderr).toBe('fix.json: 18 mended\n');
    expect(stdout).toMatch(/^⚠ 1 problem \(1 warning\)/m);
    expect(code).toBe(0);
    expect(readFileSync(join(folder, name), 'utf8')).not.toContain('"targetAttributeName": "title"');
    const again = await run(['check', name, '-p', 'talkdesk', '--fix']);
    expect(again.stderr).toBe('');
  });

  it('mends what needs a decision only when told to', async () => {
    const name = copy('fix.json');
    const { stdout } = await run(['check', name, '-p', 'talkdesk', '--unsafe-fixes']);
    expect(stdout).toMatch(/^✔ no problems/);
  });

  it('shows the difference, and writes nothing', async () => {
    const name = copy('fix.json');
    const before = readFileSync(join(folder, name));
    const { stdout, stderr } = await run(['check', name, '-p', 'talkdesk', '--diff']);
    expect(stdout).toMatch(/^--- fix\.json/m);
    expect(stdout).toMatch(/^- +"enabled": true,\n\+ +"enabled": false,$/m);
    expect(stderr).toContain('fix.json: 18 would be mended\n');
    expect(readFileSync(join(folder, name))).toEqual(before);
  });

  it('writes standard input, mended, to standard output, and the report to standard error', async () => {
    const input = readFileSync(join(fixtures, 'entra-default.json'));
    const { stdout, stderr } = await run(['check', '-', '-p', 'talkdesk', '--fix'], { input });
    expect(JSON.parse(stdout).synchronizationRules).toHaveLength(1);
    expect(stderr).toContain('warning[ML304]');
  });
});

describe('several formats in one run', () => {
  it('go each to its file', async () => {
    const args = [
      'check',
      'talkdesk-broken.json',
      '-p',
      'talkdesk',
      '-f',
      'oneline',
      '-f',
      'sarif=out.sarif',
      '-f',
      'junit=out.xml',
    ];
    const { code, stdout } = await run(args);
    expect(code).toBe(1);
    expect(stdout).toMatch(/^talkdesk-broken\.json:\d+:\d+: error ML501 /m);
    expect(JSON.parse(readFileSync(join(folder, 'out.sarif'), 'utf8')).version).toBe('2.1.0');
    expect(readFileSync(join(folder, 'out.xml'), 'utf8')).toContain('<testsuites name="mapping-lint"');
    rmSync(join(folder, 'out.sarif'));
    rmSync(join(folder, 'out.xml'));
  });

  it.each(['json', 'sarif', 'github', 'junit', 'gitlab', 'markdown', 'oneline'])(
    '%s has no colours',
    async (format) => {
      const { stdout } = await run(['check', 'talkdesk-broken.json', '-p', 'talkdesk', '-f', format, '--color']);
      expect(stdout).not.toContain('\u001b');
      expect(stdout.length).toBeGreaterThan(100);
    },
  );

  it('can not both go to standard output', async () => {
    const { code, stderr } = await run(['check', 'a', '-f', 'json', '-f', 'text']);
    expect([code, stderr]).toEqual([2, expect.stringContaining('give one of them a file')]);
  });
});

describe('what no export holds', () => {
  it('comes by options', async () => {
    const url = ['--tenant-url', 'https://api.talkdesk.com/scim/v2'];
    const { stdout } = await run(['check', 'talkdesk-corrected.json', '-p', 'talkdesk', ...url]);
    expect(stdout).toContain('error[ML124] wrong-tenant-url');
    const scoped = await run(['check', 'entra-default.json', '-p', 'deskbird', '--scope', 'all']);
    expect(scoped.stdout).toContain('[ML910]');
  });
});

describe('the configuration', () => {
  const config = (content: object | string) =>
    file('mapping-lint.config.json', typeof content === 'string' ? content : JSON.stringify(content));
  afterEach(() => rmSync(join(folder, 'mapping-lint.config.json'), { force: true }));
  const check = (...args: readonly string[]) => run(['check', 'entra-default.json', ...args]);

  it('is found, and the command line wins', async () => {
    config({ profile: 'talkdesk', rules: { 'unsupported-target': 'off' }, failOn: 'never' });
    const { code, stdout } = await check('-f', 'oneline');
    expect(code).toBe(0);
    expect(
      stdout
        .trim()
        .split('\n')
        .map((line) => line.split(' ')[2]),
    ).toEqual(['ML607', 'ML304']);
    expect((await check('-f', 'oneline', '--rule', 'ML607=off')).stdout).not.toContain('ML607');
    expect((await check('-f', 'oneline', '-p', 'generic')).stdout).not.toContain('ML607');
    expect((await check('-f', 'oneline', '--no-config')).stdout).not.toContain('ML607');
    expect((await check('--fail-on', 'error')).code).toBe(1);
  });

  it('gives each customer a profile', async () => {
    config({ overrides: [{ files: ['talkdesk-*.json'], profile: 'talkdesk' }] });
    const { stdout } = await run(['check', '*.json', '-f', 'oneline', '--no-color']);
    expect(stdout).toMatch(/^talkdesk-broken\.json.*ML501/m);
    expect(stdout).not.toMatch(/^entra-default\.json.*ML501/m);
  });

  it('ignores with a reason, until a day, and says what is of no use', async () => {
    const reason = 'the vendor is asked';
    config({
      profile: 'talkdesk',
      ignores: [
        { rule: 'ML501', target: 'title', reason },
        { rule: 'ML607', reason, until: '2020-01-01' },
        { rule: 'ML512', reason },
      ],
    });
    const { stdout, stderr } = await check('-f', 'oneline');
    expect(stdout).not.toContain('"title"');
    expect(stdout).toContain('ML607');
    expect(stderr).toBe(
      `note: the ignore of ML607 ended on 2020-01-01 (${reason})\nnote: the ignore of ML512 is of no use any more (${reason})\n`,
    );
  });

  it.each([
    ['{"profil": "talkdesk"}', 'the configuration: "profil" is not known. Did you mean "profile"?'],
    ['{"rules": {"ML51": "off"}}', '"rules": there is no rule "ML51".'],
    ['{"rules": {"ML501": "of"}}', '"rules".ML501 must be one of "error", "warning", "info", "off"'],
    ['{"scope": "everyone"}', '"scope" must be one of "assigned", "all"'],
    ['{"maxWarnings": -1}', '"maxWarnings" must be a whole number from 0'],
    ['{"overrides": [{"profile": "talkdesk"}]}', '"overrides"[0] needs "files"'],
    ['{"ignores": [{"rule": "ML501"}]}', '"ignores"[0] needs "reason"'],
    ['{"ignores": [{"rule": "ML501", "reason": "x", "until": "soon"}]}', 'must be a day such as "2026-12-31"'],
    ['{', 'is not JSON: '],
    ['[]', 'the configuration must be an object'],
  ])('%s is refused with what is wrong', async (content, message) => {
    config(content);
    const { code, stdout, stderr } = await check();
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(message);
    expect(stderr).toContain('mapping-lint.config.json');
  });
});

describe('thresholds and baseline', () => {
  it('fail on too many warnings', async () => {
    const args = ['check', 'entra-default.json', '-p', 'staffbase', '--rule', 'ML519=off', '--rule', 'ML210=off'];
    expect((await run([...args, '--max-warnings', '100'])).code).toBe(0);
    expect((await run([...args, '--max-warnings', '3'])).code).toBe(1);
  });

  it('show only what is new', async () => {
    const args = ['check', 'entra-default.json', '-p', 'talkdesk', '--baseline', 'known.json'];
    const written = await run([...args, '--update-baseline']);
    expect([written.code, written.stderr]).toEqual([0, 'note: known.json now knows 19 findings\n']);
    expect((await run(args)).stdout).toMatch(/^✔ no problems/);
    const worse = readFileSync(join(fixtures, 'entra-default.json'), 'utf8').replace(
      '"targetAttributeName": "title"',
      '"targetAttributeName": "nickName"',
    );
    const stdin = ['check', '-', '--stdin-filename', 'entra-default.json', ...args.slice(2), '-f', 'oneline'];
    const { stdout } = await run(stdin, { input: worse });
    expect(stdout).toMatch(/^entra-default\.json:\d+:\d+: error ML501 Talkdesk does not accept "nickName"\n$/);
    rmSync(join(folder, 'known.json'));
  });
});

describe('an input that can not be read', () => {
  it.each([
    [
      'a trailing part that is missing',
      '{\n  "synchronizationRules": [\n',
      /^error: <stdin>:3:1: the text ends inside an array \(opened at line 2.*\) \(.+\)\n$/,
    ],
    [
      'a bracket too many',
      '{\n  "synchronizationRules": []}\n}',
      /^error: <stdin>:3:1: found "}", expected a value \(.+\)\n$/,
    ],
    [
      'a jobs list',
      '{"value": [{"id": "scim.1", "templateId": "scim"}]}',
      /^error: <stdin>:1:12: this is a list of provisioning jobs, .+GET .+\n$/,
    ],
    [
      'what PowerShell cut off',
      '{"SynchronizationRules": ["@{Id=1}"]}',
      /^error: <stdin>:1:27: PowerShell cut the export off .+-Depth 100.+\n$/,
    ],
    ['nothing', '', /^error: <stdin>:1:1: the input is empty .+\n$/],
  ])('gives file, line, column and cause for %s, and exits 2', async (_name, input, expected) => {
    const { code, stdout, stderr } = await run(['check', '-'], { input });
    expect(code).toBe(2);
    expect(stderr).toMatch(expected);
    expect(stdout).toBe('✖ 1 file could not be read\n');
  });

  it('leaves the others to be checked', async () => {
    const { code, stdout, stderr } = await run(['check', 'missing.json', 'entra-default.json', '-p', 'talkdesk']);
    expect(code).toBe(2);
    expect(stderr).toBe('error: missing.json: there is no such file\n');
    expect(stdout).toMatch(/25 mappings in 1 file checked against the profile talkdesk; 1 file could not be read\n$/);
  });

  it('is named in the JSON report', async () => {
    const { stdout } = await run(['check', 'missing.json', '-f', 'json']);
    expect(JSON.parse(stdout).files[0]).toMatchObject({ path: 'missing.json', unreadable: { line: null } });
  });

  it('can not steer the terminal', async () => {
    const { stderr } = await run(['check', '-'], { input: '{"error": {"code": "\\u001b[2J", "message": "\\u202e"}}' });
    expect(stderr).toContain('an error that Microsoft Graph answered');
    expect(stderr).not.toContain('\u202e');
    expect(stderr).not.toContain('\u001b');
  });
});

describe('wrong use', () => {
  it.each([
    [
      ['check', 'entra-default.json', '-p', 'talkdsk'],
      'error: there is no profile "talkdsk". Did you mean "talkdesk"? ',
    ],
    [['check'], 'error: name the files to check, or - for standard input: '],
    [['check', 'a', '--formt', 'json'], "error: unknown option '--formt'\n(Did you mean --format?)\n"],
    [['check', 'a', '-f', 'xml'], 'error: there is no format "xml". Known formats: text, oneline, json, '],
    [['chekc', 'a'], "error: unknown command 'chekc'\n(Did you mean check?)\n"],
    [['check', 'a', '-p', './none.json'], "error: the profile ./none.json can't be read: there is no such file\n"],
    [['check', 'a', '-p', './entra-default.json'], 'error: ./entra-default.json is no profile: '],
    [['explain', 'ML999'], 'error: there is no rule "ML999"; mapping-lint rules lists them\n'],
    [[], 'Usage: mapping-lint [options] [command]'],
  ])('%j says what is wrong on standard error and exits 2', async (args, message) => {
    const { code, stdout, stderr } = await run(args);
    expect(stderr).toContain(message);
    expect(stdout).toBe('');
    expect(code).toBe(2);
  });
});

describe('what it knows', () => {
  it('lists rules and profiles', async () => {
    expect((await run(['rules'])).stdout).toMatch(/^ML501 {2}unsupported-target +error +safe +/m);
    expect((await run(['profiles'])).stdout).toMatch(/^talkdesk +Talkdesk +closed +forbidden +documented$/m);
  });

  it('explains a rule by code or name, in any letter case', async () => {
    const { code, stdout } = await run(['explain', 'ml501']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^# ML501 unsupported-target\n/);
    expect((await run(['explain', 'unsupported-target'])).stdout).toBe(stdout);
  });

  it('shows its usage and version', async () => {
    const { code, stdout } = await run(['--help']);
    expect(code).toBe(0);
    expect(stdout).toContain('Exit codes:');
    expect((await run(['--version'])).stdout).toMatch(/^\d+\.\d+\.\d+\S*\n$/);
  });
});

const collected = join(import.meta.dirname, '../../../../../shared/data/exports');

// The folder of collected exports is not part of the repository; fixtures of our own carry the same checks.
if (existsSync(collected)) {
  describe('the collected exports', () => {
    it('are each read, or refused in one line with file, line, column and cause', async () => {
      const paths = readdirSync(collected)
        .filter((name) => /\.(json|txt)$/.test(name))
        .map((name) => join(collected, name));
      const { code, stdout, stderr } = await run(['check', ...paths, '--format', 'json']);
      expect(code).toBe(2);
      const { files } = JSON.parse(stdout);
      const refused = files.filter((each: { unreadable?: object }) => each.unreadable);
      const lines = stderr.trimEnd().split('\n');
      expect(lines).toHaveLength(refused.length);
      for (const line of lines) expect(line).toMatch(/^error: .+\.(json|txt):\d+:\d+: .{20,}$/);
      for (const name of ['01-', '02-', '03-', '90-']) {
        const read = files.find((each: { path: string }) => each.path.includes(`/${name}`));
        expect(read.unreadable).toBeUndefined();
        expect(read.findings.filter((finding: { severity: string }) => finding.severity === 'error')).toEqual([]);
      }
    });
  });
}
