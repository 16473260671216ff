import { anyTargetKey } from '../target-key.ts';
import type { VendorProfile } from '../types.ts';
import { isTooDeep } from './judge.ts';
import type { JudgeContext } from './judge-body.ts';
import { judgeOperations } from './judge-patch.ts';
import { leavesOf } from './leaves.ts';
import { type JudgeRequest, readRequest } from './read-request.ts';
import { type JudgedLeaf, judgeLeaves } from './support.ts';
import { Weighing } from './verdict.ts';

/** What is left of a body. */
export interface EffectiveBody {
  /** The body itself where nothing was taken out of it. */
  readonly body: unknown;
  /** The targets of what was taken out, each once, as {@link JudgedChange.target} writes them. */
  readonly ignored: readonly string[];
}

/**
 * Takes out of the body of a request what the vendor does nothing with: the attributes that {@link judge} calls `ignored`,
 * and the operations of a PATCH of which nothing is left. The body that was given stays as it is.
 *
 * @example
 * ```ts
 * import { loadProfile, withoutIgnored } from 'vendor-profiles';
 *
 * const body = { userName: 'ada@example.com', password: 'Xk2m9Qv7' };
 * withoutIgnored(loadProfile('saml-jackson'), { method: 'POST', path: '/Users', body });
 * // { body: { userName: 'ada@example.com' }, ignored: ['password'] }
 * ```
 */
export function withoutIgnored(profile: VendorProfile, request: JudgeRequest): EffectiveBody {
  const route = readRequest(request);
  const { body } = request;
  const unchanged = { body, ignored: [] };
  if (route.kind !== 'resource' || !isObject(body) || isTooDeep(body)) return unchanged;
  const context: JudgeContext = { type: route.type, resource: profile[route.type], weighing: new Weighing(profile) };
  switch (route.operation) {
    case 'create':
    case 'replace':
      return ofResource(body, context);
    case 'patch':
      return ofPatch(body, context) ?? unchanged;
    default:
      return unchanged;
  }
}

function ofResource(body: object, { resource, weighing }: JudgeContext): EffectiveBody {
  const leaves = judgeLeaves(leavesOf(body), resource, weighing);
  return { body: without(body, leaves), ignored: targetsOf(leaves.filter(({ ignored }) => ignored)) };
}

function ofPatch(body: object, context: JudgeContext): EffectiveBody | undefined {
  const read = judgeOperations(body, context);
  const [name, operations] = memberOf(body, 'operations') ?? [];
  if (read === undefined || name === undefined || !Array.isArray(operations)) return undefined;
  const effective = new Set(read.effective);
  const ignored: JudgedLeaf[] = [];
  const left: unknown[] = [];
  for (const [index, judged] of read.judged.entries()) {
    if (!effective.has(judged)) {
      ignored.push(...judged.leaves);
      continue;
    }
    ignored.push(...judged.leaves.filter((leaf) => leaf.ignored));
    left.push(withoutParts(operations[index], judged.leaves));
  }
  return { body: { ...body, [name]: left }, ignored: targetsOf(ignored) };
}

function withoutParts(operation: unknown, leaves: readonly JudgedLeaf[]): unknown {
  if (!isObject(operation)) return operation;
  const [name, value] = memberOf(operation, 'value') ?? [];
  return name === undefined ? operation : { ...operation, [name]: without(value, leaves) };
}

/** What stands at a place, or below it. */
interface Branch {
  ignored: boolean;
  kept: boolean;
  readonly inner: Map<string | number, Branch>;
}

/** What is left of a value without the leaves that are ignored, and without what only described those. */
function without(value: unknown, leaves: readonly JudgedLeaf[]): unknown {
  if (!leaves.some(({ ignored }) => ignored)) return value;
  const root: Branch = { ignored: false, kept: true, inner: new Map() };
  for (const { at, ignored } of leaves) {
    let branch = root;
    for (const step of at) {
      const next = branch.inner.get(step) ?? { ignored: false, kept: false, inner: new Map() };
      branch.inner.set(step, next);
      branch = next;
      if (ignored) branch.ignored = true;
      else branch.kept = true;
    }
  }
  return cutOut(value, root);
}

/** @returns `undefined` where nothing is left. */
function cutOut(value: unknown, { ignored, kept, inner }: Branch): unknown {
  if (ignored && !kept && !Array.isArray(value)) return undefined;
  if (inner.size === 0 || typeof value !== 'object' || value === null) return value;
  const left = Object.entries(value).flatMap(([name, part]): [string, unknown][] => {
    const branch = inner.get(Array.isArray(value) ? Number(name) : name);
    const rest = branch === undefined ? part : cutOut(part, branch);
    return rest === undefined ? [] : [[name, rest]];
  });
  if (!Array.isArray(value)) return Object.fromEntries(left);
  return left.length === 0 ? undefined : left.map(([, part]) => part);
}

function targetsOf(leaves: readonly JudgedLeaf[]): string[] {
  return [...new Map(leaves.map(({ target }) => [anyTargetKey(target), target])).values()];
}

/** A member of a message in any letter case, as clients write them. */
function memberOf(value: object, name: string): [string, unknown] | undefined {
  return Object.entries(value).find(([key]) => key.toLowerCase() === name);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
