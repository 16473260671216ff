import { describe, expect, it } from 'vitest';
import { ScimError } from '../error/scim-error.ts';
import { defineSchema } from '../schema/define-schema.ts';
import { defineResourceType } from '../schema/resource-type.ts';
import { userResourceType } from '../schema/resource-types.ts';
import { explainFilter } from './explain.ts';
import { parseFilter } from './parse-filter.ts';

const resourceType = userResourceType;
const user = {
  userName: 'bjensen',
  active: false,
  emails: [
    { type: 'work', value: 'bjensen@example.com' },
    { type: 'home', value: 'babs@jensen.example' },
  ],
};

describe('explainFilter', () => {
  it('gives the values that a comparison looked at', () => {
    expect(explainFilter('userName eq "BJENSEN"', user, { resourceType })).toMatchObject({
      matched: true,
      text: 'userName eq "BJENSEN"',
      values: ['bjensen'],
      reason: 'userName is "bjensen"',
    });
  });

  it('counts the conditions of a group that hold', () => {
    const explanation = explainFilter('userName sw "b" and active eq true', user, { resourceType });
    expect(explanation).toMatchObject({ matched: false, reason: '1 of 2 conditions hold' });
    expect(explanation.parts.map(({ matched, reason }) => ({ matched, reason }))).toEqual([
      { matched: true, reason: 'userName is "bjensen"' },
      { matched: false, reason: 'active is false' },
    ]);
  });

  it('says which elements satisfy a condition in brackets', () => {
    const explanation = explainFilter('emails[type eq "work" and value co "jensen.example"]', user, { resourceType });
    expect(explanation.matched).toBe(false);
    expect(explanation.reason).toBe('0 of 2 elements of emails satisfy the condition');
    expect(explanation.parts.map(({ parts }) => parts.map(({ matched }) => matched))).toEqual([
      [true, false],
      [false, true],
    ]);
  });

  it('says that an attribute has no value', () => {
    expect(explainFilter('title eq "Guide"', user, { resourceType })).toMatchObject({
      matched: false,
      reason: 'title has no value',
    });
    expect(explainFilter('not (title pr)', user, { resourceType })).toMatchObject({
      matched: true,
      reason: 'the condition inside does not hold',
      parts: [{ matched: false, reason: 'title has no value' }],
    });
    expect(explainFilter('phoneNumbers[type eq "work"]', user, { resourceType }).reason).toBe(
      'phoneNumbers has no value',
    );
  });

  it('takes a tree as well as a text, and counts the parts of or and not', () => {
    const tree = parseFilter('not (title pr or userName eq "x" or active eq false)');
    expect(explainFilter(tree, user, { resourceType })).toMatchObject({
      matched: false,
      text: 'not (title pr or userName eq "x" or active eq false)',
      reason: 'the condition inside holds',
      values: [],
      parts: [
        {
          reason: '1 of 3 conditions hold',
          values: [],
          parts: [{ reason: 'title has no value' }, { reason: 'userName is "bjensen"' }, { reason: 'active is false' }],
        },
      ],
    });
  });

  it('gives the values of parts, of elements, and of attributes of extensions', () => {
    const ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
    const resource = {
      ...user,
      name: { familyName: 'Jensen' },
      title: null,
      emails: [...user.emails, { value: null }],
      [ENTERPRISE]: { department: 'Tour', manager: { value: '2' } },
    };
    const explained = (filter: string) => {
      const { matched, reason, values } = explainFilter(filter, resource, { resourceType });
      return [matched, reason, values];
    };
    expect(explained('name.familyName eq "jensen"')).toEqual([true, 'name.familyName is "Jensen"', ['Jensen']]);
    expect(explained('name.givenName pr')).toEqual([false, 'name.givenName has no value', []]);
    expect(explained('title eq null')).toEqual([true, 'title has no value', []]);
    expect(explained('emails.type ne "work"')).toEqual([true, 'emails.type is "work", "home"', ['work', 'home']]);
    expect(explained('emails.primary eq true')).toEqual([false, 'emails.primary has no value', []]);
    expect(explained(`${ENTERPRISE}:department eq "tour"`)).toEqual([true, 'department is "Tour"', ['Tour']]);
    expect(explained(`${ENTERPRISE}:manager.value eq "3"`)).toEqual([false, 'manager.value is "2"', ['2']]);
    expect(explained('emails[type eq "work"].value sw "b"')).toEqual([
      true,
      'emails.value is "bjensen@example.com", "babs@jensen.example"',
      ['bjensen@example.com', 'babs@jensen.example'],
    ]);
  });

  it('looks past what is made of a condition, at the attribute that it names', () => {
    const resource = { emails: [{ value: 'a', primary: true }, { value: 'b' }] };
    const explained = (filter: string) => {
      const { matched, values } = explainFilter(filter, resource, { resourceType });
      return [matched, values];
    };
    // Binding makes of it: some element is not primary, or there is none.
    expect(explained('emails.primary eq false')).toEqual([true, [true]]);
    expect(explained('emails.primary ne false')).toEqual([true, [true]]);
    expect(explained('emails ne null')).toEqual([true, resource.emails]);
    expect(explained('emails eq null')).toEqual([false, resource.emails]);
  });

  it('gives the values of each element, of its own', () => {
    const { parts } = explainFilter('emails[type eq "work" and value pr]', user, { resourceType });
    expect(parts.map(({ parts: inner }) => inner.map(({ values, reason }) => [values, reason]))).toEqual([
      [
        [['work'], 'type is "work"'],
        [['bjensen@example.com'], 'value is "bjensen@example.com"'],
      ],
      [
        [['home'], 'type is "home"'],
        [['babs@jensen.example'], 'value is "babs@jensen.example"'],
      ],
    ]);
  });

  it('says that an attribute of another resource type has no value', () => {
    const explained = (filter: string) => explainFilter(filter, user, { resourceType, unknownAttribute: 'noValue' });
    expect(explained('colour eq "red"')).toMatchObject({ matched: false, reason: 'colour has no value', values: [] });
    expect(explained('colours[value eq "red"]')).toMatchObject({
      matched: false,
      reason: 'colours has no value',
      values: [],
      parts: [],
    });
  });

  it('shows the place of a fault in the whole', () => {
    const text = 'title pr and (nope pr)';
    expect(() => explainFilter(text, user, { resourceType })).toThrow(
      expect.objectContaining({ location: expect.objectContaining({ text, start: text.indexOf('nope') }) }),
    );
  });

  it('refuses what is never returned, so that no secret can be read from it', () => {
    expect(() => explainFilter('password sw "t"', { password: 't1meMa$heen' }, { resourceType })).toThrow(ScimError);
  });
});

describe('a complex value with a part that is never returned', () => {
  const schema = defineSchema({
    id: 'urn:example:safe',
    attributes: [
      {
        name: 'cards',
        type: 'complex',
        multiValued: true,
        subAttributes: [{ name: 'note' }, { name: 'pin', returned: 'never' }],
      },
    ],
  });
  const options = { resourceType: defineResourceType({ name: 'Safe', endpoint: '/Safes', schema }) };

  it('is shown without it', () => {
    const cards = [{ note: 'a', pin: '1' }, { pin: '2' }, { note: 'b' }];
    expect(explainFilter('cards pr', { cards }, options)).toMatchObject({
      values: [{ note: 'a' }, { note: 'b' }],
      reason: 'cards is {"note":"a"}, {"note":"b"}',
    });
    expect(explainFilter('cards pr', { cards: [{ pin: '2' }] }, options)).toMatchObject({
      values: [],
      reason: 'cards has a value that is never returned',
    });
    expect(explainFilter('cards.note eq "a"', { cards }, options).values).toEqual(['a', 'b']);
  });
});
