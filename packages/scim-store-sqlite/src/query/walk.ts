import {
  comparePositions,
  createSlices,
  MOST_EXAMINED,
  pageOf,
  presentResource,
  type QueryResult,
  type ResourceQuery,
  rowTest,
  type SortKey,
  sortKey,
  tooMany,
} from 'scim-provider';
import type { Parameter } from '../database/connection.ts';
import { RESOURCE_COLUMNS, type ResourceRow, storedOf } from '../table/layout.ts';
import { memoryPosition } from './cursor-position.ts';
import { nextTurn, type QueryEnvironment, type SqliteRow } from './environment.ts';
import { loadRows } from './load-rows.ts';
import type { Plan } from './plan.ts';
import { firstRowsSql, orderOf, type Place, type Position, probeSql } from './source-sql.ts';
import { joinSql, type Sql } from './sql.ts';

/** Rows that are fetched at a time. */
const PIECE = 256;

interface WalkedRow extends ResourceRow {
  readonly key: Parameter;
  readonly ok: number;
}

/** The SQL for a piece of a source, with what the probes say of each row. */
function pieceSql(plan: Plan, place: Place, after: Position | undefined, needsResource: boolean): Sql {
  const source = firstRowsSql(plan.source, place, PIECE, after);
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
      FROM (${source.text}) c
      ${needsResource ? 'CROSS JOIN resource r ON r.seq = c.seq' : ''} ORDER BY ${orderOf(plan.source, 'c')}`,
    parameters: [...(ok?.parameters ?? []), ...source.parameters],
  };
}

/**
 * Looks at the rows of a source one by one, in slices that let others run.
 *
 * @throws ScimError 400 `tooMany` beyond {@link MOST_EXAMINED} rows.
 */
export async function walk(environment: QueryEnvironment, plan: Plan, query: ResourceQuery): Promise<QueryResult> {
  const { connection, layout, place, form, readRelation } = environment;
  const { sort, locationOf } = query;
  const { type } = layout;
  const needsResource = plan.remainder !== undefined || sort !== undefined;
  const matches =
    plan.remainder === undefined
      ? undefined
      : rowTest<SqliteRow>(type, { ...query, filter: plan.remainder }, readRelation);
  const found = new Map<number, SortKey>();
  const slices = createSlices({ yieldToOthers: nextTurn, clock: connection.clock });
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
  const places = [...found].map(([seq, key]) => ({ seq, key }));
  // Rows of a multi-valued path come in the order of its keys, those of a `union` or of one place by `seq`.
  if (sort !== undefined || query.after !== undefined) places.sort(comparePositions(query));
  const { page, next } = pageOf(places, { ...query, after: memoryPosition.parse(query.after) });
  const position = memoryPosition.format(next);
  const seqs = page.map(({ seq }) => seq);
  const resources = await connection.read(() => loadRows(connection, seqs, form));
  return { resources, total: found.size, ...(position === undefined ? {} : { next: position }) };
}
