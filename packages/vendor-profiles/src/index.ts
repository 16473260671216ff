export { judge } from './judge/judge.ts';
export type { JudgeRequest } from './judge/read-request.ts';
export type { JudgedChange, JudgeEvidence, Verdict } from './judge/verdict.ts';
export { type EffectiveBody, withoutIgnored } from './judge/without-ignored.ts';
export { loadProfile, profileIds } from './load-profile.ts';
export { openNamedProfile } from './open-named-profile.ts';
export { listProfiles, openProfile, type ProfileSummary } from './open-profile.ts';
export { ProfileError, type ProfileErrorCode, type ProfileProblem, type ProfileRange } from './profile-error.ts';
export { profileTemplate } from './profile-template.ts';
export { anyTargetKey, targetKey } from './target-key.ts';
export { type CompiledTargets, compileTargets, type TargetSupport } from './target-support.ts';
export type {
  Confidence,
  Connection,
  Deviation,
  Discovery,
  EndpointState,
  FlowType,
  KeepList,
  Limits,
  Mandatory,
  Matching,
  OnUnsupported,
  OutdatedUrl,
  RecommendedRow,
  ReferenceRule,
  Rejection,
  Removal,
  RequestAnswer,
  Requests,
  ResourceProfile,
  Source,
  Statement,
  SupportedTarget,
  TargetChoice,
  TargetPattern,
  TargetType,
  ValueRule,
  VendorProfile,
} from './types.ts';
export { compileWhole } from './whole-pattern.ts';
export { whyUnreadable } from './why-unreadable.ts';
