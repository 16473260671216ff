import type { ComparisonFilter, Filter } from '../index.ts';

/**
 * Evaluates filters on the resource type of {@link things} as the clause is read aloud: no index, no binding, nothing of
 * scim-core's own. Slow and plain, to hold the real one to.
 */

/** Types by lower-cased path; `[]` marks several values. */
const TYPES: Readonly<Record<string, string>> = {
  text: 'string',
  code: 'exact',
  flag: 'boolean',
  count: 'number',
  when: 'dateTime',
  bytes: 'binary',
  link: 'reference',
  tags: 'string',
  'part.text': 'string',
  'part.size': 'number',
  'items.value': 'string',
  'items.kind': 'exact',
  'items.primary': 'primary',
  'items.rank': 'number',
  'items.at': 'dateTime',
  'urn:example:note:note': 'string',
};

type Members = Readonly<Record<string, unknown>> | undefined;

export function naivelyMatches(filter: Filter, resource: unknown): boolean {
  return evaluate(filter, resource, '');
}

/** @param prefix The attribute whose element `candidate` is, or nothing for a resource. */
function evaluate(filter: Filter, candidate: unknown, prefix: string): boolean {
  switch (filter.kind) {
    case 'and':
      return filter.filters.filter((part) => !evaluate(part, candidate, prefix)).length === 0;
    case 'or':
      return filter.filters.filter((part) => evaluate(part, candidate, prefix)).length > 0;
    case 'not':
      return !evaluate(filter.filter, candidate, prefix);
    case 'valuePath':
      return elements(filter, candidate).some((element) => evaluate(filter.path.filter, element, nameOf(filter)));
    case 'present':
      return valuesAt(filter, candidate, prefix).some(hasValue);
    case 'comparison':
      return compare(filter, candidate, prefix);
  }
}

function nameOf({ path }: Exclude<Filter, { filters: unknown } | { kind: 'not' }>): string {
  return `${path.schema === undefined ? '' : `${path.schema}:`}${path.attribute}`.toLowerCase();
}

function elements(filter: Exclude<Filter, { filters: unknown } | { kind: 'not' }>, candidate: unknown): unknown[] {
  const name = nameOf(filter);
  const value =
    name === 'urn:example:note:note'
      ? ((candidate as Members)?.['urn:example:note'] as Members)?.note
      : (candidate as Members)?.[name];
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

/** What a path leads to, as a list. */
function valuesAt(
  filter: Exclude<Filter, { filters: unknown } | { kind: 'not' }>,
  candidate: unknown,
  prefix: string,
): unknown[] {
  if (prefix === 'tags') return [candidate];
  if (prefix !== '') return [(candidate as Members)?.[filter.path.attribute.toLowerCase()]];
  const sub = filter.path.subAttribute?.toLowerCase();
  const found = elements(filter, candidate);
  return sub === undefined ? found : found.map((element) => (element as Members)?.[sub]);
}

function hasValue(value: unknown): boolean {
  if (value === undefined || value === null || value === '') return false;
  if (typeof value === 'object') return Object.values(value).some(hasValue);
  return true;
}

function compare(filter: ComparisonFilter, candidate: unknown, prefix: string): boolean {
  const { operator, value: operand } = filter;
  if (operand === null) {
    const present = valuesAt(filter, candidate, prefix).some(hasValue);
    return operator === 'eq' ? !present : present;
  }
  const sub = filter.path.subAttribute?.toLowerCase();
  const name = prefix === 'tags' ? 'tags' : prefix === '' ? nameOf(filter) : `${prefix}.${filter.path.attribute}`;
  // The bare name of items stands for their values.
  const part = sub ?? (name === 'items' ? 'value' : undefined);
  const type = TYPES[(part === undefined ? name : `${name}.${part}`).toLowerCase()];
  if (type === undefined) throw new Error(`no type for ${name}`);
  const found = valuesAt(filter, candidate, prefix);
  const values = sub === undefined && part !== undefined ? found.map((element) => (element as Members)?.[part]) : found;
  // An attribute without any value is one missing value.
  const candidates = values.length === 0 ? [undefined] : values;
  if (type === 'primary') {
    const flags = values.map((element) => element === true);
    if (operator === 'eq') return flags.includes(operand === true);
    return values.length === 0 || flags.includes(operand !== true);
  }
  return candidates.some((value) => satisfies(type, operator, value, operand));
}

function satisfies(type: string, operator: string, value: unknown, operand: unknown): boolean {
  if (value === undefined || value === null || value === '') return operator === 'ne';
  const left = comparable(type, value);
  const right = comparable(type, operand);
  switch (operator) {
    case 'eq':
      return left === right;
    case 'ne':
      return left !== right;
    case 'co':
      return prepared(type, value).includes(prepared(type, operand));
    case 'sw':
      return prepared(type, value).startsWith(prepared(type, operand));
    case 'ew':
      return prepared(type, value).endsWith(prepared(type, operand));
    default: {
      const order =
        typeof left === 'string' && typeof right === 'string'
          ? Buffer.compare(Buffer.from(left), Buffer.from(right))
          : Number(left) - Number(right);
      return { gt: order > 0, ge: order >= 0, lt: order < 0, le: order <= 0 }[operator] === true;
    }
  }
}

function comparable(type: string, value: unknown): string | number | boolean {
  if (type === 'number') return Number(value);
  if (type === 'boolean') return value === true;
  if (type === 'dateTime') return Date.parse(/(Z|[+-]\d\d:\d\d)$/.test(String(value)) ? String(value) : `${value}Z`);
  if (type === 'binary') return Buffer.from(String(value), 'base64').toString('hex');
  if (type === 'reference') return new URL(String(value), 'https://base.example').href;
  return prepared(type, value);
}

function prepared(type: string, value: unknown): string {
  const text = String(value);
  if (type !== 'string') return text.normalize('NFC');
  return [...text.normalize('NFD')]
    .map((character) => (character === 'ς' ? 'σ' : character.toLowerCase()))
    .join('')
    .normalize('NFC');
}
