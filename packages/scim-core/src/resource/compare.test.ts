import { describe, expect, it } from 'vitest';
import { userResourceType } from '../schema/resource-types.ts';
import { resourceOrder } from './compare.ts';

const resourceType = userResourceType;

function sortedIds(path: string, order: 'ascending' | 'descending', users: { id: string }[]): string {
  return [...users]
    .sort(resourceOrder(path, { resourceType, order }))
    .map(({ id }) => id)
    .join('');
}

describe('resourceOrder', () => {
  it('orders text in any letter case, but case-exact text by its letters', () => {
    const users = [
      { id: 'a', userName: 'bob', externalId: 'bob' },
      { id: 'b', userName: 'Alice', externalId: 'Alice' },
      { id: 'c', userName: 'Carol', externalId: 'Carol' },
    ];
    expect(sortedIds('userName', 'ascending', users)).toBe('bac');
    expect(sortedIds('externalId', 'ascending', users)).toBe('bca');
    expect(sortedIds('userName', 'descending', users)).toBe('cab');
  });

  it('puts resources without value last in ascending and first in descending order', () => {
    const users = [{ id: 'a' }, { id: 'b', title: 'x' }, { id: 'c', title: 'y' }];
    expect(sortedIds('title', 'ascending', users)).toBe('bca');
    expect(sortedIds('title', 'descending', users)).toBe('acb');
  });

  it('takes the primary element, else the first, and value for the attribute itself', () => {
    const users = [
      { id: 'a', emails: [{ value: 'z' }, { value: 'b', primary: true }] },
      { id: 'b', emails: [{ value: 'a' }, { value: 'y' }] },
      { id: 'c', emails: [{ value: 'c' }] },
    ];
    expect(sortedIds('emails', 'ascending', users)).toBe('bac');
    expect(sortedIds('emails.value', 'ascending', users)).toBe('bac');
  });

  it('orders instants by time and characters by code point', () => {
    const times = [
      { id: 'a', meta: { created: '2011-05-13T06:42:34+02:00' } },
      { id: 'b', meta: { created: '2011-05-13T04:42:33Z' } },
    ];
    expect(sortedIds('meta.created', 'ascending', times)).toBe('ba');
    const characters = [
      { id: 'a', title: '\u{1f600}' },
      { id: 'b', title: '\uffee' },
    ];
    expect(sortedIds('title', 'ascending', characters)).toBe('ba');
  });

  it('tells the order of any two resources, in both directions', () => {
    const compare = resourceOrder('title', { resourceType });
    const [none, other, some] = [{}, { title: 'a' }, { title: 'b' }];
    expect([compare(none, some), compare(some, none), compare(none, none)]).toEqual([1, -1, 0]);
    expect([compare(some, other) > 0, compare(other, some) < 0, compare(some, some)]).toEqual([true, true, 0]);
  });

  it('orders by attributes of extensions and by parts, of which some have none', () => {
    const ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
    const users = [
      { id: 'a', [ENTERPRISE]: { department: 'Z' } },
      { id: 'b', name: { familyName: 'Y' } },
      { id: 'c', [ENTERPRISE]: { department: 'A' }, name: { familyName: 'X' } },
    ];
    expect(sortedIds(`${ENTERPRISE}:department`, 'ascending', users)).toBe('cab');
    expect(sortedIds('department', 'ascending', users)).toBe('cab');
    expect(sortedIds('name.familyName', 'ascending', users)).toBe('cba');
  });

  it('takes what is stored as it is, elements that are null among it', () => {
    const users = [
      { id: 'a', emails: [null, { value: 'z', primary: true }] },
      { id: 'b', emails: [null] },
      { id: 'c', emails: [{ value: 'y' }] },
    ];
    expect(sortedIds('emails', 'ascending', users)).toBe('cab');
  });

  it('refuses what has no order', () => {
    const order = (path: string) => () => resourceOrder(path, { resourceType });
    expect(order('usrName')).toThrow(
      'sortBy: "usrName" names no attribute of User that has an order. Did you mean "userName"?',
    );
    expect(order('name')).toThrow(expect.objectContaining({ status: 400, scimType: 'invalidPath' }));
    expect(order('password')).toThrow('is never returned');
    expect(order('password')).toThrow(expect.objectContaining({ status: 400, scimType: 'invalidPath' }));
  });
});
