import fc from 'fast-check';

/** One request that nobody should send. */
export interface HostileRequest {
  readonly method: string;
  /** Behind the SCIM base URL, as it goes into the request line. */
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

/** Words that mean something to somebody: to JavaScript, SQL, HTTP, SCIM, or a terminal. */
const WORDS = [
  ...['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', '$ref', 'null', 'NaN', '-0', '1e999'],
  ...["' OR 1=1 --", "'; DROP TABLE resource; --", '" or ""="', "x' UNION SELECT * FROM resource --", '%', '_', '*'],
  ...[
    '../../etc/passwd',
    '..%2f..',
    '%00',
    '%',
    '%zz',
    '%ff',
    '+',
    '\u0000',
    '\u202e',
    '\u{1F600}',
    '\ud800',
    '\r\nX: y',
  ],
  ...['userName', 'password', 'members', 'members.value', 'groups', 'meta', 'meta.version', 'id', 'schemas', 'emails'],
  ...[
    'emails[type eq "work"].value',
    'emails[',
    'name.familyName',
    'urn:ietf:params:scim:schemas:core:2.0:User:userName',
  ],
  ...[
    'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager',
    'active',
    'value',
    '',
    ' ',
    '.search',
    'Me',
  ],
  ...['\\', '"', '[', ']', '(', ')', 'a'.repeat(300), 'bulkId:x', 'id-1', 'W/"1"', '2026-01-01T00:00:00Z'],
];

const word = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...WORDS) },
  fc.string({ maxLength: 8 }),
  fc.string({ unit: 'binary', maxLength: 4 }),
);
const scalar = fc.oneof(word, fc.integer(), fc.double(), fc.boolean(), fc.constant(null));
const NAMES = ['Operations', 'op', 'path', 'value', 'schemas', 'filter', 'emails', 'members', 'active', 'name', 'meta'];
const json = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    scalar,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.oneof(word, fc.constantFrom(...NAMES)), tie('value'), { maxKeys: 4 }),
  ),
})).value;

const operator = fc.constantFrom('eq', 'ne', 'co', 'sw', 'ew', 'gt', 'ge', 'lt', 'le', 'pr', 'EQ', 'like', '=');
const operand = fc.oneof(
  word.map((text) => JSON.stringify(text)),
  word,
  fc.constantFrom('true', 'null', '12', '-1.5e3', '"', "'x'"),
);
const filter = fc.letrec<{ filter: string }>((tie) => ({
  filter: fc.oneof(
    { depthSize: 'small' },
    fc.tuple(word, operator, operand).map((parts) => parts.join(' ')),
    fc.tuple(tie('filter'), fc.constantFrom('and', 'or', 'xor'), tie('filter')).map((parts) => parts.join(' ')),
    tie('filter').map((inner) => `not (${inner})`),
    tie('filter').map((inner) => `(${inner}`),
    fc.tuple(word, tie('filter')).map(([path, inner]) => `${path}[${inner}]`),
  ),
})).filter;

const operation = fc.record(
  { op: fc.oneof(fc.constantFrom('add', 'Replace', 'remove'), word), path: fc.oneof(word, filter), value: json },
  { requiredKeys: [] },
);
const messages = 'urn:ietf:params:scim:api:messages:2.0';
const bulkOperation = fc.record(
  {
    method: fc.constantFrom('POST', 'PUT', 'PATCH', 'DELETE', 'GET', '__proto__'),
    path: fc.oneof(fc.constantFrom('/Users', '/Groups', '/Users/id-1', '/Bulk', '/Users/bulkId:x'), word),
    bulkId: word,
    version: word,
    data: json,
  },
  { requiredKeys: ['method'] },
);
const document = fc.oneof(
  json,
  fc.record({ schemas: fc.constant([`${messages}:PatchOp`]), Operations: fc.array(operation, { maxLength: 3 }) }),
  fc.record({
    schemas: fc.constant([`${messages}:BulkRequest`]),
    Operations: fc.array(bulkOperation, { maxLength: 4 }),
  }),
  fc.record(
    { schemas: fc.constant([`${messages}:SearchRequest`]), filter, sortBy: word, cursor: word },
    { requiredKeys: ['schemas'] },
  ),
  fc.record({ userName: word, title: scalar, emails: json, active: scalar }, { requiredKeys: [] }),
  fc.record({ displayName: word, members: json }, { requiredKeys: [] }),
);
const body = fc.oneof(
  { weight: 8, arbitrary: document.map((value) => JSON.stringify(value) ?? 'undefined') },
  fc.tuple(document, fc.nat(40)).map(([value, cut]) => (JSON.stringify(value) ?? '').slice(0, -cut - 1)),
  word,
  fc.constantFrom('[', '{', '{"a":1}}', '{"__proto__":{"polluted":1},"userName":"x"}', '"\\ud800"', '[[[['.repeat(30)),
  fc.constant(undefined),
);

/** As a URL carries it; half a character, which none can, is replaced. */
const encoded = (text: string) => encodeURIComponent(text.replace(/\p{Cs}/gu, '\uFFFD'));

/** What the client of Node puts into a request line without a word. */
const plain = (text: string) => text.replace(/[^\x21-\x7e]/g, (unit) => encoded(unit));
const segment = fc.oneof(
  word.map((text) => encoded(text)),
  word.map(plain),
);
const path = fc
  .tuple(
    fc.constantFrom(
      ...['/Users', '/Groups', '/Users/id-1', '/Groups/id-2', '/Me', '/Bulk', '/Schemas', '/ResourceTypes'],
      ...['/ServiceProviderConfig', '/.search', '/Users/.search', '/', '', '//', '/users', '/Users/'],
    ),
    fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, fc.array(segment, { maxLength: 2 })),
  )
  .map(([start, rest]) => [start, ...rest].join('/'));
const parameter = fc
  .tuple(
    fc.constantFrom(
      'filter',
      'count',
      'startIndex',
      'cursor',
      'sortBy',
      'sortOrder',
      'attributes',
      'excludedAttributes',
      'x',
    ),
    fc.oneof(word, filter, fc.integer().map(String)),
    fc.boolean(),
  )
  .map(([name, value, isEncoded]) => `${name}=${isEncoded ? encoded(value) : plain(value)}`);
const query = fc.oneof(
  fc.constant(''),
  fc.array(parameter, { minLength: 1, maxLength: 3 }).map((list) => `?${list.join('&')}`),
);

const headerValue = word.map((text) => text.replace(/[^\x20-\x7e]/g, '?'));
const headers = fc.dictionary(
  fc.constantFrom(
    ...['if-match', 'if-none-match', 'accept', 'content-encoding', 'x-forwarded-host', 'x-forwarded-proto', 'prefer'],
    ...['x-http-method-override', 'cookie', 'referer', 'range', 'if-modified-since', 'accept-encoding', 'forwarded'],
  ),
  headerValue,
  { maxKeys: 3 },
);
const contentType = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom('application/scim+json', 'application/json') },
  fc.constantFrom('text/plain', 'application/scim+json; charset=utf-16', 'multipart/form-data', '*/*', ''),
);

/** Requests of every kind that nobody should send. */
export const hostileRequests: fc.Arbitrary<HostileRequest> = fc
  .record({
    method: fc.constantFrom(
      'GET',
      'POST',
      'PUT',
      'PATCH',
      'DELETE',
      'POST',
      'PATCH',
      'HEAD',
      'OPTIONS',
      'PROPFIND',
      'TRACE',
    ),
    target: fc.tuple(path, query).map((parts) => parts.join('')),
    headers,
    contentType,
    body,
  })
  .map(({ method, target, headers: given, contentType: type, body: text }) => ({
    method,
    target,
    headers: text === undefined ? given : { ...given, 'content-type': type },
    body: ['GET', 'HEAD', 'TRACE', 'OPTIONS'].includes(method) ? undefined : text,
  }));
