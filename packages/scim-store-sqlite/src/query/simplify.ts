import type { BoundFilter } from 'scim-core';

/** Works out what is the same for every resource, as attributes that a type does not have. */
export function simplify(filter: BoundFilter): BoundFilter {
  switch (filter.kind) {
    case 'not': {
      const inner = simplify(filter.filter);
      return inner.kind === 'constant' ? { kind: 'constant', value: !inner.value } : { kind: 'not', filter: inner };
    }
    case 'and':
    case 'or': {
      const decisive = filter.kind === 'or';
      const parts = filter.filters.map(simplify);
      if (parts.some((part) => part.kind === 'constant' && part.value === decisive))
        return { kind: 'constant', value: decisive };
      const left = parts.filter((part) => part.kind !== 'constant');
      const [only] = left;
      if (only === undefined) return { kind: 'constant', value: !decisive };
      return left.length === 1 ? only : { kind: filter.kind, filters: left };
    }
    default:
      return filter;
  }
}
