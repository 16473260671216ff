import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { bindFilter, groupResourceType, userResourceType } from 'scim-core';
import { findRelations, type ResourceStore, type StoredDocument } from 'scim-provider';
import { afterAll, describe, expect, test } from 'vitest';
import { openingError, SqliteStoreError } from './database/errors.ts';
import { openSqliteStore } from './open.ts';

const folder = mkdtempSync(join(tmpdir(), 'scim-store-sqlite-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let count = 0;
const newFile = () => join(folder, `${++count}.db`);
const relations = findRelations([userResourceType, groupResourceType]);

const create = (store: ResourceStore, id: string, attributes: StoredDocument = {}) =>
  store.create('t', userResourceType, {
    ...{ id, at: 0, document: { schemas: [], userName: id, ...attributes }, relations: [], integrity: 'any' },
  });
const total = async (store: ResourceStore, filter?: string) => {
  const bound = filter === undefined ? undefined : bindFilter(filter, { resourceType: userResourceType });
  const query = { filter: bound, offset: 0, limit: 10, relations, locationOf: () => undefined };
  return (await store.query('t', userResourceType, query)).total;
};

describe('a file', () => {
  test('is made for its owner alone, and keeps what was written', async () => {
    const file = newFile();
    const store = openSqliteStore({ file });
    await create(store, '1', { title: 'Guide' });
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(statSync(`${file}-wal`).mode & 0o777).toBe(0o600);
    await store.close();
    const again = openSqliteStore({ file });
    expect((await again.get('t', userResourceType, '1'))?.document.title).toBe('Guide');
    expect([await total(again), await total(again, 'userName eq "1"')]).toEqual([1, 1]);
    await again.close();
    expect(existsSync(`${file}-wal`)).toBe(false);
  });

  test('shows an acknowledged change to whoever opens it while it is open elsewhere', async () => {
    const file = newFile();
    const one = openSqliteStore({ file });
    const two = openSqliteStore({ file });
    await create(one, '1');
    expect(await total(two)).toBe(1);
    await create(two, '2');
    expect(await total(one)).toBe(2);
    await Promise.all([one.close(), two.close()]);
  });

  test('may be changed by several at once: no change is lost, and a unique value has one holder', async () => {
    const file = newFile();
    const stores = Array.from({ length: 4 }, () => openSqliteStore({ file }));
    const attempts = await Promise.allSettled(
      stores.map((store, index) => create(store, `${index}`, { userName: 'x' })),
    );
    expect(attempts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const [{ target }] = relations as [(typeof relations)[number]];
    await stores[0]!.create('t', groupResourceType, {
      ...{ id: 'g', at: 0, document: { schemas: [], displayName: 'G' }, relations: [], integrity: 'any' },
    });
    await Promise.all(
      Array.from({ length: 64 }, (_, index) =>
        stores[index % 4]!.update('t', groupResourceType, 'g', 1, () => ({
          relations: [{ target, change: 'add', elements: [{ value: `${index}` }] }],
          integrity: 'any',
        })),
      ),
    );
    expect((await stores[1]!.elements('t', relations[0]!, 'g', 100)).elements).toHaveLength(64);
    expect((await stores[2]!.get('t', groupResourceType, 'g'))?.version).toBe(65);
    await Promise.all(stores.map((store) => store.close()));
  });

  test.each([
    { durability: 'normal', synchronous: 1 },
    { durability: 'full', synchronous: 2 },
  ] as const)('durability $durability waits for the disk accordingly', ({ durability, synchronous }) => {
    const file = newFile();
    // What the store sets belongs to its connection, so that it is read through the statement that sets it.
    const pragmas: string[] = [];
    const pragma = Database.prototype.pragma;
    Database.prototype.pragma = function (source, options) {
      pragmas.push(source);
      return pragma.call(this, source, options);
    };
    try {
      void openSqliteStore({ file, durability }).close();
    } finally {
      Database.prototype.pragma = pragma;
    }
    expect(pragmas).toContain('journal_mode = WAL');
    expect(pragmas).toContain(`synchronous = ${synchronous === 2 ? 'FULL' : 'NORMAL'}`);
  });
});

describe('who holds many', () => {
  test('is read in pieces between which others have their turn, also when a holder goes away meanwhile', async () => {
    let now = 0;
    // Every look at the clock is past the end of a piece.
    const store = openSqliteStore({
      file: ':memory:',
      clock: () => {
        now += 100;
        return now;
      },
    });
    const [relation] = relations as [(typeof relations)[number]];
    const ids = Array.from({ length: 100 }, (_, index) => `${index}`);
    for (const id of ids) await create(store, id);
    for (const id of ['stays', 'goes']) {
      const elements = ids.map((value) => ({ value }));
      await store.create('t', groupResourceType, {
        ...{ id, at: 0, document: { schemas: [], displayName: id }, integrity: 'any' },
        relations: [{ target: relation.target, change: 'add', elements }],
      });
    }
    const reading = store.owners('t', relation, ids);
    await store.delete('t', groupResourceType, 'goes', { at: 1, relations });
    const found = await reading;
    expect([...found.keys()]).toEqual(ids);
    const holders = (id: string) => found.get(id)?.map((owner) => owner.id);
    expect([holders('0'), holders('99')]).toEqual([['goes', 'stays'], ['stays']]);
    await store.close();
  });
});

describe('a backup', () => {
  test('is the store as it was at one moment, made while it is in use', async () => {
    const [file, copy] = [newFile(), newFile()];
    const store = openSqliteStore({ file });
    for (let index = 0; index < 50; index += 1) await create(store, `${index}`, { title: 'x'.repeat(5_000) });
    const making = store.backup(copy);
    await create(store, 'later');
    await making;
    expect(statSync(copy).mode & 0o777).toBe(0o600);
    const restored = openSqliteStore({ file: copy });
    expect(await total(restored)).toBeGreaterThanOrEqual(50);
    expect(await total(restored, 'userName eq "49"')).toBe(1);
    await create(restored, 'another');
    await Promise.all([restored.close(), store.close()]);
  });

  test('never takes the place of a file', async () => {
    const [file, copy] = [newFile(), newFile()];
    writeFileSync(copy, 'precious');
    const store = openSqliteStore({ file });
    await expect(store.backup(copy)).rejects.toMatchObject({ code: 'already-there' });
    await expect(store.backup(join(folder, 'nowhere', 'x.db'))).rejects.toMatchObject({ code: 'cannot-open' });
    expect(readFileSync(copy, 'utf8')).toBe('precious');
    await store.close();
  });
});

describe('a file that can not be used is refused in one line that says why', () => {
  const messageOf = (file: string): string => {
    try {
      void openSqliteStore({ file }).close();
    } catch (error) {
      expect(error).toBeInstanceOf(SqliteStoreError);
      const { code, message } = error as SqliteStoreError;
      expect(message).not.toContain('\n');
      expect(message).toContain(file);
      return `${code}: ${message}`;
    }
    throw new Error('it was accepted');
  };

  test('a folder that is not there', () => {
    expect(messageOf(join(folder, 'nowhere', 'x.db'))).toMatch(/^cannot-open: .* can not be opened/);
  });

  test('a folder in its place', () => {
    const file = newFile();
    mkdirSync(file);
    expect(messageOf(file)).toMatch(/^cannot-open: /);
  });

  test('no database', () => {
    const file = newFile();
    writeFileSync(file, 'x'.repeat(5000));
    expect(messageOf(file)).toMatch(/^not-a-database: .*choose another file/);
  });

  test('a database of another program is left as it is', () => {
    const file = newFile();
    const other = new Database(file);
    other.exec('CREATE TABLE users (id)');
    other.close();
    expect(messageOf(file)).toMatch(/^foreign-database: /);
    const check = new Database(file);
    expect(check.prepare('SELECT name FROM sqlite_schema').pluck().all()).toEqual(['users']);
    check.close();
  });

  test('a database of a newer version', async () => {
    const file = newFile();
    await openSqliteStore({ file }).close();
    const newer = new Database(file);
    newer.pragma('user_version = 99');
    newer.close();
    expect(messageOf(file)).toMatch(/^newer-version: .*99.*update/);
  });

  test.each(['EACCES', 'EPERM', 'EROFS', 'SQLITE_READONLY_DIRECTORY'])(
    'a file without write permission: %s',
    (code) => {
      const cause = code.startsWith('SQLITE')
        ? new Database.SqliteError('no', code)
        : Object.assign(new Error('no'), { code });
      const { message, code: own } = openingError('/x.db', cause) as SqliteStoreError;
      expect(`${own}: ${message}`).toMatch(/^read-only: .*\/x\.db can not be written; check its permissions/);
    },
  );

  test('wrong options are a TypeError', () => {
    expect(() => openSqliteStore({ file: '' })).toThrow(TypeError);
    expect(() => openSqliteStore({ file: ':memory:', durability: 'most' as never })).toThrow(TypeError);
    expect(() => openSqliteStore({ file: ':memory:', journalLimit: -1 })).toThrow(TypeError);
  });
});

describe('a value that is unique in its tenant', () => {
  test('is kept once where it is looked up anyway, also in a file of before', async () => {
    const file = newFile();
    const store = openSqliteStore({ file });
    await create(store, '1');
    await store.close();
    const older = new Database(file);
    older.exec(
      "INSERT INTO unique_key SELECT l.* FROM lookup l JOIN name n ON n.id = l.path WHERE n.text = 'userName'",
    );
    expect(older.prepare('SELECT count(*) FROM unique_key').pluck().get()).toBe(1);
    older.pragma('user_version = 3');
    older.close();
    const again = openSqliteStore({ file });
    await expect(create(again, '2', { userName: '1' })).rejects.toMatchObject({ status: 409, scimType: 'uniqueness' });
    await again.update('t', userResourceType, '1', 1, () => ({
      ...{ document: { schemas: [], userName: 'other' }, relations: [], integrity: 'any' },
    }));
    await create(again, '2', { userName: '1' });
    expect(await total(again, 'userName eq "1"')).toBe(1);
    await again.close();
    const check = new Database(file);
    expect(check.prepare('SELECT count(*) FROM unique_key').pluck().get()).toBe(0);
    check.close();
  });
});

describe('a database that is busy', () => {
  test('is tried again without blocking anybody, until it is free', async () => {
    const file = newFile();
    const store = openSqliteStore({ file });
    await create(store, '0');
    const other = new Database(file);
    other.exec('BEGIN IMMEDIATE');
    let isDone = false;
    const creating = create(store, '1').then(() => {
      isDone = true;
    });
    for (let turn = 0; turn < 100; turn += 1) await new Promise(setImmediate);
    expect(isDone).toBe(false);
    // Reading is not in the way of writing.
    expect(await total(store)).toBe(1);
    other.exec('COMMIT');
    await creating;
    expect(await total(store)).toBe(2);
    other.close();
    await store.close();
  });

  test('is read also by who has just opened it, as nothing has to be indexed for that', async () => {
    const file = newFile();
    const store = openSqliteStore({ file });
    await create(store, '0');
    const indexed = openSqliteStore({ file, busyTimeout: 0, lookups: { User: ['title'] } });
    const other = new Database(file);
    other.exec('BEGIN IMMEDIATE');
    expect(await total(indexed, 'userName eq "0"')).toBe(1);
    expect(await total(indexed, 'title eq "x"')).toBe(0);
    other.exec('COMMIT');
    other.close();
    expect(await total(indexed, 'title eq "x"')).toBe(0);
    await Promise.all([indexed.close(), store.close()]);
  });

  test('for too long is a 503, and nothing is changed', async () => {
    const file = newFile();
    const store = openSqliteStore({ file, busyTimeout: 0 });
    await create(store, '0');
    const other = new Database(file);
    other.exec('BEGIN IMMEDIATE');
    await expect(create(store, '1')).rejects.toMatchObject({ name: 'ScimError', status: 503 });
    other.exec('ROLLBACK');
    await create(store, '1');
    expect(await total(store)).toBe(2);
    other.close();
    await store.close();
  });
});

describe('further paths to be indexed', () => {
  test('find what was written before, and what others write', async () => {
    const file = newFile();
    const plain = openSqliteStore({ file });
    await create(plain, '1', { nickName: 'Babs' });
    const indexed = openSqliteStore({ file, lookups: { User: ['nickName', 'phoneNumbers[type eq "work"].value'] } });
    expect(await total(indexed, 'nickName eq "babs"')).toBe(1);
    const later = openSqliteStore({ file });
    await create(plain, '3', { nickName: 'bABS' });
    expect(await total(indexed, 'nickName eq "babs"')).toBe(2);
    await create(later, '2', { nickName: 'BABS', phoneNumbers: [{ value: '1', type: 'Work' }] });
    expect(await total(indexed, 'nickName eq "babs"')).toBe(3);
    expect(await total(indexed, 'phoneNumbers[type eq "work"].value eq "1"')).toBe(1);
    await Promise.all([plain.close(), indexed.close(), later.close()]);
    const check = new Database(file);
    const keys = check
      .prepare("SELECT key FROM lookup JOIN name ON name.id = path WHERE text = 'nickName' ORDER BY seq")
      .pluck()
      .all();
    expect(keys).toEqual(['babs', 'babs', 'babs']);
    check.close();
  });

  test.each(['emails', 'groups', 'emails[value co "x"].type', 'name'])('%s can not be indexed', async (path) => {
    const store = openSqliteStore({ file: ':memory:', lookups: { User: [path] } });
    await expect(total(store)).rejects.toThrow(TypeError);
    await store.close();
  });
});
