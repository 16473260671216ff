/** A SCIM 2.0 service provider to test against, in process. */
export type { Fault, FaultKind, FaultRule } from './faults/fault.ts';
export type { RecordedRequest, RecordedRequests, RequestFilter } from './record/recorded-request.ts';
export type { Faults, ReferenceServer, ReferenceServerOptions, ReferenceTenant } from './reference-server.ts';
export { SettingError, StartError } from './settings/setting-error.ts';
export type { LogLevel } from './settings/setting-table.ts';
export type { TenantSettings } from './settings/tenant-settings.ts';
export { startReferenceServer } from './start-reference-server.ts';
export type { Seeded } from './tenant/seed-more.ts';
export type { Snapshot } from './tenant/snapshot.ts';
export type { RandomSource } from './tokens/token.ts';
