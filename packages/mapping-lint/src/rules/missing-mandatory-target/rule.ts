import { type ObjectMapping, propertyOf } from 'entra-mapping';
import { type SupportedTarget, targetKey } from 'vendor-profiles';
import type { Rule } from '../../rule.ts';
import { addRow, directSource, newRow, withFix } from '../../support/fixes.ts';
import { portalPath } from '../../support/portal.ts';
import { nameRange } from '../../support/ranges.ts';
import { CUSTOMIZE } from '../../support/references.ts';
import { defaultSource } from './default-rows.ts';

/** ML502: an attribute that the vendor requires has no mapping. */
export const missingMandatoryTarget: Rule = {
  meta: {
    code: 'ML502',
    name: 'missing-mandatory-target',
    severity: 'error',
    since: '0.1.0',
    summary: 'an attribute that the vendor requires is not mapped',
    fix: 'unsafe',
    references: [CUSTOMIZE, 'https://www.rfc-editor.org/rfc/rfc7643#section-4.1'],
  },
  check({ mappings, profile, report }) {
    for (const { kind, objectMapping, resource, rows } of mappings) {
      if (objectMapping.partial) continue;
      const mapped = new Set(rows.map(({ key }) => key));
      for (const supported of resource.targets.supported) {
        if (supported.mandatory !== 'always' || mapped.has(targetKey(supported.target))) continue;
        const source = defaultSource(targetKey(supported.target));
        const from = source === undefined ? 'the attribute that holds it' : `"${source}"`;
        const list = propertyOf(objectMapping.node, 'attributeMappings');
        const row = source === undefined ? undefined : newRow(supported.target, directSource(source));
        const title = `map "${source}" to it`;
        report({
          node: list ?? objectMapping.node,
          range: nameRange(list ?? objectMapping.node),
          objectMapping,
          basis: [supported, resource.targets],
          message: `"${supported.target}" is not mapped, and ${profile.name} requires it`,
          why: why(supported, kind),
          help: `add a mapping from ${from} to "${supported.target}"`,
          portal: `${portalPath(objectMapping)} ▸ Add New Mapping ▸ Source attribute: ${source ?? '…'}, Target attribute: ${supported.target}, then Save`,
          ...withFix(row === undefined ? undefined : addRow(objectMapping.node, row, title, { safe: false })),
        });
      }
    }
  },
};

function why({ note }: SupportedTarget, kind: ObjectMapping['kind']): string {
  const consequence = `Without it the application refuses each ${kind} that Entra creates.`;
  return note === undefined ? consequence : `${note} ${consequence}`;
}
