import {
  type AttributePath,
  enterpriseUserSchema,
  formatPath,
  groupResourceType,
  groupSchema,
  parsePath,
  userResourceType,
  userSchema,
} from 'scim-core';
import { closestTargets, type NamedTarget } from './closest-targets.ts';
import { LONGEST_KEPT, ownText, targetKey, targetPath } from './target-key.ts';
import type { ResourceProfile, SupportedTarget, TargetPattern } from './types.ts';
import { compileWhole } from './whole-pattern.ts';

/** Whether a vendor takes a target attribute. */
export type TargetSupport =
  | { readonly supported: true; readonly by: SupportedTarget | TargetPattern | 'schema' }
  | {
      readonly supported: false;
      readonly closest: readonly string[];
      /** The pattern of the vendor that the name does not follow, where its URN is one of custom attributes only. */
      readonly breaks?: TargetPattern;
    }
  /** The profile does not list what is supported, or lists it only in part. */
  | { readonly supported: 'unknown' };

/** What {@link compileTargets} makes of a profile. */
export interface CompiledTargets {
  /** Whether the vendor takes this target; for one that it does not take, the closest that it does. */
  support(path: AttributePath): TargetSupport;
  /** The same for the text of a target, which may be no SCIM path: a few vendors use such names. */
  supportText(target: string): TargetSupport;
}

/** How many answers are remembered for each profile. */
const MOST_ANSWERS = 500;

const compiled = new WeakMap<ResourceProfile, CompiledTargets>();

/**
 * Prepares the targets of a profile for being asked about many times; the work is done once for each profile.
 *
 * @example
 * ```ts
 * import { parsePath } from 'scim-core';
 * import { compileTargets, loadProfile } from 'vendor-profiles';
 *
 * const targets = compileTargets(loadProfile('talkdesk').users);
 * targets.support(parsePath('title')).supported; // false
 * ```
 */
export function compileTargets(resource: ResourceProfile): CompiledTargets {
  const known = compiled.get(resource) ?? compile(resource);
  compiled.set(resource, known);
  return known;
}

function compile({ targets }: ResourceProfile): CompiledTargets {
  const byKey = new Map<string, SupportedTarget>();
  const byText = new Map<string, SupportedTarget>();
  for (const target of targets.supported) {
    if (target.literal) byText.set(target.target.toLowerCase(), target);
    else byKey.set(targetKey(target.target), target);
  }
  const schemas = new Set(targets.schemas.map((urn) => urn.toLowerCase()));
  const names = once(() => allTargets(targets.supported, schemas));
  const patterns = targets.patterns.map((pattern) => ({
    pattern,
    schema: compileWhole(pattern.schema, { anyCase: true }),
    attribute: compileWhole(pattern.attribute),
  }));
  const support = (path: AttributePath): TargetSupport => {
    const listed = byKey.get(targetKey(path));
    if (listed !== undefined) return { supported: true, by: listed };
    const ofUrn = patterns.filter(({ schema }) => path.schema !== undefined && schema(path.schema));
    const matched = ofUrn.find(({ attribute }) => attribute(path.attribute));
    // What RFC 7643 defines under the URN is no custom attribute, though its name may look like one.
    if (matched !== undefined && !isOfSchema(path, ALL_STANDARD)) return { supported: true, by: matched.pattern };
    if (isOfSchema(path, schemas)) return { supported: true, by: 'schema' };
    const broken = ofUrn.find(({ pattern }) => pattern.exclusive);
    if (broken !== undefined && !isOfSchema(path, ALL_STANDARD)) {
      return { supported: false, closest: asSlug(path, broken.attribute), breaks: broken.pattern };
    }
    if (targets.list !== 'closed') return { supported: 'unknown' };
    return unsupported(path, names);
  };
  const supportText = (target: string): TargetSupport => {
    const literal = byText.get(target.toLowerCase());
    if (literal !== undefined) return { supported: true, by: literal };
    const path = targetPath(target);
    if (path !== undefined) return support(path);
    // Names that a vendor derives from labels may begin with a digit, which a path does not allow.
    const [, urn = '', name = ''] = /^(urn:.+):([^:]+)$/i.exec(target) ?? [];
    const matched = patterns.find(({ schema, attribute }) => schema(urn) && attribute(name));
    if (matched !== undefined) return { supported: true, by: matched.pattern };
    return targets.list === 'closed' ? { supported: false, closest: [] } : { supported: 'unknown' };
  };
  const answered = new Map<string, TargetSupport>();
  return {
    support,
    supportText(target) {
      const known = answered.get(target);
      if (known !== undefined) return known;
      // Jobs ask for the same few names over and over, and a hostile one for others each time.
      if (answered.size >= MOST_ANSWERS || target.length > LONGEST_KEPT) return supportText(target);
      const own = ownText(target);
      const answer = supportText(own);
      answered.set(own, answer);
      return answer;
    },
  };
}

/** The way most vendors derive names of custom attributes from labels, where the pattern takes it. */
function asSlug({ schema, attribute }: AttributePath, matches: (name: string) => boolean): string[] {
  const slug = attribute.toLowerCase().replaceAll('_', '-').replaceAll('$', '');
  return matches(slug) ? [`${schema}:${slug}`] : [];
}

const STANDARD = [
  { schema: userSchema.id, type: userResourceType },
  { schema: enterpriseUserSchema.id, type: userResourceType },
  { schema: groupSchema.id, type: groupResourceType },
];

const ALL_STANDARD: ReadonlySet<string> = new Set(STANDARD.map(({ schema }) => schema.toLowerCase()));

/** Whether one of the standard schemas that are supported defines the attribute. */
function isOfSchema(path: AttributePath, schemas: ReadonlySet<string>): boolean {
  const name = formatPath({ ...path, filter: undefined });
  return STANDARD.some(({ schema, type }) => {
    if (!schemas.has(schema.toLowerCase())) return false;
    const target = type.index.resolve(name);
    if (target === undefined) return false;
    return schema === enterpriseUserSchema.id ? target.extension === schema : target.extension === undefined;
  });
}

/** A target that a vendor does not take; what comes close to it is looked for when somebody asks. */
function unsupported(path: AttributePath, names: () => readonly NamedTarget[]): TargetSupport {
  const closest = once(() => closestTargets(path, names()));
  return {
    supported: false,
    get closest() {
      return closest();
    },
  };
}

function once<T>(work: () => T): () => T {
  let done: { readonly value: T } | undefined;
  return () => {
    done ??= { value: work() };
    return done.value;
  };
}

/** All that is supported, by the schemas and by name. */
function allTargets(listed: readonly SupportedTarget[], schemas: ReadonlySet<string>): NamedTarget[] {
  const ofSchemas = STANDARD.filter(({ schema }) => schemas.has(schema.toLowerCase()))
    .flatMap(({ type }) => type.index.targets)
    .flatMap(({ path, parts }) => [path, ...[...parts.values()].map((part) => part.path)]);
  const named = listed.filter(({ literal }) => !literal).map(({ target }) => target);
  return [...new Set([...ofSchemas, ...named])].map((target) => ({ target, path: parsePath(target) }));
}
