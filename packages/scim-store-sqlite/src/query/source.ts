import type { Parameter } from '../database/connection.ts';

/** Where the rows of a query come from, in the order of an index. */
export type Source =
  /** Nothing at all. */
  | { readonly kind: 'nothing' }
  /** Every resource of the type, by `seq`. */
  | { readonly kind: 'all' }
  /** The resource with an id. */
  | { readonly kind: 'id'; readonly id: string }
  /** Resources with one key at a path, by `seq`. */
  | { readonly kind: 'equal'; readonly path: string; readonly key: Parameter }
  /** Resources with a key in a range at a path, by `key` and `seq`, both upwards unless the source is descending. */
  | {
      readonly kind: 'range';
      readonly path: string;
      readonly range: KeyRange;
      readonly isMultiple: boolean;
      readonly isDescending?: boolean;
    }
  /** Resources that hold a member, by `seq`. */
  | { readonly kind: 'member'; readonly relation: string; readonly member: string }
  /** Resources of several sources, by `seq`. */
  | { readonly kind: 'union'; readonly sources: readonly PointSource[] };

/** A source that is one place in an index. */
export type PointSource = Extract<Source, { readonly kind: 'id' | 'equal' | 'member' }>;

/** The keys between two bounds. */
export interface KeyRange {
  readonly from: { readonly key: Parameter; readonly inclusive: boolean } | undefined;
  readonly to: { readonly key: Parameter; readonly inclusive: boolean } | undefined;
}

/** A condition on one resource that an index answers exactly. */
export type Probe =
  | { readonly kind: 'in'; readonly source: PointSource }
  | { readonly kind: 'not'; readonly probe: Probe }
  | { readonly kind: 'and' | 'or'; readonly probes: readonly Probe[] };

/** What a source costs beside another: the lower, the fewer rows it is likely to have. */
export function costOf({ kind }: Source): number {
  return { nothing: 0, id: 1, equal: 2, member: 2, union: 3, range: 4, all: 5 }[kind];
}

/** The places in indexes that make up a source; none when it is no such source. */
export function pointSources(source: Source | undefined): readonly PointSource[] {
  switch (source?.kind) {
    case 'id':
    case 'equal':
    case 'member':
      return [source];
    case 'union':
      return source.sources;
    default:
      return [];
  }
}
