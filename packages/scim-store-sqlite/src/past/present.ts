import type { ResourceType } from 'scim-core';
import type { GivenElement, ReadRelation, Relation } from 'scim-provider';
import type { SqliteConnection } from '../database/connection.ts';
import type { SqliteRow } from '../query/environment.ts';
import { MemberReader } from '../relation/member-reader.ts';
import { OwnerReader } from '../relation/owner-reader.ts';
import { relationName } from '../relation/relation-name.ts';
import { type Layout, RESOURCE_COLUMNS, type ResourceRow, storedOf } from '../table/layout.ts';
import type { Layouts } from '../table/layouts.ts';
import type { Names } from '../table/names.ts';

/** A resource as it is, with its place and its type. */
export interface PresentRow extends SqliteRow {
  readonly resourceType: string;
}

/** Reads single things of one tenant as they are now, in the turn in which it is asked. */
export class Present {
  readonly #connection: SqliteConnection;
  readonly #names: Names;
  readonly #layouts: Layouts;
  readonly #members: MemberReader;
  readonly #tenant: string;

  constructor(connection: SqliteConnection, names: Names, layouts: Layouts, tenant: string) {
    this.#connection = connection;
    this.#names = names;
    this.#layouts = layouts;
    this.#members = new MemberReader(connection, names);
    this.#tenant = tenant;
  }

  layout(type: ResourceType): Promise<Layout> {
    return this.#layouts.ofQuery(type);
  }

  /** @param type The name of its type; any type when left out. */
  find(type: string | undefined, id: string): PresentRow | undefined {
    const row = this.#connection
      .constant(`SELECT ${RESOURCE_COLUMNS} FROM resource r WHERE r.tenant = ? AND r.id = ?`)
      .get(this.#names.find(this.#tenant), id) as ResourceRow | undefined;
    if (row === undefined) return undefined;
    const resourceType = this.#names.text(row.type);
    if (type !== undefined && type !== resourceType) return undefined;
    return { seq: row.seq, stored: storedOf(row), resourceType };
  }

  /** A part of the elements that a resource has, as clients gave them, each with its key. */
  elements(relation: Relation, id: string, limit: number, from: string): (readonly [string, GivenElement])[] {
    const owner = this.find(relation.owner.name, id);
    return owner === undefined ? [] : this.#members.given(owner.seq, relation, Math.min(limit, MOST), from);
  }

  /** The ids of those that hold an element themselves. */
  directOwners({ owner, target }: Relation, key: string): string[] {
    return this.#connection
      .constant(
        `SELECT r.id FROM member m JOIN resource r ON r.seq = m.owner
         WHERE m.tenant = ? AND m.member = ? AND m.relation = ?`,
      )
      .pluck()
      .all(this.#names.find(this.#tenant), key, this.#names.find(relationName(owner, target.path))) as string[];
  }

  readRelation(type: ResourceType): ReadRelation<SqliteRow> {
    return ({ seq, stored }, relation) =>
      relation.owner === type
        ? this.#members.elements(seq, relation)
        : new OwnerReader(this.#connection, this.#names, this.#names.find(this.#tenant), relation).owners(stored.id);
  }
}

/** What SQLite takes for a number of rows. */
const MOST = 2 ** 31;
