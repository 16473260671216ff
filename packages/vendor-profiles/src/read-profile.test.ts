import { describe, expect, it } from 'vitest';
import { loadProfile } from './load-profile.ts';
import { ProfileError, type ProfileProblem } from './profile-error.ts';
import { profileTemplate } from './profile-template.ts';

function problemsOf(text: string): readonly ProfileProblem[] {
  return errorOf(text).problems;
}

function errorOf(text: string): ProfileError {
  try {
    loadProfile(text);
  } catch (error) {
    if (error instanceof ProfileError) return error;
    throw error;
  }
  throw new Error('the profile was loaded');
}

/** What a problem points at, cut out of the text. */
function shownOf(text: string): string[] {
  const lines = text.split(/\r\n|\r|\n/);
  return problemsOf(text).map(({ location }) => {
    if (location === undefined) throw new Error('the problem has no place');
    const { line, column, endLine, endColumn } = location;
    const cut = lines.slice(line - 1, endLine);
    if (cut.length === 1) return (cut[0] ?? '').slice(column - 1, endColumn - 1);
    return `${(cut[0] ?? '').slice(column - 1)}…`;
  });
}

const acme = `{
  "id": "acme",
  "name": "Acme",
  "users": {
    "provisioning": "requird",
    "targets": {
      "list": "closed",
      "suported": [],
      "supported": [
        { "target": "emails[type", "sources": ["guide"] }
      ]
    }
  }
}`;

describe('the text of a profile that does not follow the format', () => {
  it('is refused with path, place, what was found, what would be right, and what to do', () => {
    expect(problemsOf(acme)).toEqual([
      {
        pointer: '/users/provisioning',
        message: 'expected ("required" | "allowed" | "forbidden" | "unknown"), found "requird"',
        expected: 'one of required, allowed, forbidden, unknown',
        suggestion: 'write "required"',
        location: { line: 5, column: 21, endLine: 5, endColumn: 30 },
      },
      {
        pointer: '/users/targets/suported',
        message: 'this property is not known',
        expected:
          'one of sources, confidence, note, oddities, list, onUnsupported, schemas, supported, patterns, atLeastOne, rejection',
        suggestion: 'write "supported"',
        location: { line: 8, column: 19, endLine: 8, endColumn: 21 },
      },
    ]);
    expect(errorOf(acme).message).toBe(
      'the profile does not follow the format at /users/provisioning (line 5, column 21): expected ("required" | ' +
        '"allowed" | "forbidden" | "unknown"), found "requird"; write "required" (and 1 more)',
    );
  });

  it('is pointed at where the contradiction stands', () => {
    const text = acme.replace('requird', 'required').replace('      "suported": [],\n', '');
    expect(shownOf(text)).toEqual(['"emails[type"', '"guide"']);
    expect(problemsOf(text).map(({ suggestion }) => suggestion)).toEqual([
      undefined,
      'add "guide" to the sources, with title and url',
    ]);
  });

  it('is pointed at in its own text when it extends another profile, not in what the two make together', () => {
    const text =
      '{ "id": "acme", "name": "Acme", "extends": "talkdesk", "users": { "removals": [{ "target": "a b" }],' +
      ' "targets": { "supported": [{ "target": "title", "sources": ["guide"] }, { "target": "x[" }] } } }';
    expect(problemsOf(text).map(({ pointer }) => pointer)).toEqual([
      '/users/targets/supported/1/target',
      '/users/removals/0/target',
    ]);
    expect(shownOf(text)).toEqual(['"x["', '"a b"']);
  });

  it('shows what misses something by its name, or by its first character', () => {
    expect(shownOf('{\n  "id": "acme"\n}')).toEqual(['{']);
    const text = '{ "id": "acme", "name": "Acme", "users": { "removals": [{}] } }';
    expect(shownOf(text)).toEqual(['{}']);
    expect(shownOf('{ "id": "a", "name": "A", "sources": { "guide": { "title": "G" } } }')).toEqual(['"guide"']);
  });

  it.each([
    ['{ "id": "acme" "name": "Acme" }', 1, 16, '"," or "}"'],
    ['{\n  "id": "acme",\n}', 2, 15, 'no comma after the last entry'],
    ["{ 'id': 'acme' }", 1, 3, 'a text in double quotes'],
    ['{ "id": acme }', 1, 9, 'a value'],
    ['{ "id": "acme"', 1, 15, '"," or "}"'],
    ['{ "id": "a" } x', 1, 15, 'the end of the text'],
    ['\uFEFF{\r\n"id" "a" }', 2, 6, '":"'],
    ['{ "id": "a\nb" }', 1, 9, 'a text in double quotes'],
    ['{ "id": 01 }', 1, 10, '"," or "}"'],
  ])('that is not JSON is refused with the place: %j', (text, line, column, expected) => {
    const [problem] = problemsOf(text);
    expect(problem).toMatchObject({ pointer: '', location: { line, column }, expected });
    expect(problem?.message).toBe(`not valid JSON: expected ${expected}`);
  });

  it('is refused when a property is given twice, since one of the two would be lost', () => {
    const text = '{ "id": "acme",\n "name": "Acme",\n "id": "other" }';
    expect(problemsOf(text)).toMatchObject([
      { pointer: '/id', message: 'this property is given twice', location: { line: 3 } },
    ]);
  });

  it('is refused when it is too long or too deep, without being read', () => {
    expect(problemsOf(`{"id": "${'a'.repeat(1_000_000)}"}`)[0]?.message).toMatch(/at most 1000000 are read/);
    const deep = `{"id": ${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
    expect(problemsOf(deep)[0]?.message).toMatch(/at most 64 levels/);
  });
});

describe('text in a profile that would disguise a message', () => {
  it.each([
    ['\u001b[2K', '\\u{1b}[2K'],
    ['\u202Egnp', '\\u{202e}gnp'],
    ['a\r\nb', 'a\\u{d}\\u{a}b'],
    ['\u2028', '\\u{2028}'],
    ['\uD800', '\\u{d800}'],
  ])('is written out: %j', (text, shown) => {
    const error = errorOf(JSON.stringify({ id: 'acme', name: 'Acme', extends: 'generic', confidence: text }));
    expect(error.problems[0]?.message).toContain(shown);
    expect(error.message).not.toContain(text);
    const users = { targets: { supported: [{ target: `x[${text}` }] } };
    expect(errorOf(JSON.stringify({ id: 'acme', name: 'Acme', users })).message).toContain(shown);
  });

  it('is cut when it is long', () => {
    const users = { targets: { supported: [{ target: `x[${'a'.repeat(10_000)}` }] } };
    expect(errorOf(JSON.stringify({ id: 'acme', name: 'Acme', users })).message.length).toBeLessThan(600);
  });
});

describe('statements that contradict each other', () => {
  const profile = (users: object) => JSON.stringify({ id: 'acme', name: 'Acme', users });

  it.each([
    [
      { targets: { supported: [{ target: 'title' }, { target: 'TITLE' }] } },
      '/users/targets/supported/1/target',
      /twice/,
    ],
    [
      { targets: { supported: [{ target: 'title', mandatory: 'always' }] }, removals: [{ target: 'title' }] },
      '/users/removals/0/target',
      /mandatory/,
    ],
    [{ deviations: [{ tolerance: 'patch.op-anycase', answer: 'accept' }] }, '/users/deviations/0/tolerance', /no tol/],
    [{ matching: { target: 'user Name' } }, '/users/matching/target', /no SCIM path/],
    [{ targets: { atLeastOne: [{ targets: ['userName', 'e['] }] } }, '/users/targets/atLeastOne/0/targets/1', /path/],
    [{ matching: { sources: ['guide'] } }, '/users/matching/sources/0', /not listed/],
  ])('are refused: %j', (users, pointer, message) => {
    const [problem] = problemsOf(profile(users));
    expect(problem?.pointer).toBe(pointer);
    expect(problem?.message).toMatch(message);
  });

  it('are refused with the nearest word where there is one', () => {
    const [problem] = problemsOf(profile({ deviations: [{ tolerance: 'patch.op-anycase', answer: 'accept' }] }));
    expect(problem?.suggestion).toBe('write "patch.op-any-case"');
  });
});

describe('the template of a profile', () => {
  it('is a valid profile that says nothing', () => {
    const { users, groups, connection, ...rest } = loadProfile(profileTemplate('Acme Désk (SCIM)'));
    expect(rest).toMatchObject({ id: 'acme-desk-scim', name: 'Acme Désk (SCIM)' });
    for (const { provisioning, targets, matching } of [users, groups]) {
      expect([provisioning, targets.list, targets.onUnsupported, matching.target]).toEqual(Array(4).fill('unknown'));
      expect(targets.supported.every(({ mandatory }) => mandatory === 'never')).toBe(true);
    }
    expect(connection).toMatchObject({ tenantUrls: [], optscimFlag: 'unknown', scope: 'unknown' });
  });

  it('names the published schema, so that an editor can help', () => {
    expect(JSON.parse(profileTemplate('Acme')).$schema).toBe('https://unpkg.com/vendor-profiles/profile.schema.json');
  });

  it('needs a name of which an id can be made', () => {
    expect(() => profileTemplate('—')).toThrow(TypeError);
    expect(() => profileTemplate(undefined as unknown as string)).toThrow(TypeError);
  });
});
