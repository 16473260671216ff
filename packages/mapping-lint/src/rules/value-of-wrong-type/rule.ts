import type { JsonNode } from 'entra-mapping';
import { propertyOf } from 'entra-mapping';
import { oneOf } from '../../support/fixes.ts';
import { DEFINITION_RESOURCE } from '../../support/references.ts';
import { type RowReport, rowRule } from '../../support/row-rule.ts';
import { writeValue } from '../../support/write-value.ts';

/** ML413: a fixed value that is not of the type of its target. */
export const valueOfWrongType = rowRule(
  {
    code: 'ML413',
    name: 'value-of-wrong-type',
    severity: 'warning',
    since: '0.1.0',
    summary: 'a constant or default value does not have the type of the target attribute',
    fix: 'choice',
    references: [DEFINITION_RESOURCE],
  },
  ({ row, constant, definition, listed, target }) => {
    const type = listed?.type ?? definition?.type;
    if (type === undefined) return undefined;
    const found: RowReport[] = [];
    const check = (
      value: string | null | undefined,
      node: JsonNode | undefined,
      what: 'the constant' | 'the default value',
    ) => {
      // An empty value sends nothing, and a macro is filled in later.
      if (value === null || value === undefined || value === '' || /^%.+%$/.test(value) || fits(value, type)) return;
      found.push({
        node,
        basis: listed?.type === undefined ? undefined : listed,
        message: `${what} "${value}" is no ${type}, which "${target}" is`,
        why: 'Entra sends the text as it stands or fails to convert it, and the application refuses the request.',
        help: `write ${EXAMPLES[type.toLowerCase()]}`,
        clicks: `${what === 'the constant' ? 'Constant value' : 'Default value if null'}, then Save`,
        ...(type.toLowerCase() === 'boolean'
          ? oneOf(...['True', 'False'].map((word) => writeValue(row, word, what)))
          : {}),
      });
    };
    check(constant, row.sourceNode, 'the constant');
    check(row.defaultValue, propertyOf(row.node, 'defaultValue'), 'the default value');
    return found;
  },
);

const EXAMPLES: Readonly<Record<string, string>> = {
  boolean: '"True" or "False"',
  integer: 'a whole number, such as "42"',
  datetime: 'an instant, such as "2026-01-31T08:00:00Z"',
};

function fits(value: string, type: string): boolean {
  switch (type.toLowerCase()) {
    case 'boolean':
      return /^(true|false)$/i.test(value.trim());
    case 'integer':
      return /^[+-]?\d+$/.test(value.trim());
    case 'datetime':
      return !Number.isNaN(Date.parse(value));
    default:
      return true;
  }
}
