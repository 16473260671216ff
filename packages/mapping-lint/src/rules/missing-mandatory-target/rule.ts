import { type JsonNode, type ObjectMapping, pointerOf, propertyOf } from 'entra-mapping';
import { type SupportedTarget, targetKey } from 'vendor-profiles';
import type { Fix } from '../../finding.ts';
import { portalPath } from '../../portal.ts';
import type { Rule } from '../../rule.ts';
import { defaultSource, directRow } from './default-rows.ts';

/** ML502: an attribute that the vendor requires has no mapping. */
export const missingMandatoryTarget: Rule = {
  meta: {
    code: 'ML502',
    name: 'missing-mandatory-target',
    severity: 'error',
    since: '0.1.0',
    summary: 'an attribute that the vendor requires is not mapped',
    fix: 'unsafe',
    references: [
      'https://learn.microsoft.com/en-us/entra/identity/app-provisioning/customize-application-attributes',
      'https://www.rfc-editor.org/rfc/rfc7643#section-4.1',
    ],
  },
  check({ mappings, profile, report }) {
    for (const { kind, objectMapping, resource } of mappings) {
      if (resource.provisioning === 'forbidden' || objectMapping.partial) continue;
      const mapped = new Set(
        objectMapping.attributeMappings.map(({ targetPath }) => targetPath && targetKey(targetPath)),
      );
      for (const supported of resource.targets.supported) {
        if (supported.mandatory !== 'always' || mapped.has(targetKey(supported.target))) continue;
        const source = defaultSource(targetKey(supported.target));
        const from = source === undefined ? 'the attribute that holds it' : `"${source}"`;
        const list = propertyOf(objectMapping.node, 'attributeMappings');
        const fix = fixFor(supported, source, list);
        report({
          node: list ?? objectMapping.node,
          range: nameRange(list ?? objectMapping.node),
          objectMapping,
          message: `"${supported.target}" is not mapped, and ${profile.name} requires it`,
          why: why(supported, kind),
          help: `add a mapping from ${from} to "${supported.target}"`,
          portal: `${portalPath(objectMapping)} ▸ Add New Mapping ▸ Source attribute: ${source ?? '…'}, Target attribute: ${supported.target}, then Save`,
          ...(fix === undefined ? {} : { fix }),
        });
      }
    }
  },
};

function why({ note }: SupportedTarget, kind: ObjectMapping['kind']): string {
  const consequence = `Without it the application refuses each ${kind} that Entra creates.`;
  return note === undefined ? consequence : `${note} ${consequence}`;
}

function fixFor({ target }: SupportedTarget, source: string | undefined, list: JsonNode | undefined): Fix | undefined {
  if (source === undefined || list?.kind !== 'array') return undefined;
  const path = `${pointerOf(list)}/-`;
  return {
    title: `map "${source}" to it`,
    safe: false,
    patch: [{ op: 'add', path, value: directRow(target, source) }],
  };
}

/** The property name of a list, as the list itself may be hundreds of lines long. */
function nameRange(node: JsonNode): { start: number; end: number } {
  if (node.keyStart === -1) return { start: node.start, end: node.start + 1 };
  return { start: node.keyStart, end: node.keyStart + String(node.key).length + 2 };
}
