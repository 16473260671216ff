import { parsePath, ScimError } from 'scim-core';
import type { Rule } from '../../rule.ts';
import { CUSTOMIZE } from '../../support/references.ts';
import { repairOf, repairSyntax } from '../../support/repair-target.ts';
import { toReport } from '../../support/row-rule.ts';

/** ML507: a target attribute that is no SCIM path. */
export const malformedTarget: Rule = {
  meta: {
    code: 'ML507',
    name: 'malformed-target',
    severity: 'error',
    since: '0.1.0',
    summary: 'a target attribute is not written as a SCIM path',
    fix: 'safe',
    references: ['https://www.rfc-editor.org/rfc/rfc7644#section-3.5.2', CUSTOMIZE],
  },
  check({ mappings, profile, report }) {
    for (const { rows } of mappings) {
      for (const each of rows) {
        const { target, row } = each;
        // A few vendors have names that are no paths.
        const isName = row.targetPath === undefined && each.support?.supported === true;
        if (row.targetAttributeName === null || isName) continue;
        const problem = problemOf(target);
        if (problem === undefined) continue;
        const repaired = repairSyntax(target);
        report(
          toReport(each, {
            final: 'general',
            message: `"${target}" is not a SCIM attribute path: ${problem}`,
            why: 'Entra can not tell which attribute is meant, and the application can not find it.',
            ...(repaired === undefined
              ? {
                  help: 'write a name (title), a part of one (name.givenName), an element (emails[type eq "work"].value), or a URN, a colon and a name',
                  clicks: 'Target attribute, then Save',
                }
              : repairOf(each, repaired, profile, { safe: true })),
          }),
        );
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
