import type { AttributeValue } from 'entra-mapping';

/** The source attributes of a directory object by the names that mappings use. */
export type SourceAttributes = Readonly<Record<string, AttributeValue>>;

/** A user of the directory: `objectId`, and any other source attribute under its name. */
export interface DirectoryUser extends SourceAttributes {
  readonly objectId: string;
  /** A user that is not enabled is disabled in the target and never created. Default `true`. */
  readonly accountEnabled?: boolean;
  /** The `objectId` of the manager. */
  readonly manager?: string | null;
  /** When the user went to the recycle bin; absent or null for one that is there. */
  readonly deletedDateTime?: string | null;
}

/** A group of the directory. */
export interface DirectoryGroup extends SourceAttributes {
  readonly objectId: string;
  readonly displayName?: string;
  /** Whether the group can be assigned: one that is not, such as a distribution list, is as if it were not. Default `true`. */
  readonly securityEnabled?: boolean;
  /** The `objectId` of each direct member, users and groups alike. */
  readonly members?: readonly string[];
  readonly deletedDateTime?: string | null;
}

/** A role of the application that an assignment gives. */
export interface AppRole {
  readonly id?: string;
  readonly value: string;
  readonly displayName?: string;
}

/** The assignment of a user or a group to the application. */
export interface Assignment {
  /** The `objectId` of the user or group. */
  readonly principal: string;
  readonly role?: AppRole;
}

/** Everything of a tenant that provisioning reads. */
export interface Directory {
  readonly users: readonly DirectoryUser[];
  readonly groups: readonly DirectoryGroup[];
  readonly assignments: readonly Assignment[];
}
