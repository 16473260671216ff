import type { AttributeTarget, BoundFilter } from 'scim-core';
import type { TraceNode } from './contract.ts';
import { similarity } from './similarity.ts';

/** Texts of one attribute that an operand is held against. */
const mostTexts = 5;

/**
 * How near a resource is to satisfying a filter: how many of its conditions hold, and then how alike values are to what they
 * are compared with.
 */
export function nearness(filter: BoundFilter, trace: TraceNode, resource: object): number {
  const leaves = leavesOf(trace);
  const holding = leaves.filter(({ result }) => result).length / leaves.length;
  return holding + Math.max(0, ...comparisonsOf(filter).map((one) => likeness(one, resource))) / 2;
}

function leavesOf(trace: TraceNode): TraceNode[] {
  return trace.children.length === 0 ? [trace] : trace.children.flatMap(leavesOf);
}

interface Comparison {
  readonly target: AttributeTarget;
  readonly value: unknown;
}

function comparisonsOf(filter: BoundFilter): Comparison[] {
  switch (filter.kind) {
    case 'comparison':
      return [filter];
    case 'element':
    case 'not':
      return comparisonsOf(filter.filter);
    case 'and':
    case 'or':
      return filter.filters.flatMap(comparisonsOf);
    default:
      return [];
  }
}

function likeness({ target, value }: Comparison, resource: object): number {
  if (typeof value !== 'string') return 0;
  const { extension, attribute, subAttribute } = target;
  const holder = (extension === undefined ? resource : (resource as Members)[extension]) as Members | undefined;
  const found = [holder?.[attribute.name]].flat();
  const values =
    subAttribute === undefined ? found : found.map((one) => (one as Members | undefined)?.[subAttribute.name]);
  const texts = values.filter((text): text is string => typeof text === 'string').slice(0, mostTexts);
  return Math.max(0, ...texts.map((text) => similarity(text, value)));
}

type Members = Readonly<Record<string, unknown>>;
