import type { CapabilitySource } from './discovery/capability-source.ts';
import type { Context } from './request/context.ts';

/** What the parts of one client share. */
export interface ClientState extends Context {
  readonly capabilities: CapabilitySource;
  readonly pageSize: number;
  readonly queryBy: 'get' | 'post' | readonly string[];
  readonly checkRequests: boolean;
}
