import type { ScopeReadings } from 'entra-mapping';

/**
 * How PATCH requests look: as Entra sends them by default, or with the flag `aadOptscim062020` in the tenant URL.
 *
 * @see [SCIM 2.0 compliance of the provisioning service](https://learn.microsoft.com/entra/identity/app-provisioning/application-provisioning-config-problem-scim-compatibility)
 */
export type Dialect = 'default' | 'aadOptscim062020';

/**
 * Choices of a planner. What Microsoft documents is fixed; each option stands where the documentation is silent or says
 * two things, and its default is what was seen most often.
 */
export interface PlannerOptions {
  /** Default `default`. */
  readonly dialect?: Dialect | undefined;
  /** Who is provisioned: those assigned to the application, or everybody. Default `assigned`. */
  readonly scope?: 'assigned' | 'all' | undefined;
  /**
   * Which schemas a created user lists: `declared` core and enterprise whatever it carries, as the main sample of the
   * documentation; `core` the first alone, as others. URNs of custom extensions are never listed. Default `declared`.
   */
  readonly createSchemas?: 'declared' | 'core' | undefined;
  /** Whether created groups list the URN `http://schemas.microsoft.com/…/Group`, as the sample does. Default `false`. */
  readonly legacyGroupSchema?: boolean | undefined;
  /** Adds `primary: true` to the work e-mail of a created user, as the sample shows. Nobody knows. Default `false`. */
  readonly primaryWorkEmail?: boolean | undefined;
  /**
   * Members per PATCH: one each, as custom applications get them, or up to so many together, as applications of the
   * gallery may ask for. Default 1.
   */
  readonly membersPerRequest?: number | undefined;
  /** Whether members carry `"$ref": null`, as one of two samples does. Default `false`. */
  readonly memberReferences?: boolean | undefined;
  /**
   * What an unassigned or disabled user gets where the mapping has no attribute for it: `delete`, or nothing.
   * Default `delete`.
   */
  readonly withoutSoftDelete?: 'delete' | 'nothing' | undefined;
  /** `SkipOutOfScopeDeletions`: who leaves the scope is left as it is. Default `false`. */
  readonly skipOutOfScopeDeletions?: boolean | undefined;
  /**
   * How a PATCH without the flag writes truth values: as the text `"False"`, as captures and the list of known issues have
   * it, or as `false`, as one sample does. Default `text`.
   */
  readonly truthValues?: 'text' | 'boolean' | undefined;
  /** How an operation alone in its PATCH looks with the flag: with its path, or as a value without one. Default `path`. */
  readonly singleReplace?: 'path' | 'value' | undefined;
  /** Choices between two readings of the documentation of scoping filters. */
  readonly scopeReadings?: ScopeReadings | undefined;
}
