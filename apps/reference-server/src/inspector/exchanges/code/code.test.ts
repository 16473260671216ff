import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keepBody } from '../../../record/message-parts.ts';
import { exchangeOf } from '../../../record/test-support/facts.ts';
import { packageFolder } from '../../package-folder.ts';
import { type InspectedServer, startInspected, user } from '../../test-support/inspected-server.ts';
import { curlCode } from './curl.ts';
import { fetchCode } from './script.ts';
import { sendableOf } from './sendable.ts';
import { vitestCode } from './vitest.ts';

const run = promisify(execFile);
let inspected: InspectedServer;
let folder: string;
beforeEach(async () => {
  inspected = await startInspected();
  folder = mkdtempSync(join(tmpdir(), 'inspector-code-'));
  symlinkSync(join(packageFolder, 'node_modules'), join(folder, 'node_modules'), 'junction');
});
afterEach(async () => {
  await inspected.server.close();
  rmSync(folder, { recursive: true });
});

const codeOf = async (as: string, id = inspected.lastExchange()) => {
  const answer = await inspected.api('GET', `/exchanges/${id}/code?as=${as}`);
  expect(answer.headers['content-type']).toMatch(/^text\/plain/);
  expect(answer.text).not.toContain(inspected.server.token);
  return answer.text;
};
const withToken = () => ({ cwd: folder, env: { ...process.env, SCIM_TOKEN: inspected.server.token } });
const last = () => inspected.server.requests.at(-1);

/** Whatever a shell or a script could take for something else. */
const awkward = `it's "$HOME" \`id\` \\ </script> \u2028 {a,b}[1-9] \${1} @file\nend`;
const createAwkward = () => inspected.scim('POST', '/Users', user('ada', { title: awkward }));
const forget = async () => {
  const { id } = last()!.responseBody as { readonly id: string };
  await inspected.scim('DELETE', `/Users/${id}`);
};

describe('code for an exchange', () => {
  it.runIf(process.platform !== 'win32')('is a command that sends the same', async () => {
    await createAwkward();
    const code = await codeOf('curl');
    await forget();
    const { stdout } = await run('sh', ['-c', code], withToken());
    expect(stdout).toContain('201 Created');
    expect(last()).toMatchObject({ method: 'POST', status: 201, body: { userName: 'ada', title: awkward } });
  });

  it('is a script that sends the same', async () => {
    await createAwkward();
    writeFileSync(join(folder, 'again.mjs'), await codeOf('fetch'));
    await forget();
    const { stdout } = await run(process.execPath, ['again.mjs'], withToken());
    expect(stdout).toMatch(/^201 /);
    expect(last()).toMatchObject({ method: 'POST', status: 201, body: { userName: 'ada', title: awkward } });
  });

  it('is a test for vitest that holds, and fails once the answer is another', async () => {
    await createAwkward();
    writeFileSync(join(folder, 'created.test.mjs'), await codeOf('vitest'));
    await forget();
    await inspected.scim('GET', '/Users?filter=userName%20eq%20%22nobody%22');
    writeFileSync(join(folder, 'searched.test.mjs'), await codeOf('vitest'));
    const vitest = join(packageFolder, 'node_modules', 'vitest', 'vitest.mjs');
    const report = join(folder, 'report.json');
    const flags = ['run', '--root', folder, '--reporter=json', `--outputFile=${report}`];
    const test = async () => {
      // It ends with 1 when a test fails.
      await run(process.execPath, [vitest, ...flags], withToken()).catch(() => {});
      return JSON.parse(readFileSync(report, 'utf8')) as object;
    };
    expect(await test()).toMatchObject({ numPassedTests: 2, numFailedTests: 0 });
    // By now there is somebody of this name.
    expect(await test()).toMatchObject({ numPassedTests: 1, numFailedTests: 1 });
  });

  it('says what is not as it was', async () => {
    await inspected.scim('POST', '/Users', user('ada', { password: 'hunter2' }));
    for (const as of ['curl', 'fetch', 'vitest']) {
      const code = await codeOf(as);
      expect(code).toContain('Secrets were replaced');
      expect(code).not.toContain('hunter2');
    }
    const answer = await inspected.api('GET', '/exchanges/1/code?as=perl');
    expect(answer.json()).toMatchObject({ status: 400, where: 'query.as' });
  });
});

describe('what can be sent again', () => {
  it('is what does not belong to a connection, and no credential', () => {
    const headers = ['Host', 'a', 'Connection', 'close', 'Content-Length', '2', 'Authorization', 'Bearer [redacted]'];
    const exchange = exchangeOf({
      headers: [...headers, 'Cookie', '[redacted]', 'Accept', '*/*', 'If-Match', 'W/"1"'],
    });
    expect(sendableOf(exchange, 'http://x/scim/v2')).toEqual({
      ...{ method: 'GET', baseUrl: 'http://x/scim/v2', path: '/Users', hasToken: true, body: undefined, caveats: [] },
      headers: [
        ['Accept', '*/*'],
        ['If-Match', 'W/"1"'],
      ],
    });
  });

  it('is sent as text where it is no JSON, and without a token where there was none', () => {
    const exchange = exchangeOf({ method: 'POST', body: keepBody('x</script>'), answer: keepBody('no JSON') });
    const sendable = sendableOf(exchange, 'http://x');
    expect(fetchCode(sendable)).toContain(String.raw`body: "x<\/script>"`);
    expect(curlCode(sendable)).not.toContain('SCIM_TOKEN');
    expect(vitestCode(exchange, sendable)).not.toContain('toMatchObject');
  });
});
