import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readExport, type SynchronizationSchema } from 'entra-mapping';
import {
  applyEvent,
  type CycleInput,
  type Directory,
  type EntraRequest,
  emptyState,
  mutableState,
  type PlannerOptions,
  planCycle,
  type StateEvent,
} from 'entra-planner';
import { parse } from 'yaml';
import { provisionOnDemand } from '../run/provision-on-demand.ts';
import { runCycle } from '../run/run-cycle.ts';
import { clientTransport, type Transport } from '../run/transport.ts';
import { memoryTarget } from './target.ts';

type Json = Record<string, unknown>;

/** One row of the mapping of a scenario: `target: source`, an expression where it has a parenthesis. */
type Rows = Readonly<Record<string, string>>;

/** One cycle: what changed before it, and what it is to do. */
interface Stage {
  /** Attributes that objects get, by objectId; `null` takes the object away. */
  readonly change?: Readonly<Record<string, Json | null>>;
  /** Assignments from now on. */
  readonly assignments?: readonly unknown[];
  /** What happens to users of the target meanwhile, by objectId; `null` deletes one. */
  readonly target?: Readonly<Record<string, Json | null>>;
  readonly restart?: boolean;
  /** The object that is provisioned on demand, in the place of a cycle. */
  readonly onDemand?: string;
  /** `METHOD path` in order, or an object with the body behind it. */
  readonly requests: readonly (string | Readonly<Record<string, Json>>)[];
  /** What the target has then, by objectId; only the members that are given are looked at, `null` for an object that is gone. */
  readonly result?: Readonly<Record<string, Json | null>>;
}

/** A scenario file. */
export interface Scenario {
  readonly title: string;
  readonly source: string;
  readonly options?: PlannerOptions;
  /** The rows of the mapping; Entra's default mapping where there are none. */
  readonly users?: Rows;
  readonly groups?: Rows;
  readonly directory: {
    readonly users?: readonly Json[];
    readonly groups?: readonly Json[];
    readonly assignments?: readonly unknown[];
  };
  readonly stages: readonly Stage[];
}

/** What a stage really did, in the words of the file. */
export interface StageResult {
  readonly requests: readonly unknown[];
  readonly result: Readonly<Record<string, unknown>>;
}

export function readScenario(path: string): Scenario {
  return parse(readFileSync(path, 'utf8')) as Scenario;
}

const NOW = Date.UTC(2026, 0, 1);

/** Runs the stages one after the other against a service provider in memory. */
export async function runScenario(scenario: Scenario): Promise<readonly StageResult[]> {
  const client = memoryTarget();
  const state = mutableState(emptyState);
  const schema = schemaOf(scenario);
  const users = new Map((scenario.directory.users ?? []).map((user) => [String(user.objectId), user]));
  const groups = new Map((scenario.directory.groups ?? []).map((group) => [String(group.objectId), group]));
  let assignments = scenario.directory.assignments ?? [...users.keys(), ...groups.keys()];
  const results: StageResult[] = [];
  for (const stage of scenario.stages) {
    for (const [id, attributes] of Object.entries(stage.change ?? {})) {
      const objects = groups.has(id) || (attributes !== null && 'members' in attributes) ? groups : users;
      if (attributes === null) objects.delete(id);
      else objects.set(id, { ...objects.get(id), objectId: id, ...attributes });
    }
    assignments = stage.assignments ?? assignments;
    for (const [id, attributes] of Object.entries(stage.target ?? {})) {
      const path = `/Users/${state.users[id]?.targetId}`;
      if (attributes === null) await client.send({ method: 'DELETE', path });
      else
        await client.send({
          method: 'PATCH',
          path,
          body: {
            schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
            Operations: [{ op: 'replace', value: attributes }],
          },
        });
    }
    if (stage.restart === true) applyEvent(state, { type: 'restarted', links: true });
    const directory = {
      users: [...users.values()],
      groups: [...groups.values()],
      assignments: assignments.map((each) => (typeof each === 'string' ? { principal: each } : each)),
    } as unknown as Directory;
    const sent: EntraRequest[] = [];
    const known = new Map([...targetIds(state)]);
    const input: CycleInput = {
      schema,
      directory,
      state,
      now: NOW,
      random: () => 0.5,
      ...(scenario.options === undefined ? {} : { options: scenario.options }),
    };
    const transport = noting(clientTransport(client), (request) => {
      if (request.purpose !== 'probe') sent.push(request);
    });
    const apply = (events: readonly StateEvent[]) => {
      for (const event of events) applyEvent(state, event);
      for (const [targetId, id] of targetIds(state)) known.set(targetId, id);
    };
    if (stage.onDemand === undefined) {
      await runCycle({ cycle: planCycle(input), transport, apply, now: NOW, concurrency: 1 });
    } else {
      const kind = groups.has(stage.onDemand) ? 'group' : 'user';
      await provisionOnDemand({ input, kind, id: stage.onDemand, transport, apply });
    }
    const result: Record<string, unknown> = {};
    for (const [targetId, id] of known) {
      const endpoint = groups.has(id) || state.groups[id] !== undefined ? client.groups : client.users;
      result[id] = named(await endpoint.get(targetId).catch(() => null), known);
    }
    results.push({ requests: sent.map((request) => shown(request, known)), result });
  }
  return results;
}

function noting(transport: Transport, note: (request: EntraRequest) => void): Transport {
  return {
    send(request, signal) {
      note(request);
      return transport.send(request, signal);
    },
  };
}

function targetIds(state: ReturnType<typeof mutableState>): [string, string][] {
  return [...Object.entries(state.users), ...Object.entries(state.groups)].flatMap(
    ([id, { targetId }]): [string, string][] => (targetId === undefined ? [] : [[targetId, id]]),
  );
}

/** A request as a scenario writes it: the query decoded, ids of the target as `{objectId}`. */
function shown({ method, path, body }: EntraRequest, known: ReadonlyMap<string, string>): unknown {
  const [before = '', query] = path.split('?');
  const decoded = query === undefined ? before : `${before}?${decodeURIComponent(query.replaceAll('+', ' '))}`;
  const line = `${method} ${named(decoded, known) as string}`;
  return body === undefined ? line : { [line]: named(body, known) };
}

/** Puts `{objectId}` in the place of each id of the target. */
function named(value: unknown, known: ReadonlyMap<string, string>): unknown {
  let text = JSON.stringify(value);
  for (const [targetId, id] of known) text = text.replaceAll(targetId, `{${id}}`);
  return JSON.parse(text);
}

function schemaOf({ users, groups }: Scenario): SynchronizationSchema {
  if (users === undefined && groups === undefined) {
    const path = join(import.meta.dirname, '../../../entra-planner/fixtures/entra-default.json');
    return readExport(readFileSync(path)).schema;
  }
  const objectMappings = [
    ...(users === undefined ? [] : [objectMapping('User', users)]),
    ...(groups === undefined ? [] : [objectMapping('Group', groups)]),
  ];
  const rule = { sourceDirectoryName: 'Azure Active Directory', targetDirectoryName: 'customappsso', objectMappings };
  return readExport(JSON.stringify({ synchronizationRules: [rule], directories: [] })).schema;
}

function objectMapping(name: 'User' | 'Group', rows: Rows): object {
  const matching = name === 'User' ? 'userName' : 'displayName';
  return {
    enabled: true,
    flowTypes: 'Add, Update, Delete',
    name: `Provision ${name}s`,
    sourceObjectName: name,
    targetObjectName:
      name === 'User'
        ? 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'
        : 'urn:ietf:params:scim:schemas:core:2.0:Group',
    attributeMappings: Object.entries(rows).map(([targetAttributeName, source]) => ({
      targetAttributeName,
      matchingPriority: targetAttributeName === matching ? 1 : 0,
      flowType: 'Always',
      flowBehavior: 'FlowWhenChanged',
      source: source.includes('(')
        ? { type: 'Function', name: source.slice(0, source.indexOf('(')), expression: source, parameters: [] }
        : { type: 'Attribute', name: source, expression: `[${source}]`, parameters: [] },
    })),
  };
}
