import { expect } from 'vitest';
import { type Answer, ERROR, type Json, LIST } from './check.ts';

/**
 * What holds for every answer, whatever was asked: A04 (the media type), U09 (what each resource has and has not), and the
 * forms of lists and errors, which several checks name.
 */
export function expectWellFormed(asked: string, { status, headers, body }: Answer): void {
  if (body === undefined) {
    expect(headers['content-type'], asked).toBeUndefined();
    return;
  }
  expect(headers['content-type'], asked).toMatch(/^application\/scim\+json(?:;|$)/);
  if (status >= 400) expectError(asked, status, body);
  else if (schemasOf(body).includes(LIST)) expectList(asked, body);
  else if (body.id !== undefined) expectResource(asked, body);
}

/** RFC 7644, section 3.12. */
function expectError(asked: string, status: number, body: Json): void {
  expect(body, asked).toMatchObject({ schemas: [ERROR], status: String(status) });
}

/** RFC 7644, section 3.4.2. */
function expectList(asked: string, body: Json): void {
  const { totalResults, Resources = [], startIndex, itemsPerPage } = body;
  expect(totalResults, asked).toEqual(expect.any(Number));
  expect(Resources, asked).toBeInstanceOf(Array);
  const resources = Resources as Json[];
  if (startIndex !== undefined) expect(startIndex, asked).toEqual(expect.any(Number));
  if (itemsPerPage !== undefined) expect(itemsPerPage, asked).toBe(resources.length);
  for (const resource of resources) if (resource.id !== undefined) expectResource(asked, resource);
}

/** RFC 7643, sections 3 and 3.1: every resource says what it is, and lists the schemas of what it holds. */
function expectResource(asked: string, resource: Json): void {
  expect(resource.id, asked).toEqual(expect.stringMatching(/./));
  expect(resource, asked).not.toHaveProperty('password');
  const schemas = schemasOf(resource);
  expect(schemas.length, asked).toBeGreaterThan(0);
  for (const name of Object.keys(resource)) if (name.startsWith('urn:')) expect(schemas, asked).toContain(name);
}

function schemasOf({ schemas }: Json): readonly unknown[] {
  return Array.isArray(schemas) ? schemas : [];
}
