import type { RecommendedRow } from 'vendor-profiles';
import { sameExpression } from '../../support/expressions.ts';
import {
  ACTIVE_EXPRESSION,
  ACTIVE_SOURCE,
  directSource,
  replaceSource,
  setProperty,
  withFix,
} from '../../support/fixes.ts';
import { readsAs, recommendationsFor } from '../../support/recommended.ts';
import { CUSTOMIZE } from '../../support/references.ts';
import { type RowReport, rowRule } from '../../support/row-rule.ts';
import type { Row } from '../../support/rows.ts';

/** ML520: the vendor asks for another source. */
export const wrongSource = rowRule(
  {
    code: 'ML520',
    name: 'wrong-source',
    severity: 'error',
    since: '0.1.0',
    summary: 'a target is not mapped as the vendor asks for',
    fix: 'unsafe',
    references: [CUSTOMIZE],
  },
  (each, { profile }) => {
    const recommended = recommendationsFor(each);
    const [first] = recommended;
    // What is said of active and of the mail nickname is a finding of its own, whoever the vendor is.
    if (first === undefined || (each.key === 'externalid' && each.isFrom('mailNickname'))) return undefined;
    const chosen = recommended.find(({ source }) => readsAs(each, source));
    if (chosen !== undefined) return wrongFlow(each, chosen, profile.name);
    if (!recommended.every(({ level }) => level === 'required')) return undefined;
    return {
      node: each.row.sourceNode ?? each.row.targetAttributeNode,
      message: `${profile.name} asks for "${each.target}" from ${first.source.value}`,
      why: first.note ?? 'The guide of the vendor says so: the application relies on this value.',
      help: `map ${first.source.value} to "${each.target}"`,
      clicks: `${clicksOf(first)}, then Save`,
      ...withFix(fixFor(each, first)),
    };
  },
);

function wrongFlow(
  { row, target }: Row,
  { flowType, note, level }: RecommendedRow,
  vendor: string,
): RowReport | undefined {
  if (flowType === undefined || row.flowType.toLowerCase() === flowType.toLowerCase()) return undefined;
  const choice = flowType === 'Always' ? 'Always' : 'Only during object creation';
  return {
    severity: level === 'required' ? 'error' : 'warning',
    node: row.flowTypeNode ?? row.targetAttributeNode,
    message: `${vendor} asks for "${target}" to be applied ${flowType === 'Always' ? 'always' : 'only during object creation'}`,
    why: note ?? 'Otherwise Entra overwrites what was changed at the application.',
    help: `set "flowType" to "${flowType}"`,
    clicks: `Apply this mapping: ${choice}, then Save`,
    fix: { title: `apply it: ${choice}`, safe: false, patch: [setProperty(row.node, 'flowType', flowType)] },
  };
}

const TYPES = { direct: 'Source attribute', constant: 'Constant value', expression: 'Expression' };

function clicksOf({ source: { type, value } }: RecommendedRow): string {
  return `${TYPES[type]}: ${value}`;
}

function fixFor({ row }: Row, { source: { type, value } }: RecommendedRow) {
  if (type === 'direct') return replaceSource(row, directSource(value), `map "${value}"`, false);
  // The parse tree beside any other expression is written by Entra.
  if (type === 'expression' && sameExpression(value, ACTIVE_EXPRESSION)) {
    return replaceSource(row, ACTIVE_SOURCE, 'write the default expression', false);
  }
  return undefined;
}
