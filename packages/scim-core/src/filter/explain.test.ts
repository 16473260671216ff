import { describe, expect, it } from 'vitest';
import { ScimError } from '../error/scim-error.ts';
import { userResourceType } from '../schema/resource-types.ts';
import { explainFilter } from './explain.ts';

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

  it('refuses what is never returned, so that no secret can be read from it', () => {
    expect(() => explainFilter('password sw "t"', { password: 't1meMa$heen' }, { resourceType })).toThrow(ScimError);
  });
});
