import { existsSync } from 'node:fs';
import { printable } from 'scim-core';
import { defaultTenant, isTenantName } from '../settings/tenant-settings.ts';
import { shown } from '../settings/text.ts';
import { openDatabase } from '../store/open-database.ts';
import { openOwnTables } from '../store/own-tables.ts';
import { expiryForms, readExpiry } from '../tokens/expiry.ts';
import { tokenId } from '../tokens/token.ts';
import { createTokenBook, type TokenBook, type TokenEntry } from '../tokens/token-book.ts';
import { type Invocation, UsageError } from './program.ts';

type TokenInvocation = Exclude<Invocation, { kind: 'serve' | 'done' }>;

/** What the commands use of their process. */
export interface TokenCommandParts {
  readonly variables: Readonly<Record<string, string | undefined>>;
  readonly writeOut: (text: string) => void;
  /** The clock, in milliseconds since 1970. */
  readonly now: () => number;
}

/**
 * Carries out `token add`, `token list` and `token revoke`.
 *
 * @throws UsageError for a flag or an id that can't be used, StartError for a database that can't be.
 */
export async function runTokenCommand(asked: TokenInvocation, parts: TokenCommandParts): Promise<void> {
  const { variables, writeOut, now } = parts;
  const file = databaseFile(asked.flags, variables);
  switch (asked.kind) {
    case 'token add': {
      const entry = readEntry(asked.flags, now());
      writeOut(await withBook(file, now, (book) => madeText(book.add(entry), file)));
      break;
    }
    case 'token list': {
      const tenant = textOf(asked.flags, 'tenant');
      writeOut(await withBook(present(file), now, (book) => listText(book.list(tenant), now())));
      break;
    }
    case 'token revoke': {
      const id = tokenId(asked.id) ?? asked.id;
      const found = await withBook(present(file), now, (book) => book.revoke(id));
      // What was given may be a token with a slip in it, so it is not repeated.
      if (!found) throw new UsageError(`there is no such token in ${shown(file)}; token list shows the ids`);
      writeOut(`Revoked ${id}.\n`);
      break;
    }
  }
}

function textOf(flags: Readonly<Record<string, unknown>>, name: string): string | undefined {
  const value = flags[name];
  return typeof value === 'string' ? value : undefined;
}

function databaseFile(flags: Readonly<Record<string, unknown>>, variables: TokenCommandParts['variables']): string {
  const file = textOf(flags, 'database') ?? variables.SCIM_DATABASE ?? '';
  if (file !== '' && file !== ':memory:') return file;
  throw new UsageError('tokens are kept in a database file; name it with --database <file>');
}

/** Only a new token is a reason to make a database. */
function present(file: string): string {
  if (existsSync(file)) return file;
  throw new UsageError(`there is no database ${shown(file)}`);
}

function readEntry(
  flags: Readonly<Record<string, unknown>>,
  now: number,
): Pick<TokenEntry, 'tenant' | 'name' | 'expires'> {
  const tenant = textOf(flags, 'tenant') ?? defaultTenant;
  if (!isTenantName(tenant)) {
    throw new UsageError(`--tenant: expected letters in lower case, digits and hyphens, got ${shown(tenant)}`);
  }
  const name = textOf(flags, 'name') ?? '';
  if (name.length > 200) throw new UsageError('--name: expected at most 200 characters');
  const when = textOf(flags, 'expires');
  const expires = when === undefined ? undefined : readExpiry(when, now);
  if (when !== undefined && expires === undefined) {
    throw new UsageError(`--expires: expected ${expiryForms}, to come, got ${shown(when)}`);
  }
  return { tenant, name, expires };
}

async function withBook<Result>(file: string, now: () => number, use: (book: TokenBook) => Result): Promise<Result> {
  // Makes the file where there is none, and says what is wrong with one that is no database of this server.
  await openDatabase(file, { durability: 'full' }).close();
  const database = openOwnTables(file);
  try {
    return use(createTokenBook(database, now));
  } finally {
    database.close();
  }
}

function dateText(date: Date | undefined): string {
  return date === undefined ? 'never' : `${date.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

function madeText({ id, token, tenant, expires }: TokenEntry & { readonly token: string }, file: string): string {
  return `
  Token    ${token}
  Id       ${id}
  Tenant   ${tenant}
  Expires  ${dateText(expires)}

It is not shown again; the database keeps its hash. To revoke it:

  scim-reference-server token revoke ${id} --database ${shellWord(file)}
`;
}

function listText(entries: readonly TokenEntry[], now: number): string {
  if (entries.length === 0) return 'There are no tokens.\n';
  const rows = entries.map(({ id, tenant, name, created, expires }) => {
    const state = expires !== undefined && expires.getTime() <= now ? ', expired' : '';
    return [id, tenant, dateText(created), `${dateText(expires)}${state}`, printable(name)];
  });
  return columns([['ID', 'TENANT', 'CREATED', 'EXPIRES', 'NAME'], ...rows]);
}

function columns(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  const lines = rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column]!)).join('  '));
  return lines.map((line) => `${line.trimEnd()}\n`).join('');
}

/** A text as one word of a shell. */
function shellWord(text: string): string {
  const shownText = printable(text);
  return /^[\w./-]+$/.test(shownText) ? shownText : `'${shownText.replaceAll("'", "'\\''")}'`;
}
