import type { FixOperation } from '../src/finding.ts';

/** Carries out operations on a parsed text, each as if it were the first: the plain meaning of what a fix says. */
export function applyPatch(document: unknown, operations: readonly FixOperation[]): unknown {
  const result = structuredClone(document);
  const isRemoval = ({ op }: FixOperation) => op === 'remove';
  // Later elements go first, so that the places of the earlier ones stay what they were.
  const removals = [...new Set(operations.filter(isRemoval).map(({ path }) => path))].sort(byPlace).reverse();
  const changes = operations.filter((operation) => !isRemoval(operation));
  for (const operation of changes) if ('value' in operation) write(result, operation.path, operation.value);
  for (const path of removals) remove(result, path);
  return result;
}

function write(document: unknown, path: string, value: unknown): void {
  const [parent, name] = find(document, path);
  if (Array.isArray(parent) && name === '-') parent.push(value);
  else (parent as Record<string, unknown>)[name] = value;
}

function remove(document: unknown, path: string): void {
  const [parent, name] = find(document, path);
  if (Array.isArray(parent)) parent.splice(Number(name), 1);
  else delete (parent as Record<string, unknown>)[name];
}

function find(document: unknown, path: string): [parent: unknown, name: string] {
  const names = path
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
  const name = names.pop() ?? '';
  return [names.reduce((value, each) => (value as Record<string, unknown>)[each], document), name];
}

function byPlace(a: string, b: string): number {
  return a.localeCompare(b, 'en', { numeric: true });
}
