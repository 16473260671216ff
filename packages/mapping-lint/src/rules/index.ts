import type { Rule } from '../rule.ts';
import { activeConstant } from './active-constant/rule.ts';
import { activeFromAccountEnabled } from './active-from-account-enabled/rule.ts';
import { activeInverted } from './active-inverted/rule.ts';
import { activeNotMapped } from './active-not-mapped/rule.ts';
import { activeOnlyOnCreation } from './active-only-on-creation/rule.ts';
import { activeWrongValues } from './active-wrong-values/rule.ts';
import { ambiguousMatchingSource } from './ambiguous-matching-source/rule.ts';
import { anchorCount } from './anchor-count/rule.ts';
import { changedMatching } from './changed-matching/rule.ts';
import { complexRolesTarget } from './complex-roles-target/rule.ts';
import { constantMatchingSource } from './constant-matching-source/rule.ts';
import { contradictoryConditions } from './contradictory-conditions/rule.ts';
import { creationOrDeletionOff } from './creation-or-deletion-off/rule.ts';
import { customAttributeForm } from './custom-attribute-form/rule.ts';
import { dateFormat } from './date-format/rule.ts';
import { definitionDisagrees } from './definition-disagrees/rule.ts';
import { differsFromMatchingSource } from './differs-from-matching-source/rule.ts';
import { directoryExtensionName } from './directory-extension-name/rule.ts';
import { duplicateDefinition } from './duplicate-definition/rule.ts';
import { duplicateTarget } from './duplicate-target/rule.ts';
import { elementWithoutValue } from './element-without-value/rule.ts';
import { emptyConstant } from './empty-constant/rule.ts';
import { emptyObject } from './empty-object/rule.ts';
import { enterpriseWithoutUrn } from './enterprise-without-urn/rule.ts';
import { entitlementsMapped } from './entitlements-mapped/rule.ts';
import { experimentalScope } from './experimental-scope/rule.ts';
import { exposedSecret } from './exposed-secret/rule.ts';
import { expressionSyntax } from './expression-syntax/rule.ts';
import { expressionTooLong } from './expression-too-long/rule.ts';
import { expressionTreeMismatch } from './expression-tree-mismatch/rule.ts';
import { externalIdFromAlias } from './external-id-from-alias/rule.ts';
import { fileEncoding } from './file-encoding/rule.ts';
import { functionArguments } from './function-arguments/rule.ts';
import { graphNameSource } from './graph-name-source/rule.ts';
import { groupDisplayName } from './group-display-name/rule.ts';
import { groupExternalId } from './group-external-id/rule.ts';
import { groupMappingForbidden } from './group-mapping-forbidden/rule.ts';
import { groupMappingRequired } from './group-mapping-required/rule.ts';
import { identifierMapped } from './identifier-mapped/rule.ts';
import { immutableTargetUpdated } from './immutable-target-updated/rule.ts';
import { incomparableMatchingTarget } from './incomparable-matching-target/rule.ts';
import { indexPath } from './index-path/rule.ts';
import { invalidEnumeration } from './invalid-enumeration/rule.ts';
import { invalidJson } from './invalid-json/rule.ts';
import { itemIndex } from './item-index/rule.ts';
import { joinedList } from './joined-list/rule.ts';
import { legacyJob } from './legacy-job/rule.ts';
import { listToSingleValue } from './list-to-single-value/rule.ts';
import { malformedTarget } from './malformed-target/rule.ts';
import { managerAsText } from './manager-as-text/rule.ts';
import { managerExpression } from './manager-expression/rule.ts';
import { manyMatchingAttributes } from './many-matching-attributes/rule.ts';
import { mappingOfNothing } from './mapping-of-nothing/rule.ts';
import { mappingToRemove } from './mapping-to-remove/rule.ts';
import { memberReferences } from './member-references/rule.ts';
import { membersNotMapped } from './members-not-mapped/rule.ts';
import { misplacedMapping } from './misplaced-mapping/rule.ts';
import { missingMandatoryTarget } from './missing-mandatory-target/rule.ts';
import { multiValuedScopeAttribute } from './multi-valued-scope-attribute/rule.ts';
import { noMatchingAttribute } from './no-matching-attribute/rule.ts';
import { noScimTarget } from './no-scim-target/rule.ts';
import { notOnKeepList } from './not-on-keep-list/rule.ts';
import { nullTestInCondition } from './null-test-in-condition/rule.ts';
import { nullValuesFlow } from './null-values-flow/rule.ts';
import { optionalMandatorySource } from './optional-mandatory-source/rule.ts';
import { optionalMatchingSource } from './optional-matching-source/rule.ts';
import { outsideApplications } from './outside-applications/rule.ts';
import { partialSchema } from './partial-schema/rule.ts';
import { powershellNames } from './powershell-names/rule.ts';
import { randomString } from './random-string/rule.ts';
import { readOnlyTarget } from './read-only-target/rule.ts';
import { redundantCoreUrn } from './redundant-core-urn/rule.ts';
import { referenceType } from './reference-type/rule.ts';
import { replaceArguments } from './replace-arguments/rule.ts';
import { retargetedSource } from './retargeted-source/rule.ts';
import { roleAssignmentsDirect } from './role-assignments-direct/rule.ts';
import { roleFunctionScope } from './role-function-scope/rule.ts';
import { rolesNeverRemoved } from './roles-never-removed/rule.ts';
import { rolesNotMultiValued } from './roles-not-multi-valued/rule.ts';
import { sameTargetTwice } from './same-target-twice/rule.ts';
import { scopeNumberComparison } from './scope-number-comparison/rule.ts';
import { scopeOperandCount } from './scope-operand-count/rule.ts';
import { scopePattern } from './scope-pattern/rule.ts';
import { secretOrPhoto } from './secret-or-photo/rule.ts';
import { selectUniqueValue } from './select-unique-value/rule.ts';
import { severalMatchingSources } from './several-matching-sources/rule.ts';
import { sharedMatchingPriority } from './shared-matching-priority/rule.ts';
import { singleAndComplexRoles } from './single-and-complex-roles/rule.ts';
import { singleRoleTarget } from './single-role-target/rule.ts';
import { switchNullTest } from './switch-null-test/rule.ts';
import { switchPairs } from './switch-pairs/rule.ts';
import { targetCase } from './target-case/rule.ts';
import { targetSpelling } from './target-spelling/rule.ts';
import { tenantUrlFlag } from './tenant-url-flag/rule.ts';
import { tooManyElements } from './too-many-elements/rule.ts';
import { unacceptedElementType } from './unaccepted-element-type/rule.ts';
import { unavailableSource } from './unavailable-source/rule.ts';
import { undefinedDirectory } from './undefined-directory/rule.ts';
import { undefinedObject } from './undefined-object/rule.ts';
import { undefinedScopeAttribute } from './undefined-scope-attribute/rule.ts';
import { undefinedSource } from './undefined-source/rule.ts';
import { undefinedTarget } from './undefined-target/rule.ts';
import { undocumentedRoleFunction } from './undocumented-role-function/rule.ts';
import { unfilterableMatchingTarget } from './unfilterable-matching-target/rule.ts';
import { unfilterableScopeAttribute } from './unfilterable-scope-attribute/rule.ts';
import { unknownFunction } from './unknown-function/rule.ts';
import { unknownScopeOperator } from './unknown-scope-operator/rule.ts';
import { unsupportedTarget } from './unsupported-target/rule.ts';
import { updatesOff } from './updates-off/rule.ts';
import { urnBeforeDot } from './urn-before-dot/rule.ts';
import { userMappingOff } from './user-mapping-off/rule.ts';
import { userNameFromAlias } from './user-name-from-alias/rule.ts';
import { valueNotAccepted } from './value-not-accepted/rule.ts';
import { valueOfWrongType } from './value-of-wrong-type/rule.ts';
import { wrappedSchema } from './wrapped-schema/rule.ts';
import { wrongMatchingTarget } from './wrong-matching-target/rule.ts';
import { wrongScope } from './wrong-scope/rule.ts';
import { wrongSource } from './wrong-source/rule.ts';
import { wrongTenantUrl } from './wrong-tenant-url/rule.ts';
import { wrongType } from './wrong-type/rule.ts';

/** Every rule, in the order of the codes. */
export const rules: readonly Rule[] = [
  invalidJson,
  fileEncoding,
  wrappedSchema,
  wrongType,
  powershellNames,
  undefinedDirectory,
  undefinedObject,
  undefinedTarget,
  targetCase,
  undefinedSource,
  duplicateTarget,
  misplacedMapping,
  emptyObject,
  invalidEnumeration,
  anchorCount,
  duplicateDefinition,
  partialSchema,
  legacyJob,
  changedMatching,
  exposedSecret,
  noScimTarget,
  wrongTenantUrl,
  noMatchingAttribute,
  sharedMatchingPriority,
  manyMatchingAttributes,
  unfilterableMatchingTarget,
  ambiguousMatchingSource,
  optionalMatchingSource,
  incomparableMatchingTarget,
  constantMatchingSource,
  severalMatchingSources,
  wrongMatchingTarget,
  differsFromMatchingSource,
  identifierMapped,
  readOnlyTarget,
  externalIdFromAlias,
  groupExternalId,
  userNameFromAlias,
  optionalMandatorySource,
  secretOrPhoto,
  activeNotMapped,
  activeInverted,
  activeFromAccountEnabled,
  activeConstant,
  activeWrongValues,
  activeOnlyOnCreation,
  updatesOff,
  creationOrDeletionOff,
  userMappingOff,
  tenantUrlFlag,
  immutableTargetUpdated,
  valueOfWrongType,
  unsupportedTarget,
  missingMandatoryTarget,
  unacceptedElementType,
  tooManyElements,
  elementWithoutValue,
  indexPath,
  malformedTarget,
  enterpriseWithoutUrn,
  urnBeforeDot,
  customAttributeForm,
  redundantCoreUrn,
  entitlementsMapped,
  sameTargetTwice,
  definitionDisagrees,
  notOnKeepList,
  valueNotAccepted,
  mappingToRemove,
  wrongSource,
  retargetedSource,
  targetSpelling,
  managerAsText,
  managerExpression,
  referenceType,
  memberReferences,
  groupDisplayName,
  groupMappingForbidden,
  membersNotMapped,
  groupMappingRequired,
  roleAssignmentsDirect,
  complexRolesTarget,
  singleRoleTarget,
  rolesNeverRemoved,
  singleAndComplexRoles,
  undocumentedRoleFunction,
  rolesNotMultiValued,
  roleFunctionScope,
  expressionTooLong,
  expressionSyntax,
  unknownFunction,
  expressionTreeMismatch,
  switchPairs,
  switchNullTest,
  selectUniqueValue,
  listToSingleValue,
  joinedList,
  mappingOfNothing,
  emptyConstant,
  directoryExtensionName,
  graphNameSource,
  unavailableSource,
  nullValuesFlow,
  functionArguments,
  replaceArguments,
  dateFormat,
  itemIndex,
  nullTestInCondition,
  randomString,
  outsideApplications,
  unfilterableScopeAttribute,
  multiValuedScopeAttribute,
  unknownScopeOperator,
  scopeOperandCount,
  scopeNumberComparison,
  scopePattern,
  undefinedScopeAttribute,
  experimentalScope,
  contradictoryConditions,
  wrongScope,
];
