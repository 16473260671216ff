import { type JsonNode, pointerOf, propertyOf, toValue } from 'entra-mapping';
import type { Rule } from '../../rule.ts';
import { nameRange } from '../../support/ranges.ts';
import { TEMPLATE_RESOURCE } from '../../support/references.ts';

/** Names of what must stay secret, at the end of a longer name. */
const SECRET = /(secret|password|passphrase|access_?token|refresh_?token|secret_?token|api_?key)$/i;

/** ML121: the text holds a password or a token. */
export const exposedSecret: Rule = {
  meta: {
    code: 'ML121',
    name: 'exposed-secret',
    severity: 'warning',
    since: '0.1.0',
    summary: 'the input holds a password or a token beside the schema',
    fix: 'unsafe',
    references: [TEMPLATE_RESOURCE],
  },
  check({ export: { schema }, report }) {
    for (let around: JsonNode | undefined = schema.node; around !== undefined; around = around.parent) {
      for (const entry of entriesOf(around)) {
        const value = propertyOf(entry, 'value');
        if (value === undefined || !holdsSecret(entry)) continue;
        // The line of the value must not be shown, so that it is the list around it that is pointed at.
        const shown = entry.parent ?? around;
        report({
          node: shown,
          range: nameRange(shown),
          message: `the value of "${keyOf(entry)}" is a secret in plain text`,
          why: 'Whoever gets this file, in a ticket or in a repository, can use it in the place of the tenant.',
          help: 'take the value out before the file is passed on, and let the application give a new secret if it was',
          portal: 'Provisioning ▸ Admin Credentials ▸ Secret Token, enter a new one, then Save',
          fix: { title: 'blank the value', safe: false, patch: [{ op: 'replace', path: pointerOf(value), value: '' }] },
        });
      }
    }
  },
};

/** The pairs of key and value that stand beside a schema: settings of a template, credentials of a job. */
function entriesOf(node: JsonNode): readonly JsonNode[] {
  return ['metadata', 'secrets', 'value'].flatMap((name) => {
    const list = propertyOf(node, name);
    return list?.kind === 'array' ? list.children.filter((each) => propertyOf(each, 'key') !== undefined) : [];
  });
}

function keyOf(entry: JsonNode): string {
  return String(propertyOf(entry, 'key')?.scalar ?? '');
}

function holdsSecret(entry: JsonNode): boolean {
  const value = toValue(propertyOf(entry, 'value') ?? entry);
  if (typeof value !== 'string' || isBlank(value)) return false;
  if (SECRET.test(keyOf(entry))) return true;
  return /^\s*[[{]/.test(value) && hasSecret(parse(value));
}

/** Settings hold further settings as JSON inside a string. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function hasSecret(value: unknown, depth = 0): boolean {
  if (typeof value !== 'object' || value === null || depth > 5) return false;
  if (Array.isArray(value)) return value.some((each) => hasSecret(each, depth + 1));
  const named = new Map(Object.entries(value).map(([name, inner]) => [name.toLowerCase(), inner]));
  const isField = named.get('secret') === true || SECRET.test(String(named.get('name') ?? named.get('key') ?? ''));
  if (isField && isText(named.get('value'))) return true;
  return [...named].some(([name, inner]) => (SECRET.test(name) && isText(inner)) || hasSecret(inner, depth + 1));
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && !isBlank(value);
}

/** Microsoft Graph writes stars, or nothing, in the place of secrets. */
function isBlank(text: string): boolean {
  return /^\**$/.test(text.trim());
}
