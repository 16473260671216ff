import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { readExport } from 'entra-mapping';
import { loadProfile } from 'vendor-profiles';
import { describe, expect, it } from 'vitest';
import { explainedReport } from '../../test-support/explained.ts';
import { completeRows, row, userExport } from '../../test-support/lint.ts';
import { lintExport } from '../lint-export.ts';
import { formatJson } from './json.ts';
import type { FileReport, RunReport } from './report.ts';
import { formatText } from './text.ts';

const profile = loadProfile('talkdesk');

function fileReport(exported: object | string, path = 'export.json'): FileReport {
  const text = typeof exported === 'string' ? exported : JSON.stringify(exported, null, 2);
  const read = readExport(text);
  const { findings, summary } = lintExport(read, { profile });
  return { path, profile, document: read.document, findings, mappings: summary.mappings };
}

function runReport(...files: FileReport[]): RunReport {
  return { files };
}

const unreadable: FileReport = {
  path: 'jobs.json',
  unreadable: { message: 'this is a list of provisioning jobs', help: 'get the schema', line: 1, column: 2 },
};
const broken = userExport([...completeRows, row('title', 'jobTitle')]);

describe('the JSON report', () => {
  const schema = JSON.parse(readFileSync(join(import.meta.dirname, '../../report.schema.json'), 'utf8'));
  const validate = new Ajv({ strict: true, allowUnionTypes: true }).compile(schema);

  it.each([
    ['with findings and fixes', runReport(fileReport(broken))],
    ['with a pasted mapping', runReport(fileReport([row('title', 'jobTitle')]))],
    ['with a missing target', runReport(fileReport(userExport([])))],
    ['with a file that could not be read', runReport(unreadable)],
    ['without files', runReport()],
    ['with what is sent', runReport(explainedReport(userExport([row('title', 'jobTitle')])))],
  ])('follows the published schema %s', (_name, report) => {
    validate(JSON.parse(formatJson(report)));
    expect(validate.errors).toBeNull();
  });

  it('holds what is sent where somebody asked for it', () => {
    const file = explainedReport(broken);
    const report = JSON.parse(formatJson(runReport(file)));
    const explanation = file.explanations?.get(file.findings[0]!);
    expect(report.files[0].findings[0].explanation).toEqual(JSON.parse(JSON.stringify(explanation)));
    expect(explanation?.requests).toHaveLength(1);
  });

  it('says what was found where, and counts it', () => {
    const report = JSON.parse(formatJson(runReport(fileReport(broken), unreadable)));
    expect(report.files[0].findings).toEqual([
      {
        code: 'ML501',
        rule: 'unsupported-target',
        severity: 'error',
        message: 'Talkdesk does not accept "title"',
        why: expect.stringContaining('every user whose "jobTitle" is filled'),
        help: 'remove the mapping',
        portal: 'Provisioning ▸ Mappings ▸ Users ▸ row "title" ▸ Delete, then Save',
        docs: 'mapping-lint explain ML501',
        evidence: [
          {
            title: 'Talkdesk: SCIM user management with Microsoft Entra ID',
            url: expect.stringMatching(/^https:\/\/support\.talkdesk\.com\//),
            confidence: 'documented',
          },
          {
            title: 'Talkdesk: create a user',
            url: expect.stringMatching(/^https:\/\/docs\.talkdesk\.com\//),
            confidence: 'documented',
          },
        ],
        pointer: '/synchronizationRules/0/objectMappings/0/attributeMappings/4/targetAttributeName',
        location: { line: 44, column: 38, endLine: 44, endColumn: 45 },
        mapping: { index: 4, objectMapping: 'Users', target: 'title', source: '[jobTitle]' },
        fix: {
          title: 'remove the mapping',
          safe: true,
          patch: [{ op: 'remove', path: '/synchronizationRules/0/objectMappings/0/attributeMappings/4' }],
        },
        choices: [],
      },
    ]);
    expect(report.files[1]).toMatchObject({ path: 'jobs.json', findings: [], unreadable: { line: 1, column: 2 } });
    expect(report.summary).toEqual({
      files: 2,
      unreadable: 1,
      mappings: 5,
      errors: 1,
      warnings: 0,
      infos: 0,
      fixable: 1,
      safelyFixable: 1,
      choosable: 0,
    });
  });
});

describe('the text report', () => {
  it('shows a request that several findings share once, and what the vendor says of each', () => {
    const file = explainedReport(userExport([...completeRows, row('title', 'jobTitle'), row('nickName', 'mail')]));
    const lines = formatText(runReport(file)).split('\n');
    expect(lines.filter((line) => line.includes('"userName": "ada.example@contoso.com"'))).toHaveLength(1);
    expect(lines.filter((line) => / = (sends|answer):/.test(line)).map((line) => line.trim())).toEqual([
      '= sends:  POST /Users',
      expect.stringMatching(/^= answer: Talkdesk: unknown; Talkdesk does not take this attribute/),
      '= sends:  POST /Users, as above for ML501',
      expect.stringMatching(/^= answer: Talkdesk: unknown; Talkdesk does not take this attribute/),
    ]);
  });

  it('lets nothing of a request steer the terminal', () => {
    const value = 'a\u001b[31m\u202e';
    const hostile = { targetAttributeName: 'title', source: { type: 'Constant', expression: `"${value}"` } };
    const text = formatText(runReport(explainedReport(userExport([...completeRows, hostile]))));
    expect(text).toContain('"title": "a\\u001b[31m\\u202e"');
    expect(text).not.toContain('\u001b');
    expect(text).not.toContain('\u202e');
  });

  it('shows the line, underlined, with why and what to do', () => {
    expect(formatText(runReport(fileReport(broken)))).toBe(
      [
        'error[ML501] unsupported-target: Talkdesk does not accept "title"',
        '  --> export.json:44:38   Users ▸ mapping 5 ▸ [jobTitle] → title',
        '   |',
        '44 |               "targetAttributeName": "title",',
        '   |                                      ^^^^^^^',
        '   = why:    Entra sends it for every user whose "jobTitle" is filled. Many applications refuse the whole user for one attribute that they do not know. Talkdesk asks for every mapping of another attribute to be removed.',
        '   = fix:    remove the mapping (safe)',
        '   = portal: Provisioning ▸ Mappings ▸ Users ▸ row "title" ▸ Delete, then Save',
        '   = source: Talkdesk: SCIM user management with Microsoft Entra ID, https://support.talkdesk.com/hc/en-us/articles/360052727652-SCIM-User-Management-with-Microsoft-Entra-ID',
        '   = docs:   mapping-lint explain ML501',
        '',
        '✖ 1 problem (1 error), 1 fixable with --fix: 5 mappings in 1 file checked against the profile talkdesk',
        '',
      ].join('\n'),
    );
  });

  it.each([
    [runReport(fileReport(userExport(completeRows))), '✔ no problems: 4 mappings in 1 file'],
    [runReport(unreadable), '✖ 1 file could not be read'],
    [runReport(fileReport(userExport(completeRows)), unreadable), '✖ no problems: 4 mappings in 1 file'],
    [runReport(fileReport([row('active', 'x')])), '✔ 1 problem (1 info): 1 mapping in 1 file'],
  ])('sums up what was checked', (report, start) => {
    expect(formatText(report).trimEnd().split('\n').at(-1)).toContain(start);
  });

  it('says what to do next, when asked to', () => {
    const lines = (report: RunReport) => formatText(report, { hints: true }).trimEnd().split('\n').slice(-2);
    const generic = { ...fileReport(userExport(completeRows)), profile: loadProfile('generic') } as FileReport;
    expect(lines(runReport(generic))[1]).toBe(
      '  --profile says who the vendor is, and mapping-lint profiles lists those that are known',
    );
    expect(lines(runReport(fileReport(broken)))[1]).toContain('--format html=report.html');
    expect(lines(runReport(fileReport(userExport(completeRows)))).at(-1)).toMatch(/^✔/);
  });

  it('keeps to the width of a terminal', () => {
    const text = formatText(runReport(fileReport(broken)), { columns: 80 });
    const notes = text.split('\n').filter((line) => /^ +(=|[^ |^-])/.test(line));
    expect(notes.length).toBeGreaterThan(4);
    // An address that is broken can't be followed.
    for (const line of notes) if (!line.includes('https://')) expect(line.length).toBeLessThanOrEqual(80);
  });

  it('colours only when asked to', () => {
    expect(formatText(runReport(fileReport(broken)))).not.toContain('\u001b');
    const painted = formatText(runReport(fileReport(broken)), { paint: (colour, text) => `<${colour}>${text}</>` });
    expect(painted).toContain('<red>error[ML501]</>');
  });

  it('shows hostile text escaped, and keeps the marks under the right place', () => {
    const hostile = 'ti\u202etle\u001b[31m\u0007';
    const report = runReport(
      fileReport(userExport([...completeRows, row(hostile, 'x')], { name: 'Us\ners\u2066' }), 'a\u001b.json'),
    );
    const text = formatText(report);
    for (const character of ['\u001b', '\u0007', '\u202e', '\u2066']) expect(text).not.toContain(character);
    expect(text).toContain('a\\u001b.json:');
    expect(text).toContain('Us\\u000aers\\u2066 ▸ mapping 5');
    const lines = text.split('\n');
    const marks = lines.findIndex((line) => line.includes('^^^'));
    const from = lines[marks]!.indexOf('^');
    expect(lines[marks - 1]!.slice(from, from + lines[marks]!.trimEnd().length - from)).toMatch(/^"ti\\u202etle.*"$/);
  });

  it('cuts a long line to the neighbourhood of the finding', () => {
    const text = formatText(runReport(fileReport(JSON.stringify(broken))));
    const line = text.split('\n').find((each) => each.startsWith('1 |'))!;
    expect(line.length).toBeLessThan(130);
    expect(line).toContain('"targetAttributeName":"title"');
  });
});
