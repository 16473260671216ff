import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { openSqliteStore } from 'scim-store-sqlite';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openOwnTables } from '../store/own-tables.ts';
import { createTokenBook, type TokenBook } from './token-book.ts';

const day = 86_400_000;
let folder: string;
let file: string;
let now: number;
let book: TokenBook;
const opened: Database[] = [];
const open = () => {
  const database = openOwnTables(file);
  opened.push(database);
  return createTokenBook(database, () => now);
};
const entry = { tenant: 'default', name: 'Entra', expires: undefined };

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'scim-tokens-'));
  file = join(folder, 'scim.db');
  await openSqliteStore({ file }).close();
  now = Date.UTC(2026, 0, 1);
  book = open();
});
afterEach(() => {
  for (const database of opened.splice(0)) database.close();
  rmSync(folder, { recursive: true });
});

it('makes tokens that let in, several for one tenant', () => {
  const [one, two] = [book.add(entry), book.add(entry)];
  expect(one.token).toMatch(/^scim_[0-9a-f]{12}_[A-Za-z0-9_-]{43}$/);
  expect(one.token).toContain(one.id);
  expect([one, two].map(({ token }) => book.accepts('default', token))).toEqual([true, true]);
});

it('lets nobody in by what is only like a token', () => {
  const { token, id } = book.add(entry);
  const other = book.add({ ...entry, tenant: 'acme' });
  const almost = token.slice(0, -1) + (token.endsWith('A') ? 'B' : 'A');
  const mixed = `scim_${id}_${other.token.split('_').slice(2).join('_')}`;
  for (const candidate of [almost, mixed, id, '', `${token}A`, token.toUpperCase(), 'scim__']) {
    expect([candidate, book.accepts('default', candidate)]).toEqual([candidate, false]);
  }
});

it('keeps tenants apart', () => {
  const { token } = book.add({ ...entry, tenant: 'acme' });
  expect([book.accepts('acme', token), book.accepts('default', token)]).toEqual([true, false]);
  expect([book.hasTokens('acme'), book.hasTokens('default')]).toEqual([true, false]);
});

it('lets nobody in when the time is over', () => {
  const { token } = book.add({ ...entry, expires: new Date(now + day) });
  expect(book.accepts('default', token)).toBe(true);
  now += day;
  expect([book.accepts('default', token), book.hasTokens('default')]).toEqual([false, false]);
  expect(book.list()).toHaveLength(1);
});

it('forgets one token for all processes at once', () => {
  const [one, two] = [book.add(entry), book.add(entry)];
  const other = open();
  expect([other.revoke(one.id), other.revoke(one.id), other.revoke('nobody')]).toEqual([true, false, false]);
  expect([one, two].map(({ token }) => book.accepts('default', token))).toEqual([false, true]);
});

it('lists what it knows of tokens, which is not the tokens', () => {
  const { token, ...made } = book.add({ ...entry, expires: new Date(now + day) });
  now += 1;
  book.add({ ...entry, tenant: 'acme' });
  expect(book.list('default')).toEqual([made]);
  expect(book.list()).toHaveLength(2);
  // The part behind the id; it may hold underscores of its own.
  const secret = token.split('_').slice(2).join('_');
  expect(secret.length).toBeGreaterThan(20);
  for (const name of [file, `${file}-wal`]) expect(readFileSync(name, 'latin1')).not.toContain(secret);
});
