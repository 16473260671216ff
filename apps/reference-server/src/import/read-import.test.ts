import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { groupResourceType, userResourceType } from 'scim-core';
import { afterAll, describe, expect, it } from 'vitest';
import { SettingError } from '../settings/setting-error.ts';
import { readImport } from './read-import.ts';

const types = [userResourceType, groupResourceType];
const USER = userResourceType.schema.id;
const ada = { schemas: [USER], id: 'u-1', userName: 'ada@example.com' };
const staff = { meta: { resourceType: 'Group' }, displayName: 'Staff', members: [{ value: 'u-1' }] };

const folder = mkdtempSync(join(tmpdir(), 'scim-import-'));
afterAll(() => rmSync(folder, { recursive: true }));
const write = (text: string) => {
  const file = join(folder, 'people.json');
  writeFileSync(file, text);
  return file;
};

describe('readImport', () => {
  it('reads an array, or what a query answers, from a file or as it is', () => {
    const expected = [
      { type: userResourceType, id: 'u-1', body: ada },
      { type: groupResourceType, id: undefined, body: staff },
    ];
    const answer = { schemas: ['urn:ietf:params:scim:api:messages:2.0:ListResponse'], Resources: [ada, staff] };
    for (const given of [
      [ada, staff],
      answer,
      write(JSON.stringify([ada, staff])),
      write(`\uFEFF${JSON.stringify(answer)}`),
    ]) {
      expect(readImport(given, types)).toMatchObject(expected);
    }
  });

  it.each([
    [{}, 'import must hold an array of resources'],
    [
      { totalResults: 3, Resources: [ada] },
      'import is one page of a longer answer, with 1 of 3 resources; import all of them, or what stands in Resources as an array',
    ],
    ['missing.json', 'the import "missing.json" can\'t be read: there is no such file'],
    [[ada, 'ada'], 'import, resource 2: expected a JSON object, got "ada"'],
    [
      [{ userName: 'ada' }],
      'import, resource 1: neither meta.resourceType nor schemas says that it is a User or Group',
    ],
    [[{ ...ada, meta: { resourceType: 'Device' } }], 'import, resource 1: neither'],
    [[ada, { ...staff, id: 'u-1' }], 'import, resource 2: a resource before it has the id "u-1" too'],
    [[{ ...ada, id: '' }], 'import, resource 1: "" can\'t be an id'],
    [[{ ...ada, id: 7 }], 'import, resource 1: "7" can\'t be an id'],
    [[{ ...ada, id: 'a/b' }], "can't be an id"],
    [[{ ...ada, id: 'bulkId:7' }], "can't be an id"],
  ])('says in one line what is wrong with %j', (given, message) => {
    const read = () => readImport(given, types);
    expect(read).toThrow(SettingError);
    expect(read).toThrow(message);
    expect(read).not.toThrow('\n');
  });

  it('reads no file that is too large', () => {
    const file = write('[]');
    truncateSync(file, 256 * 1024 * 1024 + 1);
    expect(() => readImport(file, types)).toThrow(/people\.json" can't be read: it has more than 256 MiB$/);
  });

  it('says in which line a file is no JSON, and shows nothing of it', () => {
    expect(() => readImport(write('[\n{"password": "hunter2",,}\n]'), types)).toThrow(
      /people\.json" is no JSON: it goes wrong in line 2$/,
    );
    expect(() => readImport(write('[{"a": 1'), types)).toThrow(/is no JSON: it goes wrong (at its end|in line 1)$/);
  });
});
