import { clauseOf } from '../clause/clause.ts';
import { filterOf, memberOf } from '../exchanges/exchange-view.ts';
import { type Check, fine, must, should } from './check.ts';
import {
  answeredResource,
  answerHeader,
  hasUrn,
  isDone,
  messageUrn,
  type Purpose,
  purposeOf,
  schemasIn,
} from './reading.ts';

const statuses: Readonly<Partial<Record<Purpose, readonly number[]>>> = {
  create: [201],
  read: [200, 304],
  list: [200],
  search: [200],
  replace: [200],
  patch: [200, 204],
  delete: [204],
  bulk: [200],
  discover: [200],
};

/** Longer than any client waits gladly, in milliseconds. */
const slow = 10_000;

/** What there is to say of an answer as a message of HTTP. */
export const serverMessage: readonly Check[] = [
  {
    id: 'server.answered',
    clause: clauseOf(9110, '15'),
    judge: ({ exchange: { status, duration } }) => {
      if (status === 0)
        return must('The connection ended without an answer.', 'The client must ask whether it was done.');
      if (duration < slow) return undefined;
      return should(
        `The answer took ${Math.round(duration / 1000)} s.`,
        'Answer sooner: clients give up, send it again, and meet a conflict.',
      );
    },
  },
  {
    id: 'server.status',
    clause: clauseOf(7644, '3.2'),
    judge: (view) => {
      const expected = statuses[purposeOf(view)];
      if (expected === undefined || !isDone(view)) return undefined;
      const { status } = view.exchange;
      if (expected.includes(status)) return fine(`${status} is the status for this.`);
      return must(`The status is ${status}.`, `Answer with ${expected.join(' or ')}.`);
    },
  },
  {
    id: 'server.content-type',
    clause: clauseOf(7644, '3.8'),
    judge: (view) => {
      if (view.response.body === null) return undefined;
      const type = answerHeader(view, 'content-type')?.split(';', 1)[0]?.trim().toLowerCase();
      if (type === 'application/scim+json') return fine('The answer is application/scim+json.', 'Content-Type');
      return must(
        `The answer is ${type ?? 'of no type'}.`,
        'Send "Content-Type: application/scim+json", with errors too.',
        'Content-Type',
      );
    },
  },
  {
    id: 'server.json',
    clause: clauseOf(7644, '3.8'),
    judge: ({ response, answered }) => {
      if (response.body === null || response.isTruncated) return undefined;
      if (answered !== undefined) return fine('The answer is a JSON object.');
      return must('The answer is no JSON object.', 'Send JSON, also where a framework or a proxy refuses the request.');
    },
  },
  {
    id: 'server.no-content',
    clause: clauseOf(7644, '3.6'),
    judge: ({ exchange: { status }, response }) => {
      if (status !== 204 && status !== 304) return undefined;
      if (response.bytes === 0) return fine(`${status} comes without a body.`);
      return must(`${status} comes with a body.`, 'Send none.');
    },
  },
  {
    id: 'server.location',
    clause: clauseOf(7644, '3.3'),
    judge: (view) => {
      if (purposeOf(view) !== 'create' || !isDone(view)) return undefined;
      const header = answerHeader(view, 'location');
      const location = memberOf((memberOf(view.answered, 'meta') ?? {}) as Record<string, unknown>, 'location');
      if (header === undefined) return must('Location is missing.', 'Send the URI of the new resource.', 'Location');
      if (location === undefined || location === header)
        return fine('Location is the URI of the new resource.', 'Location');
      return must('Location and meta.location differ.', 'Send the same URI in both.', 'Location');
    },
  },
  {
    id: 'server.etag',
    clause: clauseOf(7644, '3.14'),
    judge: (view) => {
      const resource = answeredResource(view);
      const version = memberOf((memberOf(resource, 'meta') ?? {}) as Record<string, unknown>, 'version');
      const etag = answerHeader(view, 'etag');
      if (resource === undefined || (version === undefined && etag === undefined)) return undefined;
      if (etag === undefined)
        return must('meta.version has no ETag beside it.', 'Send the version in the ETag header too.', 'ETag');
      if (version === undefined)
        return should('ETag is not in meta.version.', 'Give the version in meta.version too.', 'meta.version');
      if (version === etag) return fine('ETag and meta.version are the same.', 'ETag');
      return must('ETag and meta.version differ.', 'Send the same version in both.', 'ETag');
    },
  },
  {
    id: 'server.challenge',
    clause: clauseOf(7644, '2'),
    judge: (view) => {
      if (view.exchange.status !== 401) return undefined;
      if (answerHeader(view, 'www-authenticate') !== undefined) {
        return fine('It says how to prove who one is.', 'WWW-Authenticate');
      }
      return must('It does not say how to prove who one is.', 'Send WWW-Authenticate with 401.', 'WWW-Authenticate');
    },
  },
  {
    id: 'server.retry-after',
    clause: clauseOf(6585, '4'),
    judge: (view) => {
      const { status } = view.exchange;
      if (status !== 429 && status !== 503) return undefined;
      if (answerHeader(view, 'retry-after') !== undefined) return fine('It says when to try again.', 'Retry-After');
      return should('It does not say when to try again.', 'Send Retry-After, in seconds.', 'Retry-After');
    },
  },
  {
    id: 'server.error-body',
    clause: clauseOf(7644, '3.12'),
    judge: (view) => {
      const { status } = view.exchange;
      if (status < 400) return undefined;
      const { answered } = view;
      if (answered === undefined)
        return must('The error has no body.', 'Send an Error message with status and detail.');
      if (!hasUrn(schemasIn(answered), messageUrn('Error'))) {
        return must('The error does not say that it is one.', `Send "schemas": ["${messageUrn('Error')}"].`, 'schemas');
      }
      const told = memberOf(answered, 'status');
      if (told === String(status)) return fine('The error is an Error message with its status as text.', 'status');
      if (Number(told) === status) return must('status is no text.', `Send "status": "${status}".`, 'status');
      return must('status in the body is another one.', `Send "status": "${status}".`, 'status');
    },
  },
  {
    id: 'server.error-type',
    clause: clauseOf(7644, '3.12'),
    judge: (view) => {
      const { status } = view.exchange;
      if (status !== 400 && status !== 409) return undefined;
      const scimType = memberOf(view.answered, 'scimType');
      if (typeof scimType === 'string') return fine(`scimType says what kind of error it is: ${scimType}.`, 'scimType');
      return should(
        'The error has no scimType.',
        'Send one: some clients know a conflict by "uniqueness" alone.',
        'scimType',
      );
    },
  },
  {
    id: 'server.error-detail',
    clause: clauseOf(7644, '3.12'),
    judge: (view) => {
      if (view.exchange.status < 400 || view.answered === undefined) return undefined;
      const detail = memberOf(view.answered, 'detail');
      if (typeof detail !== 'string' || detail === '')
        return should('The error does not say why.', 'Send a detail for people.', 'detail');
      if (/\n\s+at \S+.*:\d+/.test(detail))
        return must('The error shows where in the program it was thrown.', 'Keep that to the log.', 'detail');
      return fine('The error says why.', 'detail');
    },
  },
  {
    id: 'server.conflict',
    clause: clauseOf(7644, '3.3'),
    judge: (view) => {
      const { status } = view.exchange;
      if (memberOf(view.answered, 'scimType') !== 'uniqueness') return undefined;
      if (status === 409) return fine('A value that is taken is answered with 409.');
      return must(
        `A value that is taken is answered with ${status}.`,
        'Answer 409: clients look for the resource then.',
      );
    },
  },
  {
    id: 'server.failed',
    clause: clauseOf(9110, '15.6'),
    judge: ({ exchange: { status } }) => {
      if (status < 500 || status === 501 || status === 503) return undefined;
      return must(`The server failed (${status}).`, 'Look into its log: nothing that a client sends may lead to this.');
    },
  },
  {
    id: 'server.no-match',
    clause: clauseOf(7644, '3.4.2'),
    judge: (view) => {
      if (purposeOf(view) !== 'list' || filterOf(view) === undefined) return undefined;
      if (view.exchange.status !== 404) return undefined;
      return must(
        'A filter that matches nothing is answered with 404.',
        'Answer 200 with totalResults 0: Entra stops the whole job otherwise.',
      );
    },
  },
];
