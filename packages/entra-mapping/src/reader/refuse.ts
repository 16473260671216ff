import { type JsonNode, propertyOf } from '../json/node.ts';
import type { LineTable } from '../text/line-table.ts';
import { quoted, shortened } from '../text/printable.ts';
import { ExportError, type ExportErrorDetails } from './export-error.ts';

type Refusal = Pick<ExportErrorDetails, 'code' | 'reason' | 'help'>;

const DOWNLOAD =
  'in the portal open the application, Provisioning, Attribute mapping, "Show advanced options", "Review your schema here", and download the file';
const GET_SCHEMA = 'get the schema of a job with GET /servicePrincipals/{id}/synchronization/jobs/{jobId}/schema';

/** Things that Microsoft Graph and the portal also show as JSON, told by a property that only they have. */
const LOOKALIKES: readonly (readonly [properties: readonly string[], what: string, help: string])[] = [
  [['arity'], 'a list of filter operators', DOWNLOAD],
  [['parsedExpression'], 'the answer of parseExpression', DOWNLOAD],
  [['testInputObject'], 'a request to parseExpression', DOWNLOAD],
  [['clauses'], 'a group of scoping filter clauses', DOWNLOAD],
  [['groups'], 'a scoping filter', DOWNLOAD],
  [['objects'], 'a directory definition (it lists attributes, but maps none)', DOWNLOAD],
  [['attributes'], 'an object definition (it lists attributes, but maps none)', DOWNLOAD],
  [['mutability'], 'an attribute definition (it describes an attribute, but maps none)', DOWNLOAD],
  [['expression'], 'the source of an attribute mapping', 'give the mapping around it, with its targetAttributeName'],
  [['parameters', 'name'], 'a list of expression functions', DOWNLOAD],
  [['factoryTag'], 'a provisioning template without its schema', GET_SCHEMA],
  [['responses'], 'the answer to a batch of requests', 'give the "body" of the response that holds the schema'],
  [['provisioningAction'], 'an entry of the provisioning log', DOWNLOAD],
  [['key', 'value'], 'a list of names and values, such as the secrets of a job', DOWNLOAD],
  [['appId'], 'an application or service principal', GET_SCHEMA],
  [['schemas'], 'a SCIM resource or message', DOWNLOAD],
];

/** The error for JSON that holds no schema: says what it is, where that can be told, and how to get a schema. */
export function refuse(node: JsonNode, lines: LineTable): ExportError {
  const { start, end } = node;
  return new ExportError(lines, { ...describe(node), start, end });
}

const JSON_IN_TEXT: Refusal = {
  code: 'not-a-schema',
  reason: 'this is JSON inside a JSON text, as ConvertTo-Json makes it of what is JSON already',
  help: 'leave ConvertTo-Json out, as behind Invoke-MgGraphRequest -OutputType Json',
};

function describe(node: JsonNode): Refusal {
  if (typeof node.scalar === 'string' && /^\s*[{[]/.test(node.scalar)) return JSON_IN_TEXT;
  if (node.kind !== 'object') {
    const what = node.kind === 'array' ? 'an array without anything in it that can be read' : `a JSON ${node.kind}`;
    return { code: 'not-a-schema', reason: `this is ${what}, not a synchronization schema`, help: DOWNLOAD };
  }
  if (node.children.length === 0) {
    return { code: 'not-a-schema', reason: 'this is an empty object, not a synchronization schema', help: DOWNLOAD };
  }
  const error = propertyOf(node, 'error');
  if (error?.kind === 'object' || typeof error?.scalar === 'string') return graphError(error, node);
  if (has(node, 'templateId') || has(node, 'schedule')) {
    const reason = 'this is a list of provisioning jobs, not a synchronization schema';
    const id = propertyOf(node, 'id')?.scalar;
    const job = typeof id === 'string' ? `; the id here is ${quoted(id)}` : '';
    return { code: 'jobs-list', reason, help: `${GET_SCHEMA}${job}` };
  }
  for (const [properties, what, help] of LOOKALIKES) {
    if (properties.every((property) => has(node, property))) {
      return { code: 'not-a-schema', reason: `this is ${what}, not a synchronization schema`, help };
    }
  }
  const names = node.children.slice(0, 3).map((child) => quoted(String(child.key)));
  const reason = `this is JSON without "synchronizationRules"; it begins with ${names.join(', ')}`;
  return { code: 'not-a-schema', reason, help: DOWNLOAD };
}

/** What to do about an error, by a part of its code; the first that fits. */
const ERROR_HELP: readonly (readonly [code: RegExp, help: string])[] = [
  [/token|unauth|invalid_|client|grant/i, 'sign in again, and repeat the request'],
  [/not_?found/i, 'check the identifiers of the service principal and of the job, and repeat the request'],
  [/^/, 'repeat the request with the permission Synchronization.Read.All'],
];

/** An error of Graph is an object in `error`; one of the sign-in has its code there and a text beside it. */
function graphError(error: JsonNode, answer: JsonNode): Refusal {
  const code = error.scalar ?? propertyOf(error, 'code')?.scalar;
  const message = propertyOf(error, 'message')?.scalar ?? propertyOf(answer, 'error_description')?.scalar;
  const said = [code, message].filter((part) => typeof part === 'string').map((part) => shortened(String(part)));
  const reason = `this is an error that Microsoft Graph answered (${said.join(': ') || 'without a message'})`;
  const help = ERROR_HELP.find(([pattern]) => pattern.test(typeof code === 'string' ? code : ''))?.[1] ?? GET_SCHEMA;
  return { code: 'graph-error', reason, help };
}

/** The error for something beside the pieces of a schema that is no such piece. */
export function refuseBeside(node: JsonNode, kind: string, lines: LineTable): ExportError {
  const reason = `this stands beside ${kind}, but is something else`;
  const help = 'remove it, or give it what it lacks';
  return new ExportError(lines, { code: 'not-a-schema', reason, help, start: node.start, end: node.end });
}

function has(node: JsonNode, name: string): boolean {
  return propertyOf(node, name) !== undefined;
}
