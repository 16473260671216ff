import { completeObject, otherCase } from '../../support/definitions.ts';
import { directSource, replaceSource, withFix } from '../../support/fixes.ts';
import { EXTENSIONS } from '../../support/references.ts';
import { rowRule } from '../../support/row-rule.ts';
import { DIRECTORY_EXTENSION } from '../../support/source-names.ts';

const FORM = /^extension_[0-9a-f]{32}_\w+$/;

/** ML813: a directory extension whose name can't be right. */
export const directoryExtensionName = rowRule(
  {
    code: 'ML813',
    name: 'directory-extension-name',
    severity: 'error',
    since: '0.1.0',
    summary: 'the name of a directory extension does not have its form, or another letter case than in the list',
    fix: 'unsafe',
    references: [EXTENSIONS],
  },
  ({ row, sources, mapping, direct }) => {
    const object = completeObject(mapping.objectMapping.sourceObject);
    return sources
      .filter((name) => DIRECTORY_EXTENSION.test(name) && object?.attribute(name) === undefined)
      .flatMap((name) => {
        const listed = object === undefined ? undefined : otherCase(object, name);
        if (listed === undefined && FORM.test(name)) return [];
        const right = listed ?? withoutDashes(name);
        return [
          {
            node: row.sourceNode,
            message:
              listed === undefined
                ? `"${name}" is no name of a directory extension`
                : `the directory extension "${name}" is written "${listed}"`,
            why: 'The names of directory extensions are compared letter by letter; with another one the value is always empty.',
            help:
              right === undefined
                ? 'write extension_, the application ID without dashes, _ and the name'
                : `write "${right}"`,
            clicks: 'Source attribute, then Save',
            ...withFix(
              right === undefined || direct === undefined
                ? undefined
                : replaceSource(row, directSource(right), `write "${right}"`, false),
            ),
          },
        ];
      });
  },
);

/** People copy the application ID as the portal shows it. */
function withoutDashes(name: string): string | undefined {
  const [, id = '', rest = ''] = /^extension_([0-9a-f-]{36})(_\w+)$/i.exec(name) ?? [];
  const right = `extension_${id.replaceAll('-', '').toLowerCase()}${rest}`;
  return FORM.test(right) ? right : undefined;
}
