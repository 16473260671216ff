import { evaluateScopeWithoutPatterns, type FilterClause, type FilterGroup, findScopeOperator } from 'entra-mapping';
import type { Rule, RuleContext, ScimMapping } from '../../rule.ts';
import { scopePath } from '../../support/portal.ts';
import { nameRange } from '../../support/ranges.ts';
import { FILTER_RESOURCE, SCOPING } from '../../support/references.ts';

/** ML909: a scoping filter that nobody satisfies. */
export const contradictoryConditions: Rule = {
  meta: {
    code: 'ML909',
    name: 'contradictory-conditions',
    severity: 'error',
    since: '0.1.0',
    summary: 'the conditions of a scoping filter can not be true together',
    fix: 'none',
    references: [SCOPING, FILTER_RESOURCE],
  },
  check(context) {
    for (const mapping of context.mappings) checkScope(mapping, context);
  },
};

function checkScope({ objectMapping, kind }: ScimMapping, { report }: RuleContext): void {
  const groups = objectMapping.scope?.groups ?? [];
  const impossible = groups.filter((group) => contradictionOf(group) !== undefined);
  for (const group of impossible) {
    const attribute = contradictionOf(group);
    const isAll = impossible.length === groups.length;
    report({
      node: group.node,
      range: nameRange(group.node),
      // One of several filters that admits nobody takes nothing away from the others.
      severity: isAll ? 'error' : 'warning',
      objectMapping,
      message: `no ${kind} can satisfy all conditions on "${attribute}"${group.name === null ? '' : ` of "${group.name}"`}`,
      why: isAll
        ? `All conditions of a filter have to be true at once, so that no ${kind} is in scope: Entra creates nobody, and disables those it has created.`
        : 'All conditions of a filter have to be true at once, so that this filter lets nobody in; others may.',
      help: 'put each of the values into a filter ("groups") of its own, of which one has to be true, or use REGEX MATCH with ^(one|other)$',
      portal: `${scopePath(objectMapping)} ▸ Add new filter group for one of the conditions on ${attribute}, then Save`,
    });
  }
}

/** The attribute whose conditions exclude each other. */
function contradictionOf({ clauses }: FilterGroup): string | undefined {
  for (const { sourceOperandName: attribute } of clauses) {
    if (attribute === null) continue;
    const same = clauses.filter((clause) => clause.sourceOperandName === attribute);
    const values = same.map(valuesOf).find((each) => each !== undefined);
    if (same.length > 1 && values?.every((value) => isExcluded(attribute, value, same))) return attribute;
  }
  return undefined;
}

/** The only values that the attribute may have for a condition to be true; `undefined` where there are many. */
function valuesOf({ operatorName, targetOperand }: FilterClause): readonly (string | null)[] | undefined {
  switch (findScopeOperator(operatorName ?? '')?.name) {
    case 'EQUALS':
      return targetOperand?.values.length ? targetOperand.values : undefined;
    case 'IS TRUE':
      return ['True'];
    case 'IS FALSE':
      return ['False'];
    case 'IS NULL':
      return [null];
    default:
      return undefined;
  }
}

function isExcluded(attribute: string, value: string | null, clauses: readonly FilterClause[]): boolean {
  // Whether a pattern matches stays unknown, as the engine that runs patterns is larger than all the rules together.
  // Of the readings of a missing value the one by which most conditions are true: what is doubtful is not reported.
  const readings = { missingValue: 'is-null-and-negations' } as const;
  return (
    evaluateScopeWithoutPatterns({ groups: [{ clauses }] }, { [attribute]: value }, { readings }).inScope === false
  );
}
