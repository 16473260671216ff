import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readExport } from 'entra-mapping';
import { loadProfile } from 'vendor-profiles';
import { describe, expect, it } from 'vitest';
import { constantRow, expressionRow, row } from '../test-support/lint.ts';
import { lintExport } from './lint-export.ts';

function fixture(name: string): string {
  return readFileSync(join(import.meta.dirname, '../fixtures', name), 'utf8');
}

function lint(text: string | Uint8Array, profile = 'talkdesk') {
  return lintExport(readExport(text), { profile: loadProfile(profile) });
}

/** `ML501 title` for each finding, in alphabetical order. */
function shorten(findings: ReturnType<typeof lint>['findings']): string[] {
  return findings.map(({ code, mapping }) => `${code} ${mapping?.target ?? mapping?.objectMapping}`).sort();
}

const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
const unsupportedByTalkdesk = [
  `ML501 ${enterprise}:department`,
  `ML501 ${enterprise}:employeeNumber`,
  `ML501 ${enterprise}:manager`,
  'ML501 addresses[type eq "work"].country',
  'ML501 addresses[type eq "work"].formatted',
  'ML501 addresses[type eq "work"].locality',
  'ML501 addresses[type eq "work"].postalCode',
  'ML501 addresses[type eq "work"].region',
  'ML501 addresses[type eq "work"].streetAddress',
  'ML501 displayName',
  'ML501 emails[type eq "work"].value',
  'ML501 name.formatted',
  'ML501 phoneNumbers[type eq "fax"].value',
  'ML501 phoneNumbers[type eq "mobile"].value',
  'ML501 phoneNumbers[type eq "work"].value',
  'ML501 preferredLanguage',
  'ML501 title',
];

describe('the default mapping of Entra', () => {
  it('has, for Talkdesk, each unsupported target once, the group mapping that is on, and no other error', () => {
    const { findings, summary } = lint(fixture('entra-default.json'));
    const errors = findings.filter(({ severity }) => severity === 'error');
    expect(shorten(errors)).toEqual([...unsupportedByTalkdesk, 'ML607 Provision Microsoft Entra ID Groups'].sort());
    expect(summary.mappings).toBe(25);
  });

  it('has, with no profile named, only the remark that a mail nickname is no identifier', () => {
    const { findings } = lintExport(readExport(fixture('entra-default.json')), { profile: loadProfile('generic') });
    expect(findings.map(({ code, severity }) => `${severity} ${code}`)).toEqual(['info ML304']);
  });
});

describe('the corrected export for Talkdesk', () => {
  it('has no finding', () => {
    expect(lint(fixture('talkdesk-corrected.json')).findings).toEqual([]);
  });

  it.each([
    ['CRLF', (text: string) => new TextEncoder().encode(text.replaceAll('\n', '\r\n')), []],
    ['UTF-16 with a byte order mark', (text: string) => utf16(`\uFEFF${text}`), ['ML102']],
  ])('has no error in %s', (_name, encode, codes) => {
    const { findings } = lint(encode(fixture('talkdesk-corrected.json')));
    expect(findings.map(({ code }) => code)).toEqual(codes);
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  });
});

describe('a job into a directory that is not SCIM', () => {
  const rows = [
    constantRow('Password', 'Spring-2026'),
    row('id', 'objectId'),
    row('Username', 'userPrincipalName', { matchingPriority: 1 }),
    row('Email', 'mail', { matchingPriority: 1 }),
    row('ProfileName', 'appRoleAssignments'),
    row('IsActive', 'IsSoftDeleted'),
  ];
  const scope = { groups: [{ clauses: [{ sourceOperandName: 'userType', operatorName: 'EQUALS' }] }] };
  const job = (more: readonly object[] = []) => ({
    synchronizationRules: [
      {
        targetDirectoryName: 'acme.example',
        objectMappings: [
          {
            name: 'Users',
            sourceObjectName: 'User',
            targetObjectName: 'User',
            flowTypes: 'Add',
            scope,
            attributeMappings: [...rows, ...more],
          },
        ],
      },
    ],
  });
  const codes = (exported: object) =>
    lintExport(readExport(JSON.stringify(exported)), {
      profile: loadProfile('saml-jackson'),
      tenantUrl: 'https://acme.example',
      scope: 'all',
    }).findings.map(({ code }) => code);

  it('gets one remark, and nothing is said of matching, life cycle, targets, groups, roles and scope', () => {
    expect(codes(job())).toEqual(['ML122']);
  });

  it('is checked for its form and its expressions', () => {
    const wrong = [
      row('Alias', 'mailNickname'),
      row('Alias', 'mail', { flowType: 'always' }),
      constantRow('Title', ''),
      expressionRow('City', 'ToUper([city])'),
    ];
    expect(codes(job(wrong)).sort()).toEqual(['ML111', 'ML114', 'ML122', 'ML803', 'ML812']);
  });
});

describe('positions', () => {
  const places = (text: string | Uint8Array) =>
    lint(text)
      .findings.filter(({ code }) => code !== 'ML102')
      .map(({ location }) => location);

  it('are the same in every encoding and with any line ends', () => {
    const text = fixture('talkdesk-broken.json');
    const expected = places(text);
    expect(places(new TextEncoder().encode(text.replaceAll('\n', '\r\n')))).toEqual(expected);
    expect(places(utf16(text))).toEqual(expected);
  });

  it('are in the order of the text, and each pointer leads to its value', () => {
    const exported = readExport(fixture('talkdesk-broken.json'));
    const { findings } = lintExport(exported, { profile: loadProfile('talkdesk') });
    const lines = findings.map(({ location }) => location.line);
    expect(lines).toEqual([...lines].sort((a, b) => a - b));
    for (const { pointer, location } of findings) {
      const node = exported.document.nodeAt(pointer)!;
      const range = exported.document.rangeOf({ start: node.keyStart, end: node.end });
      expect(location.line).toBe(range.line);
    }
  });
});

describe('severities', () => {
  const exported = readExport(fixture('entra-default.json'));
  const profile = loadProfile('talkdesk');

  it('can be set for each rule by code or name', () => {
    const { findings, summary } = lintExport(exported, {
      profile,
      rules: { 'unsupported-target': 'off', ML607: 'warning' },
    });
    expect(findings.map(({ code }) => code)).toEqual(['ML607', 'ML304']);
    expect(summary).toMatchObject({ errors: 0, warnings: 2, infos: 0, fixable: 2 });
  });

  it('are refused for a rule that does not exist', () => {
    expect(() => lintExport(exported, { profile: loadProfile('generic'), rules: { ML999: 'off' } })).toThrow(
      'there is no rule "ML999"',
    );
  });
});

describe('evidence', () => {
  const of = (code: string, profile: string) =>
    lint(fixture('entra-default.json'), profile).findings.find((finding) => finding.code === code)?.evidence;

  it('is what the vendor says, where the finding rests on that', () => {
    expect(of('ML607', 'talkdesk')?.[0]).toEqual({
      title: 'Talkdesk: SCIM user management with Microsoft Entra ID',
      url: 'https://support.talkdesk.com/hc/en-us/articles/360052727652-SCIM-User-Management-with-Microsoft-Entra-ID',
      confidence: 'documented',
    });
  });

  it('is else what the rule rests on', () => {
    expect(of('ML304', 'generic')).toEqual([
      {
        title: 'Microsoft Entra: customize attribute mappings',
        url: 'https://learn.microsoft.com/en-us/entra/identity/app-provisioning/customize-application-attributes',
        confidence: 'documented',
      },
      { title: 'RFC 7643 §3.1', url: 'https://www.rfc-editor.org/rfc/rfc7643#section-3.1', confidence: 'documented' },
    ]);
  });

  it('says what was concluded from a page', () => {
    const rows = [{ targetAttributeName: 'externalId', matchingPriority: 1, source: { name: 'objectId' } }];
    const { findings } = lint(JSON.stringify(rows), 'saml-jackson');
    expect(findings.find(({ code }) => code === 'ML204')?.evidence[0]).toMatchObject({ confidence: 'inferred' });
  });
});

it('two profiles work side by side', () => {
  const exported = readExport(fixture('entra-default.json'));
  const count = (id: string) => lintExport(exported, { profile: loadProfile(id) }).summary.errors;
  expect([count('talkdesk'), count('generic'), count('talkdesk')]).toEqual([18, 0, 18]);
});

const collected = join(import.meta.dirname, '../../../../shared/data/exports');

// The folder of collected exports is not part of the repository; fixtures of our own carry the same checks.
if (existsSync(collected)) {
  describe('the collected exports that are complete', () => {
    const complete = ['01-', '02-', '03-', '90-'];
    const names = readdirSync(collected).filter((name) => complete.some((start) => name.startsWith(start)));

    // Two anchors in one object are a true finding: the file was edited by hand.
    const known = new Map([
      ['01-', ['ML122']],
      ['02-', ['ML103', 'ML122']],
      ['03-', ['ML122', 'ML115', 'ML115', 'ML115', 'ML115']],
      ['90-', ['ML304']],
    ]);

    it.each(names)('%s raises no false alarm without a profile', (name) => {
      const { findings } = lintExport(readExport(readFileSync(join(collected, name))), {
        profile: loadProfile('generic'),
      });
      expect(findings.map(({ code }) => code)).toEqual(known.get(name.slice(0, 3)));
      expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    });

    it('the SCIM job has, for Talkdesk, what our own fixture has', () => {
      const name = names.find((each) => each.startsWith('90-'))!;
      const { findings } = lint(readFileSync(join(collected, name)));
      expect(shorten(findings.filter(({ severity }) => severity === 'error'))).toEqual(
        [...unsupportedByTalkdesk, 'ML607 Provision Microsoft Entra ID Groups'].sort(),
      );
    });
  });
}

function utf16(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  for (let index = 0; index < text.length; index++) view.setUint16(index * 2, text.charCodeAt(index), true);
  return bytes;
}
