import { anyTargetKey, type RecommendedRow } from 'vendor-profiles';
import { retarget } from '../../support/fixes.ts';
import { readsAs } from '../../support/recommended.ts';
import { CUSTOMIZE } from '../../support/references.ts';
import { rowRule } from '../../support/row-rule.ts';
import type { Row } from '../../support/rows.ts';

/** ML521: the vendor takes the source in another target, which gets nothing. */
export const retargetedSource = rowRule(
  {
    code: 'ML521',
    name: 'retargeted-source',
    severity: 'warning',
    since: '0.1.0',
    summary: 'a source is mapped to another target than the vendor shows, and that target gets nothing',
    fix: 'unsafe',
    references: [CUSTOMIZE],
  },
  (each, { profile }) => {
    const wanted = each.mapping.objectMapping.partial ? undefined : wantedTarget(each);
    if (wanted === undefined) return undefined;
    const { target, note } = wanted;
    return {
      basis: wanted,
      message: `${profile.name} takes "${wanted.source.value}" in "${target}", which nothing is mapped to`,
      why: `${note ?? listedNote(each, target) ?? `The guide of ${profile.name} maps it there.`} Here the value goes to "${each.target}", where ${profile.name} does not look for it.`,
      help: `map it to "${target}"; a custom attribute is as good where that is wanted`,
      clicks: `Target attribute: ${target}, then Save`,
      fix: retarget(each.row, target, { safe: false }),
    };
  },
);

function wantedTarget(each: Row): RecommendedRow | undefined {
  const { mapping, support, key, row } = each;
  // A target that the vendor lists, or one of the customer's own, is meant as it is.
  if (row.source === null || support?.supported !== 'unknown') return undefined;
  const rows = mapping.resource.recommended.filter(({ source }) => readsAs(each, source));
  if (rows.some(({ target }) => anyTargetKey(target) === key)) return undefined;
  return rows.find(({ target }) => isOpen(target, each));
}

/** Whether nothing feeds a target, and no other finding says so. */
function isOpen(target: string, { mapping: { rows, resource } }: Row): boolean {
  const key = anyTargetKey(target);
  if (rows.some((row) => row.key === key)) return false;
  const listed = resource.targets.supported.find((each) => anyTargetKey(each.target) === key);
  return listed?.mandatory !== 'always' && anyTargetKey(resource.matching.target) !== key;
}

function listedNote({ mapping }: Row, target: string): string | undefined {
  return mapping.resource.targets.supported.find((each) => each.target === target)?.note;
}
