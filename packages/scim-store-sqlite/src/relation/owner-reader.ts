import { elementKey, type Relation, type RelationOwner } from 'scim-provider';
import type { SqliteConnection } from '../database/connection.ts';
import { type Names, UNKNOWN } from '../table/names.ts';
import { DISPLAY } from './member-reader.ts';
import { relationName } from './relation-name.ts';

/** How deep relations are followed through nesting. */
const NESTING = 20;

interface OwnerRow {
  readonly id: string;
  readonly display: string | null;
}

/** Reads who holds a resource. What several resources of one call have in common is read once. */
export class OwnerReader {
  readonly #connection: SqliteConnection;
  readonly #tenant: number;
  readonly #relation: Relation;
  readonly #number: number;
  /** The owners of a key, by their place. */
  readonly #ownersOf = new Map<string, readonly number[]>();
  readonly #rows = new Map<number, OwnerRow>();

  constructor(connection: SqliteConnection, names: Names, tenant: number, relation: Relation) {
    this.#connection = connection;
    this.#tenant = tenant;
    this.#relation = relation;
    this.#number = names.find(relationName(relation.owner, relation.target.path));
  }

  /** Who holds a resource, directly and through nesting, by id. */
  owners(id: string): RelationOwner[] {
    // Nothing was ever put into a relation that has no number yet.
    if (this.#number === UNKNOWN) return [];
    // The resource itself is asked for once; only those that hold it are met again.
    let owners = this.#select(elementKey(this.#relation.target, id));
    if (owners.length === 0) return [];
    const found = new Map<number, RelationOwner>();
    for (let level = 0; level <= NESTING && owners.length > 0; level += 1) {
      const next: number[] = [];
      for (const seq of owners) {
        if (found.has(seq)) continue;
        const { id: ownerId, display } = this.#row(seq);
        found.set(seq, { id: ownerId, display: display ?? undefined, direct: level === 0 });
        next.push(...this.#remembered(elementKey(this.#relation.target, ownerId)));
      }
      owners = next;
    }
    return [...found.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  #remembered(key: string): readonly number[] {
    let owners = this.#ownersOf.get(key);
    if (owners === undefined) {
      owners = this.#select(key);
      this.#ownersOf.set(key, owners);
    }
    return owners;
  }

  #select(key: string): number[] {
    return this.#connection
      .constant('SELECT m.owner FROM member m WHERE m.tenant = ? AND m.member = ? AND m.relation = ?')
      .pluck()
      .all(this.#tenant, key, this.#number) as number[];
  }

  #row(seq: number): OwnerRow {
    let row = this.#rows.get(seq);
    if (row === undefined) {
      const select = this.#connection.constant(`SELECT r.id, ${DISPLAY} AS display FROM resource r WHERE r.seq = ?`);
      row = select.get(seq) as OwnerRow;
      this.#rows.set(seq, row);
    }
    return row;
  }
}
