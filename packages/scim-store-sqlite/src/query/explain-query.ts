import type { BoundFilter } from 'scim-core';
import { MOST_EXAMINED, type ResourceQuery } from 'scim-provider';
import type { QueryEnvironment } from './environment.ts';
import { planFilter } from './plan.ts';
import { isDirect } from './run-query.ts';
import type { Source } from './source.ts';
import { firstRowsSql } from './source-sql.ts';

/** How a query is answered. */
export interface QueryExplanation {
  /**
   * Where rows come from: `equal` and `range` are keys of one indexed path, `member` the index of a relation, `union`
   * several such places, `all` every resource of the type, `nothing` none, since no resource can match.
   */
  readonly source: Source['kind'];
  /** The indexed paths that the source uses: `userName`, or `Group.members`. */
  readonly paths: readonly string[];
  /** Whether an index leads to the rows, so that not every resource of the type is one of them. */
  readonly isIndexed: boolean;
  /** Conditions that further indexes answer, asked for each row. */
  readonly probes: number;
  /** What no index answers, evaluated on each row that is left; `undefined` when indexes answer all of it. */
  readonly remainder: BoundFilter | undefined;
  /** Whether the rows of the source are the answer, in the order of its index. */
  readonly isDirect: boolean;
  /** How many rows the source has; counted up to one more than may be looked at. */
  readonly rows: number;
}

/** Says how a query is answered, without answering it. */
export async function explainQuery(environment: QueryEnvironment, query: ResourceQuery): Promise<QueryExplanation> {
  const { connection, layout, place } = environment;
  const plan = planFilter(query.filter, { layout, relations: query.relations });
  const { source, probes, remainder } = plan;
  const { text, parameters } = firstRowsSql(source, place, MOST_EXAMINED + 1);
  const count = connection.prepare(`SELECT count(*) FROM (${text})`).pluck();
  const rows = await connection.read(() => count.get(...parameters) as number);
  return {
    ...{ source: source.kind, paths: pathsOf(source), isIndexed: source.kind !== 'all', probes: probes.length },
    ...{ remainder, isDirect: isDirect(plan, query), rows },
  };
}

function pathsOf(source: Source): readonly string[] {
  switch (source.kind) {
    case 'id':
      return ['id'];
    case 'equal':
    case 'range':
      return [source.path];
    case 'member':
      return [source.relation];
    case 'union':
      return [...new Set(source.sources.flatMap(pathsOf))];
    default:
      return [];
  }
}
