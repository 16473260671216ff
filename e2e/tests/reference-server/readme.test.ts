import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { parseMarkdown } from '../../../scripts/documents/markdown.ts';
import { findShellBlocks, runShellBlocks } from '../../../scripts/documents/shell.ts';
import { connect } from '../wire/tenant.ts';
import { watch } from './command.ts';

const root = new URL('../../../', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), 'utf8');

/** What `pnpm start` runs once everything is built. */
function startCommand(): string {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: { start: string } };
  return scripts.start.split('&&').at(-1)!.trim();
}

// The commands are for a shell that Windows does not have.
it.skipIf(process.platform === 'win32')(
  'README: each curl command prints what it says, against the server that `pnpm start` runs',
  async () => {
    const child = spawn('sh', ['-c', `exec ${startCommand()} --port 0`], {
      cwd: fileURLToPath(root),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const running = watch(child);
    try {
      const url = (await running.line(/^ *URL +(http\S+)$/m))[1]!;
      const token = (await running.line(/^ *Token +(\S+)$/m))[1]!;
      const document = { path: 'README.md', ...parseMarkdown(read('README.md')) };
      const blocks = findShellBlocks(document).filter(({ commands }) => commands.includes('curl '));

      const steps = [/\/Users" -d/, /filter=userName eq "/, /-X PATCH/, /"active", "value": "False"/, /-X DELETE/];
      expect(blocks).toHaveLength(steps.length);
      for (const [index, step] of steps.entries()) expect(blocks[index]!.commands).toMatch(step);
      expect(blocks.filter(({ output }) => output === undefined)).toEqual([]);

      await runShellBlocks(document, blocks, { origin: new URL(url).origin, token });
      const { body } = await connect(url, token).send('GET', '/Users');
      expect(body).toMatchObject({ totalResults: 0 });
    } finally {
      expect(await running.end('SIGINT')).toMatchObject({ code: 0, stderr: '' });
    }
  },
);
