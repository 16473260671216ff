/** A SCIM 2.0 service provider to test against, in process. */
export type { RecordedRequest } from './record/request-record.ts';
export { SettingError, StartError } from './settings/setting-error.ts';
export type { LogLevel } from './settings/setting-table.ts';
export { type ReferenceServer, type ReferenceServerOptions, startReferenceServer } from './start-reference-server.ts';
export type { RandomSource } from './tokens/token.ts';
