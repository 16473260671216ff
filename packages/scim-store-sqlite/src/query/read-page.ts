import { createSlices, type QueryResult, type ResourceQuery } from 'scim-provider';
import { formatIndexPosition, parseIndexPosition } from './cursor-position.ts';
import { nextTurn, type QueryEnvironment } from './environment.ts';
import { loadRows } from './load-rows.ts';
import type { Plan } from './plan.ts';
import type { Source } from './source.ts';
import { firstRowsSql, type Position, sourceSql } from './source-sql.ts';

/** Rows of an index that are counted at a time. */
const COUNTED = 20_000;

/** Reads a page of a source in its own order; nothing else is looked at. */
export async function readPage(environment: QueryEnvironment, plan: Plan, query: ResourceQuery): Promise<QueryResult> {
  const { connection } = environment;
  const { after, offset, limit } = query;
  const rows =
    after === undefined
      ? await rowsFrom(environment, plan, offset, limit)
      : await rowsBehind(environment, plan, after, limit);
  const page = rows.slice(0, limit);
  const start = after === undefined ? offset : after === '' ? 0 : undefined;
  const isLastPage = rows.length < limit && start !== undefined && (rows.length > 0 || start === 0);
  const total = isLastPage ? start + rows.length : await count(environment, plan);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return {
    resources: await loadRows(
      connection,
      page.map(({ seq }) => seq),
    ),
    total,
    ...(last === undefined ? {} : { next: formatIndexPosition(last) }),
  };
}

async function rowsFrom({ connection, place }: QueryEnvironment, { source }: Plan, offset: number, limit: number) {
  if (limit === 0) return [];
  const { text, parameters } = firstRowsSql(source, place, limit);
  return connection.read(() => connection.prepare(`${text} OFFSET ?`).all(...parameters, offset) as Position[]);
}

/** One row more than asked for tells whether there is a further page. */
async function rowsBehind({ connection, place }: QueryEnvironment, { source }: Plan, after: string, limit: number) {
  const position = after === '' ? undefined : parseIndexPosition(after);
  if (limit === 0) return [];
  const { text, parameters } = firstRowsSql(source, place, limit + 1, position);
  return connection.read(() => connection.prepare(text).all(...parameters) as Position[]);
}

/** Counts the rows of a source, piece by piece. */
async function count({ connection, place, countAll }: QueryEnvironment, { source }: Plan): Promise<number> {
  if (source.kind === 'all' || isWhole(source)) return connection.read(countAll);
  const slices = createSlices({ yieldToOthers: nextTurn, clock: connection.clock });
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
