import { type BoundFilter, type ResourceType, ScimError } from 'scim-core';
import {
  elementKey,
  elementTest,
  type GivenElement,
  noTargetError,
  type Relation,
  type RelationChange,
  type RelationEffect,
  type RelationIntegrity,
} from 'scim-provider';
import type { SqliteConnection } from '../database/connection.ts';
import { pointKeys } from '../query/point-keys.ts';
import type { Names } from '../table/names.ts';
import { MemberReader } from './member-reader.ts';
import { relationName } from './relation-name.ts';

/** A resource that has a relation. */
export interface Owner {
  readonly seq: number;
  readonly tenant: number;
  readonly type: ResourceType;
}

/** Writes the table of relations. No set operation touches more than the elements that it is about. */
export class Members {
  readonly #connection: SqliteConnection;
  readonly #names: Names;
  readonly #reader: MemberReader;

  constructor(connection: SqliteConnection, names: Names) {
    this.#connection = connection;
    this.#names = names;
    this.#reader = new MemberReader(connection, names);
  }

  /** Runs a set operation. Only inside a write. */
  apply(owner: Owner, change: RelationChange, integrity: RelationIntegrity): RelationEffect {
    const relation = this.#names.require(relationName(owner.type, change.target.path));
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
    const insert = this.#connection.constant(
      'INSERT INTO member (owner, relation, member, tenant, value, type) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
    );
    const exists = this.#connection.constant('SELECT 1 FROM resource WHERE tenant = ? AND id = ?');
    let added = 0;
    for (const { value, type } of elements) {
      if (integrity === 'existing' && exists.get(owner.tenant, value) === undefined) throw unknownMember(target.path);
      const key = elementKey(target, value);
      added += insert.run(owner.seq, relation, key, owner.tenant, value, type ?? null).changes;
    }
    return added;
  }

  #remove(owner: Owner, relation: number, keys: readonly string[]): number {
    const remove = this.#connection.constant('DELETE FROM member WHERE owner = ? AND relation = ? AND member = ?');
    let removed = 0;
    for (const key of keys) removed += remove.run(owner.seq, relation, key).changes;
    return removed;
  }

  /** Removes what is not among the keys, as one set operation. */
  #removeOthers(owner: Owner, relation: number, keys: readonly string[]): number {
    return this.#connection
      .constant(
        'DELETE FROM member WHERE owner = ? AND relation = ? AND member NOT IN (SELECT value FROM json_each(?))',
      )
      .run(owner.seq, relation, JSON.stringify(keys)).changes;
  }

  /** The keys of the elements that satisfy a condition. One that names values needs no look at the others. */
  #matching(owner: Owner, relation: number, { target }: RelationChange, filter: BoundFilter): string[] {
    const points = pointKeys(filter, 'value');
    if (points !== undefined) {
      const find = this.#connection
        .constant('SELECT member FROM member WHERE owner = ? AND relation = ? AND member = ?')
        .pluck();
      return points.filter((key) => find.get(owner.seq, relation, key) !== undefined);
    }
    const matches = elementTest(owner.type, target, filter);
    const elements = this.#reader.all(owner.seq, relation);
    return elements.filter(([, element]) => matches(element)).map(([key]) => key);
  }

  /** Takes a resource out of every relation, and away its own ones. @returns Who held it. */
  forget(tenant: number, seq: number, id: string, relations: readonly Relation[]): number[] {
    const holders = new Set<number>();
    for (const { owner, target } of relations) {
      const relation = this.#names.find(relationName(owner, target.path));
      const key = elementKey(target, id);
      const found = this.#connection
        .constant('SELECT owner FROM member WHERE tenant = ? AND member = ? AND relation = ?')
        .pluck()
        .all(tenant, key, relation) as number[];
      for (const holder of found) {
        this.#connection
          .constant('DELETE FROM member WHERE owner = ? AND relation = ? AND member = ?')
          .run(holder, relation, key);
        holders.add(holder);
      }
    }
    this.#connection.constant('DELETE FROM member WHERE owner = ?').run(seq);
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
