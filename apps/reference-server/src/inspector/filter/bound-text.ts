import type { AttributeTarget, BoundFilter } from 'scim-core';

/** Writes a bound filter as text: as it was understood, with names as the schema has them and operands in their types. */
export function boundText(filter: BoundFilter): string {
  switch (filter.kind) {
    case 'comparison':
      return `${nameOf(filter.target)} ${filter.operator} ${JSON.stringify(filter.value)}`;
    case 'present':
      return `${nameOf(filter.target)} pr`;
    case 'element':
      return `${filter.target.path}[${elementText(filter.filter)}]`;
    case 'not':
      return `not (${boundText(filter.filter)})`;
    case 'and':
    case 'or': {
      const isGroup = ({ kind }: BoundFilter) => kind === 'or' || kind === filter.kind;
      const parts = filter.filters.map((part) => (isGroup(part) ? `(${boundText(part)})` : boundText(part)));
      return parts.join(` ${filter.kind} `);
    }
    case 'constant':
      return String(filter.value);
  }
}

/** Inside brackets only the name of the part stands. */
export function elementText(filter: BoundFilter): string {
  switch (filter.kind) {
    case 'comparison':
      return `${partOf(filter.target)} ${filter.operator} ${JSON.stringify(filter.value)}`;
    case 'present':
      return `${partOf(filter.target)} pr`;
    case 'not':
      return `not (${elementText(filter.filter)})`;
    case 'and':
    case 'or':
      return filter.filters.map((part) => elementText(part)).join(` ${filter.kind} `);
    default:
      return boundText(filter);
  }
}

function partOf({ subAttribute }: AttributeTarget): string {
  return subAttribute?.name ?? 'value';
}

/** The path of an attribute. */
function nameOf({ path }: AttributeTarget): string {
  return path;
}
