import fc from 'fast-check';
import { userResourceType } from 'scim-core';
import { describe, expect, it } from 'vitest';
import { createRedactor } from './redact.ts';

const { body, target } = createRedactor([userResourceType], (text) => text === 'the-token');

describe('body', () => {
  it('leaves a body without secrets as it is, to the letter', () => {
    const text = '{ "userName":"ada",  "active":true }';
    expect(body(text)).toBe(text);
  });

  it.each([
    ['the attribute', { password: 'x1' }],
    ['in another letter case', { PassWord: 'x1' }],
    ['qualified with its schema', { 'urn:ietf:params:scim:schemas:core:2.0:User:password': 'x1' }],
    ['the value of an operation', { Operations: [{ op: 'Replace', path: 'password', value: 'x1' }] }],
    [
      'the value of an operation with other letter cases',
      { operations: [{ OP: 'add', Path: ' Password ', VALUE: 'x1' }] },
    ],
    ['a member of an operation without path', { Operations: [{ op: 'add', value: { password: 'x1' } }] }],
    ['the value of an operation on a part of it', { Operations: [{ op: 'add', path: 'password.value', value: 'x1' }] }],
    ['the value of an operation on a path with its name anywhere', { Path: 'title', path: 'password', value: 'x1' }],
    ['the condition of a path', { Operations: [{ op: 'remove', path: 'password[value eq "x1"]' }] }],
    ['the filter of a search', { schemas: [], filter: 'userName eq "a" and password eq "x1"' }],
    ['an error that quotes such a filter', { status: '400', detail: 'filter: …\npassword eq "x1"\n^^^^^^^^' }],
    ['an object in its place', { password: { value: 'x1' } }],
    ['inside a bulk request', { Operations: [{ method: 'POST', path: '/Users', data: { password: 'x1' } }] }],
  ])('replaces %s', (_title, value) => {
    expect(body(JSON.stringify(value))).not.toContain('x1');
    expect(body(JSON.stringify(value))).toContain('[redacted]');
  });

  it('replaces it wherever it stands, and changes nothing else', () => {
    const secret = 'never-to-be-seen';
    const plain = fc.dictionary(
      fc.string().filter((name) => !/path|password|__proto__/i.test(name)),
      fc.jsonValue(),
    );
    const path = fc.array(fc.constantFrom('a', 'Operations', 'value', '0'), { maxLength: 5 });
    const spelling = fc.constantFrom(
      'password',
      'Password',
      'PASSWORD',
      'urn:ietf:params:scim:schemas:core:2.0:User:password',
    );
    fc.assert(
      fc.property(plain, path, spelling, fc.boolean(), (beside, names, name, inArray) => {
        const around = (inner: unknown) =>
          names.reduceRight<unknown>((value, key) => (inArray ? [{ [key]: value }] : { [key]: value }), inner);
        const shown = body(JSON.stringify(around({ ...beside, [name]: secret })));
        expect(JSON.parse(shown)).toEqual(around(JSON.parse(JSON.stringify({ ...beside, [name]: '[redacted]' }))));
      }),
    );
  });

  it('finds a name whose letters are escaped', () => {
    expect(body(String.raw`{"p\u0061ssword":"x1","userName":"ada"}`)).toBe(
      '{"password":"[redacted]","userName":"ada"}',
    );
  });

  it('shows nothing of a body that names a secret and is no JSON', () => {
    expect(body('{"password":"x1"')).toBe('[redacted]');
  });
});

describe('target', () => {
  it.each([
    ['/scim/v2/Users?filter=userName+eq+%22ada%22', '/scim/v2/Users?filter=userName+eq+%22ada%22'],
    ['/scim/v2/Users?access_token=anything&count=1', '/scim/v2/Users?access_token=[redacted]&count=1'],
    ['/scim/v2/Users?x=the-token', '/scim/v2/Users?x=[redacted]'],
    ['/scim/v2/Users?x=%74he-token', '/scim/v2/Users?x=[redacted]'],
    ['/scim/v2/Users/the-token', '/scim/v2/Users/[redacted]'],
    ['/scim/v2/Users?filter=password+eq+%22x1%22', '/scim/v2/Users?filter=[redacted]'],
    ['/scim/v2/Users?filter=p%61ssword%20eq%20%22x1%22', '/scim/v2/Users?filter=[redacted]'],
    ['/scim/v2/Users?userName=ada&password=x1', '/scim/v2/Users?userName=ada&password=[redacted]'],
    ['/scim/v2/Users?PassWor%64=x1', '/scim/v2/Users?PassWor%64=[redacted]'],
    ['/scim/v2/Users?filter=%ZZ', '/scim/v2/Users?filter=%ZZ'],
  ])('%s', (url, expected) => {
    expect(target(url)).toBe(expected);
  });
});
