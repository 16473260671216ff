import type { AttributeMapping, ObjectMapping, ReadExport } from 'entra-mapping';
import { targetKey } from 'vendor-profiles';
import { sameExpression } from '../support/expressions.ts';

/** One thing that means something else in the second export. */
export interface MappingChange {
  readonly kind: 'added' | 'removed' | 'changed';
  /** The name of the object mapping. */
  readonly objectMapping: string;
  /** The target attribute; `null` where the object mapping itself changed. */
  readonly target: string | null;
  /** What changed, for example `source`; for mappings that were added or removed `mapping`. */
  readonly setting: string;
  readonly before: string | null;
  readonly after: string | null;
}

/**
 * Compares what two exports do, not how they are written: the order of mappings, identifiers, versions and white space
 * in expressions do not count.
 *
 * @example
 * ```ts
 * import { readExport } from 'entra-mapping';
 * import { diffExports } from 'mapping-lint';
 *
 * const row = (name: string) => readExport(`{ "targetAttributeName": "externalId", "source": { "name": "${name}" } }`);
 * const [change] = diffExports(row('mailNickname'), row('objectId'));
 * change?.after; // [objectId]
 * ```
 */
export function diffExports(before: ReadExport, after: ReadExport): MappingChange[] {
  const [first, second] = [mappingsOf(before), mappingsOf(after)];
  return [...new Set([...first.keys(), ...second.keys()])].flatMap((key) =>
    diffMapping(first.get(key), second.get(key)),
  );
}

/** Object mappings by what they are about; names alone differ between years and languages. */
function mappingsOf({ schema }: ReadExport): Map<string, ObjectMapping> {
  const found = new Map<string, ObjectMapping>();
  for (const rule of schema.synchronizationRules) {
    for (const mapping of rule.objectMappings) {
      const key = [rule.name, mapping.sourceObjectName, mapping.targetObjectName].join('\u0000');
      // Helper mappings may be about the same objects.
      let unique = key;
      for (let count = 2; found.has(unique); count++) unique = `${key}\u0000${count}`;
      found.set(unique, mapping);
    }
  }
  return found;
}

function diffMapping(before: ObjectMapping | undefined, after: ObjectMapping | undefined): MappingChange[] {
  const some = after ?? before;
  if (some === undefined) return [];
  const objectMapping = some.name ?? some.targetObjectName ?? some.kind;
  if (before === undefined || after === undefined) {
    const kind = before === undefined ? 'added' : 'removed';
    const count = `${some.attributeMappings.length} mappings`;
    const text = { before: before === undefined ? null : count, after: after === undefined ? null : count };
    return [{ kind, objectMapping, target: null, setting: 'mapping', ...text }];
  }
  const changes = (target: string | null, from: Settings, to: Settings): MappingChange[] =>
    Object.keys(to).flatMap((setting) => {
      const [old, now] = [from[setting] ?? null, to[setting] ?? null];
      if (old === now || (setting === 'source' && sameExpression(old ?? '', now ?? ''))) return [];
      return [{ kind: 'changed' as const, objectMapping, target, setting, before: old, after: now }];
    });
  return [...changes(null, settingsOf(before), settingsOf(after)), ...diffRows(before, after, objectMapping, changes)];
}

type Settings = Readonly<Record<string, string | null>>;

function settingsOf({ enabled, flowTypes, scopeNode, scope }: ObjectMapping): Settings {
  const flows = [flowTypes.add ? 'Add' : '', flowTypes.update ? 'Update' : '', flowTypes.delete ? 'Delete' : ''];
  const groups = scope === null || scopeNode === undefined ? [] : scope.groups;
  const conditions = groups.map(({ clauses }) =>
    clauses
      .map(({ sourceOperandName, operatorName, targetOperand }) =>
        [sourceOperandName, operatorName, ...(targetOperand?.values ?? [])].join(' '),
      )
      .join(' and '),
  );
  return {
    enabled: String(enabled),
    actions: flows.filter((flow) => flow !== '').join(', '),
    scope: conditions.length === 0 ? null : conditions.join(' or '),
  };
}

function diffRows(
  before: ObjectMapping,
  after: ObjectMapping,
  objectMapping: string,
  changes: (target: string, from: Settings, to: Settings) => MappingChange[],
): MappingChange[] {
  const [first, second] = [rowsOf(before), rowsOf(after)];
  return [...new Set([...first.keys(), ...second.keys()])].flatMap((key) => {
    const [old, now] = [first.get(key), second.get(key)];
    const target = (now ?? old)?.targetAttributeName ?? '';
    if (old !== undefined && now !== undefined) return changes(target, rowSettings(old), rowSettings(now));
    const kind = old === undefined ? ('added' as const) : ('removed' as const);
    const text = { before: old === undefined ? null : sourceOf(old), after: now === undefined ? null : sourceOf(now) };
    return [{ kind, objectMapping, target, setting: 'mapping', ...text }];
  });
}

function rowsOf({ attributeMappings }: ObjectMapping): Map<string, AttributeMapping> {
  const rows = new Map<string, AttributeMapping>();
  for (const row of attributeMappings) {
    const key = row.targetPath === undefined ? (row.targetAttributeName ?? '') : targetKey(row.targetPath);
    if (!rows.has(key)) rows.set(key, row);
  }
  return rows;
}

function rowSettings(row: AttributeMapping): Settings {
  return {
    source: sourceOf(row),
    'default value': row.defaultValue === '' ? null : row.defaultValue,
    'matching precedence': row.matchingPriority > 0 ? String(row.matchingPriority) : null,
    'apply this mapping': row.flowType,
  };
}

function sourceOf({ source }: AttributeMapping): string | null {
  if (source === null) return null;
  if (source.expression !== null) return source.expression;
  const name = source.name ?? '';
  return source.type.toLowerCase() === 'attribute' ? `[${name}]` : JSON.stringify(name);
}
