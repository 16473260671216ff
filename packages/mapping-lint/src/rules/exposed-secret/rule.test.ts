import { loadProfile } from 'vendor-profiles';
import { describe, expect, it } from 'vitest';
import { completeRows, findingsOf, messagesOf, userExport } from '../../../test-support/lint.ts';
import { outputFor } from '../../../test-support/page.ts';

const template = (key: string, value: string) => ({
  id: 'acme',
  metadata: [{ key, value }],
  schema: userExport(completeRows),
});

describe('exposed-secret', () => {
  it.each([
    ['a setting', template('secretToken', 'abc123')],
    ['OAuth settings', template('OAuthSettings', '{"clientId":"1","clientSecret":"s3cr3t"}')],
    ['a filled field', template('configurationFields', '[{"name":"password","secret":true,"value":"hunter2"}]')],
    ['credentials of a job', { secrets: [{ key: 'SecretToken', value: 'abc' }], schema: userExport(completeRows) }],
  ])('reports %s, without showing it', (_name, exported) => {
    const findings = findingsOf('ML121', exported);
    expect(findings).toMatchObject([{ severity: 'warning', fix: { safe: false, patch: [{ value: '' }] } }]);
    expect(JSON.stringify(findings)).not.toMatch(/abc|s3cr3t|hunter2/);
    const text = JSON.stringify(exported, null, 2);
    expect(outputFor(text, { profile: loadProfile('generic') }, 'ML121')).not.toMatch(/abc|s3cr3t|hunter2/);
  });

  it.each([
    ['fields without values', template('configurationFields', '[{"name":"password","secret":true}]')],
    ['settings without a secret', template('OAuthSettings', '{"clientId":"1","tokenEndpoint":"https://acme.example"}')],
    ['a value that was blanked', template('secretToken', '***')],
    ['an export alone', userExport(completeRows)],
  ])('is silent about %s', (_name, exported) => expect(messagesOf('ML121', exported)).toEqual([]));
});
