import type { Rule } from '../../rule.ts';
import { HOW_IT_WORKS } from '../../support/references.ts';
import { DOWNLOAD } from '../input-rule.ts';

/** ML122: a job that provisions into a directory that is not SCIM. */
export const noScimTarget: Rule = {
  meta: {
    code: 'ML122',
    name: 'no-scim-target',
    severity: 'info',
    since: '0.1.0',
    summary: 'the job does not provision into a SCIM directory',
    fix: 'none',
    references: [HOW_IT_WORKS],
  },
  check({ export: { schema }, report }) {
    const [first] = schema.synchronizationRules;
    if (first === undefined || schema.synchronizationRules.some(({ targetKind }) => targetKind !== 'other')) return;
    const name = first.targetDirectoryName === null ? 'the target directory' : `"${first.targetDirectoryName}"`;
    const node = first.node.children.find(({ scalar }) => scalar === first.targetDirectoryName) ?? first.node;
    report({
      node,
      message: `${name} is no SCIM directory, so its attributes were not compared with a profile`,
      why: 'The job uses attribute names of its own, which no SCIM profile knows.',
      help: 'nothing to do; for a SCIM application give the export of its own job',
      portal: DOWNLOAD,
    });
  },
};
