export { loadProfile, profileIds } from './load-profile.ts';
export { listProfiles, openProfile, type ProfileSummary } from './open-profile.ts';
export { ProfileError, type ProfileErrorCode, type ProfileProblem } from './profile-error.ts';
export { targetKey } from './target-key.ts';
export { type CompiledTargets, compileTargets, type TargetSupport } from './target-support.ts';
export type {
  Confidence,
  Connection,
  KeepList,
  Limits,
  Mandatory,
  Matching,
  OnUnsupported,
  OutdatedUrl,
  RecommendedRow,
  ReferenceRule,
  Removal,
  ResourceProfile,
  Source,
  Statement,
  SupportedTarget,
  TargetPattern,
  TargetType,
  ValueRule,
  VendorProfile,
} from './types.ts';
export { compileWhole } from './whole-pattern.ts';
