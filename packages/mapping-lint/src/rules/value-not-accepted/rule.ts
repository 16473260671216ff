import { type JsonNode, propertyOf } from 'entra-mapping';
import { compileWhole, type ValueRule } from 'vendor-profiles';
import { oneOf } from '../../support/fixes.ts';
import { CUSTOMIZE } from '../../support/references.ts';
import { type RowReport, rowRule } from '../../support/row-rule.ts';
import { writeValue } from '../../support/write-value.ts';

/** A longer list is no help. */
const MOST_VALUES = 5;

/** ML518: a fixed value that the vendor does not take. */
export const valueNotAccepted = rowRule(
  {
    code: 'ML518',
    name: 'value-not-accepted',
    severity: 'error',
    since: '0.1.0',
    summary: 'a constant or default value is not one that the vendor takes',
    fix: 'choice',
    references: [CUSTOMIZE],
  },
  ({ row, constant, listed, target }, { profile }) => {
    const values = listed?.values;
    if (values === undefined) return undefined;
    const found: RowReport[] = [];
    const check = (value: string | null | undefined, node: JsonNode | undefined, clicks: string) => {
      if (value === null || value === undefined || value === '' || /^%.+%$/.test(value)) return;
      const problem = problemOf(value, values);
      if (problem === undefined) return;
      found.push({
        node,
        basis: listed,
        message: `${profile.name} does not take "${value}" in "${target}": ${problem}`,
        why: `${listed?.note === undefined ? '' : `${listed.note} `}The application refuses each user with this value, or leaves it out.`,
        help:
          values.oneOf === undefined
            ? 'write a value that the vendor takes'
            : `write one of ${values.oneOf.join(', ')}`,
        clicks: `${clicks}, then Save`,
        ...oneOf(
          ...(values.oneOf ?? [])
            .slice(0, MOST_VALUES)
            .map((word) => writeValue(row, word, clicks === 'Constant value' ? 'the constant' : 'the default value')),
        ),
      });
    };
    check(constant, row.sourceNode, 'Constant value');
    check(row.defaultValue, propertyOf(row.node, 'defaultValue'), 'Default value if null');
    return found;
  },
);

function problemOf(value: string, { oneOf, pattern, maxLength, separator }: ValueRule): string | undefined {
  if (maxLength !== undefined && value.length > maxLength) return `it has more than ${maxLength} characters`;
  // Several values in one text are judged one by one.
  for (const part of separator === undefined ? [value] : value.split(separator).map((each) => each.trim())) {
    if (oneOf !== undefined && !oneOf.includes(part)) return `"${part}" is none of ${oneOf.join(', ')}`;
    if (pattern !== undefined && !compileWhole(pattern)(part)) return `it does not have the form ${pattern}`;
  }
  return undefined;
}
