import {
  elementKey,
  type OwnersById,
  type QueryResult,
  type Relation,
  type RelationOwner,
  type ResourceQuery,
  rowTest,
} from 'scim-provider';
import type { SqliteConnection } from '../database/connection.ts';
import { isBusy, storageError } from '../database/errors.ts';
import type { OwnerReader } from '../relation/owner-reader.ts';
import type { Layout, ResourceRow } from '../table/layout.ts';
import type { Names } from '../table/names.ts';
import type { PlainForms } from '../table/plain-forms.ts';
import { StoredRow } from '../table/stored-row.ts';
import { accessOf } from './access.ts';

/** Rows under one key that are read in one go; of more, a page is read in the general way. */
const MOST = 10;

/**
 * The resources at one place of `lookup`, and whether anybody holds them, in one statement. The values come from a row of their
 * own: compared with directly, SQLite would plan the join anew whenever others are bound.
 */
const SELECT = `SELECT r.id, r.version, r.created, r.modified, r.document, r.plain,
    EXISTS (SELECT 1 FROM member m WHERE m.tenant = r.tenant AND m.member = r.id) AS held
  FROM (SELECT ? AS tenant, ? AS type, ? AS path, ? AS key) q
  CROSS JOIN lookup s CROSS JOIN resource r ON r.seq = s.seq
  WHERE s.tenant = q.tenant AND s.type = q.type AND s.path = q.path AND s.key = q.key LIMIT ${MOST}`;

interface PointRow extends Omit<ResourceRow, 'seq' | 'tenant' | 'type'> {
  /** Whether there is an element of any relation with this id for a key. */
  readonly held: number;
}

/** A resource with whether there is an element of any relation with its id for a key. */
interface FoundRow {
  readonly held: number;
  readonly stored: StoredRow;
}

/** A place of `lookup` is never that of a relation, so that no condition on it reads one. */
const readsNone = () => [];

/** What finding needs of the store. */
export interface PointTables {
  readonly connection: SqliteConnection;
  readonly names: Names;
  readonly forms: PlainForms;
  readonly ownerReader: (tenant: number, relation: Relation) => OwnerReader;
}

const NOBODY: OwnersById = new Map();

/** Answers the query that clients send most, for the resources with one value at an indexed path, without any detour. */
export class PointQueries {
  readonly #tables: PointTables;

  constructor(tables: PointTables) {
    this.#tables = tables;
  }

  /** @returns What the general way gives, too; `undefined` where only that can tell. */
  find(tenantName: string, layout: Layout, query: ResourceQuery): QueryResult | undefined {
    const { filter, sort, offset, after, limit, relations } = query;
    const isPoint = filter?.kind === 'comparison' || filter?.kind === 'element';
    if (!isPoint || sort !== undefined || after !== undefined || offset > 0 || limit === 0) return undefined;
    const access = accessOf(filter, { layout, relations });
    if (access?.source.kind !== 'equal') return undefined;
    const { connection, names, forms } = this.#tables;
    const { type } = layout;
    const { path, key } = access.source;
    try {
      const tenant = names.find(tenantName);
      const rows = connection.constant(SELECT).all(tenant, names.find(type.name), names.find(path), key) as PointRow[];
      if (rows.length === MOST) return undefined;
      const form = forms.find(type);
      const found = rows.map((row): FoundRow => ({ held: row.held, stored: new StoredRow(row, form) }));
      const matching = access.isExact || found.length === 0 ? found : found.filter(rowTest(type, query, readsNone));
      const page = matching.length > limit ? matching.slice(0, limit) : matching;
      return {
        resources: page.map(({ stored }) => stored),
        total: matching.length,
        owners: this.#owners(tenant, page, query),
      };
    } catch (error) {
      // The general way waits.
      if (isBusy(error)) return undefined;
      throw storageError(error);
    }
  }

  #owners(tenant: number, rows: readonly FoundRow[], { owners }: ResourceQuery): QueryResult['owners'] {
    if (owners === undefined || owners.length === 0) return undefined;
    const found = new Map<Relation, OwnersById>();
    for (const relation of owners) found.set(relation, this.#holders(tenant, rows, relation));
    return found;
  }

  #holders(tenant: number, rows: readonly FoundRow[], relation: Relation): OwnersById {
    let reader: OwnerReader | undefined;
    let found: Map<string, readonly RelationOwner[]> | undefined;
    for (const { held, stored } of rows) {
      const { id } = stored;
      // The key of an element may be another text than the id that it holds.
      if (held === 0 && elementKey(relation.target, id) === id) continue;
      reader ??= this.#tables.ownerReader(tenant, relation);
      const owners = reader.owners(id);
      if (owners.length > 0) found = (found ?? new Map()).set(id, owners);
    }
    return found ?? NOBODY;
  }
}
