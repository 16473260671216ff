export { type Cycle, type CycleInput, type PlannedObject, planCycle, type Waiting } from './cycle/cycle.ts';
export { readProbe } from './cycle/probe.ts';
export { type FailureCounts, type QuarantineNotice, quarantineBy } from './cycle/quarantine.ts';
export type {
  AppRole,
  Assignment,
  Directory,
  DirectoryGroup,
  DirectoryUser,
  SourceAttributes,
} from './directory/types.ts';
export { type Failure, failureOf } from './object/answers.ts';
export type { Decision, Intent } from './object/decide.ts';
export type { Surroundings } from './object/map-values.ts';
export type { Action, ModifiedProperty, ObjectOutcome, PendingObject, Step } from './object/outcome.ts';
export type { ObjectPlan } from './object/plan-object.ts';
export type { Dialect, PlannerOptions } from './options.ts';
export type { MembersTally } from './reference/conclude-members.ts';
export type { MemberRequest, MembershipPlan } from './reference/plan-members.ts';
export type { EntraAnswer, EntraOperation, EntraRequest, JsonObject, RequestPurpose } from './request.ts';
export { escrowAfter, isGivenUp } from './state/escrow.ts';
export {
  applyEvent,
  type EvaluatedEvent,
  type MutableState,
  mutableState,
  type ObjectEvent,
  type ObjectKind,
  type StateEvent,
} from './state/events.ts';
export {
  type Escrow,
  emptyState,
  type ObjectState,
  type ProvisioningState,
  type QuarantineReason,
} from './state/types.ts';
