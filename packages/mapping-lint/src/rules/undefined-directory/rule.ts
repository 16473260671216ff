import { propertyOf } from 'entra-mapping';
import { suggestions } from 'scim-core';
import type { Rule } from '../../rule.ts';
import { chooseName } from '../../support/fixes.ts';
import { SCHEMA_EDITOR } from '../../support/portal.ts';
import { RULE_RESOURCE } from '../../support/references.ts';

/** ML106: a rule names a directory that the schema does not have. */
export const undefinedDirectory: Rule = {
  meta: {
    code: 'ML106',
    name: 'undefined-directory',
    severity: 'error',
    since: '0.1.0',
    summary: 'a rule names a directory that the schema does not define',
    fix: 'choice',
    references: [RULE_RESOURCE],
  },
  check({ export: { schema }, report }) {
    const names = schema.directories.flatMap(({ name }) => name ?? []);
    if (names.length === 0) return;
    for (const rule of schema.synchronizationRules) {
      for (const property of ['sourceDirectoryName', 'targetDirectoryName'] as const) {
        const name = rule[property];
        const node = propertyOf(rule.node, property);
        if (name === null || node === undefined || names.includes(name)) continue;
        const [closest = names.join('" or "')] = suggestions(name, names);
        report({
          node,
          message: `"${name}" is no directory of this schema`,
          why: 'The directories of a rule are looked up by name; Entra refuses a schema in which one is missing.',
          help: `write "${closest}", or add the directory to "directories"`,
          portal: SCHEMA_EDITOR,
          ...chooseName(node, [...new Set([...suggestions(name, names), ...names])]),
        });
      }
    }
  },
};
