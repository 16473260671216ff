import { parsePath, ScimError } from 'scim-core';
import type { Rule } from '../../rule.ts';
import { portalPath } from '../../support/portal.ts';

/** ML507: a target attribute that is no SCIM path. */
export const malformedTarget: Rule = {
  meta: {
    code: 'ML507',
    name: 'malformed-target',
    severity: 'error',
    since: '0.1.0',
    summary: 'a target attribute is not written as a SCIM path',
    fix: 'none',
    references: [
      'https://www.rfc-editor.org/rfc/rfc7644#section-3.5.2',
      'https://learn.microsoft.com/en-us/entra/identity/app-provisioning/customize-application-attributes',
    ],
  },
  check({ mappings, report }) {
    for (const { objectMapping } of mappings) {
      for (const row of objectMapping.attributeMappings) {
        const { targetAttributeName: target, targetAttributeNode: node } = row;
        if (target === null || node === undefined) continue;
        const problem = problemOf(target);
        if (problem === undefined) continue;
        report({
          node,
          objectMapping,
          attributeMapping: row,
          message: `"${target}" is not a SCIM attribute path: ${problem}`,
          why: 'Entra can not tell which attribute is meant, and the application can not find it.',
          help: 'write a name (title), a part of one (name.givenName), an element (emails[type eq "work"].value), or a URN, a colon and a name',
          portal: `${portalPath(objectMapping)} ▸ row "${target}" ▸ Target attribute`,
        });
      }
    }
  },
};

/** The first line of what the parser says; the lines below it are a frame, which the finding has of its own. */
function problemOf(target: string): string | undefined {
  try {
    // What servers forgive in a request does not help here: Entra itself reads the path by the letter.
    parsePath(target, { mode: 'strict' });
    return undefined;
  } catch (error) {
    if (!(error instanceof ScimError)) throw error;
    return error.detail.split('\n', 1)[0]?.replace(/^path: /, '');
  }
}
