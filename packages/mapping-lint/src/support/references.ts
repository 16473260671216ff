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
/** A schema as a whole. */
export const SCHEMA_RESOURCE = `${GRAPH}/synchronization-synchronizationschema`;
/** Replace a schema. */
export const SCHEMA_UPDATE = 'https://learn.microsoft.com/en-us/graph/api/synchronization-synchronizationschema-update';
/** Read a schema. */
export const SCHEMA_GET = 'https://learn.microsoft.com/en-us/graph/api/synchronization-synchronizationschema-get';
/** A template, or a list of them. */
export const TEMPLATE_RESOURCE = `${GRAPH}/synchronization-synchronizationtemplate`;
/** The schema of a job in PowerShell. */
export const POWERSHELL_SCHEMA =
  'https://learn.microsoft.com/en-us/powershell/module/microsoft.graph.applications/get-mgserviceprincipalsynchronizationjobschema';

const TITLES: ReadonlyMap<string, string> = new Map([
  [CUSTOMIZE, 'Microsoft Entra: customize attribute mappings'],
  [HOW_IT_WORKS, 'Microsoft Entra: how provisioning works'],
  [KNOWN_ISSUES, 'Microsoft Entra: known issues of provisioning'],
  [SCIM_ENDPOINT, 'Microsoft Entra: develop a SCIM endpoint'],
  [SCIM_COMPATIBILITY, 'Microsoft Entra: known issues with SCIM 2.0 compliance'],
  [FUNCTIONS, 'Microsoft Entra: functions of expressions'],
  [SCOPING, 'Microsoft Entra: scoping filters'],
  [EXTENSIONS, 'Microsoft Entra: directory extensions as sources'],
  [LOGS, 'Microsoft Entra: error codes of the provisioning logs'],
  [RULE_RESOURCE, 'Microsoft Graph: synchronizationRule'],
  [OBJECT_MAPPING_RESOURCE, 'Microsoft Graph: objectMapping'],
  [MAPPING_RESOURCE, 'Microsoft Graph: attributeMapping'],
  [DEFINITION_RESOURCE, 'Microsoft Graph: attributeDefinition'],
  [FILTER_RESOURCE, 'Microsoft Graph: filter'],
  [SCHEMA_RESOURCE, 'Microsoft Graph: synchronizationSchema'],
  [SCHEMA_UPDATE, 'Microsoft Graph: update a synchronizationSchema'],
  [SCHEMA_GET, 'Microsoft Graph: get a synchronizationSchema'],
  [TEMPLATE_RESOURCE, 'Microsoft Graph: synchronizationTemplate'],
  [POWERSHELL_SCHEMA, 'Microsoft Graph PowerShell: Get-MgServicePrincipalSynchronizationJobSchema'],
]);

/** What a page that rules refer to is called; `undefined` for one that is not known. */
export function titleOf(url: string): string | undefined {
  const [, number, section] = /^https:\/\/www\.rfc-editor\.org\/rfc\/rfc(\d+)(?:#section-([\d.]+))?$/.exec(url) ?? [];
  if (number === undefined) return TITLES.get(url);
  return `RFC ${number}${section === undefined ? '' : ` §${section}`}`;
}
