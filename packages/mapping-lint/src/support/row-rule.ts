import { type JsonNode, propertyOf } from 'entra-mapping';
import type { Report, Rule, RuleContext, RuleMeta } from '../rule.ts';
import { portalPath } from './portal.ts';
import type { Row } from './rows.ts';

/** What a rule says of one attribute mapping. */
export interface RowReport extends Omit<Report, 'node' | 'portal' | 'objectMapping' | 'attributeMapping'> {
  /** By default the target attribute. */
  readonly node?: JsonNode | undefined;
  /** The clicks behind the row, for example `Delete, then Save`. */
  readonly clicks?: string;
  /** All clicks, where they do not lead through the row. */
  readonly portal?: string;
}

/** What {@link rowRule} asks for each attribute mapping. */
export type RowCheck = (row: Row, context: RuleContext) => RowReport | readonly RowReport[] | undefined;

/** A rule that looks at one attribute mapping at a time: of SCIM directories, or of every one that is on. */
export function rowRule(meta: RuleMeta, check: RowCheck, of: 'scim' | 'every' = 'scim'): Rule {
  return {
    meta,
    check(context) {
      for (const mapping of of === 'scim' ? context.mappings : context.everyMapping) {
        for (const row of mapping.rows) {
          const found = check(row, context);
          if (found === undefined) continue;
          for (const report of Array.isArray(found) ? found : [found]) context.report(toReport(row, report));
        }
      }
    },
  };
}

/** Completes what is said of an attribute mapping. */
export function toReport({ mapping, row, target }: Row, { clicks, portal, node, ...report }: RowReport): Report {
  return {
    ...report,
    node: lineOf(node ?? row.targetAttributeNode ?? row.node),
    objectMapping: mapping.objectMapping,
    attributeMapping: row,
    portal: portal ?? `${portalPath(mapping.objectMapping)} ▸ row "${target}" ▸ ${clicks ?? 'Save'}`,
  };
}

/** Of a source that spans many lines, the line that says what it is. */
function lineOf(node: JsonNode): JsonNode {
  const text = [propertyOf(node, 'expression'), propertyOf(node, 'name')].find((each) => each?.kind === 'string');
  return text ?? node;
}
