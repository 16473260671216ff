import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupResourceType, userResourceType } from '../schema/resource-types.ts';
import { applyPatch } from './apply-patch.ts';

type Element = Readonly<Record<string, unknown>>;

function patched(
  name: 'members' | 'emails' | 'roles',
  before: readonly Element[],
  op: string,
  value: unknown,
): unknown {
  const resourceType = name === 'members' ? groupResourceType : userResourceType;
  return applyPatch({ [name]: before }, [{ op, path: name, value }], { resourceType }).resource[name] ?? [];
}

describe('members, which are identified by value and type', () => {
  const before = [{ value: '1' }, { value: '2', type: 'User' }, { value: '3', type: 'Group', display: 'Pilots' }];

  it('are each added once, and none that is there', () => {
    const added = [{ value: '1' }, { value: '4' }, { value: '4', display: 'Ada' }, { value: '3', display: 'Crew' }];
    expect(patched('members', before, 'add', added)).toEqual([...before, { value: '4' }]);
  });

  it('are others where both say another type, and the same where one says none', () => {
    const added = [
      { value: '2', type: 'Group' },
      { value: '3', type: 'Group' },
      { value: '1', type: 'User' },
    ];
    expect(patched('members', before, 'add', added)).toEqual([...before, { value: '2', type: 'Group' }]);
    expect(patched('members', [], 'add', [...added, { value: '2', type: 'User' }])).toEqual([
      ...added,
      { value: '2', type: 'User' },
    ]);
  });

  it('are removed by a list in the same way', () => {
    const listed = [{ value: '2', type: 'Group' }, { value: '3' }, { value: '1', type: 'User' }];
    expect(patched('members', before, 'remove', listed)).toEqual([{ value: '2', type: 'User' }]);
    expect(patched('members', before, 'remove', [{ value: '9' }, { value: '8' }])).toEqual(before);
    expect(patched('members', before, 'remove', [{ value: '3' }])).toEqual(before.slice(0, 2));
  });

  it('are told apart by a type that only some of the same value have', () => {
    const [any, user, group] = [{ value: '1' }, { value: '1', type: 'User' }, { value: '1', type: 'Group' }];
    // One of the listed says no type, and means whichever is there.
    expect(patched('members', [user], 'remove', [group, any])).toEqual([]);
    expect(patched('members', [user, any], 'add', [group, { value: '2' }])).toEqual([user, any, { value: '2' }]);
  });

  it('without a value are no members that a request names', () => {
    const odd = [{ display: 'x' }, { value: 'undefined' }];
    expect(patched('members', odd, 'remove', [{ value: 'undefined' }, { value: '1' }])).toEqual([{ display: 'x' }]);
    expect(patched('members', [{ display: 'x' }], 'add', [{ value: 'undefined' }, { value: '1' }])).toHaveLength(3);
  });
});

describe('other elements, which are there when all given parts agree', () => {
  const work = { value: 'Ada@x.example', type: 'work', primary: true };
  const home = { value: 'ada@y.example', type: 'home' };

  it('are added each once, in any letter case, and more than once where they differ', () => {
    const added = [{ value: 'ADA@X.example' }, { type: 'home' }, { type: 'fax' }, { type: 'fax' }, { type: 'Fax' }];
    expect(patched('emails', [work, home], 'add', added)).toEqual([work, home, { type: 'fax' }, { type: 'Fax' }]);
  });

  it('are not primary where they do not say so', () => {
    const isPrimary = (primary: boolean) => ({ type: 'home', primary });
    expect(patched('emails', [home], 'add', [isPrimary(false), { type: 'home' }])).toEqual([home]);
    expect(patched('emails', [home], 'remove', [isPrimary(true), { type: 'fax' }])).toEqual([home]);
    expect(patched('emails', [home], 'remove', [isPrimary(false), { type: 'fax' }])).toEqual([]);
    expect(patched('emails', [work], 'remove', [{ primary: true }])).toEqual([]);
  });

  it('are removed by any part that is given', () => {
    const listed = [{ type: 'WORK' }, { value: 'ada@y.example', type: 'work' }];
    expect(patched('emails', [work, home], 'remove', listed)).toEqual([home]);
    expect(patched('emails', [work, home], 'remove', [...listed, { value: 'ada@y.example' }])).toEqual([]);
  });
});

const word = fc.constantFrom('a', 'A', 'b', 'undefined', '?', '="a"');
const role = fc
  .record({ value: word, type: word, display: word, primary: fc.constant(false) }, { requiredKeys: [] })
  .filter((element) => Object.keys(element).length > 0);
const member = fc.record(
  { value: word, type: fc.constantFrom('User', 'Group'), display: word },
  { requiredKeys: ['value'] },
);
const lists = fc.oneof(
  fc.record({ name: fc.constant('roles' as const), there: fc.array(role), given: fc.array(role, { minLength: 1 }) }),
  fc.record({
    name: fc.constant('members' as const),
    there: fc.array(member),
    given: fc.array(member, { minLength: 1 }),
  }),
);

describe('a list of elements', () => {
  it('removes what its elements remove one by one', () => {
    fc.assert(
      fc.property(lists, ({ name, there, given }) => {
        const oneByOne = given.reduce<unknown>(
          (left, element) => patched(name, left as Element[], 'remove', [element]),
          there,
        );
        expect(patched(name, there, 'remove', given)).toEqual(oneByOne);
      }),
      { numRuns: 500 },
    );
  });

  it('adds nothing when it is added again, and only what none that was there agrees with', () => {
    fc.assert(
      fc.property(lists, ({ name, there, given }) => {
        const after = patched(name, there, 'add', given) as Element[];
        expect(patched(name, after, 'add', given)).toEqual(after);
        expect(after.slice(0, there.length)).toEqual(there);
        for (const element of given) {
          const isNew = (patched(name, there, 'add', [element]) as Element[]).length > there.length;
          const isAdded = after.slice(there.length).some((added) => JSON.stringify(added) === JSON.stringify(element));
          if (name === 'roles') expect(isAdded).toBe(isNew);
          else if (isAdded) expect(isNew).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });
});
