import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { ScimError } from 'scim-core';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { SqliteConnection } from './connection.ts';

const folder = mkdtempSync(join(tmpdir(), 'scim-queue-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let file: string;
const opened: { close(): void }[] = [];
afterEach(() => {
  for (const each of opened.splice(0)) each.close();
});

function open(patience = 0): SqliteConnection {
  file = join(folder, `${Math.random()}.db`);
  let now = 0;
  const clock = () => {
    now += 1;
    return now;
  };
  const connection = SqliteConnection.open({ file, durability: 'normal', patience, clock, random: () => 0 });
  opened.push(connection);
  return connection;
}

/** Another process. */
function other(): Database.Database {
  const database = new Database(file, { timeout: 0 });
  opened.push(database);
  return database;
}

const add = (connection: SqliteConnection, text: string) => () =>
  connection.constant('INSERT INTO name (text) VALUES (?)').run(text);
const names = () => other().prepare('SELECT text FROM name ORDER BY text').pluck().all();

describe('changes that come at the same time', () => {
  test('share a transaction, and none is acknowledged before all are committed', async () => {
    const connection = open();
    const seen: unknown[] = [];
    const look = () => {
      seen.push(names());
    };
    await Promise.all(['a', 'b', 'c'].map((text) => connection.write(add(connection, text)).then(look)));
    expect(seen).toEqual([
      ['a', 'b', 'c'],
      ['a', 'b', 'c'],
      ['a', 'b', 'c'],
    ]);
  });

  test('are waited for as long as each turn brings some, and no longer', async () => {
    const connection = open();
    const begun: number[] = [];
    const write = (text: string) =>
      connection.write(() => {
        begun.push(connection.transaction);
        add(connection, text)();
      });
    const all = [write('a'), write('b')];
    await turn();
    all.push(write('c'));
    await Promise.all(all);
    expect(new Set(begun).size).toBe(1);
    // However many come, somebody is acknowledged before long.
    const many: Promise<void>[] = [];
    let isDone = false;
    for (let index = 0; !isDone; index += 1) {
      const one = write(`more ${index}`).then(() => {
        isDone = true;
      });
      many.push(one);
      await turn();
    }
    await Promise.all(many);
    expect(many.length).toBeLessThan(20);
    expect(names()).toHaveLength(many.length + 3);
  });

  test('fail alone: what one of them throws takes back what it did, and nothing else', async () => {
    const connection = open();
    const refusal = new ScimError(409, 'taken');
    const refused = () => {
      add(connection, 'x')();
      throw refusal;
    };
    const results = await Promise.allSettled([
      connection.write(add(connection, 'a')),
      connection.write(refused),
      connection.write(add(connection, 'b')),
      connection.write(add(connection, 'a')),
    ]);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'rejected']);
    expect(results[1]).toMatchObject({ reason: refusal });
    expect(names()).toEqual(['a', 'b']);
    await expect(connection.write(refused)).rejects.toBe(refusal);
    expect(names()).toEqual(['a', 'b']);
  });

  test('fail together when the transaction can not be committed, and those behind them do not', async () => {
    const connection = open();
    // As a full disk does, which ends the transaction by itself.
    const full = () => {
      connection.constant('ROLLBACK').run();
      throw new Database.SqliteError('database or disk is full', 'SQLITE_FULL');
    };
    const results = await Promise.allSettled([
      connection.write(add(connection, 'a')),
      connection.write(full),
      connection.write(add(connection, 'b')),
    ]);
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'fulfilled']);
    for (const result of results.slice(0, 2)) expect(result).toMatchObject({ reason: { status: 503 } });
    expect(names()).toEqual(['b']);
  });
});

describe('a database that another process writes to', () => {
  test('is tried again until it is free, in the order in which changes came', async () => {
    const connection = open(1_000_000);
    const writer = other();
    writer.exec('BEGIN IMMEDIATE');
    const order: string[] = [];
    const write = (text: string) => connection.write(add(connection, text)).then(() => order.push(text));
    const all = [write('a'), write('b')];
    await turn();
    all.push(write('c'));
    expect(order).toEqual([]);
    writer.exec('COMMIT');
    await Promise.all(all);
    expect(order).toEqual(['a', 'b', 'c']);
    expect(names()).toEqual(['a', 'b', 'c']);
  });

  test('is given up after a while, for each change that waits', async () => {
    const connection = open(20);
    other().exec('BEGIN IMMEDIATE');
    const results = await Promise.allSettled([
      connection.write(add(connection, 'a')),
      connection.write(add(connection, 'b')),
    ]);
    for (const result of results) expect(result).toMatchObject({ status: 'rejected', reason: { status: 503 } });
    expect(names()).toEqual([]);
  });
});

describe('closing', () => {
  test('makes the changes that wait', async () => {
    const connection = open();
    const write = connection.write(add(connection, 'a'));
    connection.close();
    await write;
    expect(names()).toEqual(['a']);
  });

  test('fails those that can not be made', async () => {
    const connection = open(1_000_000);
    other().exec('BEGIN IMMEDIATE');
    const write = connection.write(add(connection, 'a'));
    connection.close();
    await expect(write).rejects.toMatchObject({ status: 503 });
  });
});
