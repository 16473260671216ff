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
  const { connection, form } = environment;
  const { after, offset, limit } = query;
  const select =
    after === undefined ? rowsFrom(environment, plan, offset, limit) : rowsBehind(environment, plan, query);
  // In one go, so that what was found is still there.
  const { found, page, resources } = await connection.read(() => {
    const rows = limit === 0 ? [] : select();
    const shown = rows.length > limit ? rows.slice(0, limit) : rows;
    return {
      found: rows.length,
      page: shown,
      resources: loadRows(
        connection,
        shown.map(({ seq }) => seq),
        form,
      ),
    };
  });
  const start = after === undefined ? offset : after === '' ? 0 : undefined;
  const isLastPage = found < limit && start !== undefined && (found > 0 || start === 0);
  const total = isLastPage ? start + found : await count(environment, plan);
  const last = found > limit ? page.at(-1) : undefined;
  return { resources, total, ...(last === undefined ? {} : { next: formatIndexPosition(last) }) };
}

type Select = () => Position[];

function rowsFrom({ connection, place }: QueryEnvironment, { source }: Plan, offset: number, limit: number): Select {
  const { text, parameters } = firstRowsSql(source, place, limit);
  if (offset === 0) return () => connection.prepare(text).all(...parameters) as Position[];
  return () => connection.prepare(`${text} OFFSET ?`).all(...parameters, offset) as Position[];
}

/** One row more than asked for tells whether there is a further page. */
function rowsBehind(
  { connection, place }: QueryEnvironment,
  { source }: Plan,
  { after, limit }: ResourceQuery,
): Select {
  const position = after === undefined || after === '' ? undefined : parseIndexPosition(after);
  const { text, parameters } = firstRowsSql(source, place, limit + 1, position);
  return () => connection.prepare(text).all(...parameters) as Position[];
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
