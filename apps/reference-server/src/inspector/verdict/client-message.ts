import { clauseOf } from '../clause/clause.ts';
import { type Check, fine, must, should } from './check.ts';
import { answerHeader, hasBody, hasUrn, messageUrn, purposeOf, schemasIn } from './reading.ts';

const scimJson = 'application/scim+json';

/** What there is to say of a request as a message of HTTP. */
export const clientMessage: readonly Check[] = [
  {
    id: 'client.content-type',
    clause: clauseOf(7644, '8.1'),
    judge: (view) => {
      if (!hasBody(view)) return undefined;
      const header = view.headers.get('content-type');
      const type = header?.split(';', 1)[0]?.trim().toLowerCase();
      const where = 'Content-Type';
      if (type === scimJson) return fine(`The body is sent as ${scimJson}.`, where);
      if (type === undefined) return must('The body has no Content-Type.', `Send "Content-Type: ${scimJson}".`, where);
      if (type === 'application/json') {
        return should('The body is sent as application/json.', `Send "Content-Type: ${scimJson}".`, where);
      }
      return must(
        `The body is sent as ${type}.`,
        `Send "Content-Type: ${scimJson}"; others are refused with 415.`,
        where,
      );
    },
  },
  {
    id: 'client.charset',
    clause: clauseOf(7644, '3.8'),
    judge: ({ headers }) => {
      const charset = /charset\s*=\s*"?([^";\s]+)/i.exec(headers.get('content-type') ?? '')?.[1];
      if (charset === undefined) return undefined;
      if (/^utf-?8$/i.test(charset)) return fine('The body is sent as UTF-8.', 'Content-Type');
      return must(`The body is sent as ${charset}.`, 'Send JSON as UTF-8.', 'Content-Type');
    },
  },
  {
    id: 'client.accept',
    clause: clauseOf(7644, '3.8'),
    judge: ({ headers }) => {
      const accept = headers.get('accept');
      if (accept === undefined) return undefined;
      const takesScim = /\*\/\*|application\/(?:\*|scim\+json)/i.test(accept);
      if (takesScim) return fine('It accepts application/scim+json.', 'Accept');
      if (/application\/json/i.test(accept)) {
        return should(
          'It accepts application/json only.',
          `Accept ${scimJson}: that is what every server can send.`,
          'Accept',
        );
      }
      return must('It does not accept JSON.', `Send "Accept: ${scimJson}", or leave the header out.`, 'Accept');
    },
  },
  {
    id: 'client.authorization',
    clause: clauseOf(7644, '2'),
    judge: (view) => {
      const header = view.headers.get('authorization');
      const where = 'Authorization';
      if (header === undefined) {
        // The inspector is let in without one when it sends a kept request again.
        if (view.exchange.replayOf !== undefined) return undefined;
        if (purposeOf(view) === 'discover' && view.exchange.status === 200) return undefined;
        return must('It has no token.', 'Send "Authorization: Bearer …" with the token of this tenant.', where);
      }
      if (view.exchange.status === 401) {
        return must(
          'Its token is not accepted.',
          'Send the token of this tenant, as it was given, behind "Bearer ".',
          where,
        );
      }
      return /^bearer /i.test(header)
        ? fine('It sends a bearer token.', where)
        : should(
            'It does not send a bearer token.',
            'Use bearer tokens; passwords are no longer accepted elsewhere.',
            where,
          );
    },
  },
  {
    id: 'client.token-in-url',
    clause: clauseOf(7644, '7.4'),
    judge: ({ query }) => {
      const name = ['access_token', 'token'].find((each) => query.has(each));
      if (name === undefined) return undefined;
      return must('The token is in the URL, where logs keep it.', 'Send it in the Authorization header.', name);
    },
  },
  {
    id: 'client.user-agent',
    clause: clauseOf(9110, '10.1.5'),
    judge: ({ headers }) => {
      if (headers.has('user-agent')) return fine('It says who it is.', 'User-Agent');
      const advice = 'Send a User-Agent; some firewalls refuse requests without one, those of Entra too.';
      return should('It does not say who it is.', advice, 'User-Agent');
    },
  },
  {
    id: 'client.body-without-use',
    clause: clauseOf(9110, '9.3.1'),
    judge: ({ exchange: { method }, request }) => {
      if ((method !== 'GET' && method !== 'DELETE') || request.bytes === 0) return undefined;
      return should(
        `A ${method} has a body.`,
        'Leave it out: it means nothing, and some servers and proxies refuse it.',
      );
    },
  },
  {
    id: 'client.json',
    clause: clauseOf(7644, '3.12'),
    judge: (view) => {
      if (!hasBody(view) || view.request.isTruncated) return undefined;
      if (view.sent !== undefined) return fine('The body is a JSON object.');
      return must('The body is no JSON object.', 'Send one JSON object, in UTF-8 and without a byte order mark.');
    },
  },
  {
    id: 'client.message-schema',
    clause: clauseOf(7644, '3.1'),
    judge: (view) => {
      const name = messages[purposeOf(view) as keyof typeof messages];
      if (name === undefined || view.sent === undefined) return undefined;
      const urn = messageUrn(name);
      const schemas = schemasIn(view.sent);
      if (hasUrn(schemas, urn)) return fine(`schemas says that it is a ${name}.`, 'schemas');
      return must(`schemas does not say that it is a ${name}.`, `Send "schemas": ["${urn}"].`, 'schemas');
    },
  },
  {
    id: 'client.if-match',
    clause: clauseOf(7644, '3.14'),
    judge: (view) => {
      if (!['replace', 'patch', 'delete'].includes(purposeOf(view)) || !view.headers.has('if-match')) return undefined;
      if (view.exchange.status !== 412) return fine('It changes only the version that it has read.', 'If-Match');
      const now = answerHeader(view, 'etag');
      const version = now === undefined ? '' : `, ${now}`;
      return must(
        `Another version is there by now${version}.`,
        'Read the resource again, and change that.',
        'If-Match',
      );
    },
  },
];

const messages = { patch: 'PatchOp', search: 'SearchRequest', bulk: 'BulkRequest' } as const;
