import { type ResourceType, readResource, ScimError, type ToleranceId } from 'scim-core';
import { anyTargetKey, targetPath } from '../target-key.ts';
import type { ResourceProfile } from '../types.ts';
import { changesBetween } from './changes.ts';
import { judgeDeviations } from './deviations.ts';
import { type Leaf, leavesOf } from './leaves.ts';
import { type JudgedLeaf, judgeLeaves } from './support.ts';
import { vendorType, withTargets } from './vendor-type.ts';
import type { Weighing } from './verdict.ts';

/** How many attributes that only the request names get a place in the resource type. */
const MOST_OF_REQUEST = 200;

/** What is known of a request before its body is looked at. */
export interface JudgeContext {
  readonly type: 'users' | 'groups';
  readonly resource: ResourceProfile;
  readonly weighing: Weighing;
}

/** Judges the body of a POST or a PUT. */
export function judgeBody(
  operation: 'create' | 'replace',
  body: unknown,
  existing: object | undefined,
  context: JudgeContext,
): void {
  const { resource, weighing, type } = context;
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    weighing.say('unknown', 'the body is no SCIM resource');
    return;
  }
  const leaves = leavesOf(body);
  const judged = judgeLeaves(leaves, resource, weighing);
  judgeMissing(judged, context);
  readBody(body, operation, typeFor(type, resource, leaves), context);
  const before = operation === 'replace' && existing !== undefined ? leavesOf(existing) : [];
  for (const change of changesBetween(before, judged, resource)) weighing.change(change);
  if (operation === 'create') {
    addDefaults(judged, context);
    if (existing !== undefined) judgeUnique(judged, leavesOf(existing), context);
  }
}

/** The vendor's resource type, with the attributes that nobody lists and the request names. */
export function typeFor(
  type: 'users' | 'groups',
  resource: ResourceProfile,
  leaves: readonly Pick<Leaf, 'candidates'>[],
): ResourceType {
  const known = vendorType(type, resource);
  const unlisted = new Set<string>();
  for (const { candidates } of leaves) {
    const [exact = ''] = candidates;
    if (!isKnown(exact, known) && unlisted.size < MOST_OF_REQUEST) unlisted.add(exact);
  }
  return unlisted.size === 0
    ? known
    : withTargets(
        known,
        [...unlisted].map((target) => ({ target })),
      );
}

function isKnown(target: string, type: ResourceType): boolean {
  const path = targetPath(target);
  // What is no path can't be an attribute, so there is nothing to add.
  if (path === undefined) return true;
  const { schema, attribute, subAttribute } = path;
  const name = `${schema === undefined ? '' : `${schema}:`}${attribute}`;
  return type.index.resolve(subAttribute === undefined ? name : `${name}.${subAttribute}`) !== undefined;
}

/** Reads the body for its form: what departs from the RFC, and what no schema allows. */
function readBody(
  body: object,
  operation: 'create' | 'replace',
  resourceType: ResourceType,
  { resource, weighing }: JudgeContext,
): void {
  const used: ToleranceId[] = [];
  try {
    readResource(body, { resourceType, context: operation, onTolerance: (id) => used.push(id) });
  } catch (error) {
    if (!(error instanceof ScimError)) throw error;
    weighing.say('unknown', `the body does not follow RFC 7643: ${error.detail}`);
  }
  judgeDeviations(used, resource, weighing);
}

function judgeMissing(judged: readonly JudgedLeaf[], { resource, weighing, type }: JudgeContext): void {
  const { supported, atLeastOne } = resource.targets;
  const given = new Set(judged.filter((leaf) => !isEmpty(leaf.value)).map(({ target }) => anyTargetKey(target)));
  const one = type === 'users' ? 'user' : 'group';
  for (const listed of supported) {
    const { target, mandatory, default: filledIn } = listed;
    if (mandatory !== 'always' || filledIn !== undefined || given.has(anyTargetKey(target))) continue;
    sayMissing(`${weighing.vendor} requires ${target}, and the ${one} has none`, listed, target, weighing);
  }
  for (const choice of atLeastOne) {
    if (choice.targets.some((target) => given.has(anyTargetKey(target)))) continue;
    const names = choice.targets.join(' or ');
    sayMissing(`${weighing.vendor} requires ${names}, and the ${one} has neither`, choice, names, weighing);
  }
}

/** What nobody but us has concluded does not make a vendor refuse anything. */
function sayMissing(
  reason: string,
  statement: ResourceProfile['targets']['supported'][number] | ResourceProfile['targets']['atLeastOne'][number],
  target: string,
  weighing: Weighing,
): void {
  const sure = weighing.confidenceOf(statement) !== 'inferred';
  weighing.say(sure ? 'reject' : 'unknown', reason, statement, { target });
}

function addDefaults(judged: readonly JudgedLeaf[], { resource, weighing }: JudgeContext): void {
  const given = new Set(judged.map(({ target }) => anyTargetKey(target)));
  for (const { target, default: filledIn } of resource.targets.supported) {
    if (filledIn === undefined || given.has(anyTargetKey(target))) continue;
    weighing.change({ target, effect: 'defaulted', value: filledIn });
  }
}

function judgeUnique(judged: readonly JudgedLeaf[], existing: readonly Leaf[], { weighing }: JudgeContext): void {
  for (const { target, value, by } of judged) {
    if (!by?.unique || typeof value !== 'string') continue;
    const taken = existing.some(
      (leaf) =>
        leaf.candidates.some((candidate) => anyTargetKey(candidate) === anyTargetKey(target)) &&
        typeof leaf.value === 'string' &&
        leaf.value.toLowerCase() === value.toLowerCase(),
    );
    if (!taken) continue;
    const refusal = { status: 409, scimType: 'uniqueness' };
    weighing.say('reject', `there is one with the same ${target} already`, by, { target, refusal });
  }
}

function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
}
