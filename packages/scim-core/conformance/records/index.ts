import type { Requirement } from '../record.ts';
import { attributeRequirements } from './rfc7643-2-attributes.ts';
import { resourceRequirements } from './rfc7643-3-resources.ts';

import { filterRequirements, notationRequirements } from './rfc7644-3.4-filters.ts';

/** Every requirement on schemas, filters and PATCH, in the order of the clauses. */
export const requirements: readonly Requirement[] = [
  ...attributeRequirements,
  ...resourceRequirements,
  ...filterRequirements,
  ...notationRequirements,
];
