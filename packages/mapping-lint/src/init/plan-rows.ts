import { anyTargetKey, compileTargets, type RecommendedRow, type ResourceProfile } from 'vendor-profiles';
import { sameExpression } from '../support/expressions.ts';
import { DEFAULT_GROUP_ROWS, DEFAULT_USER_ROWS, FURTHER_SOURCES, type PlannedRow } from './default-rows.ts';

/** The mappings of one resource, and by which of them existing objects are found. */
export interface PlannedMapping {
  readonly rows: readonly PlannedRow[];
  /** Matching priorities by target. */
  readonly matching: ReadonlyMap<string, number>;
}

/**
 * Chooses the mappings that a vendor accepts: those that Entra makes by default, without what the vendor does not take,
 * with what it requires, and as it asks for it.
 */
export function planRows(kind: 'user' | 'group', resource: ResourceProfile): PlannedMapping {
  const rows = new Map<string, PlannedRow>();
  const put = (row: PlannedRow) => rows.set(anyTargetKey(row.target), row);
  const defaults = kind === 'user' ? DEFAULT_USER_ROWS : DEFAULT_GROUP_ROWS;
  for (const row of defaults) if (isTaken(row, resource)) put(row);
  for (const row of resource.recommended) put(rowOf(row));
  for (const target of requiredTargets(resource, rows)) {
    const usual = [...defaults, ...FURTHER_SOURCES].find((row) => anyTargetKey(row.target) === anyTargetKey(target));
    if (usual !== undefined) put({ ...usual, target });
  }
  const target = matchingTarget(kind, resource, rows);
  for (const row of alignedRows(resource, rows, target)) put(row);
  for (const row of [...rows.values()]) put(withFlow(filled(row, resource), resource));
  return {
    rows: [...rows.values()],
    matching: new Map(target === undefined ? [] : [[target, resource.matching.precedence ?? 1]]),
  };
}

function isTaken(row: PlannedRow, resource: ResourceProfile): boolean {
  const { supported } = compileTargets(resource).supportText(row.target);
  if (supported === false) return false;
  const isRemoved = resource.removals.some(
    ({ target, source }) =>
      (target === undefined || anyTargetKey(target) === anyTargetKey(row.target)) &&
      (source === undefined || row.expression === `[${source}]`),
  );
  if (isRemoved) return false;
  const isReference = row.expression === '[manager]' || row.expression === '[members]';
  // Some vendors list a reference as text: Entra could not fill it.
  if (isReference && supportedTarget(row, resource)?.type === 'String') return false;
  const keep = resource.keepSources?.keep;
  return (
    keep === undefined ||
    supportedTarget(row, resource) !== undefined ||
    keep.some((source) => row.expression === `[${source}]` || sameExpression(row.expression, source))
  );
}

function supportedTarget({ target }: PlannedRow, { targets }: ResourceProfile) {
  return targets.supported.find((each) => anyTargetKey(each.target) === anyTargetKey(target));
}

function rowOf({ target, source: { type, value }, flowType }: RecommendedRow): PlannedRow {
  const expression = { direct: `[${value}]`, constant: JSON.stringify(value), expression: value }[type];
  return { target, expression, ...(flowType === undefined ? {} : { flowType }) };
}

/** What has to be mapped and is not. */
function requiredTargets({ targets }: ResourceProfile, rows: ReadonlyMap<string, PlannedRow>): string[] {
  const always = targets.supported.filter(({ mandatory }) => mandatory === 'always').map(({ target }) => target);
  const chosen = targets.atLeastOne
    .filter((choice) => !choice.targets.some((target) => rows.has(anyTargetKey(target))))
    .flatMap((choice) => choice.targets[0] ?? []);
  return [...always, ...chosen].filter((target) => !rows.has(anyTargetKey(target)));
}

function matchingTarget(
  kind: 'user' | 'group',
  { matching }: ResourceProfile,
  rows: ReadonlyMap<string, PlannedRow>,
): string | undefined {
  const usual = kind === 'user' ? ['userName', 'externalId'] : ['displayName', 'externalId'];
  const isFilterable = (target: string) =>
    matching.filterable === undefined ||
    matching.filterable.some((each) => anyTargetKey(each) === anyTargetKey(target));
  const candidates = [matching.target, ...usual.filter(isFilterable), ...(matching.filterable ?? []), ...usual];
  const found = candidates.find((target) => target !== 'unknown' && rows.has(anyTargetKey(target)));
  return found === undefined ? undefined : rows.get(anyTargetKey(found))?.target;
}

/** Rows that have to read the same source as the matching target. */
function alignedRows(
  { matching }: ResourceProfile,
  rows: ReadonlyMap<string, PlannedRow>,
  target: string | undefined,
): PlannedRow[] {
  const matched = target === undefined ? undefined : rows.get(anyTargetKey(target));
  if (matched === undefined) return [];
  return (matching.sameSourceAs ?? []).flatMap((each) => {
    const row = rows.get(anyTargetKey(each));
    return row === undefined ? [] : [{ ...row, expression: matched.expression }];
  });
}

/** Someone without a mailbox has no `mail`: where an address is required, the user principal name stands in. */
function filled(row: PlannedRow, resource: ResourceProfile): PlannedRow {
  const isRequired = supportedTarget(row, resource)?.mandatory === 'always';
  if (!isRequired || row.expression !== '[mail]') return row;
  return { ...row, expression: 'Coalesce([mail], [userPrincipalName])' };
}

function withFlow(row: PlannedRow, resource: ResourceProfile): PlannedRow {
  const supported = supportedTarget(row, resource);
  const flowType =
    row.flowType ?? supported?.flowType ?? (supported?.mutability === 'immutable' ? 'ObjectAddOnly' : undefined);
  return flowType === undefined ? row : { ...row, flowType };
}
