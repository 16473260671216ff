import type { AttributeMapping } from 'entra-mapping';
import { anyTargetKey, type ResourceProfile, type TargetSupport } from 'vendor-profiles';
import type { Rule, ScimMapping } from '../../rule.ts';
import { oneOf, removeRow, retarget } from '../../support/fixes.ts';
import { portalPath } from '../../support/portal.ts';
import { CUSTOMIZE } from '../../support/references.ts';

/** ML501: a target attribute that the vendor does not take. */
export const unsupportedTarget: Rule = {
  meta: {
    code: 'ML501',
    name: 'unsupported-target',
    severity: 'error',
    since: '0.1.0',
    summary: 'an attribute is mapped that the vendor does not accept',
    fix: 'safe',
    references: [CUSTOMIZE, 'https://www.rfc-editor.org/rfc/rfc7644#section-3.3'],
  },
  check({ mappings, profile, report }) {
    for (const mapping of mappings) {
      const { objectMapping, resource } = mapping;
      for (const { row, support } of mapping.rows) {
        if (row.targetAttributeNode === undefined || support?.supported !== false) continue;
        const closest = openTarget(mapping, support);
        const remove = removeRow(row, { safe: row.matchingPriority === 0 });
        report({
          node: row.targetAttributeNode,
          final: 'general',
          objectMapping,
          attributeMapping: row,
          basis: [support.breaks, resource.targets],
          message: `${profile.name} does not accept "${row.targetAttributeName}"`,
          why: consequence(row, mapping.kind, resource, profile.name),
          help: helpFor(closest, support.closest),
          portal: `${portalPath(objectMapping)} ▸ row "${row.targetAttributeName}" ▸ Delete, then Save`,
          // What feeds a misspelt target would go with it.
          ...(closest === undefined ? { fix: remove } : oneOf(retarget(row, closest, { safe: false }), remove)),
        });
      }
    }
  },
};

function helpFor(closest: string | undefined, [mapped]: readonly string[]): string {
  if (closest !== undefined) return `write "${closest}" if that was meant, or remove the mapping`;
  return mapped === undefined ? 'remove the mapping' : `remove the mapping: "${mapped}" is mapped already`;
}

/** What may have been meant, where nothing is mapped to that. */
function openTarget(
  { rows }: ScimMapping,
  { closest }: TargetSupport & { readonly supported: false },
): string | undefined {
  return closest.find((target) => !rows.some(({ key }) => key === anyTargetKey(target)));
}

function consequence(
  { source, defaultValue }: AttributeMapping,
  kind: ScimMapping['kind'],
  { targets }: ResourceProfile,
  vendor: string,
): string {
  const from =
    source?.type === 'Attribute' && source.name !== null ? `whose "${source.name}" is filled` : 'it applies to';
  const subject = source === null && defaultValue === null ? `every ${kind}` : `every ${kind} ${from}`;
  const answers = {
    reject: `${vendor} refuses the request, so the whole ${kind} is not created or updated.`,
    ignore: `${vendor} ignores it, so the value never arrives.`,
    unknown: `Many applications refuse the whole ${kind} for one attribute that they do not know.`,
  };
  const note = targets.note === undefined ? '' : ` ${targets.note}`;
  return `Entra sends it for ${subject}. ${answers[targets.onUnsupported]}${note}`;
}
