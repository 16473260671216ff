import type { FlowType, RecommendedRow, Statement } from 'vendor-profiles';
import type { Fix } from '../../finding.ts';
import { directSource, replaceByExpression, replaceSource, setProperty } from '../../support/fixes.ts';
import { readsAs, recommendationsFor } from '../../support/recommended.ts';
import { CUSTOMIZE } from '../../support/references.ts';
import { type RowReport, rowRule } from '../../support/row-rule.ts';
import type { Row } from '../../support/rows.ts';
import { writeValue } from '../../support/write-value.ts';

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
    if (each.key === 'externalid' && each.mapping.kind === 'user' && each.isFrom('mailNickname')) return undefined;
    const chosen = recommended.find(({ source }) => readsAs(each, source));
    const found = wrongFlow(each, chosen ?? each.listed, profile.name);
    if (first === undefined || chosen !== undefined || found !== undefined) return found;
    if (recommended.some(({ level = 'suggested' }) => level === 'suggested')) return undefined;
    const isRequired = first.level === 'required';
    return {
      ...(isRequired ? {} : { severity: 'warning' as const }),
      node: each.row.sourceNode ?? each.row.targetAttributeNode,
      basis: first,
      message: `${profile.name} asks for "${each.target}" from ${first.source.value}`,
      why:
        first.note ?? `The application relies on this value: with another one ${profile.name} takes people for others.`,
      help: `map ${first.source.value} to "${each.target}"`,
      clicks: `${clicksOf(first)}, then Save`,
      fix: fixFor(each, first),
    };
  },
);

/** When the vendor wants a value to be sent. */
interface WantedFlow extends Statement {
  readonly flowType?: FlowType;
  readonly level?: RecommendedRow['level'];
}

function wrongFlow({ row, target }: Row, wanted: WantedFlow | undefined, vendor: string): RowReport | undefined {
  const { flowType, note, level } = wanted ?? {};
  if (flowType === undefined || row.flowType.toLowerCase() === flowType.toLowerCase()) return undefined;
  const choice = flowType === 'Always' ? 'Always' : 'Only during object creation';
  return {
    severity: level === 'required' ? 'error' : 'warning',
    node: row.flowTypeNode ?? row.targetAttributeNode,
    basis: wanted,
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

function fixFor({ row }: Row, { source: { type, value } }: RecommendedRow): Fix {
  if (type === 'direct') return replaceSource(row, directSource(value), `map "${value}"`, false);
  return type === 'expression' ? replaceByExpression(row, value) : writeValue(row, value, 'the constant');
}
