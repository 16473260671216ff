import {
  DISPLAY_ATTRIBUTE,
  type GivenElement,
  type Relation,
  type RelationElement,
  type RelationPage,
} from 'scim-provider';
import type { SqliteConnection } from '../database/connection.ts';
import type { Names } from '../table/names.ts';
import { relationName } from './relation-name.ts';

/** What is shown of the name of a resource, as SQL for a table that is called `r`. */
export const DISPLAY = `r.document ->> '$.${DISPLAY_ATTRIBUTE}'`;

/** No limit, as SQLite writes it. */
const ALL = -1;

/** A row of the table `member` with what is known of the resource that it refers to. */
interface MemberRow {
  readonly member: string;
  readonly value: string;
  /** The type that the client gave. */
  readonly given: string | null;
  /** The type of the resource. */
  readonly actual: string | null;
  readonly display: string | null;
}

/** Reads elements of relations in the order of their keys. */
export class MemberReader {
  readonly #connection: SqliteConnection;
  readonly #names: Names;

  constructor(connection: SqliteConnection, names: Names) {
    this.#connection = connection;
    this.#names = names;
  }

  /** A part of the elements of a relation. */
  page(owner: number, relation: Relation, limit: number, from: string): RelationPage {
    const rows = this.#rows(owner, this.#number(relation), from, limit + 1);
    const page = rows.slice(0, limit);
    return { elements: page.map(shown), next: rows.length > limit ? page.at(-1)?.member : undefined };
  }

  /** Every element of a relation with its key. */
  all(owner: number, relation: number): (readonly [key: string, element: RelationElement])[] {
    return this.#rows(owner, relation, '', ALL).map((row) => [row.member, shown(row)] as const);
  }

  /** Every element of a relation. */
  elements(owner: number, relation: Relation): RelationElement[] {
    return this.all(owner, this.#number(relation)).map(([, element]) => element);
  }

  /** A part of the elements as clients gave them, each with its key. */
  given(owner: number, relation: Relation, limit: number, from: string): (readonly [string, GivenElement])[] {
    return this.#rows(owner, this.#number(relation), from, limit).map(({ member, value, given }) => {
      return [member, { value, type: given ?? undefined }];
    });
  }

  #number({ owner, target }: Relation): number {
    return this.#names.find(relationName(owner, target.path));
  }

  #rows(owner: number, relation: number, after: string, limit: number): MemberRow[] {
    return this.#connection
      .constant(
        `SELECT m.member, m.value, m.type AS given, n.text AS actual, ${DISPLAY} AS display
         FROM member m
         LEFT JOIN resource r ON r.tenant = m.tenant AND r.id = m.value
         LEFT JOIN name n ON n.id = r.type
         WHERE m.owner = ? AND m.relation = ? AND m.member > ?
         ORDER BY m.member LIMIT ?`,
      )
      .all(owner, relation, after, limit) as MemberRow[];
  }
}

function shown({ value, given, actual, display }: MemberRow): RelationElement {
  return { value, type: actual ?? given ?? undefined, display: display ?? undefined, exists: actual !== null };
}
