import { createSlices, type QueryResult, type ResourceQuery } from 'scim-provider';
import { nextTurn, type QueryEnvironment } from './environment.ts';
import { loadRows } from './load-rows.ts';
import type { Plan } from './plan.ts';
import type { Source } from './source.ts';
import { firstRowsSql, type Position, sourceSql } from './source-sql.ts';

/** Rows of an index that are counted at a time. */
const COUNTED = 20_000;

/** Reads a page of a source in its own order; nothing else is looked at. */
export async function readPage(environment: QueryEnvironment, plan: Plan, query: ResourceQuery): Promise<QueryResult> {
  const { connection, place } = environment;
  const { offset, limit } = query;
  const { text, parameters } = firstRowsSql(plan.source, place, limit);
  const page =
    limit === 0
      ? []
      : await connection.read(() => connection.prepare(`${text} OFFSET ?`).all(...parameters, offset) as Position[]);
  const isLastPage = page.length < limit && (page.length > 0 || offset === 0);
  const total = isLastPage ? offset + page.length : await count(environment, plan);
  const seqs = page.map(({ seq }) => seq);
  return { resources: await loadRows(connection, seqs), total };
}

/** Counts the rows of a source, piece by piece. */
async function count({ connection, place, countAll }: QueryEnvironment, { source }: Plan): Promise<number> {
  if (source.kind === 'all' || isWhole(source)) return connection.read(countAll);
  const slices = createSlices(nextTurn);
  let total = 0;
  let after: Position | undefined;
  for (;;) {
    const { text, parameters } = firstRowsSql(source, place, 1, after);
    const last = await connection.read(
      () => connection.prepare(`${text} OFFSET ${COUNTED - 1}`).get(...parameters) as Position | undefined,
    );
    if (last === undefined) {
      const all = sourceSql(source, place, after);
      const rest = connection.prepare(`SELECT count(*) FROM (${all.text})`).pluck();
      return total + (await connection.read(() => rest.get(...all.parameters) as number));
    }
    total += COUNTED;
    after = last;
    if (slices.isOver()) await slices.pause();
  }
}

/** Whether a source has every resource of the type, in the order of a path that each of them has a value at. */
function isWhole(source: Source): boolean {
  return source.kind === 'range' && source.range.from === undefined && source.range.to === undefined;
}
