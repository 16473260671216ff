import { describe, expect, it } from 'vitest';
import { settingTable } from '../settings/setting-table.ts';
import { readCommandLine, UsageError } from './program.ts';

const read = (...argv: string[]) => {
  const written: string[] = [];
  const invocation = readCommandLine(argv, '1.2.3', (text) => written.push(text));
  return { invocation, written: written.join('') };
};

describe('readCommandLine', () => {
  it('gives the flags as they were written', () => {
    expect(read('--port', '0', '--trust-proxy', '--public-url=https://a.example').invocation).toEqual({
      kind: 'serve',
      flags: { port: '0', trustProxy: true, publicUrl: 'https://a.example' },
    });
    expect(read().invocation).toEqual({ kind: 'serve', flags: {} });
  });

  it('prints help with every flag, variable and default, and does nothing else', () => {
    const { invocation, written } = read('--help');
    expect(invocation).toEqual({ kind: 'done' });
    for (const { flag, variable } of Object.values(settingTable)) {
      expect(written).toContain(flag);
      expect(written).toContain(variable);
    }
    expect(written.replaceAll(/\s+/g, ' ')).toMatch(/default: 7644.*default: a random one, unless the database holds/);
    expect(written).not.toContain('undefined');
  });

  it('gives what is asked for of tokens', () => {
    expect(read('token', 'add', '--database', 'scim.db', '--tenant', 'acme', '--expires=90d').invocation).toEqual({
      kind: 'token add',
      flags: { database: 'scim.db', tenant: 'acme', expires: '90d' },
    });
    expect(read('token', 'list').invocation).toEqual({ kind: 'token list', flags: {} });
    expect(read('token', 'revoke', '0d9f3b61c27a').invocation).toEqual({
      kind: 'token revoke',
      flags: {},
      id: '0d9f3b61c27a',
    });
  });

  it.each([[['token']], [['token', '--help']], [['token', 'add', '--help']]])('explains %j', (argv) => {
    const { invocation, written } = read(...argv);
    expect(invocation).toEqual({ kind: 'done' });
    expect(written).toMatch(/^Usage: scim-reference-server token .*\n$/s);
  });

  it('prints the version', () => {
    expect(read('--version')).toEqual({ invocation: { kind: 'done' }, written: '1.2.3\n' });
  });

  it.each([
    [['--prot', '1'], "unknown option '--prot' (Did you mean --port?)"],
    [['--port'], "option '--port <number>' argument missing"],
    [['serve'], 'too many arguments'],
    [['token', 'ad'], "too many arguments for 'token'"],
    [['token', 'revoke'], "missing required argument 'id'"],
    [['token', 'add', '--port', '1'], "unknown option '--port'"],
  ])('refuses %j in one line', (argv, message) => {
    const parse = () => read(...argv);
    expect(parse).toThrow(UsageError);
    expect(parse).toThrow(message);
    expect(parse).not.toThrow('\n');
  });
});
