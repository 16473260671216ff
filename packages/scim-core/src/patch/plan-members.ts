import { clip } from '../error/syntax-error.ts';
import { describe } from '../resource/read-context.ts';
import { isJsonObject } from '../resource/read-value.ts';
import type { AttributeTarget } from '../schema/attribute-index.ts';
import type { SchemaExtension } from '../schema/resource-type.ts';
import type { PatchOperator } from './operation.ts';
import { planAttribute } from './plan-attribute.ts';
import type { PlanContext } from './plan-context.ts';
import { planElements } from './plan-elements.ts';
import { planPath } from './plan-path.ts';

type WritingOperator = Exclude<PatchOperator, 'remove'>;

/**
 * Plans an operation without a path: each member of its value names an attribute (RFC 7644 §3.5.2.1, §3.5.2.3).
 *
 * @param prefix The URN of a schema and a colon when the members stand under it, else empty.
 */
export function planMembers(op: WritingOperator, value: unknown, context: PlanContext, prefix = ''): void {
  if (!isJsonObject(value)) {
    const what = prefix === '' ? 'without a path the value' : `"${prefix.slice(0, -1)}"`;
    throw context.fail('invalidValue', `${what} must be an object of attributes, found ${describe(value)}`);
  }
  const { index } = context.resourceType;
  for (const name of Object.keys(value)) {
    const member = value[name];
    const extension = prefix === '' ? index.extension(name) : undefined;
    const target = index.resolve(`${prefix}${name}`);
    if (extension !== undefined) planExtensionMember(op, extension, member, context);
    else if (target !== undefined && target.attribute.name.length === name.length)
      planMember(op, target, member, context);
    else if (prefix === '' && index.isBaseSchema(name)) planMembers(op, member, context, `${name}:`);
    else {
      if (isPath(name) && !context.tolerate('patch.key-as-path', name)) {
        throw context.fail(
          'invalidPath',
          `the member "${clip(name)}" is a path; give it as the path of its own operation`,
        );
      }
      planPath({ op, value: member }, `${prefix}${name}`, context);
    }
  }
}

/** Plans an operation on all of an extension, whose value stands under its URN; adding no value adds nothing. */
function planExtensionMember(
  op: WritingOperator,
  extension: SchemaExtension,
  value: unknown,
  context: PlanContext,
): void {
  if (op === 'replace' || value !== null) planExtension(op, extension, value, context);
}

/** Plans an operation on all of an extension, whose URN is the path. */
export function planExtension(
  op: PatchOperator,
  { schema }: SchemaExtension,
  value: unknown,
  context: PlanContext,
): void {
  if (op === 'add' || (op === 'replace' && value !== null)) {
    planMembers(op, value, context, `${schema.id}:`);
    return;
  }
  const listed = op === 'remove' ? listedNames(schema.id, value, context) : undefined;
  for (const target of context.resourceType.index.targets) {
    const { extension, attribute } = target;
    if (extension !== schema.id || attribute.mutability === 'readOnly') continue;
    if (listed === undefined || listed.has(attribute.name.toLowerCase())) planClear(target, context);
  }
}

/** The attributes that a remove lists in a value it should not have; `undefined` without one. */
function listedNames(urn: string, value: unknown, context: PlanContext): ReadonlySet<string> | undefined {
  if (value === undefined || value === null) return undefined;
  if (!context.tolerate('patch.remove-with-value', urn)) throw context.fail('invalidSyntax', 'remove has no value');
  return new Set(isJsonObject(value) ? Object.keys(value).map((name) => name.toLowerCase()) : []);
}

function planClear(target: AttributeTarget, context: PlanContext): void {
  if (target.attribute.multiValued) context.add({ action: 'overwrite', target, elements: [] });
  else context.add({ action: 'assign', target, value: undefined });
}

/** A member whose name is no plain attribute name. */
function isPath(name: string): boolean {
  return /[.:[]/.test(name);
}

function planMember(op: WritingOperator, target: AttributeTarget, value: unknown, context: PlanContext): void {
  const { attribute, extension } = target;
  if (attribute.name === 'schemas' && extension === undefined) return;
  if (attribute.mutability === 'readOnly') {
    if (!context.tolerate('patch.read-only-in-value', target.path)) context.add({ action: 'verify', target, value });
    return;
  }
  if (value === null || value === undefined) {
    if (op === 'replace') planClear(target, context);
    return;
  }
  if (attribute.multiValued) planElements({ op, value }, target, context);
  else planAttribute({ op, value }, target, context);
}
