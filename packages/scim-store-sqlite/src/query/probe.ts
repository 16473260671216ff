import type { BoundFilter } from 'scim-core';
import { accessOf, type PlanContext } from './access.ts';
import { type Probe, pointSources } from './source.ts';

/** A condition as exact probes of indexes; `undefined` when it needs the resource. */
export function probeOf(filter: BoundFilter, context: PlanContext): Probe | undefined {
  switch (filter.kind) {
    case 'not': {
      const probe = probeOf(filter.filter, context);
      return probe && { kind: 'not', probe };
    }
    case 'and':
    case 'or': {
      const probes = filter.filters.map((part) => probeOf(part, context));
      return probes.every((probe) => probe !== undefined) ? { kind: filter.kind, probes } : undefined;
    }
    case 'comparison': {
      const { attribute, subAttribute } = filter.target;
      const isSingle = !attribute.multiValued && subAttribute?.multiValued !== true;
      // Of several values one may differ while another is equal, so only a single one is its own opposite.
      if (filter.operator === 'ne' && isSingle) {
        const probe = probeOf({ ...filter, operator: 'eq' }, context);
        return probe && { kind: 'not', probe };
      }
      return exactProbe(filter, context);
    }
    case 'element':
      return exactProbe(filter, context);
    default:
      return undefined;
  }
}

function exactProbe(filter: BoundFilter, context: PlanContext): Probe | undefined {
  const access = accessOf(filter, context);
  const sources = access?.isExact === true ? pointSources(access.source) : [];
  if (sources.length === 0) return undefined;
  return { kind: 'or', probes: sources.map((source) => ({ kind: 'in', source })) };
}
