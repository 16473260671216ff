import type { ScimMapping } from '../rule.ts';
import type { Row } from './rows.ts';

/** The mapping of `active`; `undefined` where there is none, or for groups. */
export function activeRow({ kind, rows }: ScimMapping): Row | undefined {
  return kind === 'user' ? rows.find(isActive) : undefined;
}

/** Whether a mapping decides if a user can sign in. */
export function isActive({ key, mapping }: Row): boolean {
  return key === 'active' && mapping.kind === 'user';
}
