import type { StoredDocument } from 'scim-provider';
import type { Parameter, SqliteConnection } from '../database/connection.ts';
import type { RelationRecord } from '../relation/relation-record.ts';
import type { Journal } from './journal.ts';
import type { Names } from './names.ts';

/** One change of a resource, as the journal keeps it. Values that are never returned are `***`. */
export interface JournalEntry {
  /** Its place in the journal, which grows with each change of any tenant. */
  readonly position: number;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly tenant: string;
  /** The name of the resource type. */
  readonly resourceType: string;
  readonly id: string;
  /** The version that the change made; of a deleted resource the last one. */
  readonly version: number;
  readonly change: 'created' | 'updated' | 'deleted';
  /**
   * The attributes before the change; `undefined` of a new resource, and of one that only lost an element that was deleted
   * as a resource.
   */
  readonly before: StoredDocument | undefined;
  /** The attributes after it: the same object where only relations changed. */
  readonly after: StoredDocument | undefined;
  /** What really came into relations and went out of them. */
  readonly relations: readonly RelationRecord[];
  /** What the change is undone by; `undefined` of an entry that a version before 0.1 wrote. */
  readonly undo: JournalUndo | undefined;
}

/** The times of a resource around a change. */
export interface JournalUndo {
  /** @internal */
  readonly seq: number;
  readonly created: number;
  readonly modifiedBefore: number | undefined;
  readonly modifiedAfter: number | undefined;
}

interface JournalRow {
  readonly position: number;
  readonly at: number;
  readonly tenant: number;
  readonly type: number;
  readonly id: string;
  readonly version: number;
  readonly change: JournalEntry['change'];
  readonly before: string | null;
  readonly after: string | null;
  readonly relations: string | null;
  readonly seq: number | null;
  readonly created: number;
  readonly modified_before: number | null;
  readonly modified_after: number | null;
}

/**
 * Reads the last changes of a store. There is no index over them, so that writing one costs little: what is asked of one
 * resource looks at all that are kept.
 *
 * @example
 * ```ts
 * import { userResourceType } from 'scim-core';
 * import { openSqliteStore } from 'scim-store-sqlite';
 *
 * const store = openSqliteStore({ file: ':memory:' });
 * const document = { schemas: [], userName: 'bjensen' };
 * await store.create('acme', userResourceType, { id: '1', at: 0, document, relations: [], integrity: 'any' });
 * const [newest] = await store.journal.ofResource('acme', 'User', '1', { limit: 10 });
 * newest?.change; // 'created'
 * ```
 */
export class JournalReader {
  readonly #connection: SqliteConnection;
  readonly #names: Names;
  readonly #journal: Journal;
  /** The last entry that can't be undone: an older version wrote it, or a store that keeps no changes. */
  #older: number | undefined;

  /** @internal */
  constructor(connection: SqliteConnection, names: Names, journal: Journal) {
    this.#connection = connection;
    this.#names = names;
    this.#journal = journal;
  }

  /**
   * The position of the newest change, 0 before the first one. Costs next to nothing: it is kept up with the changes of
   * this process, and knows of those that other processes make once this one makes another.
   */
  get position(): number {
    return this.#journal.position;
  }

  /**
   * The earliest position from which on every change is kept: the state right after it can still be told. `Infinity` where the
   * store keeps no changes.
   */
  async reach(): Promise<number> {
    if (this.#journal.isOff) return Number.POSITIVE_INFINITY;
    return this.#connection.read(() => {
      const first = this.#connection.constant('SELECT min(position) - 1 FROM journal').pluck().get() as number | null;
      // What can't be undone: older entries, and gaps. They go, and none comes, so that they are looked for once.
      this.#older ??= this.#connection
        .constant('SELECT ifnull(max(position), 0) FROM journal WHERE seq IS NULL')
        .pluck()
        .get() as number;
      return Math.max(first ?? this.position, this.#older);
    });
  }

  /** The changes of one resource, newest first. @param page `before`: only those before this position. */
  async ofResource(
    tenant: string,
    resourceType: string,
    id: string,
    { before = Number.MAX_SAFE_INTEGER, limit }: { readonly before?: number | undefined; readonly limit: number },
  ): Promise<readonly JournalEntry[]> {
    const where = 'tenant = ? AND type = ? AND id = ? AND position < ? ORDER BY position DESC LIMIT ?';
    return this.#read(where, () => [this.#names.find(tenant), this.#names.find(resourceType), id, before, limit]);
  }

  /** The oldest change of one resource that is kept. */
  async oldestOf(tenant: string, resourceType: string, id: string): Promise<JournalEntry | undefined> {
    const where = 'tenant = ? AND type = ? AND id = ? ORDER BY position LIMIT 1';
    const [entry] = await this.#read(where, () => [this.#names.find(tenant), this.#names.find(resourceType), id]);
    return entry;
  }

  /**
   * The newest change that gave a resource a version, or ended it at that version.
   *
   * @param upTo The change is at this position or before it; the nearer it is, the sooner it is found.
   */
  async ofVersion(
    tenant: string,
    id: string,
    version: number,
    change: JournalEntry['change'],
    upTo: number,
  ): Promise<JournalEntry | undefined> {
    const where =
      'position <= ? AND tenant = ? AND id = ? AND version = ? AND change = ? ORDER BY position DESC LIMIT 1';
    const [entry] = await this.#read(where, () => [upTo, this.#names.find(tenant), id, version, change]);
    return entry;
  }

  /** The changes of a tenant behind a position, oldest first. */
  async behind(tenant: string, position: number, limit: number): Promise<readonly JournalEntry[]> {
    const where = 'position > ? AND tenant = ? ORDER BY position LIMIT ?';
    return this.#read(where, () => [position, this.#names.find(tenant), limit]);
  }

  #read(where: string, parameters: () => readonly Parameter[]): Promise<readonly JournalEntry[]> {
    return this.#connection.read(() => {
      const rows = this.#connection.constant(`SELECT * FROM journal WHERE ${where}`).all(...parameters());
      return (rows as JournalRow[]).map((row) => this.#entry(row));
    });
  }

  #entry(row: JournalRow): JournalEntry {
    const { position, at, id, version, change, seq, created } = row;
    const before = documentOf(row.before);
    return {
      ...{ position, at, tenant: this.#names.text(row.tenant), resourceType: this.#names.text(row.type), id, version },
      ...{ change, before, after: change === 'updated' ? (documentOf(row.after) ?? before) : documentOf(row.after) },
      relations: row.relations === null ? [] : (JSON.parse(row.relations) as RelationRecord[]).map(complete),
      undo:
        seq === null
          ? undefined
          : {
              ...{ seq, created, modifiedBefore: row.modified_before ?? undefined },
              modifiedAfter: row.modified_after ?? undefined,
            },
    };
  }
}

function documentOf(text: string | null): StoredDocument | undefined {
  return text === null ? undefined : (JSON.parse(text) as StoredDocument);
}

/** Entries of before told how many elements came and went, but not which. */
function complete(record: RelationRecord): RelationRecord {
  const { path, change, added, removed, addedElements = [], removedElements = [] } = record;
  return { path, change, added, removed, addedElements, removedElements };
}
