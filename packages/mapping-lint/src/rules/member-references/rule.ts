import { type AttributeDefinition, propertyOf } from 'entra-mapping';
import { anyTargetKey, type ReferenceRule } from 'vendor-profiles';
import type { Report, Rule, RuleContext } from '../../rule.ts';
import { setProperty } from '../../support/fixes.ts';
import { attributePath } from '../../support/portal.ts';
import { CUSTOMIZE, DEFINITION_RESOURCE } from '../../support/references.ts';
import type { Row } from '../../support/rows.ts';

/** ML604: an attribute points to objects that the vendor does not expect, or to none. */
export const memberReferences: Rule = {
  meta: {
    code: 'ML604',
    name: 'member-references',
    severity: 'error',
    since: '0.1.0',
    summary: 'the references of an attribute are not those that the vendor asks for, or lead nowhere',
    fix: 'unsafe',
    references: [CUSTOMIZE, DEFINITION_RESOURCE],
  },
  check(context) {
    for (const { rows, resource } of context.mappings) {
      for (const row of rows) {
        const { definition } = row;
        if (definition === undefined) continue;
        const asked = resource.references.find(({ target }) => anyTargetKey(target) === row.key);
        if (asked === undefined) checkMembers(row, definition, context);
        else checkAsked(row, definition, asked, context);
      }
    }
  },
};

/** What the vendor asks for, word by word. */
function checkAsked(row: Row, definition: AttributeDefinition, asked: ReferenceRule, context: RuleContext): void {
  const { profile, report } = context;
  const isSame = sameObject(context);
  const names = definition.referencedObjects;
  const excess = names.filter((name) => !asked.allowed.some((allowed) => isSame(allowed, name)));
  const wanted = asked.required ?? asked.allowed;
  const missing = wanted.filter((name) => !names.some((known) => isSame(name, known)));
  if (excess.length === 0 && missing.length === 0) return;
  const kept = names.filter((name) => !excess.includes(name));
  const right = [...kept, ...missing];
  report({
    ...describe(row, definition, right),
    basis: asked,
    message:
      excess.length > 0
        ? `"${row.target}" refers to ${quote(excess)}, which ${profile.name} does not expect`
        : `"${row.target}" does not refer to ${quote(missing)}, which ${profile.name} needs`,
    why: asked.note ?? 'Entra resolves members of these kinds only, and sends each of them as the kind that it found.',
    help: `let "${row.target}" refer to ${quote(right)} only`,
  });
}

/** Members that can be nobody, whoever the vendor is. */
function checkMembers(row: Row, definition: AttributeDefinition, { export: { schema }, report }: RuleContext): void {
  const { objectMapping, kind } = row.mapping;
  if (kind !== 'group' || row.key !== 'members' || definition.type.toLowerCase() !== 'reference') return;
  const rule = schema.synchronizationRules.find(({ objectMappings }) => objectMappings.includes(objectMapping));
  const objects = rule?.targetDirectory?.objects.flatMap(({ name }) => name ?? []) ?? [];
  const users = rule?.objectMappings.find((other) => other.kind === 'user')?.targetObjectName ?? undefined;
  // A list that is not there says nothing; a list without an object of the directory says that nobody is meant.
  if (propertyOf(definition.node, 'referencedObjects') === undefined || objects.length === 0) return;
  if (users === undefined || definition.referencedObjects.some((name) => objects.includes(name))) return;
  report({
    ...describe(row, definition, [users]),
    severity: 'warning',
    message:
      definition.referencedObjects.length === 0
        ? `"${row.target}" refers to no object`
        : `"${row.target}" refers to ${quote(definition.referencedObjects)}, which the directory does not have`,
    why: 'Entra looks for members among the objects that are named here. With none of them it finds nobody, and groups stay empty.',
    help: `let "${row.target}" refer to ${quote([users])}`,
  });
}

function describe({ row, target, mapping: { objectMapping } }: Row, { node }: AttributeDefinition, names: string[]) {
  const value = names.map((name) => ({ referencedObjectName: name, referencedProperty: null }));
  return {
    node: propertyOf(node, 'referencedObjects') ?? node,
    objectMapping,
    attributeMapping: row,
    portal: attributePath(objectMapping, target, `Referenced object attribute: ${names.join(', ')}`),
    fix: {
      title: `refer to ${quote(names)} only`,
      safe: false,
      patch: [setProperty(node, 'referencedObjects', value)],
    },
  } satisfies Partial<Report>;
}

/** Names of objects differ between jobs: the object that users are mapped to is the user, whatever it is called. */
function sameObject({ allMappings }: RuleContext): (asked: string, name: string) => boolean {
  const users = allMappings
    .filter(({ kind }) => kind === 'user')
    .map(({ objectMapping }) => objectMapping.targetObjectName);
  return (asked, name) => asked === name || (/:user$/i.test(asked) && users.includes(name));
}

function quote(names: readonly string[]): string {
  return names.map((name) => `"${name}"`).join(', ');
}
