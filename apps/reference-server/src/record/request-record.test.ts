import { expect, it } from 'vitest';
import { keptRequests, type RecordedRequest, type RequestParts, record, recordedHeaders } from './request-record.ts';

const parts: RequestParts = {
  at: new Date(0),
  method: 'POST',
  url: '/scim/v2/Users',
  headers: {},
  status: 201,
  duration: 3,
  tolerances: [],
  notes: [],
  bodyText: '{"userName":"ada"}',
  responseText: () => 'no JSON',
};

it('gives bodies as JSON, or as text where they are none', () => {
  const log: RecordedRequest[] = [];
  record(log, parts);
  record(log, { ...parts, bodyText: undefined, responseText: () => '' });
  expect(log[0]).toMatchObject({ status: 201, body: { userName: 'ada' }, responseBody: 'no JSON' });
  expect(log[1]).toMatchObject({ body: undefined, responseBody: undefined });
});

it(`keeps the last ${keptRequests} requests`, () => {
  const log: RecordedRequest[] = [];
  for (let status = 0; status < keptRequests + 3; status += 1) record(log, { ...parts, status });
  expect(log).toHaveLength(keptRequests);
  expect(log[0]?.status).toBe(3);
});

it('keeps no header that lets somebody in', () => {
  const headers = {
    authorization: 'Bearer x',
    cookie: 'a=b',
    'proxy-authorization': 'Basic x',
    accept: '*/*',
    host: undefined,
  };
  expect(recordedHeaders(headers)).toEqual({ accept: '*/*' });
});
