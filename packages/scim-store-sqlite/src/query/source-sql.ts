import type { Parameter } from '../database/connection.ts';
import type { Names } from '../table/names.ts';
import type { PointSource, Probe, Source } from './source.ts';
import { joinSql, type Sql, sql } from './sql.ts';

/** Where a query runs, in the numbers of the database. */
export interface Place {
  readonly tenant: number;
  readonly type: number;
  readonly names: Names;
}

/** The last row of a piece, behind which the next one starts. */
export interface Position {
  readonly seq: number;
  /** Only for a source that is ordered by keys. */
  readonly key: Parameter;
}

/** Selects the rows of a source as `seq` and `key`, in the order of its index. */
export function sourceSql(source: Source, place: Place, after?: Position): Sql {
  switch (source.kind) {
    case 'nothing':
      return sql('SELECT 0 AS seq, NULL AS key WHERE 0');
    case 'union': {
      const points = source.sources.map((point) => pointSql(point, place, after));
      return joinSql(points, 'UNION');
    }
    case 'range': {
      const { tenant, type, names } = place;
      const { range, isDescending = false } = source;
      // Behind a position the bound on its side holds anyway; given both, SQLite may start at the bound and pass over the rest.
      const from = after === undefined || isDescending ? range.from : undefined;
      const to = after === undefined || !isDescending ? range.to : undefined;
      const conditions = [
        sql('s.tenant = ? AND s.type = ? AND s.path = ?', tenant, type, names.find(source.path)),
        ...(from === undefined ? [] : [sql(`s.key ${from.inclusive ? '>=' : '>'} ?`, from.key)]),
        ...(to === undefined ? [] : [sql(`s.key ${to.inclusive ? '<=' : '<'} ?`, to.key)]),
        ...(after === undefined
          ? []
          : [sql(`(s.key, s.seq) ${isDescending ? '<' : '>'} (?, ?)`, after.key, after.seq)]),
      ];
      const { text, parameters } = joinSql(conditions, 'AND');
      return { text: `SELECT s.seq AS seq, s.key AS key FROM lookup s WHERE ${text}`, parameters };
    }
    default:
      return pointSql(source, place, after);
  }
}

/** How the rows of a source are ordered, for a table that is called as given. */
export function orderOf(source: Source, table: string): string {
  const prefix = table === '' ? '' : `${table}.`;
  if (source.kind !== 'range') return `${prefix}seq`;
  return source.isDescending === true ? `${prefix}key DESC, ${prefix}seq DESC` : `${prefix}key, ${prefix}seq`;
}

/**
 * The first rows of a source.
 *
 * One place of an index has its rows in the order of `seq` without being asked. Asked for it, or given the limit as a
 * parameter, SQLite would plan the statement anew whenever other values are bound, at twice the cost of running it.
 */
export function firstRowsSql(source: Source, place: Place, limit: number, after?: Position): Sql {
  if (!Number.isSafeInteger(limit) || limit < 0)
    throw new TypeError(`limit must be an integer of 0 or more, got ${limit}`);
  const { text, parameters } = sourceSql(source, place, after);
  const order = source.kind === 'range' || source.kind === 'union' ? ` ORDER BY ${orderOf(source, '')}` : '';
  return { text: `${text}${order} LIMIT ${limit}`, parameters };
}

function pointSql(
  source: PointSource | { readonly kind: 'all' },
  { tenant, type, names }: Place,
  after?: Position,
): Sql {
  switch (source.kind) {
    case 'all':
      return behind(
        sql('SELECT s.seq AS seq, NULL AS key FROM resource s WHERE s.tenant = ? AND s.type = ?', tenant, type),
        's.seq',
        after,
      );
    case 'id': {
      const text = 'SELECT s.seq AS seq, NULL AS key FROM resource s WHERE s.tenant = ? AND s.id = ? AND s.type = ?';
      return behind(sql(text, tenant, source.id, type), 's.seq', after);
    }
    case 'equal': {
      const text =
        'SELECT s.seq AS seq, NULL AS key FROM lookup s WHERE s.tenant = ? AND s.type = ? AND s.path = ? AND s.key = ?';
      return behind(sql(text, tenant, type, names.find(source.path), source.key), 's.seq', after);
    }
    case 'member': {
      const text =
        'SELECT s.owner AS seq, NULL AS key FROM member s WHERE s.tenant = ? AND s.member = ? AND s.relation = ?';
      return behind(sql(text, tenant, source.member, names.find(source.relation)), 's.owner', after);
    }
  }
}

function behind({ text, parameters }: Sql, column: string, after: Position | undefined): Sql {
  return after === undefined
    ? { text, parameters }
    : { text: `${text} AND ${column} > ?`, parameters: [...parameters, after.seq] };
}

/** A condition on the resource whose `seq` a column holds; each part is one place in an index. */
export function probeSql(probe: Probe, column: string, place: Place): Sql {
  switch (probe.kind) {
    case 'not': {
      const { text, parameters } = probeSql(probe.probe, column, place);
      return { text: `NOT ${text}`, parameters };
    }
    case 'and':
    case 'or':
      return joinSql(
        probe.probes.map((part) => probeSql(part, column, place)),
        probe.kind === 'and' ? 'AND' : 'OR',
      );
    case 'in': {
      const { text, parameters } = pointSql(probe.source, place);
      const own = probe.source.kind === 'member' ? 's.owner' : 's.seq';
      return { text: `EXISTS (${text} AND ${own} = ${column})`, parameters };
    }
  }
}
