/** Pages that several rules refer to. */
const LEARN = 'https://learn.microsoft.com/en-us/entra/identity/app-provisioning';
const GRAPH = 'https://learn.microsoft.com/en-us/graph/api/resources';

/** Customize attribute mappings. */
export const CUSTOMIZE = `${LEARN}/customize-application-attributes`;
/** How provisioning works. */
export const HOW_IT_WORKS = `${LEARN}/how-provisioning-works`;
/** Known issues of provisioning. */
export const KNOWN_ISSUES = `${LEARN}/known-issues`;
/** Build a SCIM endpoint. */
export const SCIM_ENDPOINT = `${LEARN}/use-scim-to-provision-users-and-groups`;
/** Known problems with SCIM compliance. */
export const SCIM_COMPATIBILITY = `${LEARN}/application-provisioning-config-problem-scim-compatibility`;
/** The functions of expressions. */
export const FUNCTIONS = `${LEARN}/functions-for-customizing-application-data`;
/** Scoping filters. */
export const SCOPING = `${LEARN}/define-conditional-rules-for-provisioning-user-accounts`;
/** Directory extensions as sources. */
export const EXTENSIONS = `${LEARN}/user-provisioning-sync-attributes-for-mapping`;
/** The codes of the provisioning log. */
export const LOGS =
  'https://learn.microsoft.com/en-us/entra/identity/monitoring-health/howto-analyze-provisioning-logs';
/** The resources of Microsoft Graph. */
export const RULE_RESOURCE = `${GRAPH}/synchronization-synchronizationrule`;
/** An object mapping. */
export const OBJECT_MAPPING_RESOURCE = `${GRAPH}/synchronization-objectmapping`;
/** An attribute mapping. */
export const MAPPING_RESOURCE = `${GRAPH}/synchronization-attributemapping`;
/** An attribute definition. */
export const DEFINITION_RESOURCE = `${GRAPH}/synchronization-attributedefinition`;
/** A scoping filter. */
export const FILTER_RESOURCE = `${GRAPH}/synchronization-filter`;
/** Replace a schema. */
export const SCHEMA_UPDATE = 'https://learn.microsoft.com/en-us/graph/api/synchronization-synchronizationschema-update';
