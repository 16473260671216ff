import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** A resource, or any other JSON object on the wire. */
export type Json = Record<string, unknown>;

/** One request that Microsoft Entra sends, and what must come back. Ids and the token are placeholders. */
export interface WireExample {
  readonly name: string;
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Json | null;
  readonly expectedStatus: number;
  readonly expectedBody?: Json;
}

/** A file or folder with examples, by a name for the test report. */
export interface ExampleSet {
  readonly name: string;
  readonly examples: readonly WireExample[];
}

const repositoryRoot = new URL('../../../', import.meta.url);
const fixtures = new URL('e2e/fixtures/wire/', repositoryRoot);
/** A catalogue of recorded requests that may lie beside a checkout. The tests are complete without it. */
const catalogue = new URL('../shared/data/wire/wire-examples.json', repositoryRoot);

/**
 * The requests of a provisioning job that a server must answer to be usable at all: the connection test, the matching
 * queries, reads, creates, changes, deletes, and groups. What only a validator or another identity provider sends is
 * not among them.
 */
const provisioning =
  /^(test-connection|user\.(filter\.userName|get|create|patch\.single|patch\.multi|enable|disable|add|replace|manager\.add|delete)|group\.)/;

const prefix = 'entra.';

/** The name under which a scenario is filed: without the sender. */
export function scenarioName(example: WireExample): string {
  return example.name.slice(prefix.length);
}

function read(file: URL): WireExample[] {
  const examples = JSON.parse(readFileSync(file, 'utf8')) as WireExample[];
  return examples.filter((example) => example.name.startsWith(prefix) && provisioning.test(scenarioName(example)));
}

/** Our own examples always, and the catalogue where it is present. */
export function exampleSets(): ExampleSet[] {
  const own = readdirSync(fileURLToPath(fixtures))
    .sort()
    .flatMap((file) => read(new URL(file, fixtures)));
  const sets: ExampleSet[] = [{ name: 'own fixtures', examples: own }];
  if (existsSync(catalogue)) sets.push({ name: 'catalogue', examples: read(catalogue) });
  return sets;
}

/** The id in the path of a request on one resource. */
export function targetId(example: WireExample): string | undefined {
  return /^\/(?:Users|Groups)\/([^/?]+)/.exec(example.path)?.[1];
}

/** The endpoint of a request: `/Users` or `/Groups`. */
export function endpoint(example: WireExample): string {
  return /^\/(?:Users|Groups)/.exec(example.path)?.[0] ?? '';
}

interface WireOperation {
  readonly op: string;
  readonly path?: string;
  readonly value?: unknown;
}

function operations(example: WireExample): readonly WireOperation[] {
  return (example.body?.Operations ?? []) as readonly WireOperation[];
}

/**
 * The value that a PATCH request of the example gives for a path, be it the path of an operation or a key of a value
 * without path.
 */
export function valueAt(example: WireExample, path: string): unknown {
  for (const operation of operations(example)) {
    if (operation.path === path) return operation.value;
    if (operation.path === undefined && Object.hasOwn(operation.value as Json, path))
      return (operation.value as Json)[path];
  }
  throw new TypeError(`${example.name} gives no value for ${path}`);
}

/** The ids of members that a PATCH request of the example names, as the example writes them. */
export function memberIds(example: WireExample): string[] {
  return operations(example).flatMap(({ path, value }) => {
    const filtered = /^members\[value eq "([^"]+)"\]$/.exec(path ?? '');
    if (filtered !== null) return [filtered[1]!];
    return Array.isArray(value) ? value.map((member: { value: string }) => member.value) : [];
  });
}

/** The id of the manager that a PATCH request of the example names: text, an object or an array with one of them. */
export function managerId(example: WireExample): string {
  const value = operations(example)[0]?.value;
  const single = Array.isArray(value) ? value[0] : value;
  return typeof single === 'string' ? single : String((single as Json).value);
}
