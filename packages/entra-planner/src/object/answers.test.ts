import { describe, expect, it } from 'vitest';
import { failureOf, readMatch } from './answers.ts';

describe('failureOf', () => {
  it.each([
    [{ status: 0 }, 'Timeout', 'the target did not answer'],
    [
      { status: 0, problem: 'self-signed certificate' },
      'Timeout',
      'the target did not answer: self-signed certificate',
    ],
    [{ status: 409, body: { detail: 'taken' } }, 'EntryConflict', 'the target answered 409: taken'],
    [{ status: 409, body: { detail: '' } }, 'EntryConflict', 'the target answered 409'],
    [
      { status: 403, body: ' <html>blocked</html>\n' },
      'InsufficientRights',
      'the target answered 403: <html>blocked</html>',
    ],
    [{ status: 500, body: '' }, 'InternalServerError', 'the target answered 500'],
    [{ status: 302, problem: 'to elsewhere' }, 'WebExceptionProtocolError', 'the target answered 302: to elsewhere'],
  ])('says of %j what came or why nothing did', (answer, code, message) => {
    expect(failureOf(answer)).toMatchObject({ code, message });
  });

  it('shows the beginning of a long text', () => {
    const message = failureOf({ status: 502, body: 'x'.repeat(10_000) })?.message;
    expect(message).toBe(`the target answered 502: ${'x'.repeat(200)}…`);
  });

  it('finds none in success', () => {
    expect(failureOf({ status: 204 })).toBeUndefined();
  });
});

describe('readMatch', () => {
  it('says why an answer with success is none', () => {
    expect(readMatch({ status: 200, problem: 'found text/html' })).toEqual({
      failure: {
        code: 'SystemForCrossDomainIdentityManagementServiceIncompatible',
        message: 'the answer to a filter is no ListResponse with an array of Resources: found text/html',
        quarantine: 'SystemForCrossDomainIdentityManagementServiceIncompatible',
      },
    });
  });
});
