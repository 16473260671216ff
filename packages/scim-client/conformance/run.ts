import { expect } from 'vitest';
import { createScimClient } from '../src/index.ts';
import { BASE, fakeService, type Received } from '../src/test-support/fake-service.ts';
import type { CallCheck, Check, OptionsCheck, Sent } from './record.ts';

/** A mode in which a check runs. */
export type RunMode = 'strict' | 'lenient';

/** The modes in which a check must hold. */
export function modesOf({ mode }: Check): readonly RunMode[] {
  return mode === undefined ? ['strict', 'lenient'] : [mode];
}

/** Runs one check; throws when it does not hold. */
export async function runCheck(check: Check, mode: RunMode): Promise<void> {
  if (check.kind === 'options') return runOptions(check, mode);
  await runCall(check, mode);
}

function runOptions({ options, expected }: OptionsCheck, mode: RunMode): void {
  const make = () => createScimClient({ baseUrl: BASE, mode, ...options });
  if (expected === 'accepted') {
    make();
    return;
  }
  expect(make).toThrow(TypeError);
  expect(make).toThrow(expected.refused);
}

async function runCall(check: CallCheck, mode: RunMode): Promise<void> {
  const { call, answers = [], sends, expected, fails, tells = [], hides = [] } = check;
  const { client, requests, events } = fakeService(answers, { mode, ...check.options });
  let result: unknown;
  let error: unknown;
  try {
    result = await call(client);
  } catch (thrown) {
    error = thrown;
  }
  if (fails === undefined) expect(error).toBeUndefined();
  else {
    const { says = '', ...members } = fails;
    expect(error).toMatchObject({ ...members, message: expect.stringContaining(says) });
  }
  if (expected !== undefined) expect(result).toEqual(matching(expected));
  if (sends !== undefined) {
    expect(requests.map(({ method, path }) => `${method} ${path}`)).toEqual(
      sends.map(({ method, path }) => `${method} ${path}`),
    );
    for (const [index, sent] of sends.entries()) expectSent(requests[index] as Received, sent);
  }
  for (const event of tells) expect(events).toContainEqual(expect.objectContaining(event));
  for (const text of hides) expect(`${String(error)} ${JSON.stringify([error, events])}`).not.toContain(text);
}

function expectSent({ body, headers }: Received, sent: Sent): void {
  if (sent.body !== undefined) expect(body).toMatchObject(sent.body);
  for (const name of sent.without ?? []) expect(body).not.toHaveProperty([name]);
  for (const [name, value] of Object.entries(sent.headers ?? {})) expect(headers.get(name)).toBe(value);
}

/** Parts of an object are enough; anything else must be the same. */
function matching(expected: unknown): unknown {
  if (Array.isArray(expected)) return expected.map(matching);
  return typeof expected === 'object' && expected !== null ? expect.objectContaining(expected) : expected;
}
