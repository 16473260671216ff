import { type BoundFilter, type ResourceType, ScimError } from 'scim-core';
import {
  DISPLAY_ATTRIBUTE,
  elementKey,
  elementTest,
  type GivenElement,
  noTargetError,
  type Relation,
  type RelationChange,
  type RelationEffect,
  type RelationElement,
  type RelationIntegrity,
  type RelationOwner,
} from 'scim-provider';
import type { SqliteConnection } from './connection.ts';
import type { Names } from './names.ts';
import { pointKeys } from './query/point-keys.ts';

/** How deep relations are followed through nesting. */
const NESTING = 20;
/** What is shown of the name of a resource, as SQL for a table that is called `r`. */
const DISPLAY = `r.document ->> '$.${DISPLAY_ATTRIBUTE}'`;

/** A resource that has a relation. */
export interface Owner {
  readonly seq: number;
  readonly tenant: number;
  readonly type: ResourceType;
}

interface MemberRow {
  readonly member: string;
  readonly value: string;
  readonly given: string | null;
  readonly actual: string | null;
  readonly display: string | null;
}

interface OwnerRow {
  readonly id: string;
  readonly display: string | null;
}

/** The table of relations. No call reads or writes more than the elements that it is about. */
export class Members {
  readonly #connection: SqliteConnection;
  readonly #names: Names;

  constructor(connection: SqliteConnection, names: Names) {
    this.#connection = connection;
    this.#names = names;
  }

  /** The name of a relation: attributes of two types may have one path. */
  static nameOf(type: ResourceType, path: string): string {
    return `${type.name}.${path}`;
  }

  /** Runs a set operation. Only inside a write. */
  apply(owner: Owner, change: RelationChange, integrity: RelationIntegrity): RelationEffect {
    const relation = this.#names.require(Members.nameOf(owner.type, change.target.path));
    switch (change.change) {
      case 'add':
        return { added: this.#add(owner, relation, change, change.elements, integrity), removed: 0 };
      case 'remove':
        return { added: 0, removed: this.#remove(owner, relation, keysOf(change, change.elements)) };
      case 'removeWhere':
        return {
          added: 0,
          removed: this.#remove(owner, relation, this.#matching(owner, relation, change, change.filter)),
        };
      case 'replace': {
        const removed = this.#removeOthers(owner, relation, keysOf(change, change.elements));
        return { added: this.#add(owner, relation, change, change.elements, integrity), removed };
      }
      case 'replaceWhere': {
        const found = this.#matching(owner, relation, change, change.filter);
        if (found.length === 0 && change.whenNone === 'refuse') throw noTargetError(change.target);
        const kept = elementKey(change.target, change.element.value);
        const removed = this.#remove(
          owner,
          relation,
          found.filter((key) => key !== kept),
        );
        return { added: this.#add(owner, relation, change, [change.element], integrity), removed };
      }
    }
  }

  #add(
    owner: Owner,
    relation: number,
    { target }: RelationChange,
    elements: readonly GivenElement[],
    integrity: RelationIntegrity,
  ): number {
    const insert = this.#connection.prepare(
      'INSERT INTO member (owner, relation, member, tenant, value, type) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
    );
    const exists = this.#connection.prepare('SELECT 1 FROM resource WHERE tenant = ? AND id = ?');
    let added = 0;
    for (const { value, type } of elements) {
      if (integrity === 'existing' && exists.get(owner.tenant, value) === undefined) throw unknownMember(target.path);
      const key = elementKey(target, value);
      added += insert.run(owner.seq, relation, key, owner.tenant, value, type ?? null).changes;
    }
    return added;
  }

  #remove(owner: Owner, relation: number, keys: readonly string[]): number {
    const remove = this.#connection.prepare('DELETE FROM member WHERE owner = ? AND relation = ? AND member = ?');
    let removed = 0;
    for (const key of keys) removed += remove.run(owner.seq, relation, key).changes;
    return removed;
  }

  /** Removes what is not among the keys, as one set operation. */
  #removeOthers(owner: Owner, relation: number, keys: readonly string[]): number {
    return this.#connection
      .prepare('DELETE FROM member WHERE owner = ? AND relation = ? AND member NOT IN (SELECT value FROM json_each(?))')
      .run(owner.seq, relation, JSON.stringify(keys)).changes;
  }

  /** The keys of the elements that satisfy a condition. One that names values needs no look at the others. */
  #matching(owner: Owner, relation: number, { target }: RelationChange, filter: BoundFilter): string[] {
    const points = pointKeys(filter, 'value');
    if (points !== undefined) {
      const find = this.#connection
        .prepare('SELECT member FROM member WHERE owner = ? AND relation = ? AND member = ?')
        .pluck();
      return points.filter((key) => find.get(owner.seq, relation, key) !== undefined);
    }
    const matches = elementTest(owner.type, target, filter);
    const found: string[] = [];
    for (const row of this.#rows(owner.seq, relation, '', -1)) {
      if (matches(this.#shown(row))) found.push(row.member);
    }
    return found;
  }

  #rows(owner: number, relation: number, after: string, limit: number): MemberRow[] {
    return this.#connection
      .prepare(
        `SELECT m.member, m.value, m.type AS given, n.text AS actual, ${DISPLAY} AS display
         FROM member m
         LEFT JOIN resource r ON r.tenant = m.tenant AND r.id = m.value
         LEFT JOIN name n ON n.id = r.type
         WHERE m.owner = ? AND m.relation = ? AND m.member > ?
         ORDER BY m.member LIMIT ?`,
      )
      .all(owner, relation, after, limit) as MemberRow[];
  }

  #shown(row: MemberRow): RelationElement {
    return {
      value: row.value,
      type: row.actual ?? row.given ?? undefined,
      display: row.display ?? undefined,
      exists: row.actual !== null,
    };
  }

  /** A part of the elements of a relation, in the order of their keys. */
  elements(
    owner: number,
    relation: Relation,
    limit: number,
    from: string,
  ): { elements: RelationElement[]; next: string | undefined } {
    const number = this.#names.find(Members.nameOf(relation.owner, relation.target.path));
    const rows = this.#rows(owner, number, from, limit + 1);
    const page = rows.slice(0, limit);
    return {
      elements: page.map((row) => this.#shown(row)),
      next: rows.length > limit ? page.at(-1)?.member : undefined,
    };
  }

  /** Who holds a resource, directly and through nesting, by id. */
  owners(tenant: number, { owner, target }: Relation, id: string): RelationOwner[] {
    const relation = this.#names.find(Members.nameOf(owner, target.path));
    const select = this.#connection.prepare(
      `SELECT r.id, ${DISPLAY} AS display FROM member m JOIN resource r ON r.seq = m.owner
       WHERE m.tenant = ? AND m.member = ? AND m.relation = ?`,
    );
    const found = new Map<string, RelationOwner>();
    let ids = [id];
    for (let level = 0; level <= NESTING && ids.length > 0; level += 1) {
      const next: string[] = [];
      for (const member of ids) {
        for (const row of select.all(tenant, elementKey(target, member), relation) as OwnerRow[]) {
          if (found.has(row.id)) continue;
          found.set(row.id, { id: row.id, display: row.display ?? undefined, direct: level === 0 });
          next.push(row.id);
        }
      }
      ids = next;
    }
    return [...found.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  /** Takes a resource out of every relation, and away its own ones. @returns Who held it. */
  forget(tenant: number, seq: number, id: string, relations: readonly Relation[]): number[] {
    const holders = new Set<number>();
    for (const { owner, target } of relations) {
      const relation = this.#names.find(Members.nameOf(owner, target.path));
      const key = elementKey(target, id);
      const found = this.#connection
        .prepare('SELECT owner FROM member WHERE tenant = ? AND member = ? AND relation = ?')
        .pluck()
        .all(tenant, key, relation) as number[];
      for (const holder of found) {
        this.#connection
          .prepare('DELETE FROM member WHERE owner = ? AND relation = ? AND member = ?')
          .run(holder, relation, key);
        holders.add(holder);
      }
    }
    this.#connection.prepare('DELETE FROM member WHERE owner = ?').run(seq);
    holders.delete(seq);
    return [...holders];
  }
}

function keysOf({ target }: RelationChange, elements: readonly GivenElement[]): string[] {
  return elements.map(({ value }) => elementKey(target, value));
}

function unknownMember(path: string): ScimError {
  return new ScimError(400, `${path} names a resource that does not exist.`, { scimType: 'invalidValue' });
}
