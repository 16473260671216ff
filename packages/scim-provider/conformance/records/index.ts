import type { Requirement } from '../record.ts';
import { deviceRequirements, eventRequirements, microsoftRequirements } from './not-built.ts';
import { conceptRequirements, schemaRequirements } from './rfc7643-schema.ts';
import { basicRequirements } from './rfc7644-basics.ts';
import { messageRequirements } from './rfc7644-messages.ts';
import { cursorRequirements } from './rfc9865-cursors.ts';

/** Every requirement on a service provider, in the order of the documents. */
export const requirements: readonly Requirement[] = [
  ...conceptRequirements,
  ...schemaRequirements,
  ...basicRequirements,
  ...messageRequirements,
  ...cursorRequirements,
  ...eventRequirements,
  ...deviceRequirements,
  ...microsoftRequirements,
];
