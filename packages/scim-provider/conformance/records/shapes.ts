import { ENTERPRISE_USER_URN, GROUP_URN, USER_URN } from 'scim-core';
import type { Json, ScenarioCheck, Step } from '../record.ts';

/** The URN of the enterprise extension. */
export const ENTERPRISE = ENTERPRISE_USER_URN;
const MESSAGES = 'urn:ietf:params:scim:api:messages:2.0';
export const BASE = 'https://example.com/scim/v2';

/** A user with the least that one must have. */
export function user(members: Json = {}): Json {
  const extension = ENTERPRISE in members ? [ENTERPRISE] : [];
  return { schemas: [USER_URN, ...extension], userName: 'ada', ...members };
}

export function group(members: Json = {}): Json {
  return { schemas: [GROUP_URN], displayName: 'Pilots', ...members };
}

export function patchOp(...operations: readonly Json[]): Json {
  return { schemas: [`${MESSAGES}:PatchOp`], Operations: operations };
}

export function search(members: Json = {}): Json {
  return { schemas: [`${MESSAGES}:SearchRequest`], ...members };
}

export function bulk(operations: readonly Json[], members: Json = {}): Json {
  return { schemas: [`${MESSAGES}:BulkRequest`], Operations: operations, ...members };
}

type More = Omit<Step, 'method' | 'path' | 'body' | 'status'>;

export const get = (path: string, status = 200, more: More = {}): Step => ({ method: 'GET', path, status, ...more });
export const remove = (path: string, status = 204, more: More = {}): Step => ({
  method: 'DELETE',
  path,
  status,
  ...more,
});
export const post = (path: string, body: unknown, status = 201, more: More = {}): Step => ({
  ...{ method: 'POST', path, body, status, ...more },
});
export const put = (path: string, body: unknown, status = 200, more: More = {}): Step => ({
  ...{ method: 'PUT', path, body, status, ...more },
});
export const patch = (path: string, operations: readonly Json[], status = 200, more: More = {}): Step => ({
  ...{ method: 'PATCH', path, body: patchOp(...operations), status, ...more },
});

/** Requests in both modes. */
export function scenario(...steps: readonly Step[]): ScenarioCheck {
  return { kind: 'scenario', steps };
}

/** Requests to a provider with options. */
export function scenarioWith(options: NonNullable<ScenarioCheck['options']>, ...steps: readonly Step[]): ScenarioCheck {
  return { kind: 'scenario', options, steps };
}

/** Requests in one mode. */
export function scenarioIn(mode: 'strict' | 'lenient', ...steps: readonly Step[]): ScenarioCheck {
  return { kind: 'scenario', mode, steps };
}

/** A filter as a URL carries it. */
export function filter(text: string): string {
  return `filter=${encodeURIComponent(text)}`;
}
