import { type JsonNode, propertyOf } from '../json/node.ts';
import type { LineTable } from '../text/line-table.ts';
import type { ExportDiagnostic } from './diagnostic.ts';
import { ExportError } from './export-error.ts';
import { fragmentDiagnostic, severalSchemasDiagnostic, wrapperDiagnostic } from './locate-diagnostics.ts';
import { isCutByPowerShell, powershellDepthHelp } from './powershell.ts';
import { refuse, refuseBeside } from './refuse.ts';

/** In what form the schema was given. */
export type ExportShape =
  | 'schema'
  | 'template'
  | 'template-list'
  | 'job'
  | 'rules'
  | 'object-mappings'
  | 'attribute-mappings';

/** Where in the text the schema is. */
export interface LocatedSchema {
  readonly shape: ExportShape;
  /** The schema itself, or the values of a fragment. */
  readonly nodes: readonly JsonNode[];
}

/**
 * Finds the schema in what was read.
 *
 * @throws {ExportError} when there is none, saying what it is instead.
 */
export function locateSchema(
  roots: readonly JsonNode[],
  lines: LineTable,
  diagnostics: ExportDiagnostic[],
): LocatedSchema {
  const [root] = roots;
  if (root === undefined) throw new ExportError(lines, { code: 'empty', ...EMPTY, start: 0, end: 0 });
  const nodes = roots.length === 1 && root.kind === 'array' ? root.children : roots;
  const list = nodes.length === 1 && root.kind === 'object' ? listOf(root) : undefined;
  return locateIn(list ?? nodes, list !== undefined || nodes.length > 1, root, lines, diagnostics);
}

const EMPTY = {
  reason: 'the input is empty',
  help: 'give the file that the portal downloads under "Review your schema here"',
};

function locateIn(
  nodes: readonly JsonNode[],
  isList: boolean,
  root: JsonNode,
  lines: LineTable,
  diagnostics: ExportDiagnostic[],
): LocatedSchema {
  const first = nodes.find((node) => !isGap(node)) ?? nodes[0];
  if (first === undefined) throw refuse(root, lines);
  const fragment = fragmentOf(nodes);
  if (fragment !== undefined) {
    const odd = nodes.find((node) => !isGap(node) && kindOfFragment(node) !== fragment);
    if (odd !== undefined) throw refuseBeside(odd, fragment.replace('-', ' '), lines);
    diagnostics.push(fragmentDiagnostic(fragment, first));
    return { shape: fragment, nodes };
  }
  if (isSchema(first)) {
    const odd = nodes.find((node) => !isGap(node) && !isSchema(node));
    if (odd !== undefined) throw refuseBeside(odd, 'a schema', lines);
    const count = nodes.filter(isSchema).length;
    if (count > 1) diagnostics.push(severalSchemasDiagnostic(first, count));
    return { shape: 'schema', nodes: [first] };
  }
  const wrappers = nodes.filter((node) => schemaOf(node) !== undefined);
  const chosen = wrappers.find((node) => propertyOf(node, 'default')?.scalar === true) ?? wrappers[0];
  const schema = chosen === undefined ? undefined : schemaOf(chosen);
  if (chosen === undefined || schema === undefined) throw refuse(first, lines);
  if (typeof schema.scalar === 'string') throw cutOff(schema, lines);
  const shape = isJob(chosen) ? 'job' : isList ? 'template-list' : 'template';
  diagnostics.push(wrapperDiagnostic(shape, chosen, wrappers.length));
  return { shape, nodes: [schema] };
}

/** The elements of a Graph list response. */
function listOf(node: JsonNode): readonly JsonNode[] | undefined {
  if (isSchema(node)) return undefined;
  const value = propertyOf(node, 'value');
  return value?.kind === 'array' ? value.children : undefined;
}

/** An empty object or null, which stand for something that was left out. */
function isGap(node: JsonNode): boolean {
  return node.kind === 'null' || (node.kind === 'object' && node.children.length === 0);
}

type Fragment = Extract<ExportShape, 'rules' | 'object-mappings' | 'attribute-mappings'>;

function kindOfFragment(node: JsonNode): Fragment | undefined {
  if (propertyOf(node, 'targetAttributeName') !== undefined) return 'attribute-mappings';
  if (propertyOf(node, 'attributeMappings') !== undefined) return 'object-mappings';
  return propertyOf(node, 'objectMappings') === undefined ? undefined : 'rules';
}

/** What the values are pieces of, by the first that tells. */
function fragmentOf(nodes: readonly JsonNode[]): Fragment | undefined {
  for (const node of nodes) {
    const kind = kindOfFragment(node);
    if (kind !== undefined) return kind;
  }
  return undefined;
}

function isSchema(node: JsonNode): boolean {
  const rules = propertyOf(node, 'synchronizationRules');
  return rules !== undefined || propertyOf(node, 'directories')?.kind === 'array';
}

/** The schema that a template or job carries; the one of a job is null unless it was expanded. */
function schemaOf(node: JsonNode): JsonNode | undefined {
  const schema = propertyOf(node, 'schema');
  if (schema === undefined || schema.kind === 'null') return undefined;
  if (typeof schema.scalar === 'string') return isCutByPowerShell(schema.scalar) ? schema : undefined;
  // The PowerShell module writes a schema of nulls into each job.
  const rules = propertyOf(schema, 'synchronizationRules');
  return rules === undefined || rules.kind === 'null' ? undefined : schema;
}

/** Whether an object is a provisioning job. */
function isJob(node: JsonNode): boolean {
  return propertyOf(node, 'templateId') !== undefined || propertyOf(node, 'schedule') !== undefined;
}

function cutOff({ start, end }: JsonNode, lines: LineTable): ExportError {
  const reason = 'PowerShell cut the export off at the schema';
  return new ExportError(lines, { code: 'powershell-depth', reason, help: powershellDepthHelp, start, end });
}
