import { parsePath, ScimError } from 'scim-core';

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
