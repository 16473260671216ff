import type { BoundFilter } from 'scim-core';
import { conditionsOf } from 'scim-provider';
import { accessOf, type PlanContext } from './access.ts';
import { probeOf } from './probe.ts';
import { simplify } from './simplify.ts';
import { costOf, type Probe, type Source } from './source.ts';

/** How a filter is answered: rows from a source, reduced by probes, and what is left is looked at row by row. */
export interface Plan {
  readonly source: Source;
  readonly probes: readonly Probe[];
  /** What no index answers; evaluated in memory. */
  readonly remainder: BoundFilter | undefined;
}

/**
 * Divides a filter into what indexes answer and an explicit remainder. Of the conditions that must all hold, the most
 * selective one that an index answers becomes the source of rows.
 */
export function planFilter(filter: BoundFilter | undefined, context: PlanContext): Plan {
  const simple = filter === undefined ? undefined : simplify(filter);
  if (simple?.kind === 'constant' && !simple.value)
    return { source: { kind: 'nothing' }, probes: [], remainder: undefined };
  const conditions = simple === undefined ? [] : conditionsOf([simple]).filter(({ kind }) => kind !== 'constant');
  const candidates = conditions.map((condition) => ({ condition, access: accessOf(condition, context) }));
  const best = candidates
    .filter(({ access }) => access !== undefined)
    .sort((a, b) => costOf(a.access!.source) - costOf(b.access!.source))[0];
  const probes: Probe[] = [];
  const remainder: BoundFilter[] = [];
  for (const { condition, access } of candidates) {
    if (condition === best?.condition && access?.isExact === true) continue;
    const probe = probeOf(condition, context);
    if (probe === undefined) remainder.push(condition);
    else probes.push(probe);
  }
  return {
    source: best?.access?.source ?? { kind: 'all' },
    probes,
    remainder:
      remainder.length === 0 ? undefined : remainder.length === 1 ? remainder[0] : { kind: 'and', filters: remainder },
  };
}
