import type { EntraAnswer, EntraRequest, ObjectOutcome, ObjectPlan } from 'entra-planner';

/** Carries the plan of one object out: sends each request, and gives the answer back to it. */
export async function converse(
  plan: ObjectPlan,
  send: (request: EntraRequest) => Promise<EntraAnswer>,
): Promise<ObjectOutcome> {
  let step = plan.next();
  while (step.done !== true) step = plan.next(await send(step.value));
  return step.value;
}
