import { readFileSync } from 'node:fs';
import { readExport, type SynchronizationSchema } from 'entra-mapping';
import { previewCreation } from 'mapping-lint';
import { type ReferenceServer, startReferenceServer } from 'scim-reference-server';
import type { Answer, Json } from '../conformance/check.ts';
import { send } from '../conformance/send.ts';
import type { Guide, Person, Row } from './guide.ts';

/** Entra's provisioning service, as far as it creates, finds, changes and disables. */
export interface Provisioning {
  readonly server: ReferenceServer;
  /** Looks somebody up by the attribute that the guide matches; the number of those who are found. */
  match(value: string): Promise<number>;
  create(source: Person, rows?: readonly Row[]): Promise<Answer>;
  read(id: unknown): Promise<Json>;
  /** Changes what is at a target; without the flag of the tenant URL as Entra writes it by default. */
  change(
    endpoint: string,
    id: unknown,
    op: 'Add' | 'Replace' | 'Remove',
    path: string,
    value: unknown,
  ): Promise<Answer>;
  send(method: string, path: string, body?: unknown): Promise<Answer>;
}

const PATCH_OP = 'urn:ietf:params:scim:api:messages:2.0:PatchOp';

const template = readFileSync(
  new URL('../../../packages/entra-planner/fixtures/entra-default.json', import.meta.url),
  'utf8',
);

/** An export whose users are mapped by rows. */
function exportOf(rows: readonly Row[], match: string): SynchronizationSchema {
  const text = JSON.parse(template) as {
    synchronizationRules: { objectMappings: { name: string; attributeMappings: object[] }[] }[];
  };
  const users = text.synchronizationRules[0]?.objectMappings.find(({ name }) => name.endsWith('Users'));
  if (users === undefined) throw new Error('the template has no mapping of users');
  users.attributeMappings = rows.map((row) => mappingOf(row, match));
  return readExport(JSON.stringify(text)).schema;
}

function mappingOf([source, target]: Row, match: string): object {
  const expression = source.startsWith('(') ? source.slice(1, -1) : `[${source}]`;
  const type = source.startsWith('(') ? 'Function' : 'Attribute';
  return {
    targetAttributeName: target,
    matchingPriority: target === match ? 1 : 0,
    source: { type, name: source, expression, parameters: [] },
  };
}

/** Starts a server that plays the vendor, and provisions to it as the guide says. */
export async function provision({ profile, rows, match, flag }: Guide): Promise<Provisioning> {
  // No vendor is asked more often than it likes: each request comes a second after the one before.
  let time = Date.UTC(2026, 0, 2);
  const now = () => time;
  const server = await startReferenceServer({ port: 0, logLevel: 'silent', profile, now });
  const ask: Provisioning['send'] = (method, path, body) => {
    time += 1000;
    return send(server, method, path, body);
  };
  return {
    server,
    send: ask,
    async match(value) {
      const { body } = await ask('GET', `/Users?filter=${match}+eq+"${value.replace('@', '%40')}"`);
      return Number(body?.totalResults);
    },
    create(source, mapped = rows) {
      const { IsSoftDeleted: _, ...user } = source;
      // Without the attribute that is usually matched by, another one has to do.
      const by = mapped.some(([, target]) => target === match) ? match : 'externalId';
      const schema = exportOf(mapped, by);
      const { requests, message } = previewCreation({ schema, user, profile: server.profile, now: time });
      const creation = requests.find(({ method }) => method === 'POST');
      if (creation === undefined) throw new Error(`nothing is created: ${message}`);
      return ask('POST', '/Users', creation.body);
    },
    async read(id) {
      const { status, body } = await ask('GET', `/Users/${String(id)}`);
      if (status !== 200 || body === undefined) throw new Error(`reading ${String(id)} was answered with ${status}`);
      return body;
    },
    change(endpoint, id, op, path, value) {
      const operation = flag ? { op: op.toLowerCase(), path, value } : { op, path, value };
      return ask('PATCH', `${endpoint}/${String(id)}`, { schemas: [PATCH_OP], Operations: [operation] });
    },
  };
}
