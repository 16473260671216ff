import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkLinks } from '../../../scripts/documents/documents.ts';
import { matchesJson, matchesText } from '../../../scripts/documents/expected.ts';
import { parseMarkdown } from '../../../scripts/documents/markdown.ts';
import { methodsWithoutExample } from '../../../scripts/documents/methods.ts';
import { SnippetProject } from '../../../scripts/documents/project.ts';
import { findShellBlocks, runShellBlocks } from '../../../scripts/documents/shell.ts';
import { findSnippets } from '../../../scripts/documents/snippets.ts';

/** A document whose code fences are written `~~~`, so that it can stand in a template. */
function document(text: string, path = 'docs/guide.md') {
  return { path, ...parseMarkdown(text.replaceAll('~~~', '```')) };
}

describe('expected output', () => {
  it('matches text line by line, blanks at the end of a line apart', () => {
    expect(matchesText('one\ntwo', 'one  \r\ntwo\n')).toBe(true);
    expect(matchesText('one', 'one\ntwo')).toBe(false);
    expect(matchesText('a.c', 'abc')).toBe(false);
  });

  it('lets … stand for the rest of a line, or for any number of lines', () => {
    expect(matchesText('id …!', 'id 0195-77!')).toBe(true);
    expect(matchesText('id …!', 'id 1\n2!')).toBe(false);
    expect(matchesText('first\n…\nlast', 'first\nlast')).toBe(true);
    expect(matchesText('first\n…\nlast', 'first\na\nb\nlast')).toBe(true);
    expect(matchesText('first\n…\nlast', 'first\na\nb')).toBe(false);
  });

  it('compares JSON as data, with … for a value, for further keys and for further elements', () => {
    expect(matchesJson({ a: 1, b: '…' }, { b: { deep: true }, a: 1 })).toBe(true);
    expect(matchesJson({ a: 1 }, { a: 1, b: 2 })).toBe(false);
    expect(matchesJson({ a: 1, '…': '…' }, { a: 1, b: 2 })).toBe(true);
    expect(matchesJson(['x', '…'], ['x', 'y', 'z'])).toBe(true);
    expect(matchesJson(['x'], ['x', 'y'])).toBe(false);
    expect(matchesJson({ location: 'http://host/Users/…' }, { location: 'http://host/Users/7' })).toBe(true);
    expect(matchesJson({ active: false }, { active: 'false' })).toBe(false);
  });
});

describe('links of a document', () => {
  const other = document('# Set up\n\n## Node.js & npm\n', 'docs/other.md');
  const check = (text: string) => {
    const guide = document(text);
    checkLinks(guide, [guide, other], (path) => ['docs/guide.md', 'docs/other.md', 'LICENSE'].includes(path));
  };

  it('may lead to files, to headings as GitHub names them, and out to the web', () => {
    check(
      '# Top\n[a](other.md#nodejs--npm) [b](../LICENSE) [c](#top) [d](https://example.com/x#y) [e]\n\n[e]: other.md',
    );
  });

  it('are reported with their line when they lead nowhere', () => {
    expect(() => check('\n[a](gone.md)')).toThrow('docs/guide.md:2 leads nowhere: gone.md');
    expect(() => check('| a |\n|---|\n| [b](other.md#gone) |')).toThrow('docs/guide.md:3 no such heading');
    expect(() => check('[a](../../elsewhere)')).toThrow('leaves the repository');
  });
});

describe('TypeScript of a document', () => {
  let folder: string;
  let project: SnippetProject;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'scim-workbench-test-'));
    project = new SnippetProject(folder);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('is type-checked, errors carrying the line of the document', () => {
    const snippets = findSnippets(
      document(
        '~~~ts\nconst a = 1;\n~~~\ntext\n~~~ts continue\na.foo;\n~~~\n~~~ts\nexport const b: number = "1";\n~~~',
      ),
    );
    const errors = [...project.check(snippets).values()];
    expect(errors).toEqual([
      [expect.stringMatching(/^docs\/guide\.md:6 .*'foo'/)],
      [expect.stringMatching(/^docs\/guide\.md:9 .*not assignable/)],
    ]);
  });

  it('runs where it is marked, and prints what its comments or the block after it say', async () => {
    const snippets = findSnippets(
      document(
        "~~~ts run\nconsole.log('a'.repeat(3)); // → aaa\n~~~\n~~~ts run\nconsole.log(1);\n~~~\n~~~text output\n2\n~~~\n",
      ),
    );
    expect([...project.check(snippets).values()]).toEqual([[], []]);
    await project.run(snippets[0]!);
    await expect(project.run(snippets[1]!)).rejects.toThrow('expected:\n  2\nprinted:\n  1');
  });
});

describe('methods without an example that runs', () => {
  const found = (source: string) => methodsWithoutExample('a.ts', source, new Set(['Shown']));
  const example = (flags: string) => `/**\n * Does it.\n *\n * @example\n * ~~~ts ${flags}\n * f();\n * ~~~\n */\n`;

  it('are those of exported classes and interfaces', () => {
    expect(found('export class Shown { f() {}\n g(): void {} }')).toEqual([
      'a.ts:1 Shown.f has no example that runs',
      'a.ts:2 Shown.g has no example that runs',
    ]);
    expect(found('export interface Shown { f(): void; g: () => void }')).toHaveLength(1);
    expect(found('export class Other { f() {} }')).toEqual([]);
  });

  it('are not those with one, of overloads on any', () => {
    expect(found(`export class Shown { ${example('run')} f() {} }`)).toEqual([]);
    expect(found(`export class Shown { ${example('run server')} f(a: 1): void; f(a: 2): void; f() {} }`)).toEqual([]);
    expect(found(`export class Shown { ${example('')} f() {} }`)).toHaveLength(1);
  });

  it('are not what users can not call', () => {
    expect(found('export class Shown { constructor() {} #f() {} private g() {} /** @internal */ h() {} }')).toEqual([]);
  });
});

describe.skipIf(process.platform === 'win32')('commands of a document', () => {
  const runAll = (text: string) => {
    const guide = document(text);
    return runShellBlocks(guide, findShellBlocks(guide));
  };

  it('share one shell, and files that the document shows', async () => {
    await runAll(
      '~~~json file=data/in.json\n{"a": [1, 2]}\n~~~\n~~~sh run\nNAME=data/in.json\n~~~\n~~~sh run\ncat "$NAME"\n~~~\n' +
        '~~~json output\n{ "a": [1, "…"] }\n~~~\n~~~console run\n$ echo one\none\n$ echo two\n> \ntwo\n~~~\n',
    );
  });

  it('are left alone where they are not marked', () => {
    expect(findShellBlocks(document('~~~sh\nrm -rf /\n~~~\n~~~console\n$ exit 1\n~~~\n'))).toEqual([]);
  });

  it('must exit as marked, 0 where nothing is said, in every command', async () => {
    await runAll('~~~sh run exit=2\nsh -c "exit 2"\n~~~\n~~~sh run\ntrue\n~~~');
    await expect(runAll('~~~sh run\nfalse\ntrue\n~~~')).rejects.toThrow('docs/guide.md:2 exited with 1 instead of 0');
    await expect(runAll('~~~sh run exit=1\ntrue\n~~~')).rejects.toThrow('exited with 0 instead of 1');
    await expect(runAll('~~~sh run\ntrue\nexit 3\n~~~')).rejects.toThrow('docs/guide.md:2 ended the shell');
  });

  it('must print what is shown', async () => {
    await expect(runAll('~~~console run\n$ echo one\ntwo\n~~~')).rejects.toThrow('docs/guide.md:2 expected:\n  two');
  });
});
