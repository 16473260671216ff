import type { Rule } from '../rule.ts';
import { emptyObject } from './empty-object/rule.ts';
import { fileEncoding } from './file-encoding/rule.ts';
import { groupMappingForbidden } from './group-mapping-forbidden/rule.ts';
import { invalidJson } from './invalid-json/rule.ts';
import { malformedTarget } from './malformed-target/rule.ts';
import { misplacedMapping } from './misplaced-mapping/rule.ts';
import { missingMandatoryTarget } from './missing-mandatory-target/rule.ts';
import { noScimTarget } from './no-scim-target/rule.ts';
import { partialSchema } from './partial-schema/rule.ts';
import { powershellNames } from './powershell-names/rule.ts';
import { unsupportedTarget } from './unsupported-target/rule.ts';
import { wrappedSchema } from './wrapped-schema/rule.ts';
import { wrongType } from './wrong-type/rule.ts';

/** Every rule, in the order of the codes. */
export const rules: readonly Rule[] = [
  invalidJson,
  fileEncoding,
  wrappedSchema,
  wrongType,
  powershellNames,
  misplacedMapping,
  emptyObject,
  partialSchema,
  noScimTarget,
  unsupportedTarget,
  missingMandatoryTarget,
  malformedTarget,
  groupMappingForbidden,
];
