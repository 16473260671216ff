import { didYouMean } from '../error/did-you-mean.ts';
import { clip } from '../error/syntax-error.ts';
import { bindElementFilter } from '../filter/bind.ts';
import { compileBoundElement } from '../filter/compile.ts';
import { formatPath } from '../filter/format.ts';
import { type AttributePath, qualifiedName } from '../path/attribute-path.ts';
import { parsePathUnsealed } from '../path/parse-path.ts';
import type { AttributeTarget } from '../schema/attribute-index.ts';
import type { ToleranceId } from '../tolerance/tolerances.ts';
import { elementTemplate } from './element-template.ts';
import type { ElementSelection } from './plan.ts';
import type { PlanContext } from './plan-context.ts';

/** A path of an operation, resolved against the schema. */
export interface BoundPath {
  /** The attribute, or the sub-attribute behind a dot. */
  readonly target: AttributeTarget;
  readonly select: ElementSelection | undefined;
  /** The departures that reading it needed, each with the place. */
  readonly tolerances: readonly Tolerated[];
}

type Tolerated = readonly [id: ToleranceId, where: string];

/**
 * Resolves a path against the schema, or looks it up where it has been before.
 *
 * @returns `undefined` for an attribute that does not exist, where the mode lets it be ignored.
 */
export function bindPath(text: string, context: PlanContext): BoundPath | undefined {
  const { pathCache, resourceType, mode } = context;
  const cached = pathCache?.get(text, resourceType, mode);
  const bound = cached ?? parseAndBind(text, context);
  if (bound === undefined) return undefined;
  if (cached === undefined) pathCache?.set(text, resourceType, mode, bound);
  for (const [id, where] of bound.tolerances) context.report(id, where);
  return bound;
}

function parseAndBind(text: string, context: PlanContext): BoundPath | undefined {
  const tolerances: Tolerated[] = [];
  const onTolerance = (id: ToleranceId, where: string) => void tolerances.push([id, where]);
  const { mode, resourceType } = context;
  const path = parsePathUnsealed(text, { mode, onTolerance });
  const whole = resolve(path, text, context, onTolerance);
  if (whole === undefined) return undefined;
  const target = path.subAttribute === undefined ? whole : findPart(whole, path.subAttribute, text, context);
  if (target === undefined || path.filter === undefined) {
    return target === undefined ? undefined : { target, select: undefined, tolerances };
  }
  if (!whole.attribute.multiValued) {
    throw context.fail('invalidPath', `"${clip(text)}" has a single value, so brackets can't select from it`);
  }
  const filter = bindElementFilter(path.filter, whole, { resourceType, mode, onTolerance });
  const matches = compileBoundElement(filter);
  const template = elementTemplate(filter);
  // A condition may contradict itself, and then no element can be made for it.
  const select = { filter, matches, template: template !== undefined && matches(template) ? template : undefined };
  return { target, select, tolerances };
}

function resolve(
  path: AttributePath,
  text: string,
  context: PlanContext,
  onTolerance: (id: ToleranceId, where: string) => void,
): AttributeTarget | undefined {
  const { index, name: typeName } = context.resourceType;
  const name = qualifiedName(path);
  const target = index.resolve(name);
  if (target !== undefined) return target;
  const inExtension = path.schema === undefined ? index.resolveInExtensions(name) : undefined;
  if (inExtension !== undefined && context.allows('patch.path-without-urn')) {
    onTolerance('patch.path-without-urn', text);
    return inExtension;
  }
  const names = index.targets.map((candidate) => candidate.path);
  const similar = didYouMean(name, names) || didYouMean(formatPath({ ...path, filter: undefined }), names);
  const hint = inExtension === undefined ? similar : ` Write ${inExtension.path}.`;
  return unknown(text, `is no attribute of ${typeName}.${hint}`, context);
}

function findPart(
  whole: AttributeTarget,
  name: string,
  text: string,
  context: PlanContext,
): AttributeTarget | undefined {
  const part = whole.parts.get(name) ?? whole.parts.get(name.toLowerCase());
  if (part !== undefined) return part;
  const names = whole.attribute.subAttributes.map((sub) => sub.name);
  return unknown(text, `names no sub-attribute of ${whole.attribute.name}.${didYouMean(name, names)}`, context);
}

function unknown(text: string, problem: string, context: PlanContext): undefined {
  const sentence = `"${clip(text)}" ${problem}`;
  if (!context.tolerate('patch.unknown-path', text)) throw context.fail('invalidPath', sentence);
  context.reason = `${sentence} It was ignored.`;
  return undefined;
}
