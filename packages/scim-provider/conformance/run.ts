import { userResourceType } from 'scim-core';
import { expect } from 'vitest';
import { createProvider } from '../src/index.ts';
import { createMemoryStore } from '../src/store/memory-store.ts';
import { type Answer, type TestProvider, testProvider } from '../src/testing/test-provider.ts';
import type { Check, OptionsCheck, ScenarioCheck, Step } from './record.ts';

/** A mode in which a check runs; `any` where the mode makes no difference. */
export type RunMode = 'strict' | 'lenient' | 'any';

/** The modes in which a check must hold. */
export function modesOf(check: Check): readonly RunMode[] {
  if (check.kind === 'options') return ['any'];
  return check.mode === undefined ? ['strict', 'lenient'] : [check.mode];
}

/** Runs one check; throws when it does not hold. */
export async function runCheck(check: Check, mode: RunMode): Promise<void> {
  if (check.kind === 'options') return runOptions(check);
  if (mode === 'any') throw new Error('a scenario runs in a mode');
  return check.kind === 'proof' ? check.run(mode) : runScenario(check, mode);
}

function runOptions({ options, refused }: OptionsCheck): void {
  const all = { resourceTypes: [userResourceType], store: createMemoryStore(), authenticate: () => ({ id: 'x' }) };
  const create = () => createProvider({ ...all, ...options });
  expect(create).toThrow(TypeError);
  expect(create).toThrow(refused);
}

/** A provider as scenarios use it: resources get the ids 1, 2, 3, … */
export function scenarioProvider(mode: 'strict' | 'lenient', options: ScenarioCheck['options'] = {}): TestProvider {
  let next = 0;
  let seed = 0;
  return testProvider({
    mode,
    createId: () => `${++next}`,
    random(bytes) {
      seed += 1;
      return bytes.fill(seed % 256);
    },
    ...options,
  });
}

async function runScenario({ steps, options }: ScenarioCheck, mode: 'strict' | 'lenient'): Promise<void> {
  const provider = scenarioProvider(mode, options);
  const kept = new Map<string, string>();
  for (const step of steps) {
    if (step.tick !== undefined) provider.tick(step.tick);
    const answer = await sendStep(provider, fillIn(step, kept));
    judge(fillIn(step, kept), answer);
    for (const [name, path] of Object.entries(step.keep ?? {})) kept.set(name, String(valueAt(answer.body, path)));
  }
}

/** Puts what was kept in the place of its names, everywhere in a step. */
function fillIn(step: Step, kept: ReadonlyMap<string, string>): Step {
  if (kept.size === 0) return step;
  const fill = (value: unknown): unknown => {
    if (typeof value === 'string') return value.replace(/\{(\w+)\}/g, (all, name) => kept.get(name) ?? all);
    if (Array.isArray(value)) return value.map(fill);
    if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value;
    return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, fill(part)]));
  };
  return fill(step) as Step;
}

function sendStep({ send }: TestProvider, { method, path, body, headers, request }: Step): Promise<Answer> {
  return send(method, path, body, { ...request, ...(headers === undefined ? {} : { headers }) });
}

function judge({ method, path, status, has, is, lacks = [], header = {}, hides }: Step, answer: Answer): void {
  const what = `${method} ${path}: ${answer.text.slice(0, 2_000)}`;
  expect(answer.status, what).toBe(status);
  if (has !== undefined) expect(answer.body, what).toMatchObject(has);
  if (is !== undefined) expect(answer.body, what).toEqual(is);
  for (const place of lacks) expect(valueAt(answer.body, place), `${place} of ${what}`).toBeUndefined();
  if (hides !== undefined) expect(answer.text, what).not.toContain(hides);
  for (const [name, value] of Object.entries(header)) {
    const found = answer.headers[name];
    if (value instanceof RegExp) expect(found, `${name} of ${what}`).toMatch(value);
    else expect(found, `${name} of ${what}`).toBe(value);
  }
  // Whatever a scenario is about: an error is one of SCIM, and a body has its content type.
  if (status >= 400 && method !== 'HEAD') {
    expect(answer.body, what).toMatchObject({
      schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'],
      status: String(status),
    });
  }
  expect(answer.headers['content-type'], what).toBe(
    answer.text === '' && method !== 'HEAD' ? undefined : 'application/scim+json',
  );
}

function valueAt(body: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (value, name) => (typeof value === 'object' && value !== null ? (value as Json)[name] : undefined),
      body,
    );
}

type Json = Readonly<Record<string, unknown>>;
