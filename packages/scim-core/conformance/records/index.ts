import type { Requirement } from '../record.ts';
import { attributeRequirements } from './rfc7643-2-attributes.ts';
import { resourceRequirements } from './rfc7643-3-resources.ts';
import { filterRequirements, notationRequirements } from './rfc7644-3.4-filters.ts';
import { entraRequirements, operationRequirements, patchRequirements } from './rfc7644-3.5-patch.ts';
import { deviceRequirements } from './rfc9944-devices.ts';

/** Every requirement on schemas, filters and PATCH, in the order of the clauses. */
export const requirements: readonly Requirement[] = [
  ...attributeRequirements,
  ...resourceRequirements,
  ...filterRequirements,
  ...patchRequirements,
  ...operationRequirements,
  ...notationRequirements,
  ...deviceRequirements,
  ...entraRequirements,
];
