import { expect } from 'vitest';
import type { Answer, Check, Json, Step } from './check.ts';
import { send, type Target } from './send.ts';
import { expectWellFormed } from './well-formed.ts';

/** Carries out the steps of a check, one after the other. */
export async function runCheck({ steps }: Check, target: Target): Promise<void> {
  const ids = new Map<string, string>();
  const id = (name: string) => {
    const known = ids.get(name);
    if (known === undefined) throw new Error(`nothing is kept under the name ${name}`);
    return known;
  };
  const run = async (step: Step): Promise<void> => {
    const answer = await sendStep(step, target, id);
    expectAnswer(step, answer, id);
    if (step.keep !== undefined) ids.set(step.keep, String(answer.body?.id));
    for (const next of step.holds?.(answer, id) ?? []) await run(next);
  };
  for (const step of typeof steps === 'function' ? steps() : steps) {
    if ('together' in step) await Promise.all(step.together.map(run));
    else await run(step);
  }
}

function sendStep(step: Step, target: Target, id: (name: string) => string): Promise<Answer> {
  const [method = '', ...path] = filledIn(step.send, id).split(' ');
  return send(target, method, path.join(' '), filledIn(step.body, id), step.headers);
}

function expectAnswer(
  { send: asked, status, has, lacks = [] }: Step,
  answer: Answer,
  id: (name: string) => string,
): void {
  const accepted = [status].flat();
  if (!accepted.includes(answer.status)) {
    throw new Error(
      `${asked} answered ${answer.status} and not ${accepted.join(' or ')}: ${JSON.stringify(answer.body)}`,
    );
  }
  expectWellFormed(asked, answer);
  if (has !== undefined) expect(answer.body, asked).toMatchObject(filledIn(has, id) as Json);
  for (const name of lacks) expect(answer.body, asked).not.toHaveProperty([name]);
}

/** Puts ids in the place of names. */
function filledIn<Value>(value: Value, id: (name: string) => string): Value {
  if (typeof value === 'string') return value.replace(/\{([A-Za-z][\w ]*)\}/g, (_, name: string) => id(name)) as Value;
  if (Array.isArray(value)) return value.map((item) => filledIn(item, id)) as Value;
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, filledIn(inner, id)])) as Value;
}
