import { readExport } from 'entra-mapping';
import { describe, expect, it } from 'vitest';
import { completeRows, expressionRow, groupExport, row, userExport } from '../../test-support/lint.ts';
import { diffExports } from './diff-exports.ts';

const diff = (before: object, after: object) =>
  diffExports(readExport(JSON.stringify(before)), readExport(JSON.stringify(after, null, 2)));

describe('two exports that do the same', () => {
  it.each([
    ['the order of mappings', userExport(completeRows), userExport([...completeRows].reverse())],
    [
      'white space in expressions',
      userExport([expressionRow('a', 'Join( ",",[b], [c])')]),
      userExport([expressionRow('a', 'Join(",", [b], [c])')]),
    ],
    [
      'identifiers and versions',
      { id: 'a', ...userExport(completeRows) },
      { id: 'b', version: '2', ...userExport(completeRows) },
    ],
    ['the letter case of targets', userExport([row('userName', 'a')]), userExport([row('USERNAME', 'a')])],
    [
      'defaults that are written out',
      userExport([row('a', 'b')]),
      userExport([row('a', 'b', { flowType: 'Always', matchingPriority: 0, defaultValue: '' })], { enabled: true }),
    ],
  ])('differ in %s only', (_name, before, after) => expect(diff(before, after)).toEqual([]));
});

describe('what means something else', () => {
  it('is a mapping that was added, removed or changed', () => {
    const before = userExport([row('title', 'jobTitle'), row('externalId', 'mailNickname'), row('nickName', 'a')]);
    const after = userExport([
      row('externalId', 'objectId', { matchingPriority: 1 }),
      row('nickName', 'a', { flowType: 'ObjectAddOnly' }),
      row('locale', 'b'),
    ]);
    expect(
      diff(before, after).map(({ kind, target, setting, before: old, after: now }) => [
        kind,
        target,
        setting,
        old,
        now,
      ]),
    ).toEqual([
      ['removed', 'title', 'mapping', '[jobTitle]', null],
      ['changed', 'externalId', 'source', '[mailNickname]', '[objectId]'],
      ['changed', 'externalId', 'matching precedence', null, '1'],
      ['changed', 'nickName', 'apply this mapping', 'Always', 'ObjectAddOnly'],
      ['added', 'locale', 'mapping', null, '[b]'],
    ]);
  });

  it('is an object mapping that was turned off, does less, or has another scope', () => {
    const scope = {
      groups: [
        {
          clauses: [{ sourceOperandName: 'department', operatorName: 'EQUALS', targetOperand: { values: ['Sales'] } }],
        },
      ],
    };
    const after = userExport(completeRows, { enabled: false, flowTypes: 'Add, Update', scope });
    expect(diff(userExport(completeRows), after)).toEqual([
      expect.objectContaining({ setting: 'enabled', before: 'true', after: 'false', target: null }),
      expect.objectContaining({ setting: 'actions', before: 'Add, Update, Delete', after: 'Add, Update' }),
      expect.objectContaining({ setting: 'scope', before: null, after: 'department EQUALS Sales' }),
    ]);
  });

  it('is an object mapping that came or went', () => {
    const users = userExport(completeRows) as { synchronizationRules: object[] };
    const groups = groupExport([row('members', 'members')]) as { synchronizationRules: object[] };
    const both = { synchronizationRules: [...users.synchronizationRules, ...groups.synchronizationRules] };
    expect(diff(users, both)).toEqual([
      { kind: 'added', objectMapping: 'Groups', target: null, setting: 'mapping', before: null, after: '1 mappings' },
    ]);
  });
});
