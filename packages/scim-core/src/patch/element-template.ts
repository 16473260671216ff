import type { BoundFilter } from '../filter/bound-filter.ts';
import type { PartValue } from './plan.ts';

type Members = Readonly<Record<string, unknown>>;

/** The parts that a condition made of `eq` and `and` alone asks for. */
export function elementTemplate(filter: BoundFilter): Members | undefined {
  if (filter.kind === 'comparison') {
    const { subAttribute } = filter.target;
    if (subAttribute === undefined || subAttribute.mutability === 'readOnly') return undefined;
    if (filter.operator === 'eq') return { [subAttribute.name]: filter.value };
    // That is what binding makes of primary eq false.
    const isNotPrimary = subAttribute.name === 'primary' && filter.operator === 'ne' && filter.value === true;
    return isNotPrimary ? { primary: false } : undefined;
  }
  if (filter.kind !== 'and') return undefined;
  const template: Record<string, unknown> = {};
  for (const part of filter.filters) {
    const members = elementTemplate(part);
    if (members === undefined) return undefined;
    Object.assign(template, members);
  }
  return template;
}

/** An element with what a condition asks for and with these parts. */
export function createElement(template: Members | undefined, parts: readonly PartValue[]): Members {
  const element: Record<string, unknown> = { ...template };
  for (const { part, value } of parts) if (value !== undefined) element[part.subAttribute!.name] = value;
  return element;
}
