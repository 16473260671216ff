import type { AttributeMapping, JsonValue } from 'entra-mapping';
import type { Fix } from '../finding.ts';
import { setProperty } from './fixes.ts';

/** The fix that writes another constant, or another default value. */
export function writeValue({ node }: AttributeMapping, value: string, what: 'the constant' | 'the default value'): Fix {
  const source: JsonValue = { expression: JSON.stringify(value), name: value, type: 'Constant', parameters: [] };
  const patch =
    what === 'the constant' ? setProperty(node, 'source', source) : setProperty(node, 'defaultValue', value);
  return { title: `write "${value}"`, safe: false, patch: [patch] };
}
