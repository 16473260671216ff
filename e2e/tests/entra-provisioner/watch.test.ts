import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { CompanyRun } from './company.ts';

let company: CompanyRun;
beforeAll(async () => {
  company = await CompanyRun.start({ users: 3, groups: 1 });
});
afterAll(() => company.stop());

it('runs the next cycle when the directory file changes, tells of a slip in it, and ends with Ctrl-C', async () => {
  const child = company.spawn(['--watch']);
  const closed = once(child, 'close');
  const output = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const errors = createInterface({ input: child.stderr })[Symbol.asyncIterator]();
  const next = async (lines: typeof output) => (await lines.next()).value as string;

  expect(await next(output)).toBe('4 created');
  expect(await next(output)).toContain('requests: 2 probe, 4 match, 4 create');

  const { users, groups, assignments } = company.directory;
  company.write({ users: '' });
  expect(await next(errors)).toMatch(/^error: .*company\.json: users must be a list/);

  const [first, ...others] = users;
  company.write({ users: [{ ...first, jobTitle: 'Countess' }, ...others], groups, assignments });
  expect(await next(output)).toBe('1 updated');
  expect(await next(output)).toBe('requests: 2 probe, 1 read, 1 update');

  child.kill('SIGINT');
  expect(await next(errors)).toBe('interrupted; the same command goes on where it stopped');
  expect(await closed).toEqual([130, null]);
});
