import type { ObjectMapping, SynchronizationSchema } from 'entra-mapping';
import type { Report, Rule } from '../../rule.ts';
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
    if (first === undefined) return;
    if (schema.synchronizationRules.some(({ targetKind }) => targetKind !== 'other')) {
      const unknown = mappingOfSomethingElse(schema);
      if (unknown !== undefined) report(unknown);
      return;
    }
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

/** What to say where mappings are on, and none of them provisions users or groups: then nothing was compared. */
function mappingOfSomethingElse({ synchronizationRules }: SynchronizationSchema): Report | undefined {
  const all = synchronizationRules
    .filter(({ targetKind }) => targetKind !== 'other')
    .flatMap(({ objectMappings }) => objectMappings);
  const isMapped = ({ enabled, attributeMappings }: ObjectMapping) => enabled && attributeMappings.length > 0;
  const [first] = all.filter(isMapped);
  if (first === undefined || all.some(({ kind }) => kind !== 'other')) return undefined;
  return {
    node: first.node,
    range: { start: first.node.start, end: first.node.start + 1 },
    objectMapping: first,
    message: 'no mapping of users or groups was recognized, so nothing was compared with a profile',
    why: 'What is mapped has neither the SCIM schema of users or groups as its object, nor their attributes.',
    help: 'nothing to do; for a SCIM application give the export of its own job',
    portal: DOWNLOAD,
  };
}
