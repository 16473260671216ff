import sarifSchema from '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json' with { type: 'json' };
import { Ajv } from 'ajv';
import { readExport } from 'entra-mapping';
import fc from 'fast-check';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { loadProfile } from 'vendor-profiles';
import { describe, expect, it } from 'vitest';
import { explainedReport } from '../../test-support/explained.ts';
import { completeRows, mandatoryRows, row, userExport } from '../../test-support/lint.ts';
import { markdownParts } from '../../test-support/markdown-parts.ts';
import type { Finding } from '../finding.ts';
import { lintExport } from '../lint-export.ts';
import { rules } from '../rules/index.ts';
import { fingerprintOf } from './fingerprint.ts';
import { formatGithub } from './github.ts';
import { formatGitlab } from './gitlab.ts';
import { formatHtml } from './html.ts';
import { formatJson } from './json.ts';
import { formatJunit } from './junit.ts';
import { formatMarkdown } from './markdown.ts';
import { formatOneline } from './oneline.ts';
import type { FileReport, RunReport } from './report.ts';
import { formatSarif } from './sarif.ts';
import { formatText } from './text.ts';

const profile = loadProfile('talkdesk');

/** Any code points; the unit `binary` of fast-check means the same, but makes a table first, which takes a second. */
const anyText = fc
  .array(fc.integer({ min: 0, max: 0x10ffff }), { maxLength: 12 })
  .map((points) => String.fromCodePoint(...points));

function fileReport(exported: object | string, path = 'export.json'): FileReport {
  const read = readExport(typeof exported === 'string' ? exported : JSON.stringify(exported, null, 2));
  const { findings, summary } = lintExport(read, { profile });
  return { path, profile, document: read.document, findings, mappings: summary.mappings };
}

const broken = fileReport(userExport([...completeRows, row('title', 'jobTitle')]));
const warned = fileReport(userExport(mandatoryRows), 'exports/a b.json');
const clean = fileReport(userExport(completeRows), 'clean.json');
const unreadable: FileReport = {
  path: 'jobs.json',
  unreadable: { message: 'this is a list of provisioning jobs', help: 'get the schema', line: 1, column: 2 },
};
const run = (...files: FileReport[]): RunReport => ({ files });

describe('one line for each finding', () => {
  it('is what editors jump to', () => {
    expect(formatOneline(run(broken, clean, unreadable))).toBe(
      [
        'export.json:44:38: error ML501 Talkdesk does not accept "title"\n',
        'jobs.json:1:2: error unreadable this is a list of provisioning jobs\n',
      ].join(''),
    );
  });
});

describe('annotations of GitHub', () => {
  it('name file, place, title and text', () => {
    const text = formatGithub(run(broken, unreadable));
    expect(text).toMatch(
      /^::error file=export\.json,line=44,col=38,endColumn=45,title=ML501 unsupported-target::Talkdesk does not accept "title"%0Awhy: /,
    );
    expect(text).toContain('::error file=jobs.json,line=1,title=mapping-lint::this is a list of provisioning jobs\n');
  });

  it('say warnings as warnings, and remarks as notices', () => {
    expect(formatGithub(run(warned))).toMatch(/^::warning file=exports\/a b\.json,/);
    expect(formatGithub(run(fileReport([row('active', 'x')])))).toContain('::notice file=export.json,');
  });
});

describe('JUnit', () => {
  const read = (...files: FileReport[]) => {
    const text = formatJunit(run(...files));
    expect(XMLValidator.validate(text)).toBe(true);
    const parser = new XMLParser({
      ignoreAttributes: false,
      attributeNamePrefix: '',
      isArray: (name) => /^(testsuite|testcase)$/.test(name),
    });
    return parser.parse(text).testsuites;
  };

  it('has a failure for each error and warning, so that a run of warnings is not an empty one', () => {
    const { name, testsuite } = read(warned);
    expect(name).toBe('mapping-lint');
    expect(testsuite).toMatchObject([{ name: 'exports/a b.json', tests: '1', failures: '1', errors: '0' }]);
    const [only] = testsuite[0].testcase;
    expect(only.name).toBe('ML401 active-not-mapped (9:11)');
    expect(only.failure).toMatchObject({
      type: 'warning',
      message: expect.stringContaining('"active" is not mapped'),
    });
    expect(only.failure['#text']).toMatch(/^exports\/a b\.json:9:11: .+\nwhy: .+\nfix: .+\nportal: .+\nsource: /);
  });

  it('shows remarks, and fails nothing by them', () => {
    const [suite] = read(fileReport([row('active', 'x')])).testsuite;
    expect(suite).toMatchObject({ tests: '1', failures: '0', errors: '0' });
    expect(suite.testcase[0]['system-out']).toContain('the input is a part of a schema');
  });

  it('has a test that passes for a clean file, and an error for one that could not be read', () => {
    const [first, second] = read(clean, unreadable).testsuite;
    expect(first).toMatchObject({ tests: '1', failures: '0', errors: '0' });
    expect(first.testcase).toEqual([{ classname: 'clean.json', name: 'no problems' }]);
    expect(second).toMatchObject({ name: 'jobs.json', tests: '1', failures: '0', errors: '1' });
    expect(second.testcase[0].error).toEqual({
      message: 'this is a list of provisioning jobs',
      '#text': 'jobs.json:1:2',
    });
  });
});

describe('SARIF', () => {
  // The schema of the standard, of which Ajv knows everything but the name of the draft.
  const { $schema: _draft, id: _id, ...schema } = sarifSchema;
  const ajv = new Ajv({ strict: false, unicodeRegExp: false });
  ajv.addFormat('uri', (text) => URL.canParse(text));
  ajv.addFormat('uri-reference', (text) => URL.canParse(text, 'https://example.com') && !/[\s"<>\\^`{|}]/.test(text));
  ajv.addFormat('date-time', (text) => !Number.isNaN(Date.parse(text)));
  const validate = ajv.compile(schema);

  it.each([
    ['findings', run(broken, warned, clean)],
    ['a file that could not be read', run(unreadable)],
    [
      'files that could not be opened',
      run({ path: 'a', unreadable: { message: 'x', help: null, line: null, column: null } }),
    ],
    ['what is sent', run(explainedReport(userExport([row('title', 'jobTitle')])))],
    ['odd names', run({ ...broken, path: 'C:\\exports\\a b#%.json' }, { ...warned, path: '\u202e\n<x>.json' })],
    ['nothing', run()],
  ])('follows the official schema with %s', (_name, report) => {
    validate(JSON.parse(formatSarif(report, '1.2.3')));
    expect(validate.errors).toBeNull();
  });

  it('has the parts that version 2.1.0 asks for', () => {
    const log = JSON.parse(formatSarif(run(broken, unreadable, clean), '1.2.3'));
    expect(log.version).toBe('2.1.0');
    const [only] = log.runs;
    expect(only.tool.driver).toMatchObject({ name: 'mapping-lint', version: '1.2.3' });
    expect(only.tool.driver.rules).toHaveLength(rules.length);
    expect(only.columnKind).toBe('utf16CodeUnits');
    expect(only.results).toHaveLength(1);
    const [result] = only.results;
    expect(only.tool.driver.rules[result.ruleIndex].id).toBe(result.ruleId);
    expect(result).toMatchObject({
      ruleId: 'ML501',
      level: 'error',
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'export.json', index: 0 },
            region: { startLine: 44, startColumn: 38, endLine: 44, endColumn: 45 },
          },
        },
      ],
    });
    expect(only.invocations[0]).toMatchObject({
      executionSuccessful: false,
      toolExecutionNotifications: [{ level: 'error', message: { text: 'this is a list of provisioning jobs' } }],
    });
  });

  it('writes paths as references', () => {
    const [only] = JSON.parse(formatSarif(run(warned))).runs;
    expect(only.artifacts[0].location.uri).toBe('exports/a%20b.json');
  });
});

describe('GitLab', () => {
  it('has one issue for each finding, with a fingerprint of its own', () => {
    const twice = fileReport(userExport([...completeRows, row('title', 'a'), row('title', 'a')]));
    const issues = JSON.parse(formatGitlab(run(twice)));
    expect(issues).toHaveLength(2);
    expect(new Set(issues.map(({ fingerprint }: { fingerprint: string }) => fingerprint)).size).toBe(2);
    expect(issues[0]).toMatchObject({
      check_name: 'unsupported-target',
      severity: 'major',
      location: { path: 'export.json' },
    });
  });
});

describe('a page', () => {
  it('says what to change, in the order of importance, and loads nothing', () => {
    const html = formatHtml(run(broken, warned, unreadable));
    expect(html).toMatch(/^<!doctype html>\n<html lang="en">/);
    expect(html).toContain(
      '<h4><span class="severity">Error</span> Talkdesk does not accept &quot;title&quot; <code>ML501</code></h4>',
    );
    expect(html).toContain('<mark>&quot;title&quot;</mark>');
    expect(html).toContain('We compared 5 mappings with what Talkdesk accepts. 1 thing has to be changed');
    expect(html).toContain('This file could not be read: this is a list of provisioning jobs.');
    expect(html).toContain('<dt>In the file</dt>');
    expect(html).not.toMatch(/<script|<img|<link|<iframe|\ssrc=|url\(/);
    expect(html).toContain("content=\"default-src 'none'; style-src 'unsafe-inline'\"");
  });

  it('shows no line of the file where the finding is about something that no export holds', () => {
    const read = readExport(JSON.stringify(userExport(completeRows), null, 2));
    const { findings } = lintExport(read, { profile, tenantUrl: 'https://acme.example/scim' });
    const html = formatHtml(run({ path: 'a.json', profile, document: read.document, findings, mappings: 5 }));
    expect(findings.map(({ code }) => code)).toEqual(['ML124']);
    expect(html).toContain('The tenant URL https://acme.example/scim is no address of Talkdesk');
    expect(html).toContain('<dt>What to do</dt>');
    expect(html).not.toContain('<pre>');
  });

  it('links pages of the web only', () => {
    const [finding] = 'findings' in broken ? broken.findings : [];
    const withPage = (url: string) => {
      const evidence = [{ title: 'a [b](c) <d>', url, confidence: 'inferred' as const }];
      return run({ ...broken, findings: [{ ...finding!, evidence }] } as FileReport);
    };
    expect(formatHtml(withPage('https://example.com/?a="b"&c'))).toContain(
      '<a href="https://example.com/?a=%22b%22&amp;c" rel="noreferrer">inferred from a [b](c) &lt;d&gt;</a>',
    );
    expect(formatMarkdown(withPage('https://example.com/a>b'))).toContain('](<https://example.com/a%3Eb>)');
    for (const url of ['javascript:alert(1)', 'data:text/html,x', 'no address']) {
      expect(formatHtml(withPage(url))).not.toContain('href');
      expect(formatMarkdown(withPage(url))).not.toContain('](<');
    }
  });
});

describe('Markdown for the customer', () => {
  it('says what to click, in the order of importance', () => {
    const text = formatMarkdown(run(broken));
    expect(text).toBe(
      [
        '# Your provisioning mappings in Microsoft Entra ID',
        '',
        'We compared 5 mappings with what Talkdesk accepts. 1 thing has to be changed before users are provisioned correctly.',
        '',
        '## What has to be changed',
        '',
        '1. **Talkdesk does not accept "title".** Entra sends it for every user whose "jobTitle" is filled. Many applications refuse the whole user for one attribute that they do not know. Talkdesk asks for every mapping of another attribute to be removed.',
        '',
        '   In the portal: Provisioning ▸ Mappings ▸ Users ▸ row "title" ▸ Delete, then Save _(ML501)_',
        '',
        '   Source: [Talkdesk: SCIM user management with Microsoft Entra ID](<https://support.talkdesk.com/hc/en-us/articles/360052727652-SCIM-User-Management-with-Microsoft-Entra-ID>)',
        '',
      ].join('\n'),
    );
  });

  it('says so where there is nothing to do, and names the files of several', () => {
    expect(formatMarkdown(run(clean))).toContain('found nothing to change');
    expect(formatMarkdown(run(clean, unreadable))).toContain('## jobs.json\n\nThis file could not be read');
    expect(formatMarkdown(run(warned))).toContain('1 thing is worth a look');
  });
});

describe('fingerprints', () => {
  it('do not depend on the line, and differ by mapping', () => {
    const finding = (rows: readonly object[]) =>
      lintExport(readExport(JSON.stringify(userExport(rows))), { profile }).findings.find(
        ({ code }) => code === 'ML501',
      )!;
    const first = finding([...completeRows, row('title', 'a')]);
    const moved = finding([row('title', 'a'), ...completeRows]);
    expect(fingerprintOf(moved)).toBe(fingerprintOf(first));
    expect(fingerprintOf(finding([...completeRows, row('nickName', 'a')]))).not.toBe(fingerprintOf(first));
  });
});

describe('hostile text', () => {
  const hostile = [
    '<script>alert(1)</script>',
    '::error::owned',
    'a%0Ab',
    '\n::warning::x',
    '![x](http://evil.example/a.png) @team `code` **b** | c',
    ']]><!--',
    '=HYPERLINK("x")',
    '\u001b[31m\u202e\u0000\ud800\ufffe',
    '\u009b31m\u2028\u{e0041}',
  ];

  /** In names, and in the values of the requests that are shown. */
  function rowsOf(text: string): object[] {
    const title = { targetAttributeName: 'title', source: { type: 'Constant', expression: `"${text}"` } };
    return [...completeRows, row(`x ${text}`, text), row('nickName', text), title];
  }

  it.each(hostile)('does no harm in any report: %j', (text) => {
    const report = run(explainedReport(userExport(rowsOf(text), { name: text }), `${text}.json`));
    for (const line of formatGithub(report).trimEnd().split('\n'))
      expect(line).toMatch(/^::(error|warning|notice) file=/);
    expect(formatGithub(report).match(/^::/gm)).toHaveLength(
      report.files.flatMap((f) => ('findings' in f ? f.findings : [])).length,
    );
    const junit = formatJunit(report);
    expect(junit).not.toMatch(/<(script|!--)/);
    const markdown = formatMarkdown(report);
    // In a block of code nothing is markup but its end.
    const { code, around } = markdownParts(markdown);
    expect(around.replaceAll(/\]\(<https:[^>]+>\)/g, '')).not.toMatch(/<script|(?<!\\)!\[|http:\/\/| @team/);
    expect(markdown).not.toMatch(/<script|<!--/);
    const bodies = code.filter((block) => block.includes('{')).map((block) => block.replace(/^POST \/Users\n/, ''));
    expect(bodies.length).toBeGreaterThan(0);
    for (const body of bodies) expect(() => JSON.parse(body)).not.toThrow();
    const html = formatHtml(report);
    expect(html.replace(/<style>[\s\S]*<\/style>/, '')).not.toMatch(/<script|<!--|<x>/);
    expect(
      html.match(
        /<(?!\/?(html|head|meta|title|style|body|main|h[1-4]|section|p|ol|li|span|code|dl|dt|dd|pre|mark|a|footer|!doctype)\b)[^>]*>/g,
      ),
    ).toBeNull();
    const lines = [formatText(report), formatOneline(report), formatGithub(report)];
    const json = [formatJson(report), formatSarif(report), formatGitlab(report)];
    for (const output of [...lines, ...json, junit, markdown, html]) {
      expect(output.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\ufffe]/u);
    }
    // A line that begins like an option or a formula could be taken for one where it is pasted.
    expect(formatOneline(report)).not.toMatch(/^[-=+@]/m);
    for (const output of json) expect(() => JSON.parse(output)).not.toThrow();
    // What is written as an escape means what it was.
    const [file] = JSON.parse(formatJson(report)).files;
    expect(file.path).toBe(`${text}.json`);
    expect(file.findings.some((each: Finding) => each.mapping?.target === `x ${text}`)).toBe(true);
  });

  it('property: JSON reports stay JSON, and XML has no open mark', () => {
    fc.assert(
      fc.property(anyText, fc.string({ unit: 'grapheme' }), (target, name) => {
        const report = run(explainedReport(userExport([...completeRows, row(target, name)], { name }), name));
        expect(() => JSON.parse(formatSarif(report))).not.toThrow();
        expect(() => JSON.parse(formatGitlab(report))).not.toThrow();
        expect(
          formatJunit(report).replaceAll(
            /<\/?(testsuites?|testcase|failure|error|system-out)( [a-z]+="[^"<>]*")* ?\/?>|<\?xml[^>]*>/g,
            '',
          ),
        ).not.toMatch(/[<>]/);
      }),
      // A report lists all rules, which takes its time.
      { numRuns: 25 },
    );
  });
});
