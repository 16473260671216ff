import { type AttributeTarget, type BoundFilter, type ResourceType, ScimError } from 'scim-core';
import {
  elementKey,
  elementTest,
  type GivenElement,
  noTargetError,
  type Relation,
  type RelationChange,
  type RelationIntegrity,
} from 'scim-provider';
import type { SqliteConnection } from '../database/connection.ts';
import { pointKeys } from '../query/point-keys.ts';
import type { Names } from '../table/names.ts';
import { MemberReader } from './member-reader.ts';
import { type ElementRow, Moves } from './moves.ts';
import { relationName } from './relation-name.ts';
import { MOST_ELEMENTS, type RelationRecord } from './relation-record.ts';

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
  apply(owner: Owner, change: RelationChange, integrity: RelationIntegrity): RelationRecord {
    const relation = this.#names.require(relationName(owner.type, change.target.path));
    const moves = new Moves(change.target.path, change.change);
    switch (change.change) {
      case 'add':
        this.#add(owner, relation, change, change.elements, integrity, moves);
        break;
      case 'remove':
        this.#remove(owner.seq, relation, keysOf(change, change.elements), moves);
        break;
      case 'removeWhere':
        this.#remove(owner.seq, relation, this.#matching(owner, relation, change, change.filter), moves);
        break;
      case 'replace':
        this.#removeOthers(owner.seq, relation, keysOf(change, change.elements), moves);
        this.#add(owner, relation, change, change.elements, integrity, moves);
        break;
      case 'replaceWhere': {
        const found = this.#matching(owner, relation, change, change.filter);
        if (found.length === 0 && change.whenNone === 'refuse') throw noTargetError(change.target);
        const kept = elementKey(change.target, change.element.value);
        const others = found.filter((key) => key !== kept);
        this.#remove(owner.seq, relation, others, moves);
        this.#add(owner, relation, change, [change.element], integrity, moves);
        break;
      }
    }
    return moves.record();
  }

  #add(
    owner: Owner,
    relation: number,
    { target }: RelationChange,
    elements: readonly GivenElement[],
    integrity: RelationIntegrity,
    moves: Moves,
  ): void {
    const insert = this.#connection.constant(
      'INSERT INTO member (owner, relation, member, tenant, value, type) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
    );
    const exists = this.#connection.constant('SELECT 1 FROM resource WHERE tenant = ? AND id = ?');
    for (const element of elements) {
      const { value, type } = element;
      if (integrity === 'existing' && exists.get(owner.tenant, value) === undefined) throw unknownMember(target.path);
      const key = elementKey(target, value);
      const { changes } = insert.run(owner.seq, relation, key, owner.tenant, value, type ?? null);
      if (changes > 0) moves.add(element);
    }
  }

  #remove(owner: number, relation: number, keys: readonly string[], moves: Moves): void {
    const remove = this.#connection.constant(
      'DELETE FROM member WHERE owner = ? AND relation = ? AND member = ? RETURNING value, type',
    );
    for (const key of keys) {
      const removed = remove.get(owner, relation, key) as ElementRow | undefined;
      if (removed !== undefined) moves.remove(removed);
    }
  }

  /** Removes what is not among the keys; where that is much, as one set operation. */
  #removeOthers(owner: number, relation: number, keys: readonly string[], moves: Moves): void {
    const others = 'FROM member WHERE owner = ? AND relation = ? AND member NOT IN (SELECT value FROM json_each(?))';
    const kept = JSON.stringify(keys);
    const first = this.#connection
      .constant(`SELECT member, value, type ${others} LIMIT ${MOST_ELEMENTS + 1}`)
      .all(owner, relation, kept) as (ElementRow & { readonly member: string })[];
    if (first.length <= MOST_ELEMENTS) {
      const found = first.map(({ member }) => member);
      this.#remove(owner, relation, found, moves);
      return;
    }
    const { changes } = this.#connection.constant(`DELETE ${others}`).run(owner, relation, kept);
    moves.removeMany(first, changes);
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

  /** Takes a resource out of every relation, and away its own ones. */
  forget(tenant: number, resource: Owner & { readonly id: string }, relations: readonly Relation[]): Forgotten {
    const { seq, id, type } = resource;
    const holders = new Map<number, RelationRecord[]>();
    for (const { owner, target } of relations) {
      const relation = this.#names.find(relationName(owner, target.path));
      const key = elementKey(target, id);
      const found = this.#connection
        .constant('SELECT owner FROM member WHERE tenant = ? AND member = ? AND relation = ?')
        .pluck()
        .all(tenant, key, relation) as number[];
      for (const holder of found) {
        if (holder === seq) continue;
        const moves = new Moves(target.path, 'forget');
        this.#remove(holder, relation, [key], moves);
        holders.set(holder, [...(holders.get(holder) ?? []), moves.record()]);
      }
    }
    const own = relations
      .filter(({ owner }) => owner.name === type.name)
      .map(({ target }) => this.#clear(seq, type, target));
    this.#connection.constant('DELETE FROM member WHERE owner = ?').run(seq);
    return { own: own.filter(({ removed }) => removed > 0), holders };
  }

  #clear(owner: number, type: ResourceType, { path }: AttributeTarget): RelationRecord {
    const moves = new Moves(path, 'forget');
    this.#removeOthers(owner, this.#names.find(relationName(type, path)), [], moves);
    return moves.record();
  }
}

/** What the end of a resource did to relations. */
export interface Forgotten {
  /** Its own relations. */
  readonly own: readonly RelationRecord[];
  /** Who held it, by place. */
  readonly holders: ReadonlyMap<number, readonly RelationRecord[]>;
}

function keysOf({ target }: RelationChange, elements: readonly GivenElement[]): string[] {
  return elements.map(({ value }) => elementKey(target, value));
}

function unknownMember(path: string): ScimError {
  return new ScimError(400, `${path} names a resource that does not exist.`, { scimType: 'invalidValue' });
}
