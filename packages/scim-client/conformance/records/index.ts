import type { Requirement } from '../record.ts';
import { otherRequirements } from './others.ts';
import { resourceRequirements } from './rfc7643-resources.ts';
import { listRequirements } from './rfc7644-lists.ts';
import { changeRequirements, requestRequirements } from './rfc7644-requests.ts';
import { securityRequirements } from './rfc7644-security.ts';
import { cursorRequirements } from './rfc9865-cursors.ts';

/** Every requirement on a client, in the order of the clauses. */
export const requirements: readonly Requirement[] = [
  ...resourceRequirements,
  ...requestRequirements,
  ...listRequirements,
  ...changeRequirements,
  ...securityRequirements,
  ...cursorRequirements,
  ...otherRequirements,
];
