import { describe, expect, it } from 'vitest';
import { runCommand } from './run.ts';

describe('runCommand', () => {
  it('says that Node.js is too old, instead of crashing in the database', async () => {
    const written: string[] = [];
    const exitCode = await runCommand({
      argv: [],
      variables: {},
      version: '1.0.0',
      nodeVersion: '20.20.2',
      now: () => 0,
      writeOut: () => expect.unreachable('nothing is started'),
      writeError: (text) => written.push(text),
      onStop: () => expect.unreachable('nothing is started'),
    });
    expect(exitCode).toBe(2);
    expect(written).toEqual(['scim-reference-server: Node.js 20.20.2 is too old; install version 22.12 or newer\n']);
  });

  it('takes the dashes with which npm users begin for nothing', async () => {
    const written: string[] = [];
    const exitCode = await runCommand({
      ...{ argv: ['--', '--version'], variables: {}, version: '1.2.3', nodeVersion: '24.0.0', now: () => 0 },
      writeOut: (text) => written.push(text),
      writeError: (text) => expect.unreachable(text),
      onStop: () => expect.unreachable('nothing is started'),
    });
    expect([exitCode, written.join('').trim()]).toEqual([0, '1.2.3']);
  });
});
