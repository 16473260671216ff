import {
  compareSortKeys,
  createSlices,
  MOST_EXAMINED,
  presentResource,
  type QueryResult,
  type ReadRelation,
  type ResourceQuery,
  rowTest,
  type SortKey,
  type StoredResource,
  sortKey,
  tooMany,
} from 'scim-provider';
import type { Parameter, SqliteConnection } from '../connection.ts';
import { type Layout, RESOURCE_COLUMNS, type ResourceRow, storedOf } from '../layout.ts';
import { type Plan, planFilter } from './plan.ts';
import { orderOf, type Place, type Position, probeSql, sourceSql } from './source-sql.ts';
import { joinSql } from './sql.ts';

/** Rows that are fetched at a time when they are looked at one by one. */
const PIECE = 256;
/** Rows of an index that are counted at a time. */
const COUNTED = 20_000;

/** A resource with its place in the database. */
export interface SqliteRow {
  readonly seq: number;
  readonly stored: StoredResource;
}

/** What a query needs besides its own words. */
export interface QueryEnvironment {
  readonly connection: SqliteConnection;
  readonly layout: Layout;
  readonly place: Place;
  readonly readRelation: ReadRelation<SqliteRow>;
  /** How many resources the type has, as it is kept up with every change. */
  readonly countAll: () => number;
}

/**
 * Answers a query. What one index answers in its own order is read from there, page by page; everything else is looked at
 * row by row in slices that let others run, up to a bound.
 */
export async function runQuery(environment: QueryEnvironment, query: ResourceQuery): Promise<QueryResult> {
  const plan = planFilter(query.filter, { layout: environment.layout, relations: query.relations });
  const isDirect =
    plan.probes.length === 0 &&
    plan.remainder === undefined &&
    query.sort === undefined &&
    !(plan.source.kind === 'range' && plan.source.isMultiple);
  return isDirect ? readPage(environment, plan, query) : walk(environment, plan, query);
}

/** The SQL for a page of a source. */
function pageSql(plan: Plan, place: Place) {
  const { text, parameters } = sourceSql(plan.source, place);
  return {
    text: `SELECT ${RESOURCE_COLUMNS} FROM (${text} ORDER BY ${orderOf(plan.source, '')} LIMIT ? OFFSET ?) c
      CROSS JOIN resource r ON r.seq = c.seq ORDER BY ${orderOf(plan.source, 'c')}`,
    parameters,
  };
}

async function readPage(environment: QueryEnvironment, plan: Plan, query: ResourceQuery): Promise<QueryResult> {
  const { connection, place } = environment;
  const { offset, limit } = query;
  const { text, parameters } = pageSql(plan, place);
  const rows =
    limit === 0
      ? []
      : await connection.read(() => connection.prepare(text).all(...parameters, limit, offset) as ResourceRow[]);
  const isLastPage = rows.length < limit && (rows.length > 0 || offset === 0);
  const total = isLastPage ? offset + rows.length : await count(environment, plan);
  return { resources: rows.map(storedOf), total };
}

/** Counts the rows of a source, piece by piece. */
async function count({ connection, place, countAll }: QueryEnvironment, { source }: Plan): Promise<number> {
  if (source.kind === 'all') return connection.read(countAll);
  const slices = createSlices(nextTurn);
  let total = 0;
  let after: Position | undefined;
  for (;;) {
    const { text, parameters } = sourceSql(source, place, after);
    const order = orderOf(source, '');
    const last = await connection.read(
      () =>
        connection.prepare(`${text} ORDER BY ${order} LIMIT 1 OFFSET ${COUNTED - 1}`).get(...parameters) as
          | Position
          | undefined,
    );
    if (last === undefined) {
      const rest = connection.prepare(`SELECT count(*) FROM (${text})`).pluck();
      return total + (await connection.read(() => rest.get(...parameters) as number));
    }
    total += COUNTED;
    after = last;
    if (slices.isOver()) await slices.pause();
  }
}

interface WalkedRow extends ResourceRow {
  readonly key: Parameter;
  readonly ok: number;
}

/** The SQL for a piece of a source, with what the probes say of each row. */
function pieceSql(plan: Plan, place: Place, after: Position | undefined, needsResource: boolean) {
  const source = sourceSql(plan.source, place, after);
  const ok =
    plan.probes.length === 0
      ? undefined
      : joinSql(
          plan.probes.map((probe) => probeSql(probe, 'c.seq', place)),
          'AND',
        );
  const columns = needsResource ? `c.key AS key, ${RESOURCE_COLUMNS}` : 'c.key AS key, c.seq AS seq';
  return {
    text: `SELECT ${ok?.text ?? '1'} AS ok, ${columns}
      FROM (${source.text} ORDER BY ${orderOf(plan.source, '')} LIMIT ${PIECE}) c
      ${needsResource ? 'CROSS JOIN resource r ON r.seq = c.seq' : ''} ORDER BY ${orderOf(plan.source, 'c')}`,
    parameters: [...(ok?.parameters ?? []), ...source.parameters],
  };
}

/** Looks at the rows of a source one by one. */
async function walk(environment: QueryEnvironment, plan: Plan, query: ResourceQuery): Promise<QueryResult> {
  const { connection, layout, place, readRelation } = environment;
  const { sort, locationOf } = query;
  const { type } = layout;
  const needsResource = plan.remainder !== undefined || sort !== undefined;
  const matches =
    plan.remainder === undefined
      ? undefined
      : rowTest<SqliteRow>(type, { ...query, filter: plan.remainder }, readRelation);
  const found = new Map<number, SortKey>();
  const slices = createSlices(nextTurn);
  let examined = 0;
  let after: Position | undefined;
  for (;;) {
    const { text, parameters } = pieceSql(plan, place, after, needsResource);
    const rows = await connection.read(() => connection.prepare(text).all(...parameters) as WalkedRow[]);
    examined += rows.length;
    if (examined > MOST_EXAMINED) throw tooMany();
    for (const row of rows) {
      if (slices.isOver()) await slices.pause();
      if (row.ok === 0 || found.has(row.seq)) continue;
      if (!needsResource) {
        found.set(row.seq, undefined);
        continue;
      }
      const stored = storedOf(row);
      if (matches?.({ seq: row.seq, stored }) === false) continue;
      const location = locationOf(type.name, stored.id) ?? '';
      found.set(
        row.seq,
        sort === undefined ? undefined : sortKey(presentResource(type, stored, location), sort.target),
      );
    }
    const last = rows.at(-1);
    if (last === undefined || rows.length < PIECE) break;
    after = last;
  }
  return { resources: await load(environment, inOrder(found, query), query), total: found.size };
}

function inOrder(found: ReadonlyMap<number, SortKey>, { sort }: ResourceQuery): number[] {
  const rows = [...found];
  if (sort !== undefined) {
    const direction = sort.descending ? -1 : 1;
    rows.sort(([aSeq, a], [bSeq, b]) => direction * compareSortKeys(a, b) || aSeq - bSeq);
  }
  return rows.map(([seq]) => seq);
}

/** Reads the resources of the page that was asked for; one that is gone meanwhile is left out. */
async function load(
  { connection }: QueryEnvironment,
  found: readonly number[],
  { offset, limit }: ResourceQuery,
): Promise<StoredResource[]> {
  const page = found.slice(offset, offset + limit);
  const select = `SELECT ${RESOURCE_COLUMNS} FROM resource r WHERE r.seq = ?`;
  return connection.read(() =>
    page.flatMap((seq) => {
      const row = connection.prepare(select).get(seq) as ResourceRow | undefined;
      return row === undefined ? [] : [storedOf(row)];
    }),
  );
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
