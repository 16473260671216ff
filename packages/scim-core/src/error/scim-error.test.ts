import { describe, expect, it } from 'vitest';
import { ScimError } from './scim-error.ts';

describe('ScimError', () => {
  it('writes the body of RFC 7644 §3.12, and reads it again', () => {
    const error = new ScimError(409, 'userName "ada" is in use', { scimType: 'uniqueness' });
    const body = JSON.parse(JSON.stringify(error));
    expect(body).toEqual({
      schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'],
      status: '409',
      scimType: 'uniqueness',
      detail: 'userName "ada" is in use',
    });
    expect(ScimError.from(body)).toEqual(error);
    expect(JSON.parse(JSON.stringify(new ScimError(404, '')))).toEqual({
      schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'],
      status: '404',
    });
  });

  it('is an error with a name, a message and a cause that stays out of the body', () => {
    const cause = new Error('disk full');
    const error = new ScimError(500, 'could not be stored', { cause });
    expect(error).toBeInstanceOf(Error);
    expect([error.name, error.message, error.cause]).toEqual(['ScimError', 'could not be stored', cause]);
    expect(String(error)).toBe('ScimError: could not be stored');
    expect(JSON.stringify(error)).not.toContain('disk');
  });

  it.each([200, 299, 600, 0, -400, 404.5, Number.NaN, Number.POSITIVE_INFINITY])('has no status %d', (status) => {
    expect(() => new ScimError(status, 'x')).toThrow(TypeError);
    expect(() => new ScimError(status, 'x')).toThrow('must be an HTTP status from 300 to 599');
  });

  it('reads whatever a server sends', () => {
    const read = (body: unknown, status?: number) => {
      const { status: known, scimType, detail } = ScimError.from(body, status);
      return { status: known, scimType, detail };
    };
    const nothing = { scimType: undefined, detail: '' };
    expect(read({ STATUS: 404, Detail: 'gone', scimtype: 'custom' })).toEqual({
      status: 404,
      scimType: 'custom',
      detail: 'gone',
    });
    expect(read({ status: '400' }, 422)).toEqual({ status: 422, ...nothing });
    expect(read({ status: '400' }, 200)).toEqual({ status: 400, ...nothing });
    for (const body of [
      null,
      undefined,
      '',
      'Bad Gateway',
      7,
      [],
      { status: 'x' },
      { status: '200' },
      { status: 1e9 },
    ]) {
      expect(read(body)).toEqual({ status: 500, ...nothing });
      expect(read(body, 503)).toEqual({ status: 503, ...nothing });
      expect(read(body, Number.NaN)).toEqual({ status: 500, ...nothing });
    }
    expect(read({ detail: 7, scimType: null }, 400)).toEqual({ status: 400, ...nothing });
  });
});
