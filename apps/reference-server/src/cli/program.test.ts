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
    expect(written).toContain('default: 7644');
    expect(written).toContain('default: a random one');
    expect(written).not.toContain('undefined');
  });

  it('prints the version', () => {
    expect(read('--version')).toEqual({ invocation: { kind: 'done' }, written: '1.2.3\n' });
  });

  it.each([
    [['--prot', '1'], "unknown option '--prot' (Did you mean --port?)"],
    [['--port'], "option '--port <number>' argument missing"],
    [['serve'], 'too many arguments'],
  ])('refuses %j in one line', (argv, message) => {
    const parse = () => read(...argv);
    expect(parse).toThrow(UsageError);
    expect(parse).toThrow(message);
    expect(parse).not.toThrow('\n');
  });
});
