import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readExport } from 'entra-mapping';
import fc from 'fast-check';
import { loadProfile, type VendorProfile } from 'vendor-profiles';
import { describe, expect, it } from 'vitest';
import { lintExport } from '../lint-export.ts';
import { type FixOptions, fixExport } from './fix-export.ts';

const talkdesk = loadProfile('talkdesk');

function fixture(name: string): string {
  return readFileSync(join(import.meta.dirname, '../../fixtures', name), 'utf8');
}

function fix(text: string | Uint8Array, profile: VendorProfile = talkdesk, options: FixOptions = {}) {
  const exported = readExport(text);
  return fixExport(exported, lintExport(exported, { profile }).findings, options);
}

/** Fixes until nothing is left that can be fixed. */
function fixAll(text: string, profile: VendorProfile, options: FixOptions): string {
  let result = text;
  for (let round = 0; round < 10; round++) {
    const next = fix(result, profile, options).text;
    if (next === result) return result;
    result = next;
  }
  throw new Error('the fixes do not come to an end');
}

describe('the default mapping of Entra, mended for Talkdesk', () => {
  const text = fixture('entra-default.json');
  const result = fix(text);

  it('has no error left, and still is a whole schema', () => {
    const exported = readExport(result.text);
    const { findings } = lintExport(exported, { profile: talkdesk });
    expect(findings.map(({ code }) => code)).toEqual(['ML304']);
    expect(exported.schema.directories).toHaveLength(2);
    expect(result.applied).toHaveLength(18);
    expect(result.left.map(({ code }) => code)).toEqual(['ML304']);
  });

  it('keeps every line that no fix names', () => {
    const kept = new Set(text.split('\n'));
    for (const line of result.text.split('\n')) expect(kept.has(line) || line.includes('"enabled": false')).toBe(true);
    expect(result.text.split('\n').length).toBeLessThan(text.split('\n').length);
  });

  it('is not changed by a second time', () => {
    expect(fix(result.text).text).toBe(result.text);
  });

  it('makes what needs a decision only when asked to', () => {
    const unsafe = fix(text, talkdesk, { unsafe: true });
    expect(lintExport(readExport(unsafe.text), { profile: talkdesk }).findings).toEqual([]);
    expect(unsafe.text).toContain('"expression": "[objectId]"');
  });

  it('mends only the rules that are named', () => {
    expect(fix(text, talkdesk, { only: ['ML607'] }).applied.map(({ code }) => code)).toEqual(['ML607']);
    expect(fix(text, talkdesk, { only: ['group-mapping-forbidden'] }).applied).toHaveLength(1);
  });
});

it.each(['generic', 'deskbird', 'deskpro', 'staffbase', 'talkdesk', 'saml-jackson'])(
  'the default mapping of Entra needs one pass of all fixes for %s',
  (id) => {
    const profile = loadProfile(id);
    const { text, left } = fix(fixture('entra-default.json'), profile, { unsafe: true });
    expect(fix(text, profile, { unsafe: true }).text).toBe(text);
    const codes = lintExport(readExport(text), { profile }).findings.map(({ code }) => code);
    // What was left may have gone with something else, and nothing comes up that was not there.
    expect(left.map(({ code }) => code)).toEqual(expect.arrayContaining(codes));
  },
);

describe('bytes', () => {
  it('stay as they are when nothing is mended', () => {
    const bytes = new TextEncoder().encode(`\uFEFF${fixture('talkdesk-corrected.json').replaceAll('\n', '\r\n')}`);
    expect(fix(bytes).bytes).toEqual(bytes);
  });

  it('keep encoding and line ends', () => {
    const text = fixture('entra-default.json').replaceAll('\n', '\r\n');
    const mended = fix(new TextEncoder().encode(`\uFEFF${text}`), talkdesk, { unsafe: true });
    expect([...mended.bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(mended.text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });
});

describe('what is added', () => {
  const profile = loadProfile({
    id: 'acme',
    name: 'Acme',
    users: {
      targets: {
        supported: [
          { target: 'title', mandatory: 'always' },
          { target: 'displayName', mandatory: 'always' },
        ],
      },
    },
  });
  const schema = (rows: readonly object[], indent?: number | string) => {
    const mapping = {
      name: 'Users',
      targetObjectName: 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User',
      attributeMappings: rows,
    };
    return JSON.stringify({ synchronizationRules: [{ objectMappings: [mapping] }] }, null, indent);
  };
  const userName = { targetAttributeName: 'userName', matchingPriority: 1, source: { name: 'userPrincipalName' } };

  it.each([2, 4, '\t'])('is indented like the rest (%j)', (indent) => {
    const { text } = fix(schema([userName], indent), profile, { unsafe: true });
    expect(text).toBe(JSON.stringify(JSON.parse(text), null, indent));
    expect(JSON.parse(text).synchronizationRules[0].objectMappings[0].attributeMappings).toHaveLength(3);
  });

  it('stays on the line of a text without line breaks', () => {
    const { text } = fix(schema([userName]), profile, { unsafe: true });
    expect(text).not.toContain('\n');
    expect(JSON.parse(text).synchronizationRules[0].objectMappings[0].attributeMappings).toHaveLength(3);
  });

  it.each([2, undefined])('is put into an empty list', (indent) => {
    const { text } = fix(schema([], indent), profile, { unsafe: true });
    expect(JSON.parse(text).synchronizationRules[0].objectMappings[0].attributeMappings).toHaveLength(2);
  });

  it.each([2, undefined])('takes the place of rows that go', (indent) => {
    const { text } = fix(schema([{ targetAttributeName: 'id', source: { name: 'objectId' } }], indent), profile, {
      unsafe: true,
    });
    const rows = JSON.parse(text).synchronizationRules[0].objectMappings[0].attributeMappings;
    expect(rows.map((row: { targetAttributeName: string }) => row.targetAttributeName)).toEqual([
      'title',
      'displayName',
    ]);
  });
});

describe('fixes in each other’s way', () => {
  const exported = readExport('{"targetAttributeName": "title", "matchingPriority": 1}');
  const finding = (patch: object) => {
    const [any] = lintExport(exported, { profile: talkdesk }).findings;
    return { ...any!, fix: { title: 'x', safe: true, patch: [patch] } } as typeof any & object;
  };
  const replace = (value: number) => finding({ op: 'replace', path: '/matchingPriority', value });

  it('are made in order, and the later ones are left', () => {
    const [first, second] = [replace(2), replace(3)];
    const result = fixExport(exported, [first, second]);
    expect(result.text).toContain('"matchingPriority": 2');
    expect(result.applied).toEqual([first]);
    expect(result.left).toEqual([second]);
  });

  it('are both made when they say the same', () => {
    expect(fixExport(exported, [replace(2), replace(2)]).left).toEqual([]);
  });

  it('are left when they name what is not there', () => {
    const result = fixExport(exported, [
      finding({ op: 'remove', path: '/nothing' }),
      finding({ op: 'remove', path: '' }),
    ]);
    expect(result.applied).toEqual([]);
    expect(result.text).toBe(exported.document.text);
  });
});

describe('a choice', () => {
  const twice = [
    { targetAttributeName: 'title', source: { type: 'Attribute', name: 'jobTitle' } },
    { targetAttributeName: 'title', source: { type: 'Attribute', name: 'department' } },
  ];
  const exported = readExport(JSON.stringify(twice));
  const { findings } = lintExport(exported, { profile: loadProfile('generic') });
  const kept = (options: FixOptions) => JSON.parse(fixExport(exported, findings, options).text);

  it('is made by nobody but whoever asks for it', () => {
    expect(kept({ unsafe: true })).toEqual(twice);
    expect(kept({ choose: { ML501: 1 } })).toEqual(twice);
  });

  it('is made by its number, under the code or the name of the rule', () => {
    expect(kept({ choose: { ML111: 1 } })).toEqual([twice[0]]);
    expect(kept({ choose: { 'duplicate-target': 2 } })).toEqual([twice[1]]);
  });

  it.each([0, 3, -1, 1.5])('is not made for the number %d, which there is not', (number) => {
    expect(kept({ choose: { ML111: number } })).toEqual(twice);
  });
});

describe('a text that is no JSON', () => {
  const generic = loadProfile('generic');
  const rows = [
    { targetAttributeName: 'userName', matchingPriority: 1, source: { type: 'Attribute', name: 'userPrincipalName' } },
    { targetAttributeName: 'title', source: { type: 'Attribute', name: 'jobTitle' } },
  ];
  const [userName = '', title = ''] = rows.map((each) => JSON.stringify(each));

  it.each([
    ['a comma behind the last element', `[${userName}, ${title},]`, rows],
    ['commas too many', `[,${userName},, ${title}]`, rows],
    ['comments', `// mine\n[${userName}, /* and */ ${title}]`, rows],
    ['an invisible character', `[\u200b${userName}, ${title}]`, rows],
    ['a tab and a backslash in texts', `[{"targetAttributeName": "a\tb\\.c"}]`, [{ targetAttributeName: 'a\tb\\.c' }]],
  ])('becomes JSON: %s', (_what, text, value) => {
    expect(JSON.parse(fix(text, generic).text)).toEqual(value);
  });

  it.each([
    ['the last element goes', `[${userName}, ${title},]`, [rows[0]]],
    ['the first goes', `[${title}, /* title */, ${userName},]`, [rows[0]]],
    ['all go', `[ /* here */ ${title} /* there */ , ]`, []],
  ])('becomes JSON where other fixes have their way too: %s', (_what, text, value) => {
    const result = fix(text);
    expect(JSON.parse(result.text)).toEqual(value);
    expect(result.left.map(({ code }) => code)).not.toContain('ML101');
  });

  it.each(['\n', '\r\n'])('takes the line with a comment that stands there alone: %j', (end) => {
    const text = ['[', '  // mine', `  ${userName}, // his`, `  ${title}`, ']', ''].join(end);
    expect(fix(text, generic).text).toBe(['[', `  ${userName}, `, `  ${title}`, ']', ''].join(end));
  });

  it('property: whatever stands between the rows, and whichever go, JSON comes of it', () => {
    const between = fc.constantFrom(' ', '\n  ', ' // c\n', '\n// c\n', ' /* c */ ', '\u200b');
    const all = [userName, title, JSON.stringify({ targetAttributeName: 'displayName', source: { name: 'x' } })];
    const part = fc.tuple(fc.constantFrom(...all), between, fc.constantFrom(',', ',,', ', ,'), between);
    fc.assert(
      fc.property(between, fc.array(part, { maxLength: 5 }), fc.constantFrom('', ','), (start, parts, last) => {
        const list = parts.map(([each, before, comma, behind], index) => {
          return `${each}${before}${index === parts.length - 1 ? last : comma}${behind}`;
        });
        const mapping = `{ "name": "Users", "targetObjectName": "User", "attributeMappings": [${start}${list.join('')}] }`;
        const text = `{ "synchronizationRules": [{ "objectMappings": [${mapping}] }] }`;
        const mended = fixAll(text, talkdesk, { unsafe: true });
        expect(() => JSON.parse(mended)).not.toThrow();
      }),
      { numRuns: 200 },
    );
  });

  it('keeps an ellipsis, as nobody knows what it stands for', () => {
    const text = `[${userName}, ...]`;
    expect(fix(text, generic).text).toBe(text);
  });
});

it('several values pasted one after the other are left as they are', () => {
  const text = '{"targetAttributeName": "title"},\n{"targetAttributeName": "nickName"}';
  expect(fix(text).text).toBe(text);
});

it('property: whatever rows there are, fixes come to an end, and what they mended is gone', () => {
  const row = fc.record(
    {
      targetAttributeName: fc.constantFrom(
        'userName',
        'id',
        'title',
        'emails[0].value',
        "emails[type eq 'work'].value",
        'active',
        'department',
        'externalId',
        'password',
      ),
      matchingPriority: fc.constantFrom(0, 1, 2, -1),
      flowType: fc.constantFrom('Always', 'always', 'ObjectAddOnly'),
      source: fc.constantFrom(
        null,
        { type: 'Attribute', name: 'mailNickname', expression: '[mailNickname]' },
        { type: 'attribute', name: 'mobilePhone', expression: '[mobilePhone]' },
        { type: 'Attribute', name: 'IsSoftDeleted', expression: '[IsSoftDeleted]' },
        { type: 'Constant', name: '', expression: '""' },
        { type: 'Function', name: 'tolower', expression: 'tolower([mail])' },
      ),
    },
    { requiredKeys: ['targetAttributeName', 'source'] },
  );
  const profiles = ['talkdesk', 'generic', 'staffbase'].map((id) => loadProfile(id));
  fc.assert(
    fc.property(
      fc.array(row, { maxLength: 6 }),
      fc.constantFrom(...profiles),
      fc.boolean(),
      fc.constantFrom(2, undefined),
      (rows, profile, unsafe, indent) => {
        const mapping = {
          name: 'Users',
          targetObjectName: 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User',
          flowTypes: 'Add, update',
          attributeMappings: rows,
        };
        const text = fixAll(
          JSON.stringify({ synchronizationRules: [{ objectMappings: [mapping] }] }, null, indent),
          profile,
          { unsafe },
        );
        const { findings } = lintExport(readExport(text), { profile });
        const mendable = findings.filter((finding) => finding.fix !== null && (unsafe || finding.fix.safe));
        expect(mendable).toEqual([]);
        expect(() => JSON.parse(text)).not.toThrow();
      },
    ),
    { numRuns: 200 },
  );
});
