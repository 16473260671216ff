/** PATCH without the schemas of the RFC: `scim-core/patch`. */
export {};
