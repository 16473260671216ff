import { describe, expect, it } from 'vitest';
import { jsonFault, lineOf, locate } from './locate.ts';

const text = `{
  "userName": "ada",
  "name": { "givenName": 1 },
  "emails": [{ "value": "a" }, { "value": "b", "type": "work" }],
  "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User": { "manager": { "value": "7" } },
  "a/b": [true, null, -1.5e3]
}`;

/** The text that was found. */
function found(where: string): string | undefined {
  const range = locate(text, where);
  return range && text.slice(range.start, range.end);
}

describe('the place in a JSON text', () => {
  it.each([
    ['userName', '"userName"'],
    ['USERNAME', '"userName"'],
    ['name.givenName', '"givenName"'],
    ['name.familyName', '"name"'],
    ['emails[1].type', '"type"'],
    ['emails[1]', '{ "value": "b", "type": "work" }'],
    ['emails[type eq "work"].value', '"emails"'],
    ['urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager.value', '"value"'],
    ['/emails/1/value', '"value"'],
    ['/a~1b/2', '-1.5e3'],
    ['user', undefined],
    ['', undefined],
  ])('of %s', (where, expected) => {
    expect(found(where)).toBe(expected);
  });

  it('is found in the second of two elements, not in the first', () => {
    expect(locate(text, 'emails[1].value')?.start).toBeGreaterThan(text.indexOf('"a"'));
  });

  it.each(['', '{', '{"a" 1}', '[1 2]', '{"a":tru}', '['.repeat(5000)])(
    'is nowhere in what is no JSON: %s',
    (broken) => {
      expect(locate(broken, 'a')).toBeUndefined();
    },
  );

  it('has a line', () => {
    expect(lineOf(text, locate(text, 'emails')!.start)).toBe(4);
  });
});

it('a text that is no JSON is wrong at a place', () => {
  expect(jsonFault('{"a":1}')).toBeUndefined();
  expect(jsonFault('{\n"a":x}')).toMatchObject({ range: { start: 6 } });
  expect(jsonFault('{"a":')).toMatchObject({ range: { start: 5 } });
});
