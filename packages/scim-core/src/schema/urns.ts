/** Schema and message URNs of RFC 7643 §10 and RFC 7644 §8.2. */

/** The schema of a User. */
export const USER_URN = 'urn:ietf:params:scim:schemas:core:2.0:User';
/** The schema of a Group. */
export const GROUP_URN = 'urn:ietf:params:scim:schemas:core:2.0:Group';
/** The enterprise extension of a User. */
export const ENTERPRISE_USER_URN = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
/** The schema of `/ServiceProviderConfig`. */
export const SERVICE_PROVIDER_CONFIG_URN = 'urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig';
/** The schema of a resource type. */
export const RESOURCE_TYPE_URN = 'urn:ietf:params:scim:schemas:core:2.0:ResourceType';
/** The schema of a schema. */
export const SCHEMA_URN = 'urn:ietf:params:scim:schemas:core:2.0:Schema';

/** A list response. */
export const LIST_RESPONSE_URN = 'urn:ietf:params:scim:api:messages:2.0:ListResponse';
/** The body of `POST …/.search`. */
export const SEARCH_REQUEST_URN = 'urn:ietf:params:scim:api:messages:2.0:SearchRequest';
/** The body of a PATCH request. */
export const PATCH_OP_URN = 'urn:ietf:params:scim:api:messages:2.0:PatchOp';
/** The body of a bulk request. */
export const BULK_REQUEST_URN = 'urn:ietf:params:scim:api:messages:2.0:BulkRequest';
/** The body of a bulk response. */
export const BULK_RESPONSE_URN = 'urn:ietf:params:scim:api:messages:2.0:BulkResponse';
/** An error body. */
export const ERROR_URN = 'urn:ietf:params:scim:api:messages:2.0:Error';
