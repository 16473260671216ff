import { didYouMean } from '../error/did-you-mean.ts';
import { clip } from '../error/syntax-error.ts';
import { bindElementFilter } from '../filter/bind.ts';
import type { BoundFilter } from '../filter/bound-filter.ts';
import { compileBoundElement } from '../filter/compile.ts';
import { type AttributePath, qualifiedName } from '../path/attribute-path.ts';
import { parsePath } from '../path/parse-path.ts';
import type { AttributeTarget } from '../schema/attribute-index.ts';
import type { CheckedOperation } from './operation.ts';
import type { ElementSelection } from './plan.ts';
import { planAttribute } from './plan-attribute.ts';
import type { PlanContext } from './plan-context.ts';
import { planElements } from './plan-elements.ts';

/** Plans an operation on an attribute, a sub-attribute or selected elements that a path names. */
export function planPath(
  { op, value }: Pick<CheckedOperation, 'op' | 'value'>,
  text: string,
  context: PlanContext,
): void {
  const path = parsePath(text, { mode: context.mode, onTolerance: context.report });
  const target = resolve(path, text, context);
  if (target === undefined) return;
  const { attribute } = target;
  const part = path.subAttribute === undefined ? undefined : findPart(target, path.subAttribute, text, context);
  if (path.subAttribute !== undefined && part === undefined) return;
  if (attribute.name === 'schemas' && target.extension === undefined) {
    // `schemas` follows from the attributes that the resource carries, so writing it changes nothing by itself.
    context.reason = 'schemas lists what the resource carries and is kept by the service provider';
    return;
  }
  const readOnly = attribute.mutability === 'readOnly' || part?.mutability === 'readOnly';
  if (readOnly) throw context.fail('mutability', `"${clip(text)}" is read-only`);
  if (attribute.multiValued) {
    const select = path.filter === undefined ? undefined : bindSelection(path, target, context);
    planElements({ op, value }, target, select, part, context);
    return;
  }
  if (path.filter !== undefined) {
    throw context.fail('invalidPath', `"${clip(text)}" has a single value, so brackets can't select from it`);
  }
  planAttribute({ op, value }, target, part, context);
}

function bindSelection(path: AttributePath, target: AttributeTarget, context: PlanContext): ElementSelection {
  const { resourceType, mode } = context;
  const filter: BoundFilter = bindElementFilter(path.filter!, target, {
    resourceType,
    mode,
    onTolerance: context.report,
  });
  return { filter, matches: compileBoundElement(filter) };
}

function resolve(path: AttributePath, text: string, context: PlanContext): AttributeTarget | undefined {
  const { index } = context.resourceType;
  const name = qualifiedName(path);
  const target = index.resolve(name);
  if (target !== undefined) return target;
  const inExtension = path.schema === undefined ? index.resolveInExtensions(name) : undefined;
  if (inExtension !== undefined && context.tolerate('patch.path-without-urn', text)) return inExtension;
  const names = index.targets.map((candidate) => candidate.path);
  const hint = inExtension === undefined ? didYouMean(name, names) : ` Write ${inExtension.path}.`;
  return unknown(text, `is no attribute of ${context.resourceType.name}.${hint}`, context);
}

function findPart(target: AttributeTarget, name: string, text: string, context: PlanContext) {
  const part = target.parts.get(name) ?? target.parts.get(name.toLowerCase());
  if (part?.subAttribute !== undefined) return part.subAttribute;
  const names = target.attribute.subAttributes.map((sub) => sub.name);
  return unknown(text, `names no sub-attribute of ${target.attribute.name}.${didYouMean(name, names)}`, context);
}

function unknown(text: string, problem: string, context: PlanContext): undefined {
  if (!context.tolerate('patch.unknown-path', text)) throw context.fail('invalidPath', `"${clip(text)}" ${problem}`);
  context.reason = `"${clip(text)}" ${problem} It was ignored.`;
  return undefined;
}
