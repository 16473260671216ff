import { ENTERPRISE_USER_URN, USER_URN } from 'scim-core';
import { type Reply, user as shownUser } from '../../src/test-support/fake-service.ts';

export { empty, json, list, scimError } from '../../src/test-support/fake-service.ts';
export { ENTERPRISE_USER_URN as ENTERPRISE, USER_URN };

/** A user as a service provider shows it, `schemas` included. */
export const user = shownUser;

/** The message that a body is. */
export const message = (name: string) => `urn:ietf:params:scim:api:messages:2.0:${name}`;

/** Answers the discovery endpoints, by their path. */
export function endpoints(answers: Readonly<Record<string, Reply>>): Reply {
  return (request) => {
    const answer = answers[request.path.split('?')[0] ?? ''];
    if (answer === undefined) throw new Error(`nothing is at ${request.path}`);
    return answer(request);
  };
}
