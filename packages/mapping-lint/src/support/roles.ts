import { outerFunction } from './expressions.ts';
import type { Row } from './rows.ts';

/** What a mapping makes of the roles of a user. */
export function roleFunction({ expression }: Row): 'single' | 'complex' | 'assertive' | 'legacy' | undefined {
  switch (outerFunction(expression)) {
    // Guides write both.
    case 'singleapproleassignment':
    case 'singleapproleassignments':
      return 'single';
    case 'approleassignmentscomplex':
      return 'complex';
    case 'assertiveapproleassignmentscomplex':
      return 'assertive';
    case 'approleassignments':
      return 'legacy';
    default:
      return undefined;
  }
}

/** Whether a mapping feeds `roles` or a part of it. */
export function isRoles({ key }: Row): boolean {
  return key !== undefined && /^roles([[.]|$)/.test(key);
}
