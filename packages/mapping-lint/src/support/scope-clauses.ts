import type { FilterClause, JsonNode } from 'entra-mapping';
import type { Report, Rule, RuleContext, RuleMeta, ScimMapping } from '../rule.ts';
import { scopePath } from './portal.ts';

/** One condition of a scoping filter that has an attribute and an operator. */
export interface ScopeClause {
  readonly clause: FilterClause;
  readonly attribute: string;
  readonly attributeNode: JsonNode;
  readonly operator: string;
  readonly operatorNode: JsonNode;
  /** The values to compare with; empty where there are none. */
  readonly values: readonly string[];
}

/** The conditions of an object mapping that the portal shows. */
function clausesOf({ objectMapping }: ScimMapping): ScopeClause[] {
  return (objectMapping.scope?.groups ?? []).flatMap(({ clauses }) =>
    clauses.flatMap((clause) => readClause(clause) ?? []),
  );
}

function readClause(clause: FilterClause): ScopeClause | undefined {
  const { sourceOperandName: attribute, sourceOperandNode: attributeNode, targetOperand } = clause;
  const { operatorName: operator, operatorNode } = clause;
  if (attribute === null || operator === null || attributeNode === undefined || operatorNode === undefined)
    return undefined;
  return { clause, attribute, attributeNode, operator, operatorNode, values: targetOperand?.values ?? [] };
}

/** What a rule says of one condition; the clicks are added. */
export type ClauseReport = Omit<Report, 'objectMapping' | 'portal'>;

/** A rule that looks at one condition of a scoping filter at a time. */
export function clauseRule(
  meta: RuleMeta,
  check: (clause: ScopeClause, mapping: ScimMapping, context: RuleContext) => ClauseReport | undefined,
): Rule {
  return {
    meta,
    check(context) {
      for (const mapping of context.mappings) {
        for (const clause of clausesOf(mapping)) {
          const found = check(clause, mapping, context);
          if (found === undefined) continue;
          const { objectMapping } = mapping;
          const portal = `${scopePath(objectMapping)} ▸ the condition on ${clause.attribute}, then Save`;
          context.report({ ...found, objectMapping, portal });
        }
      }
    },
  };
}
