import { formatPath, userResourceType } from 'scim-core';
import { CUSTOMIZE } from '../../support/references.ts';
import { rowRule } from '../../support/row-rule.ts';

const SIDE = new Set(['primary', 'type', 'display']);

/** ML505: an element of which only a side attribute is mapped. */
export const elementWithoutValue = rowRule(
  {
    code: 'ML505',
    name: 'element-without-value',
    severity: 'warning',
    since: '0.1.0',
    summary: 'only "primary", "type" or "display" of an element is mapped, and not its value',
    fix: 'none',
    references: [CUSTOMIZE, 'https://www.rfc-editor.org/rfc/rfc7643#section-2.4'],
  },
  ({ row, target, mapping }) => {
    const path = row.targetPath;
    if (path?.filter === undefined || !SIDE.has(path.subAttribute?.toLowerCase() ?? '')) return undefined;
    const whole = userResourceType.index.resolve(path.attribute);
    // Addresses have no value of their own.
    if (path.schema !== undefined || whole?.parts.has('value') !== true) return undefined;
    const element = formatPath({ ...path, subAttribute: undefined }).toLowerCase();
    const hasValue = mapping.rows.some(
      ({ row: { targetPath: other } }) =>
        other?.subAttribute?.toLowerCase() === 'value' &&
        formatPath({ ...other, subAttribute: undefined }).toLowerCase() === element,
    );
    if (hasValue || mapping.objectMapping.partial) return undefined;
    const value = formatPath({ ...path, subAttribute: 'value' });
    return {
      message: `"${target}" is mapped, but "${value}" is not`,
      why: 'Entra creates an element that has no value, which the application refuses or keeps as an empty one.',
      help: `map "${value}", or remove this mapping`,
      clicks: `Delete, or add a mapping of ${value}, then Save`,
    };
  },
);
