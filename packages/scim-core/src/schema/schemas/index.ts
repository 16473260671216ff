export { enterpriseUserSchema } from './enterprise-user.ts';
export { groupSchema } from './group.ts';
export { resourceTypeSchema } from './resource-type.ts';
export { schemaSchema } from './schema.ts';
export { serviceProviderConfigSchema } from './service-provider-config.ts';
export { userSchema } from './user.ts';
