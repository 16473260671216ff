import { isObject, type JsonObject } from '../../json-object.ts';
import { clauseOf } from '../clause/clause.ts';
import { type ExchangeView, memberOf } from '../exchanges/exchange-view.ts';
import { type Check, type Found, fine, must, should } from './check.ts';
import {
  answeredList,
  answeredResource,
  eachMember,
  hasUrn,
  isDone,
  messageUrn,
  purposeOf,
  schemasIn,
} from './reading.ts';

/** The resources in an answer. */
function resourcesIn(view: ExchangeView): readonly JsonObject[] {
  const one = answeredResource(view);
  if (one !== undefined) return [one];
  const list = memberOf(answeredList(view), 'Resources');
  return Array.isArray(list) ? list.filter(isObject) : [];
}

/** A check of each resource in an answer; the first that is wrong counts. */
function ofEach(title: string, judge: (resource: JsonObject, view: ExchangeView) => Found | undefined): Check['judge'] {
  return (view) => {
    const resources = resourcesIn(view);
    if (resources.length === 0) return undefined;
    return resources.map((resource) => judge(resource, view)).find((found) => found !== undefined) ?? fine(title);
  };
}

function metaOf(resource: JsonObject): JsonObject {
  const meta = memberOf(resource, 'meta');
  return isObject(meta) ? meta : {};
}

/** A check of the list in an answer. */
function ofList(judge: (list: JsonObject, view: ExchangeView) => Found | undefined): Check['judge'] {
  return (view) => {
    const list = answeredList(view);
    return list === undefined ? undefined : judge(list, view);
  };
}

/** What there is to say of the resources in an answer. */
export const serverContent: readonly Check[] = [
  {
    id: 'server.representation',
    clause: clauseOf(7644, '3.3'),
    judge: (view) => {
      if (purposeOf(view) !== 'create' || !isDone(view)) return undefined;
      if (view.answered !== undefined || view.response.isTruncated) return fine('The new resource is in the answer.');
      return should('The new resource is not in the answer.', 'Send it: the client needs its id.');
    },
  },
  {
    id: 'server.schemas',
    clause: clauseOf(7643, '3'),
    judge: ofEach('schemas says of what kind each resource is.', (resource, { type }) => {
      const schemas = schemasIn(resource);
      if (schemas === undefined)
        return must('A resource has no schemas.', 'Send them with every resource, in lists too.', 'schemas');
      if (type === undefined || hasUrn(schemas, type.schema.id)) return undefined;
      return must(`schemas does not name ${type.schema.id}.`, 'Name the schema of the resource type.', 'schemas');
    }),
  },
  {
    id: 'server.id',
    clause: clauseOf(7643, '3.1'),
    judge: ofEach('Every resource has an id.', (resource) => {
      const id = memberOf(resource, 'id');
      return typeof id === 'string' && id !== ''
        ? undefined
        : must('A resource has no id.', 'Send it as text, always.', 'id');
    }),
  },
  {
    id: 'server.same-id',
    clause: clauseOf(7644, '3.4.1'),
    judge: (view) => {
      const resource = answeredResource(view);
      if (resource === undefined || view.id === undefined || purposeOf(view) === 'create') return undefined;
      if (memberOf(resource, 'id') === view.id) return fine('It is the resource that was asked for.', 'id');
      return must(
        'It is another resource than the one that was asked for.',
        'Look resources up by their id alone.',
        'id',
      );
    },
  },
  {
    id: 'server.meta',
    clause: clauseOf(7643, '3.1'),
    judge: ofEach('meta says of what type each resource is, and where.', (resource, { type, query }) => {
      // Clients may leave it out of what they ask for.
      if (query.has('attributes') || query.has('excludedAttributes')) return undefined;
      const { resourceType, location } = metaOf(resource);
      if (resourceType === undefined)
        return must('meta.resourceType is missing.', 'Send the name of the type.', 'meta.resourceType');
      if (type !== undefined && resourceType !== type.name) {
        return must('meta.resourceType is another type.', `Send ${type.name}.`, 'meta.resourceType');
      }
      if (typeof location === 'string' && URL.canParse(location)) return undefined;
      return should('meta.location is no absolute URI.', 'Send the whole URI of the resource.', 'meta.location');
    }),
  },
  {
    id: 'server.secret',
    clause: clauseOf(7643, '4.1.1'),
    judge: ofEach('No password is in the answer.', (resource) => {
      if (memberOf(resource, 'password') === undefined) return undefined;
      return must('A password is in the answer.', 'Never send it, not even as a hash.', 'password');
    }),
  },
  {
    id: 'server.null',
    clause: clauseOf(7643, '2.5'),
    judge: ofEach('What has no value is left out.', (resource) => {
      let place: string | undefined;
      eachMember(resource, (_name, value, path) => {
        if (value === null) place ??= path;
      });
      return place === undefined ? undefined : should('An attribute is null.', 'Leave out what has no value.', place);
    }),
  },
  {
    id: 'server.excluded',
    clause: clauseOf(7644, '3.4.2.5'),
    judge: (view) => {
      const excluded = view.query
        .get('excludedAttributes')
        ?.split(',')
        .map((name) => name.trim());
      if (excluded === undefined || resourcesIn(view).length === 0) return undefined;
      const always = new Set(['id', 'schemas', '']);
      const sent = excluded.find(
        (name) => !always.has(name) && resourcesIn(view).some((one) => memberOf(one, name) !== undefined),
      );
      if (sent === undefined) return fine('What was excluded is not in the answer.', 'excludedAttributes');
      return must(
        `${sent} was excluded, and is in the answer.`,
        'Leave it out: Entra relies on it with members.',
        sent,
      );
    },
  },
  {
    id: 'server.list-schema',
    clause: clauseOf(7644, '3.4.2'),
    judge: ofList((list) => {
      if (hasUrn(schemasIn(list), messageUrn('ListResponse'))) return fine('The list says that it is one.', 'schemas');
      return must(
        'The list does not say that it is one.',
        `Send "schemas": ["${messageUrn('ListResponse')}"].`,
        'schemas',
      );
    }),
  },
  {
    id: 'server.total',
    clause: clauseOf(7644, '3.4.2'),
    judge: ofList((list) => {
      const total = memberOf(list, 'totalResults');
      const resources = memberOf(list, 'Resources');
      if (!Number.isInteger(total))
        return must('totalResults is no integer.', 'Send how many match in all.', 'totalResults');
      if (Array.isArray(resources) && resources.length > (total as number)) {
        return must('There are more resources than totalResults says.', 'Send how many match in all.', 'totalResults');
      }
      return fine('totalResults says how many there are in all.', 'totalResults');
    }),
  },
  {
    id: 'server.resources',
    clause: clauseOf(7644, '3.4.2'),
    judge: ofList((list, view) => {
      const resources = memberOf(list, 'Resources');
      const total = memberOf(list, 'totalResults');
      if (Array.isArray(resources)) return fine('Resources is an array.', 'Resources');
      if (resources === null)
        return must('Resources is null.', 'Send [] when there are none: Entra stops at null.', 'Resources');
      if (resources === undefined && (total === 0 || view.query.get('count') === '0')) {
        return should(
          'Resources is missing.',
          'It may be where there are none; send [], as Entra expects it.',
          'Resources',
        );
      }
      return must('Resources is no array.', 'Send an array.', 'Resources');
    }),
  },
  {
    id: 'server.page',
    clause: clauseOf(7644, '3.4.2.4'),
    judge: ofList((list, view) => {
      const resources = memberOf(list, 'Resources');
      if (!Array.isArray(resources)) return undefined;
      const asked = Number(view.query.get('count') ?? Number.NaN);
      if (resources.length > Math.max(0, asked))
        return must('There are more resources than were asked for.', 'Send no more than count.', 'Resources');
      const per = memberOf(list, 'itemsPerPage');
      if (per !== undefined && per !== resources.length) {
        return must('itemsPerPage is not the number of resources in this page.', 'Count what is sent.', 'itemsPerPage');
      }
      const isPart = resources.length < Number(memberOf(list, 'totalResults'));
      const isIndexed = memberOf(list, 'startIndex') !== undefined || memberOf(list, 'nextCursor') !== undefined;
      if (isPart && (per === undefined || !isIndexed) && memberOf(list, 'previousCursor') === undefined) {
        return must('A page does not say which one it is.', 'Send startIndex and itemsPerPage.', 'startIndex');
      }
      return fine('The page says which one it is, and has no more than was asked for.');
    }),
  },
];
