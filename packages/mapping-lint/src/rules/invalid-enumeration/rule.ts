import type { ObjectMapping } from 'entra-mapping';
import { type JsonNode, pointerOf, propertyOf } from 'entra-mapping';
import { suggestions } from 'scim-core';
import type { Report, Rule } from '../../rule.ts';
import { SCHEMA_EDITOR } from '../../support/portal.ts';
import { DEFINITION_RESOURCE, MAPPING_RESOURCE, OBJECT_MAPPING_RESOURCE } from '../../support/references.ts';

const FLOW_TYPES = ['Always', 'ObjectAddOnly', 'MultiValueAddOnly', 'ValueAddOnly', 'AttributeAddOnly'];
const FLOW_BEHAVIORS = ['FlowWhenChanged', 'FlowAlways'];
const SOURCE_TYPES = ['Attribute', 'Constant', 'Function'];
const ATTRIBUTE_TYPES = ['String', 'Boolean', 'Integer', 'Reference', 'Binary', 'DateTime'];
const MUTABILITIES = ['ReadWrite', 'ReadOnly', 'Immutable', 'WriteOnly'];
const OBJECT_FLOWS = ['Add', 'Update', 'Delete', 'None'];

/** ML114: a word that the service does not know. */
export const invalidEnumeration: Rule = {
  meta: {
    code: 'ML114',
    name: 'invalid-enumeration',
    severity: 'error',
    since: '0.1.0',
    summary: 'a setting has a value that Entra does not know, or in another letter case',
    fix: 'safe',
    references: [MAPPING_RESOURCE, OBJECT_MAPPING_RESOURCE, DEFINITION_RESOURCE],
  },
  check({ everyMapping, report }) {
    for (const { objectMapping, rows } of everyMapping) {
      checkFlows(objectMapping, report);
      for (const { row, definition } of rows) {
        const checkWord = (node: JsonNode | undefined, known: readonly string[]) => {
          const found = node === undefined ? undefined : reportOf(node, known);
          if (found !== undefined) report({ ...found, objectMapping, attributeMapping: row });
        };
        checkWord(row.flowTypeNode, FLOW_TYPES);
        checkWord(propertyOf(row.node, 'flowBehavior'), FLOW_BEHAVIORS);
        if (row.sourceNode !== undefined) checkWord(propertyOf(row.sourceNode, 'type'), SOURCE_TYPES);
        if (definition !== undefined) {
          checkWord(anyCase(propertyOf(definition.node, 'type'), ATTRIBUTE_TYPES), ATTRIBUTE_TYPES);
          checkWord(anyCase(propertyOf(definition.node, 'mutability'), MUTABILITIES), MUTABILITIES);
        }
      }
    }
  },
};

/** Definitions are written in any letter case, in the documentation of Microsoft Graph too. */
function anyCase(node: JsonNode | undefined, known: readonly string[]): JsonNode | undefined {
  return knownIn(String(node?.scalar ?? ''), known) === undefined ? node : undefined;
}

/** The flags of an object mapping stand in one string, with or without spaces. */
function checkFlows(objectMapping: ObjectMapping, report: (report: Report) => void): void {
  const node = objectMapping.flowTypesNode;
  if (typeof node?.scalar !== 'string') return;
  const words = node.scalar.split(',').map((word) => word.trim());
  for (const word of words) {
    if (word === '' || OBJECT_FLOWS.includes(word)) continue;
    const corrected = words.map((each) => knownIn(each, OBJECT_FLOWS) ?? each).join(',');
    report({ ...unknownWord(node, word, OBJECT_FLOWS, corrected), objectMapping });
    return;
  }
}

function reportOf(node: JsonNode, known: readonly string[]): Report | undefined {
  const word = node.scalar;
  if (typeof word !== 'string' || known.includes(word)) return undefined;
  return unknownWord(node, word, known, knownIn(word, known) ?? word);
}

function unknownWord(node: JsonNode, word: string, known: readonly string[], corrected: string): Report {
  const match = knownIn(word, known);
  const [closest] = match === undefined ? suggestions(word, known) : [match];
  return {
    node,
    message: `"${word}" is no value of "${String(node.key)}"`,
    why: 'Entra compares these words letter by letter and refuses the schema, or takes the default in their place.',
    help: closest === undefined ? `write one of ${known.join(', ')}` : `write "${closest}"`,
    portal: SCHEMA_EDITOR,
    ...(match === undefined
      ? {}
      : {
          fix: {
            title: `write "${match}"`,
            safe: true,
            patch: [{ op: 'replace', path: pointerOf(node), value: corrected }],
          },
        }),
  };
}

function knownIn(word: string, known: readonly string[]): string | undefined {
  if (known.includes(word)) return word;
  const folded = word.toLowerCase();
  return known.find((each) => each.toLowerCase() === folded);
}
