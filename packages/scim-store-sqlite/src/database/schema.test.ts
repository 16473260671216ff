import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, describe, expect, test } from 'vitest';
import { migrate } from './schema.ts';

const folder = mkdtempSync(join(tmpdir(), 'scim-schema-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let count = 0;
const newFile = () => join(folder, `${++count}.db`);

const FIRST = 'CREATE TABLE thing (a TEXT) STRICT';
const SECOND = 'ALTER TABLE thing ADD COLUMN b TEXT; UPDATE thing SET b = upper(a)';

function versionOf(database: Database.Database): unknown {
  return database.pragma('user_version', { simple: true });
}

describe('migrate', () => {
  test('takes the steps that a file lacks, and keeps what is there', () => {
    const file = newFile();
    const database = new Database(file);
    migrate(database, file, [FIRST]);
    database.exec("INSERT INTO thing VALUES ('x')");
    migrate(database, file, [FIRST, SECOND]);
    expect(database.prepare('SELECT * FROM thing').all()).toEqual([{ a: 'x', b: 'X' }]);
    expect(versionOf(database)).toBe(2);
    migrate(database, file, [FIRST, SECOND]);
    expect(versionOf(database)).toBe(2);
    database.close();
  });

  test('takes all steps or none: a step that fails leaves the file as it was', () => {
    const file = newFile();
    const database = new Database(file);
    migrate(database, file, [FIRST]);
    expect(() => migrate(database, file, [FIRST, SECOND, 'nonsense'])).toThrow();
    expect(versionOf(database)).toBe(1);
    expect(database.prepare('SELECT count(*) FROM pragma_table_info(?)').pluck().get('thing')).toBe(1);
    database.close();
  });

  test('takes each step once, also when another connection was faster', () => {
    const file = newFile();
    const [one, two] = [new Database(file), new Database(file)];
    migrate(one, file, [FIRST]);
    migrate(two, file, [FIRST, SECOND]);
    // As a process of the older version that is still running: it must not touch a file that it does not know.
    expect(() => migrate(one, file, [FIRST])).toThrow(/newer version/);
    migrate(one, file, [FIRST, SECOND]);
    expect([versionOf(one), versionOf(two)]).toEqual([2, 2]);
    one.close();
    two.close();
  });
});
