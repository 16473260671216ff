import type { ResourceType } from 'scim-core';
import { isObject, type JsonObject } from '../../json-object.ts';
import { clauseOf } from '../clause/clause.ts';
import { type ExchangeView, memberOf } from '../exchanges/exchange-view.ts';
import { type Check, type Found, fine, must, should } from './check.ts';
import { eachMember, hasUrn, purposeOf, schemasIn } from './reading.ts';

/** The body of a request that writes a whole resource. */
function written(view: ExchangeView): { readonly body: JsonObject; readonly type: ResourceType } | undefined {
  const purpose = purposeOf(view);
  const { sent, type } = view;
  if ((purpose !== 'create' && purpose !== 'replace') || sent === undefined || type === undefined) return undefined;
  return { body: sent, type };
}

/** A check of bodies with a whole resource. */
function ofResource(
  judge: (body: JsonObject, type: ResourceType, view: ExchangeView) => Found | undefined,
): Check['judge'] {
  return (view) => {
    const given = written(view);
    return given === undefined ? undefined : judge(given.body, given.type, view);
  };
}

/** URNs that are not of the RFC, and are sent all the same. */
const legacyUrn = /^http:\/\/schemas\.microsoft\.com\//i;

/** What there is to say of a resource that is sent. */
export const clientResource: readonly Check[] = [
  {
    id: 'client.schemas',
    clause: clauseOf(7643, '3'),
    judge: ofResource((body, { schema }) => {
      const schemas = schemasIn(body);
      if (hasUrn(schemas, schema.id)) return fine(`schemas names ${schema.id}.`, 'schemas');
      const what = schemas === undefined ? 'schemas is missing.' : `schemas does not name ${schema.id}.`;
      return must(
        what,
        `Send "schemas": ["${schema.id}"], and the URN of each extension that has attributes.`,
        'schemas',
      );
    }),
  },
  {
    id: 'client.extension-listed',
    clause: clauseOf(7643, '3'),
    judge: ofResource((body) => {
      const extensions = Object.keys(body).filter((name) => /^urn:/i.test(name));
      if (extensions.length === 0) return undefined;
      const missing = extensions.find((urn) => !hasUrn(schemasIn(body), urn));
      if (missing === undefined) return fine('schemas names each extension that has attributes.', 'schemas');
      return must(
        `schemas does not name ${missing}.`,
        'Name every extension of which the body has attributes.',
        'schemas',
      );
    }),
  },
  {
    id: 'client.legacy-schema',
    clause: clauseOf(7643, '3'),
    judge: ofResource((body) => {
      const legacy = schemasIn(body)?.find((urn) => legacyUrn.test(urn));
      if (legacy === undefined) return undefined;
      const advice = 'Entra sends it with groups. Servers must pass over it; other clients must leave it out.';
      return should('schemas names a schema of Microsoft that no RFC has.', advice, 'schemas');
    }),
  },
  {
    id: 'client.required',
    clause: clauseOf(7644, '3.5.1'),
    judge: ofResource((body, type) => {
      const required = type.index.targets.filter(
        ({ attribute, extension }) =>
          attribute.required &&
          attribute.mutability !== 'readOnly' &&
          extension === undefined &&
          attribute.name !== 'schemas',
      );
      const missing = required.filter(({ attribute: { name } }) => isEmpty(memberOf(body, name)));
      if (missing.length === 0) return fine('Every required attribute has a value.');
      const names = missing.map(({ path }) => path).join(', ');
      return must(`${names} is required, and has no value.`, `Give ${names} a value, in a PUT too.`, missing[0]!.path);
    }),
  },
  {
    id: 'client.read-only',
    clause: clauseOf(7643, '3.1'),
    judge: ofResource((body, _type, view) => {
      // A PUT may repeat what was read (RFC 7644, section 3.5.1).
      if (purposeOf(view) !== 'create') return undefined;
      const given = ['id', 'meta'].filter((name) => memberOf(body, name) !== undefined);
      if (given.length === 0) return fine('It leaves to the server what only the server sets.');
      const advice = 'Leave it out: it is ignored. Entra sends meta.resourceType with every new resource.';
      const title = `${given.join(' and ')} ${given.length > 1 ? 'are' : 'is'} set by the server alone.`;
      return given.includes('id') ? must(title, advice, 'id') : should(title, advice, 'meta');
    }),
  },
  {
    id: 'client.unknown-attribute',
    clause: clauseOf(7643, '2.1'),
    judge: ofResource((body, type) => {
      const isKnown = (name: string) =>
        type.index.resolve(name) !== undefined ||
        type.index.extension(name) !== undefined ||
        type.index.isBaseSchema(name);
      const unknown = Object.keys(body).filter((name) => !isKnown(name));
      if (unknown.length === 0) return fine('Every attribute is one that a schema defines.');
      const names = unknown.slice(0, 5).join(', ');
      return should(
        `No schema of this tenant defines ${names}.`,
        'Look at /Schemas: a server ignores it, or refuses it all.',
        unknown[0],
      );
    }),
  },
  {
    id: 'client.boolean-as-text',
    clause: clauseOf(7643, '2.3.2'),
    judge: (view) => {
      const places: string[] = [];
      let count = 0;
      const note = (name: string, value: unknown, path: string) => {
        if (!/^(?:active|primary)$/i.test(name)) return;
        count += 1;
        if (typeof value === 'string') places.push(path);
      };
      for (const [place, name, value] of valuesIn(view)) note(name, value, place);
      if (count === 0) return undefined;
      if (places.length === 0) return fine('Booleans are sent as booleans.');
      const advice =
        'Send true or false without quotes. For Entra, add ?aadOptscim062020 to the tenant URL; servers must understand both.';
      return must('A boolean is sent as text.', advice, places[0]);
    },
  },
  {
    id: 'client.manager-as-text',
    clause: clauseOf(7643, '4.3'),
    judge: (view) => {
      const managers = valuesIn(view).filter(([, name]) => /(?:^|:)manager$/i.test(name));
      if (managers.length === 0) return undefined;
      const wrong = managers.find(([, , value]) => typeof value === 'string');
      if (wrong === undefined) return fine('manager is sent with its value in it.');
      const advice = 'Send {"value": "…"}. Entra sends the text alone: servers must take it for the value.';
      return must('manager is a text, and must be an object.', advice, wrong[0]);
    },
  },
  {
    id: 'client.json-in-text',
    clause: clauseOf(7643, '2.3.8'),
    judge: (view) => {
      const wrong = valuesIn(view).find(([, , value]) => typeof value === 'string' && isJsonText(value));
      if (wrong === undefined) return undefined;
      const advice =
        'Send the object itself. Entra does so with app roles: map them by AssertiveAppRoleAssignmentsComplex.';
      return must('A text holds JSON where an object belongs.', advice, wrong[0]);
    },
  },
  {
    id: 'client.null-reference',
    clause: clauseOf(7643, '2.5'),
    judge: (view) => {
      const wrong = valuesIn(view).find(([, name, value]) => name === '$ref' && value === null);
      if (wrong === undefined) return undefined;
      return should('$ref is null.', 'Leave it out. Entra sends it with members: servers must pass over it.', wrong[0]);
    },
  },
];

/** Each value in a body, with its place and the name of its attribute; in a PATCH, that at the end of the path. */
function valuesIn(view: ExchangeView): [place: string, name: string, value: unknown][] {
  const found: [string, string, unknown][] = [];
  eachMember(view.sent, (name, value, place) => found.push([place, name, value]));
  const operations = view.exchange.method === 'PATCH' ? memberOf(view.sent, 'Operations') : undefined;
  for (const [index, operation] of (Array.isArray(operations) ? operations : []).entries()) {
    const path = isObject(operation) ? memberOf(operation, 'path') : undefined;
    const name = typeof path === 'string' ? /[$\w-]+$/.exec(path)?.[0] : undefined;
    if (name !== undefined)
      found.push([`Operations[${index}].value`, name, memberOf(operation as JsonObject, 'value')]);
  }
  return found;
}

function isJsonText(text: string): boolean {
  if (!/^\s*\{\s*"/.test(text)) return false;
  try {
    return isObject(JSON.parse(text));
  } catch {
    return false;
  }
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
}
