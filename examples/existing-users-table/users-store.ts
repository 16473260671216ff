import type { Database } from 'better-sqlite3';
import { type BoundFilter, ScimError } from 'scim-core';
import { evaluateQuery, type ResourceStore, type StoredDocument, type StoredResource } from 'scim-provider';
import { userType } from './user-type.ts';

/** A row of the table, with what SCIM keeps beside it. */
interface UserRow {
  readonly id: number;
  readonly login: string;
  readonly email: string | null;
  readonly first_name: string | null;
  readonly last_name: string | null;
  readonly job_title: string | null;
  readonly disabled: number;
  readonly created_at: number;
  readonly updated_at: number;
  readonly external_id: string | null;
}

type Columns = Omit<UserRow, 'id' | 'created_at' | 'updated_at'>;

const SELECT = 'SELECT u.*, s.external_id FROM users u LEFT JOIN scim_users s ON s.user_id = u.id';

/**
 * SCIM over the table `users`. The ids are those of the table, and the time of the last change is the version, so that a
 * change by the product itself is a new version, too. There is one tenant, and there are no groups.
 */
export function createUsersStore(database: Database): ResourceStore {
  database.pragma('foreign_keys = ON');
  const find = (id: string) => {
    // Only what this table would have written: not 01, not 1e0.
    const row = /^[1-9]\d{0,14}$/.test(id) ? database.prepare(`${SELECT} WHERE u.id = ?`).get(id) : undefined;
    return row as UserRow | undefined;
  };
  const keepExternalId = database.prepare(
    'INSERT INTO scim_users (user_id, external_id) VALUES (?, ?) ON CONFLICT DO UPDATE SET external_id = excluded.external_id',
  );
  const insert = database.prepare(
    `INSERT INTO users (login, email, first_name, last_name, job_title, disabled, created_at, updated_at)
     VALUES (@login, @email, @first_name, @last_name, @job_title, @disabled, @at, @at)`,
  );
  const update = database.prepare(
    `UPDATE users SET login = @login, email = @email, first_name = @first_name, last_name = @last_name,
     job_title = @job_title, disabled = @disabled, updated_at = @at WHERE id = @id`,
  );

  return {
    async create(_tenant, _type, { at, document }) {
      const columns = toColumns(document);
      return inTransaction(database, columns.login, () => {
        const { lastInsertRowid } = insert.run({ ...columns, at });
        keepExternalId.run(lastInsertRowid, columns.external_id);
        return toResource(find(String(lastInsertRowid))!);
      });
    },

    async get(_tenant, _type, id) {
      const row = find(id);
      return row && toResource(row);
    },

    async query(_tenant, type, query) {
      const rows = candidates(database, query.filter).map((row) => ({ seq: row.id, stored: toResource(row) }));
      return evaluateQuery(type, query, rows, () => []);
    },

    async update(_tenant, _type, id, at, change) {
      return inTransaction(database, undefined, () => {
        const row = find(id);
        if (row === undefined) return undefined;
        const before = toResource(row);
        const { document } = change(before);
        if (document === undefined) return { before, after: before, changed: false, effects: [] };
        const columns = toColumns(document);
        try {
          update.run({ ...columns, id, at: Math.max(at, row.updated_at + 1) });
        } catch (error) {
          throw takenError(error, columns.login);
        }
        keepExternalId.run(id, columns.external_id);
        return { before, after: toResource(find(id)!), changed: true, effects: [] };
      });
    },

    async delete(_tenant, _type, id, { guard }) {
      return inTransaction(database, undefined, () => {
        const row = find(id);
        if (row === undefined) return undefined;
        guard?.(toResource(row));
        database.prepare('DELETE FROM users WHERE id = ?').run(id);
        return toResource(row);
      });
    },

    async elements() {
      return { elements: [], next: undefined };
    },
    async owners() {
      return new Map();
    },
    async close() {
      database.close();
    },
  };
}

/** What identity providers match by comes from an index; for anything else every row is looked at. */
function candidates(database: Database, filter: BoundFilter | undefined): UserRow[] {
  const columns: Readonly<Record<string, string>> = { userName: 'u.login', externalId: 's.external_id', id: 'u.id' };
  const column = filter?.kind === 'comparison' && filter.operator === 'eq' ? columns[filter.target.path] : undefined;
  const { key } = column === undefined ? {} : (filter as Extract<BoundFilter, { kind: 'comparison' }>);
  // A table compares letters beyond ASCII in another way than SCIM, so that these are looked for row by row.
  const isIndexed = typeof key === 'string' && /^[\x20-\x7e]*$/.test(key);
  if (!isIndexed) return database.prepare(`${SELECT} ORDER BY u.id`).all() as UserRow[];
  return database.prepare(`${SELECT} WHERE ${column} = ? ORDER BY u.id`).all(key) as UserRow[];
}

/** Runs a change so that all of it counts or nothing does. */
function inTransaction<Result>(database: Database, login: string | undefined, work: () => Result): Result {
  try {
    return database.transaction(work).immediate();
  } catch (error) {
    throw login === undefined ? error : takenError(error, login);
  }
}

function takenError(error: unknown, login: string): unknown {
  const isTaken = (error as { code?: unknown }).code === 'SQLITE_CONSTRAINT_UNIQUE';
  if (!isTaken) return error;
  return new ScimError(409, `userName "${login}" is in use.`, { scimType: 'uniqueness', cause: error });
}

function toResource(row: UserRow): StoredResource {
  const name = { givenName: row.first_name ?? undefined, familyName: row.last_name ?? undefined };
  const document: Record<string, unknown> = {
    schemas: [userType.schema.id],
    userName: row.login,
    active: row.disabled === 0,
  };
  if (row.external_id !== null) document.externalId = row.external_id;
  if (row.first_name !== null || row.last_name !== null) document.name = JSON.parse(JSON.stringify(name));
  if (row.job_title !== null) document.title = row.job_title;
  if (row.email !== null) document.emails = [{ value: row.email, type: 'work', primary: true }];
  const { created_at: created, updated_at: lastModified } = row;
  return { id: String(row.id), version: lastModified, created, lastModified, document };
}

interface UserDocument {
  readonly userName: string;
  readonly externalId?: string;
  readonly name?: { readonly givenName?: string; readonly familyName?: string };
  readonly title?: string;
  readonly active?: boolean;
  readonly emails?: readonly { readonly value?: string; readonly primary?: boolean }[];
}

function toColumns(document: StoredDocument): Columns {
  const { userName, externalId, name, title, active, emails = [] } = document as unknown as UserDocument;
  const email = emails.find(({ primary }) => primary === true) ?? emails[0];
  return {
    login: userName,
    external_id: externalId ?? null,
    email: email?.value ?? null,
    first_name: name?.givenName ?? null,
    last_name: name?.familyName ?? null,
    job_title: title ?? null,
    disabled: active === false ? 1 : 0,
  };
}
