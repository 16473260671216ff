import { it } from 'vitest';
import { applyPatch, userResourceType } from '../index.ts';
import { expectLinearTime } from '../test-support/growth.ts';

it('adds and removes long lists in a time that grows with their length', () => {
  const list = (length: number, host: string) => Array.from({ length }, (_, index) => ({ value: `${index}@${host}` }));
  expectLinearTime((length) => {
    const before = { userName: 'bob', emails: list(length, 'a') };
    const operations = [
      { op: 'add', path: 'emails', value: list(length, 'b') },
      { op: 'remove', path: 'emails', value: list(length, 'a') },
    ];
    return () => void applyPatch(before, operations, { resourceType: userResourceType });
  }, 1000);
});
