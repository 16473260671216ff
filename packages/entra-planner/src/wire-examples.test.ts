import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Cycle, planCycle } from './cycle/cycle.ts';
import type { Directory } from './directory/types.ts';
import type { ObjectOutcome } from './object/outcome.ts';
import type { EntraAnswer, EntraRequest } from './request.ts';
import { applyEvent, mutableState } from './state/events.ts';
import { found } from './test-support/conversation.ts';
import { schemaOf } from './test-support/mapping.ts';
import { notSent, type Occasion, occasions } from './test-support/wire-examples.ts';

interface Example {
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly body?: unknown;
}

const examples = read(join(import.meta.dirname, '../fixtures/wire-examples.json'));
const shared = join(import.meta.dirname, '../../../../shared/data/wire/wire-examples.json');
const all = existsSync(shared) ? read(shared) : examples;

function read(path: string): readonly Example[] {
  return JSON.parse(readFileSync(path, 'utf8')) as Example[];
}

const ID = 'example';

/** Sends everything that the occasion asks for, to a target that answers as it has to. */
function requestsOf(occasion: Occasion, targetId: string): readonly EntraRequest[] {
  const { kind = 'user', rows, object, stored, lost, roles = [], linked = {}, members = [], options } = occasion;
  const subject = { objectId: ID, ...object };
  const id = String(subject.objectId);
  const others = Object.keys(linked).map((objectId) => ({ objectId, userPrincipalName: objectId }));
  const directory = {
    users: [...(kind === 'user' && object !== undefined ? [subject] : []), ...others],
    groups: kind === 'group' && object !== undefined ? [subject] : [],
    assignments: [
      { principal: id },
      ...roles.map((role) => ({ principal: id, role })),
      ...others.map(({ objectId }) => ({ principal: objectId })),
    ].slice(roles.length === 0 ? 0 : 1),
  } as unknown as Directory;
  const links = [...Object.entries(linked), ...(stored === undefined ? [] : [[id, targetId] as const])];
  const state = mutableState({
    version: 1,
    users: Object.fromEntries(
      links.filter(([key]) => kind === 'user' || key !== id).map(([key, target]) => [key, { targetId: target }]),
    ),
    groups: Object.fromEntries(
      links.filter(([key]) => kind === 'group' && key === id).map(([key, target]) => [key, { targetId: target }]),
    ),
  });
  for (const each of members) applyEvent(state, { type: 'member', kind: 'group', id, member: each, present: true });
  const cycle = planCycle({
    schema: schemaOf(
      kind === 'user' ? { users: rows } : { groups: rows, users: { userName: 'userPrincipalName' } },
      occasion.multiValued,
    ),
    directory,
    state,
    now: Date.UTC(2026, 0, 1),
    random: () => 0.5,
    ...(options === undefined ? {} : { options }),
  });
  if (occasion.purpose === 'probe')
    return cycle.probe.filter(({ path }) => path.startsWith(kind === 'user' ? '/Users' : '/Groups'));
  return converse(
    cycle,
    kind,
    id,
    (request) => answer(request, lost === true ? undefined : stored, targetId),
    ({ events }) => {
      for (const event of events) applyEvent(state, event);
    },
  );
}

function answer({ method, path }: EntraRequest, stored: object | undefined, id: string): EntraAnswer {
  if (method === 'POST') return { status: 201, body: { id } };
  if (method !== 'GET') return { status: 204 };
  if (path.includes('filter=')) return stored === undefined ? found() : found({ id, ...stored });
  return stored === undefined ? { status: 404 } : { status: 200, body: { id, ...stored } };
}

function converse(
  cycle: Cycle,
  kind: 'user' | 'group',
  id: string,
  ask: (request: EntraRequest) => EntraAnswer,
  apply: (outcome: ObjectOutcome) => void,
): readonly EntraRequest[] {
  const requests: EntraRequest[] = [];
  const plan = cycle.object(kind, id)!.plan();
  let step = plan.next();
  while (step.done !== true) {
    requests.push(step.value);
    step = plan.next(ask(step.value));
  }
  apply(step.value);
  const manager = kind === 'user' ? cycle.manager(step.value)?.next() : undefined;
  if (manager !== undefined && manager.done !== true) requests.push(manager.value);
  const membership = kind === 'group' ? cycle.members(step.value) : undefined;
  return [...requests, ...(membership?.requests.map(({ request }) => request) ?? [])];
}

/** What a request means: its query decoded and in any order, its body as data. */
function meaning({ method, path, body }: Pick<Example, 'method' | 'path' | 'body'>): unknown {
  const [target = '', query = ''] = path.split('?');
  const parameters = Object.fromEntries(new URLSearchParams(query));
  return { method, path: decodeURIComponent(target), parameters, body: method === 'POST' ? created(body) : body };
}

/** An empty list is no value (RFC 7643 §2.5), and `meta`, which one sample leaves out, is for the target to set (§3.1). */
function created(body: unknown): unknown {
  const members = Object.entries(body as object).filter(([name]) => name !== 'meta');
  return Object.fromEntries(members.filter(([, value]) => !(Array.isArray(value) && value.length === 0)));
}

/** A value that nobody has is another one each time. */
function withoutGuid(example: Example): Example {
  const guid = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/;
  return { ...example, path: example.path.replace(guid, 'a GUID') };
}

describe('the documented and captured requests of Entra', () => {
  it.each(examples)('$name', (example) => {
    const occasion = occasions[example.name];
    if (occasion === undefined) throw new Error(`nothing says what ${example.name} follows from`);
    const segments = example.path.split('?')[0]!.split('/');
    const requests = requestsOf(occasion, segments[2] ?? 'new').filter(({ purpose }) => purpose === occasion.purpose);
    const shown = occasion.purpose === 'probe' ? withoutGuid : (request: Example) => request;
    const sent = requests.map(({ method, path, body }) => ({ name: example.name, method, path, body }));
    expect(sent.map(shown).map(meaning)).toEqual([meaning(shown(example))]);
  });

  it('are all accounted for', () => {
    const known = [...Object.keys(occasions), ...Object.keys(notSent)].sort();
    const entra = all.map(({ name }) => name).filter((name) => name.startsWith('entra.'));
    expect(entra.filter((name) => !known.includes(name))).toEqual([]);
    expect(examples.map(({ name }) => name).sort()).toEqual(Object.keys(occasions).sort());
    for (const example of examples) expect(all.find(({ name }) => name === example.name)).toMatchObject(example);
  });
});
