import { type AttributeDefinition, type JsonValue, propertyOf } from 'entra-mapping';
import type { Fix } from '../../finding.ts';
import type { Rule, RuleContext } from '../../rule.ts';
import { oneOf, setProperty } from '../../support/fixes.ts';
import { attributePath } from '../../support/portal.ts';
import { CUSTOMIZE, DEFINITION_RESOURCE } from '../../support/references.ts';
import type { Row } from '../../support/rows.ts';

/** ML515: the attribute list has another type than the vendor. */
export const definitionDisagrees: Rule = {
  meta: {
    code: 'ML515',
    name: 'definition-disagrees',
    severity: 'error',
    since: '0.1.0',
    summary: 'the attribute list gives a target another type than the vendor does',
    fix: 'unsafe',
    references: [CUSTOMIZE, DEFINITION_RESOURCE],
  },
  check(context) {
    for (const { rows } of context.mappings) {
      for (const row of rows) {
        checkType(row, context);
        checkList(row, context);
      }
    }
  },
};

function checkType(each: Row, { profile, report }: RuleContext): void {
  const { definition, listed, pattern, target } = each;
  const types = listed?.type === undefined ? pattern?.types : [listed.type];
  if (definition === undefined || types === undefined) return;
  if (types.some((type) => type.toLowerCase() === definition.type.toLowerCase())) return;
  // Tables write String for the manager, too; as text Entra could not send whom it refers to.
  const isImported = ((listed ?? pattern)?.confidence ?? profile.confidence) === 'imported';
  if (isImported && definition.type.toLowerCase() === 'reference') return;
  const named = types.map(withArticle).join(' or ');
  report({
    ...commonOf(each),
    node: propertyOf(definition.node, 'type') ?? definition.node,
    message: `"${target}" is ${withArticle(definition.type)} in the attribute list, and ${named} at ${profile.name}`,
    why: `Entra writes the value in the form of the type that is listed, which the application does not expect.${noteOf(each)}`,
    portal: attributePath(each.mapping.objectMapping, target, `Type: ${types.join(' or ')}`),
    help: `set "type" of the attribute to ${types.map((type) => `"${type}"`).join(' or ')}`,
    ...oneOf(...types.map((type) => setIn(definition, 'type', type, `make it a ${type}`))),
  });
}

function checkList(each: Row, { profile, report }: RuleContext): void {
  const { definition, listed, pattern, target } = each;
  const wanted = listed?.multiValued ?? pattern?.multiValued;
  if (definition === undefined || wanted === undefined || wanted === definition.multivalued) return;
  report({
    ...commonOf(each),
    node: propertyOf(definition.node, 'multivalued') ?? definition.node,
    message: `"${target}" ${definition.multivalued ? 'is a list' : 'is one value'} in the attribute list, and ${wanted ? 'a list' : 'one value'} at ${profile.name}`,
    why: `Entra sends ${definition.multivalued ? 'a list where one value' : 'one value where a list'} is expected.${noteOf(each)}`,
    portal: attributePath(each.mapping.objectMapping, target, `Multi-Value: ${wanted ? 'Yes' : 'No'}`),
    help: `set "multivalued" of the attribute to ${wanted}`,
    fix: setIn(definition, 'multivalued', wanted, wanted ? 'make it a list' : 'make it one value'),
  });
}

function commonOf({ row, mapping: { objectMapping }, listed, pattern }: Row) {
  return { objectMapping, attributeMapping: row, basis: listed ?? pattern };
}

function noteOf({ listed, pattern }: Row): string {
  const note = listed?.note ?? pattern?.note;
  return note === undefined ? '' : ` ${note}`;
}

function setIn({ node }: AttributeDefinition, name: string, value: JsonValue, title: string): Fix {
  return { title, safe: false, patch: [setProperty(node, name, value)] };
}

function withArticle(type: string): string {
  return `${/^[aeiou]/i.test(type) ? 'an' : 'a'} ${type}`;
}
