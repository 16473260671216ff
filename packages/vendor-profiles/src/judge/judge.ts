import type { VendorProfile } from '../types.ts';
import { changesBetween } from './changes.ts';
import { type JudgeContext, judgeBody } from './judge-body.ts';
import { judgeFilter } from './judge-filter.ts';
import { judgePatch } from './judge-patch.ts';
import { leavesOf } from './leaves.ts';
import { type JudgeRequest, type RequestRoute, readRequest } from './read-request.ts';
import { type Verdict, Weighing } from './verdict.ts';

type ResourceRoute = RequestRoute & { readonly kind: 'resource' };

/** What an accepted request is answered with; PATCH may be answered with 200 or 204. */
const STATUS: Readonly<Record<ResourceRoute['operation'], number | undefined>> = {
  create: 201,
  read: 200,
  list: 200,
  replace: 200,
  patch: undefined,
  delete: 204,
};

/** A resource has four levels; a little more is read as what it is, and found wanting. */
const MOST_LEVELS = 16;

/**
 * Says what a vendor would answer to a SCIM request, as far as its profile knows.
 *
 * Nothing is invented: as soon as the answer depends on something that the profile does not say, the outcome is
 * `unknown`, and the evidence names it. It never throws for what a client could send, and changes none of its arguments.
 *
 * @param request The request, with the path below the tenant URL and the parsed body.
 * @param resource The resource that is there: the one that the path names, the one that a filter is to find, or, for a
 * create, one that may stand in its way. Leave it out when it is not known.
 *
 * @example
 * ```ts
 * import { judge, loadProfile } from 'vendor-profiles';
 *
 * const body = { userName: 'ada@example.com', name: { givenName: 'Ada', familyName: 'Lovelace' } };
 * const verdict = judge(loadProfile('talkdesk'), { method: 'POST', path: '/Users', body });
 * verdict.outcome; // 'accepted'
 * verdict.changes.at(-1)?.effect; // 'defaulted': Talkdesk gives everyone the role Agent and no team
 * ```
 */
export function judge(profile: VendorProfile, request: JudgeRequest, resource?: object): Verdict {
  const weighing = new Weighing(profile);
  const route = readRequest(request);
  switch (route.kind) {
    case 'other':
      weighing.say('unknown', 'the profile says nothing of such a request');
      return weighing.verdict();
    case 'discovery':
      return judgeDiscovery(profile, route.endpoint, weighing);
    case 'resource':
      return judgeResource(profile, route, isObject(resource) ? resource : undefined, weighing);
  }
}

function judgeDiscovery(
  { discovery }: VendorProfile,
  endpoint: keyof typeof discovery & string,
  weighing: Weighing,
): Verdict {
  const state = discovery[endpoint];
  if (state === 'available') weighing.say('accept', `${weighing.vendor} has this endpoint`, discovery);
  else if (state === 'absent') {
    weighing.say('reject', `${weighing.vendor} has no such endpoint`, discovery, { refusal: { status: 404 } });
  } else weighing.say('unknown', `${weighing.vendor} does not say whether it has this endpoint`);
  return weighing.verdict(200);
}

function judgeResource(
  profile: VendorProfile,
  route: ResourceRoute,
  existing: object | undefined,
  weighing: Weighing,
): Verdict {
  const resource = profile[route.type];
  const { operation, body } = route;
  if (resource.provisioning === 'forbidden') {
    weighing.say('reject', resource.note ?? `${weighing.vendor} takes no ${route.type}`, resource);
    return weighing.verdict();
  }
  const answer = resource.requests[operation];
  if (answer === 'reject') {
    weighing.say('reject', `${weighing.vendor} refuses such a request`, resource.requests);
    return weighing.verdict();
  }
  if (answer === 'ignore') {
    weighing.say('ignore', `${weighing.vendor} answers such a request and does nothing`, resource.requests);
    return weighing.verdict(STATUS[operation]);
  }
  if (isTooDeep(body) || isTooDeep(existing)) {
    weighing.say('unknown', 'the body or the resource nests too deep to be looked at');
    return weighing.verdict();
  }
  if (answer !== 'unknown') weighing.say('accept', `${weighing.vendor} answers such a request`, resource.requests);
  judgeOperation(route, answer === 'deactivate', existing, { type: route.type, resource, weighing });
  if (answer === 'unknown' && (operation === 'read' || operation === 'delete' || isPlainList(route))) {
    weighing.say('unknown', `${weighing.vendor} does not say what it answers to such a request`);
  }
  return weighing.verdict(STATUS[operation]);
}

/** Whether a value nests deeper than any resource does; everything behind this may then walk it by recursion. */
export function isTooDeep(value: unknown): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > MOST_LEVELS) return true;
    level = level.flatMap((inner) => (typeof inner === 'object' && inner !== null ? Object.values(inner) : []));
  }
  return false;
}

function isPlainList({ operation, filter }: ResourceRoute): boolean {
  return operation === 'list' && filter === undefined;
}

function judgeOperation(
  { operation, body, filter }: ResourceRoute,
  deactivates: boolean,
  existing: object | undefined,
  context: JudgeContext,
): void {
  switch (operation) {
    case 'create':
    case 'replace':
      judgeBody(operation, body, existing, context);
      break;
    case 'patch':
      judgePatch(body, existing, context);
      break;
    case 'list':
      if (filter !== undefined) judgeFilter(filter, existing, context);
      break;
    case 'delete':
      judgeDelete(deactivates, existing, context);
      break;
    case 'read':
      break;
  }
}

function judgeDelete(deactivates: boolean, existing: object | undefined, { resource, weighing }: JudgeContext): void {
  if (deactivates) weighing.change({ target: 'active', effect: 'replaced', value: false });
  else if (existing !== undefined) {
    for (const change of changesBetween(leavesOf(existing), [], resource)) weighing.change(change);
  }
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
