import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type BodyPurpose,
  ENTERPRISE_USER_URN,
  groupResourceType,
  isUnassigned,
  projectResource,
  type ResourceType,
  readResource,
  replaceResource,
  ScimError,
  USER_URN,
  userResourceType,
} from '../index.ts';
import { anyValue, storedUser } from '../test-support/user-arbitraries.ts';

const contexts = fc.constantFrom<BodyPurpose[]>('create', 'replace', 'response');
const modes = fc.constantFrom('strict' as const, 'lenient' as const);
const types = fc.constantFrom<ResourceType[]>(userResourceType, groupResourceType);

const memberName = fc.oneof(
  fc.constantFrom(
    'schemas',
    'id',
    'userName',
    'USERNAME',
    'name',
    'emails',
    'active',
    'password',
    'members',
    'displayName',
  ),
  fc.constantFrom(
    'meta',
    'groups',
    'department',
    'manager',
    ENTERPRISE_USER_URN,
    USER_URN,
    `${USER_URN}:title`,
    'x509Certificates',
  ),
  fc.constantFrom('__proto__', 'constructor', 'toString', 'name.givenName', ''),
);
const anyBody = fc.oneof(
  fc.jsonValue(),
  fc.dictionary(memberName, anyValue, { maxKeys: 8 }),
  // Only parsing makes __proto__ a member of its own.
  fc
    .dictionary(memberName, fc.jsonValue({ maxDepth: 3 }), { maxKeys: 8 })
    .map((body) => JSON.parse(JSON.stringify(body)) as unknown),
);

const prototypeNames = Object.getOwnPropertyNames(Object.prototype).sort().join();

describe('reading any JSON', () => {
  it('gives a resource, or a ScimError with the path of each problem', () => {
    fc.assert(
      fc.property(anyBody, types, contexts, modes, (body, resourceType, context, mode) => {
        const before = JSON.stringify(body);
        try {
          const read = readResource(body, { resourceType, context, mode });
          for (const name of Object.keys(read))
            expect(resourceType.index.resolve(name) ?? resourceType.index.extension(name)).toBeDefined();
        } catch (error) {
          expect(error).toBeInstanceOf(ScimError);
          const { status, scimType, problems, detail } = error as ScimError;
          expect(status).toBe(400);
          expect(scimType).toMatch(/^invalid(?:Value|Syntax)$/);
          if (typeof body === 'object' && body !== null && !Array.isArray(body)) expect(problems).not.toEqual([]);
          expect(detail.length).toBeLessThan(4000);
        }
        expect(JSON.stringify(body)).toBe(before);
        expect(Object.getOwnPropertyNames(Object.prototype).sort().join()).toBe(prototypeNames);
      }),
      { numRuns: 2000 },
    );
  });

  it('gives what reading it again leaves as it is, in strict mode, too', () => {
    fc.assert(
      fc.property(anyBody, types, (body, resourceType) => {
        let read: object;
        try {
          // Formats are left to lenient mode, in which text that breaks them is kept as it came.
          const mode = { base: 'lenient', refuse: ['body.value-format'] } as const;
          read = readResource(body, { resourceType, context: 'response', mode });
        } catch {
          return;
        }
        expect(readResource(read, { resourceType, context: 'response', mode: 'strict' })).toEqual(read);
      }),
      { numRuns: 2000 },
    );
  });

  it('that strict mode reads, lenient mode reads in the same way', () => {
    fc.assert(
      fc.property(anyBody, types, contexts, (body, resourceType, context) => {
        let strict: object;
        try {
          strict = readResource(body, { resourceType, context, mode: 'strict' });
        } catch {
          return;
        }
        expect(readResource(body, { resourceType, context })).toEqual(strict);
      }),
      { numRuns: 1000 },
    );
  });

  it('leaves nothing unassigned in it', () => {
    const assigned = (value: unknown): boolean => {
      if (isUnassigned(value)) return false;
      return typeof value !== 'object' || Object.values(value as object).every(assigned);
    };
    fc.assert(
      fc.property(anyBody, types, contexts, (body, resourceType, context) => {
        try {
          expect(Object.values(readResource(body, { resourceType, context })).every(assigned)).toBe(true);
        } catch (error) {
          if (!(error instanceof ScimError)) throw error;
        }
      }),
      { numRuns: 1000 },
    );
  });
});

describe('a resource', () => {
  it('is what replaces it', () => {
    fc.assert(
      fc.property(storedUser, storedUser, (stored, incoming) => {
        const options = { resourceType: userResourceType };
        const replaced = replaceResource(stored, incoming, options);
        expect(replaced).toEqual({ ...incoming, id: stored.id });
        expect(replaceResource(replaced, incoming, options)).toEqual(replaced);
      }),
    );
  });

  it('shows no password, whatever is asked for', () => {
    const names = fc.array(
      fc.constantFrom('password', 'PASSWORD', `${USER_URN}:password`, 'userName', 'name', 'nope', ''),
      { maxLength: 4 },
    );
    fc.assert(
      fc.property(storedUser, names, names, (user, attributes, excludedAttributes) => {
        const resource = { ...user, password: 's3cret' };
        const shown = projectResource(resource, { resourceType: userResourceType, attributes, excludedAttributes });
        expect(JSON.stringify(shown)).not.toContain('s3cret');
        expect(shown).toMatchObject({ id: user.id, schemas: user.schemas });
      }),
    );
  });
});
