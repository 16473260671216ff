import { mapResource, type ObjectMapping, pointerOf, type SynchronizationSchema } from 'entra-mapping';
import type { Dialect, ObjectKind, RequestPurpose, SourceAttributes } from 'entra-planner';
import { anyTargetKey, type JudgeEvidence, type VendorProfile } from 'vendor-profiles';
import type { Finding } from '../finding.ts';
import { type FindingEvent, rehearseEvent } from './finding-event.ts';
import { judged, type PreviewedRequest } from './preview-creation.ts';
import type { Rehearsed } from './rehearse.ts';
import { type Sample, sampleFor } from './sample.ts';

/** What {@link explainFinding} is told besides the finding. */
export interface ExplainInput {
  /** What `readExport` of entra-mapping gave for the export in which it was found. */
  readonly schema: SynchronizationSchema;
  /** What the export was checked against. */
  readonly profile: VendorProfile;
  /**
   * Whose requests are shown, by the names of source attributes. Default: a made-up person who has everything, what the
   * mapping of the finding reads included.
   */
  readonly user?: SourceAttributes | undefined;
  /** The time, in milliseconds since 1970, for expressions that ask for it. Default 0. */
  readonly now?: number | undefined;
  /** Whether the tenant URL has the flag `aadOptscim062020`. Default `default`. */
  readonly dialect?: Dialect | undefined;
}

/** What a finding comes to between Entra and the vendor. */
export interface FindingExplanation {
  /** What happens to the user or group: it is new, somebody disables it, or a value of it changes. */
  readonly event: FindingEvent;
  /** The requests in which the finding shows, as Entra sends them; empty where nothing is sent because of it. */
  readonly requests: readonly PreviewedRequest[];
  /** What the vendor says of the attribute of the finding, as far as it says anything against it. */
  readonly evidence: readonly JudgeEvidence[];
  /** Why nothing is sent, or why the value of the mapping is not; `undefined` where it is. */
  readonly notSent: string | undefined;
}

/**
 * Shows a finding on the wire: the exact request that Entra would send for a sample user or group, from the mapping as it is, and
 * what the vendor would answer to it. The planner makes the request and the profile the answer, so that neither can
 * say anything else than a real cycle would show.
 *
 * It is worked out anew each time, so ask for it where somebody wants to see it.
 *
 * @returns `undefined` for a finding that is about no mapping that provisions, such as the form of the file or a mapping that
 * is off.
 * @example
 * ```ts
 * import { readExport } from 'entra-mapping';
 * import { explainFinding, lintExport } from 'mapping-lint';
 * import { loadProfile } from 'vendor-profiles';
 *
 * const row = (target: string, name: string, matchingPriority = 0) =>
 *   ({ targetAttributeName: target, matchingPriority, source: { type: 'Attribute', name } });
 * const attributeMappings = [row('userName', 'userPrincipalName', 1), row('name.givenName', 'givenName')];
 * const target = 'urn:ietf:params:scim:schemas:core:2.0:User';
 * const users = { name: 'Users', enabled: true, targetObjectName: target, attributeMappings };
 * const exported = readExport(JSON.stringify({ synchronizationRules: [{ objectMappings: [users] }] }));
 *
 * const profile = loadProfile('talkdesk');
 * const finding = lintExport(exported, { profile }).findings.find(({ code }) => code === 'ML502')!;
 * const explanation = explainFinding(finding, { schema: exported.schema, profile });
 * explanation?.requests.map(({ method, verdict }) => `${method}: ${verdict.outcome}`); // ['POST: rejected']
 * ```
 */
export function explainFinding(finding: Finding, input: ExplainInput): FindingExplanation | undefined {
  const { schema, profile, now = 0, dialect } = input;
  const objectMapping = provisioningMapping(finding, schema);
  if (objectMapping === undefined) return undefined;
  const target = targetOf(finding);
  const sample = sampleFor(finding, objectMapping, { user: input.user, withOthers: isAboutReference(target) });
  const event = eventOf(finding);
  const rehearsed = rehearseEvent(event, sample, { schema, now, dialect });
  if (rehearsed === undefined) return undefined;
  const all = rehearsed.requests.map((each) => ({ purpose: each.request.purpose, shown: judged(each, profile) }));
  const requests = requestsOf(finding, target, all);
  return {
    event,
    requests,
    evidence: requests.flatMap(({ verdict }) => against(verdict.evidence, target)),
    notSent: notSent(finding, objectMapping, sample, rehearsed, now),
  };
}

/** The object mapping of a finding, where Entra goes by it: the first one for users or for groups that is on. */
function provisioningMapping({ mapping, pointer }: Finding, schema: SynchronizationSchema): ObjectMapping | undefined {
  if (mapping === null) return undefined;
  const all = schema.synchronizationRules.flatMap(({ objectMappings }) => objectMappings);
  const firsts = KINDS.flatMap((kind) => all.find((each) => each.kind === kind && each.enabled) ?? []);
  return firsts.find((each) => {
    if (each.name !== mapping.objectMapping) return false;
    return !pointer.includes('/objectMappings/') || `${pointer}/`.startsWith(`${pointerOf(each.node)}/`);
  });
}

const KINDS: readonly ObjectKind[] = ['user', 'group'];

/** Findings that show when somebody is disabled: what says so to the vendor is missing, wrong, or never sent. */
const SHOWN_BY_DISABLING = /^ML40[1-7]$|^ML410$/;
/** Findings that show when a value changes: the vendor takes it only once. */
const SHOWN_BY_CHANGE = /^ML411$/;
/** Findings about how Entra finds somebody whom the vendor has already. */
const ABOUT_MATCHING = /^ML20|^ML210$/;

function eventOf({ code }: Finding): FindingEvent {
  if (SHOWN_BY_DISABLING.test(code)) return 'disable';
  return SHOWN_BY_CHANGE.test(code) ? 'update' : 'create';
}

/** The target attribute of a finding; for one that is missing, the one that its correction adds. */
function targetOf({ mapping, fix, choices }: Finding): string | undefined {
  if (mapping?.target != null) return mapping.target;
  const added = [fix, ...choices].flatMap((each) => each?.patch ?? []).find(({ op }) => op === 'add');
  const row = added !== undefined && 'value' in added ? added.value : null;
  const name = typeof row === 'object' && row !== null && 'targetAttributeName' in row ? row.targetAttributeName : null;
  return typeof name === 'string' ? name : undefined;
}

interface JudgedRequest {
  readonly purpose: RequestPurpose;
  readonly shown: PreviewedRequest;
}

/** The requests in which a finding shows: those that the vendor has something to say of because of it, else the one that writes. */
function requestsOf(
  { code }: Finding,
  target: string | undefined,
  all: readonly JudgedRequest[],
): readonly PreviewedRequest[] {
  if (ABOUT_MATCHING.test(code)) return all.flatMap(({ purpose, shown }) => (purpose === 'match' ? shown : []));
  const objected = all.filter(({ shown }) => against(shown.verdict.evidence, target).length > 0);
  if (objected.length > 0) return objected.slice(0, target === undefined ? 1 : undefined).map(({ shown }) => shown);
  const written = all.filter(({ shown }) => shown.method !== 'GET').slice(isAboutReference(target) ? -1 : 0);
  return written.slice(0, 1).map(({ shown }) => shown);
}

/** Whether an attribute is sent when all objects are there, in a request of its own. */
function isAboutReference(target: string | undefined): boolean {
  return target !== undefined && /(^|:)(manager|members)$/i.test(target);
}

/** What the vendor says against an attribute, or, where a finding is about none, against the request as a whole. */
function against(evidence: readonly JudgeEvidence[], target: string | undefined): readonly JudgeEvidence[] {
  return evidence.filter(({ says, target: about }) => {
    if (says === 'accept') return false;
    if (target === undefined || about === undefined) return target === about;
    return anyTargetKey(about) === anyTargetKey(target);
  });
}

function notSent(
  { code, mapping }: Finding,
  objectMapping: ObjectMapping,
  { object }: Sample,
  { requests, message }: Rehearsed,
  now: number,
): string | undefined {
  const sends = requests.some(({ request: { method, purpose } }) =>
    ABOUT_MATCHING.test(code) ? purpose === 'match' : method !== 'GET',
  );
  if (!sends) return message;
  const context = { operation: 'create', isSoftDeleted: false, random: () => 0, now } as const;
  return mapResource(objectMapping, object, context).withheld.find(({ index }) => index === mapping?.index)?.message;
}
