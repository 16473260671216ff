import { ScimError } from 'scim-core';
import type { OwnAnswer } from '../../tenant/own-client.ts';
import { Problem } from '../http/problem.ts';

/** What the caller of the inspector is told of a request that the service provider refused. */
export function problemOfAnswer({ status, body, error }: OwnAnswer): Problem {
  const told = (body ?? {}) as { readonly detail?: string; readonly scimType?: string };
  const problems = error instanceof ScimError ? error.problems : [];
  const [first] = problems;
  const detail =
    problems.length > 1 ? problems.map(({ path, message }) => `${path}: ${message}`).join('\n') : told.detail;
  return new Problem(status, detail ?? 'The service provider refused this, and gave no reason.', {
    ...{ scimType: told.scimType, where: first?.path },
  });
}

/** @throws Problem when the request was refused. */
export function accepted(answer: OwnAnswer): OwnAnswer {
  if (answer.status >= 300) throw problemOfAnswer(answer);
  return answer;
}
