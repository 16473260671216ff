import { parsePath, ScimError } from 'scim-core';
import type { VendorProfile } from 'vendor-profiles';
import { removeRow, retarget } from './fixes.ts';
import type { RowReport } from './row-rule.ts';
import type { Row } from './rows.ts';

/** A number in the place of a filter: `emails[0].value`, `emails.0.value`. */
const INDEX = /^([A-Za-z]+)(?:\[\d+\]|\.\d+)(\.[A-Za-z]+)?$/;

/** The filter-style target that a target in the style of an index stands for; `undefined` when it is none. */
export function repairIndex(target: string): string | undefined {
  const [, attribute, part = ''] = INDEX.exec(target) ?? [];
  return attribute === undefined ? undefined : `${attribute}[type eq "work"]${part}`;
}

/** An extension whose attribute was put behind a dot: `urn:…:User.department`. */
const DOT = /^(urn:ietf:params:scim:schemas:(?:extension|core):.+:(?:User|Group))\.([A-Za-z$][\w$-]*)$/i;

/** The target with a colon before the attribute; `undefined` when it has no such dot. */
export function repairDot(target: string): string | undefined {
  const [, schema, attribute] = DOT.exec(target) ?? [];
  return attribute === undefined ? undefined : `${schema}:${attribute}`;
}

/** The target with the quotation marks and the operator that were surely meant; `undefined` where that does not help. */
export function repairSyntax(target: string): string | undefined {
  const repaired = target
    .trim()
    .replace(/[‘’“”„‟«»´`']/g, '"')
    .replace(/\s*==?\s*/, ' eq ')
    .replace(/(\seq\s+)([^\s"\]]+)(\])/i, '$1"$2"$3');
  return repaired !== target && isPath(repaired) ? repaired : undefined;
}

/** Whether a text is a path as Entra reads it: by the letter. */
function isPath(target: string): boolean {
  try {
    parsePath(target, { mode: 'strict' });
    return true;
  } catch (error) {
    if (!(error instanceof ScimError)) throw error;
    return false;
  }
}

/** What to do about a target that can be repaired: write it right, or delete the mapping where the vendor does not take that. */
export function repairOf(
  { row, matches, mapping: { targets } }: Row,
  repaired: string,
  { name }: VendorProfile,
  { safe, note = '' }: { readonly safe: boolean; readonly note?: string },
): Pick<RowReport, 'help' | 'clicks' | 'fix'> {
  if (targets.supportText(repaired).supported !== false) {
    const clicks = `Target attribute: ${repaired}, then Save`;
    return { help: `write "${repaired}"${note}`, clicks, fix: retarget(row, repaired, { safe }) };
  }
  const help = `remove the mapping: ${name} does not accept "${repaired}" either`;
  return { help, clicks: 'Delete, then Save', fix: removeRow(row, { safe: !matches }) };
}
