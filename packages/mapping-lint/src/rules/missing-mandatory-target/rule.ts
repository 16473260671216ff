import { type JsonValue, propertyOf } from 'entra-mapping';
import { anyTargetKey, type RecommendedRow, type SupportedTarget, type TargetChoice } from 'vendor-profiles';
import type { Report, Rule, RuleContext, ScimMapping } from '../../rule.ts';
import { expressionSource } from '../../support/expression-source.ts';
import { addRow, directSource, newRow, oneOf } from '../../support/fixes.ts';
import { portalPath } from '../../support/portal.ts';
import { nameRange } from '../../support/ranges.ts';
import { CUSTOMIZE } from '../../support/references.ts';
import type { Row } from '../../support/rows.ts';
import { defaultSource } from './default-rows.ts';

/** ML502: an attribute that the vendor requires has no mapping. */
export const missingMandatoryTarget: Rule = {
  meta: {
    code: 'ML502',
    name: 'missing-mandatory-target',
    severity: 'error',
    since: '0.1.0',
    summary: 'an attribute that the vendor requires is not mapped',
    fix: 'unsafe',
    references: [CUSTOMIZE, 'https://www.rfc-editor.org/rfc/rfc7643#section-4.1'],
  },
  check(context) {
    for (const mapping of context.mappings) {
      if (mapping.objectMapping.partial) continue;
      const { targets } = mapping.resource;
      const mapped = new Set(mapping.rows.flatMap(({ key, target }) => [key, target.toLowerCase()]));
      const isMapped = (target: string) => mapped.has(anyTargetKey(target));
      for (const supported of targets.supported) {
        if (supported.mandatory === 'always' && !isMapped(supported.target)) reportTarget(supported, mapping, context);
      }
      for (const choice of targets.atLeastOne) {
        if (!choice.targets.some(isMapped)) reportChoice(choice, mapping, context);
      }
    }
  },
};

function reportTarget(supported: SupportedTarget, mapping: ScimMapping, { profile, report }: RuleContext): void {
  const { target, note } = supported;
  const source = sourceFor(target, mapping);
  const clicks = source === undefined ? 'choose the source' : clicksOf(source);
  const misspelt = misspeltIn(mapping, target);
  report({
    ...placeOf(mapping),
    basis: [supported, mapping.resource.targets],
    message: `"${target}" is not mapped, and ${profile.name} requires it`,
    why: `${note === undefined ? '' : `${note} `}Without it ${profile.name} refuses each ${mapping.kind} that Entra creates.`,
    help: `${misspelt === undefined ? '' : `write "${target}" in the place of "${misspelt.target}" if that was meant, or `}add a mapping from ${source === undefined ? 'the attribute that holds it' : `"${source.value}"`} to "${target}"`,
    portal: `${portalPath(mapping.objectMapping)} ▸ Add New Mapping ▸ ${clicks}, Target attribute: ${target}, then Save`,
    // The mapping that is there can be corrected, which is a choice of its own.
    ...(misspelt === undefined ? oneOf(addFix(target, mapping)) : {}),
  });
}

/** A mapping whose target may have been meant to be this one. */
function misspeltIn({ rows }: ScimMapping, target: string): Row | undefined {
  return rows.find(({ support }) => support?.supported === false && support.closest[0] === target);
}

function reportChoice(choice: TargetChoice, mapping: ScimMapping, { profile, report }: RuleContext): void {
  const names = choice.targets.map((target) => `"${target}"`).join(' or ');
  const isSure = (choice.confidence ?? profile.confidence) !== 'inferred';
  report({
    ...placeOf(mapping),
    ...(isSure ? {} : { severity: 'warning' as const }),
    basis: [choice, mapping.resource.targets],
    message: `none of ${names} is mapped, and ${profile.name} needs one of them`,
    why: choice.note ?? `Without any of them ${profile.name} refuses each ${mapping.kind} that Entra creates.`,
    help: `map ${names}`,
    portal: `${portalPath(mapping.objectMapping)} ▸ Add New Mapping ▸ Target attribute: ${choice.targets[0] ?? ''}, then Save`,
    ...oneOf(...choice.targets.map((target) => addFix(target, mapping))),
  });
}

function placeOf({ objectMapping }: ScimMapping): Pick<Report, 'node' | 'range' | 'objectMapping'> {
  const node = propertyOf(objectMapping.node, 'attributeMappings') ?? objectMapping.node;
  return { node, range: nameRange(node), objectMapping };
}

/** What the vendor asks for, or else what Entra maps unless told otherwise. */
function sourceFor(target: string, { resource }: ScimMapping): RecommendedRow['source'] | undefined {
  const recommended = resource.recommended.find((row) => anyTargetKey(row.target) === anyTargetKey(target));
  const usual = defaultSource(anyTargetKey(target));
  return recommended?.source ?? (usual === undefined ? undefined : { type: 'direct', value: usual });
}

function addFix(target: string, mapping: ScimMapping) {
  const source = sourceFor(target, mapping);
  if (source === undefined) return undefined;
  const matches = isToMatch(target, mapping);
  const title = `map "${source.value}" to "${target}"${matches ? ' and match by it' : ''}`;
  const row = newRow(target, stored(source), matches ? 1 : 0);
  return addRow(mapping.objectMapping.node, row, title, { safe: false });
}

function stored({ type, value }: RecommendedRow['source']): JsonValue {
  if (type === 'direct') return directSource(value);
  return expressionSource(type === 'constant' ? JSON.stringify(value) : value);
}

function clicksOf({ type, value }: RecommendedRow['source']): string {
  const kinds = { direct: 'Source attribute', constant: 'Constant value', expression: 'Expression' };
  return `${kinds[type]}: ${value}`;
}

/** Whether nothing matches yet, and this is what is usually matched by. */
function isToMatch(target: string, { kind, resource, rows }: ScimMapping): boolean {
  const usual = kind === 'user' ? 'userName' : 'displayName';
  const asked = resource.matching.target === 'unknown' ? usual : resource.matching.target;
  return !rows.some(({ matches }) => matches) && anyTargetKey(asked) === anyTargetKey(target);
}
