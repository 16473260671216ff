import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Consumer } from './packages/consumer.ts';
import { checkFiles, checkPage, checkRanges, pack, type Tarball } from './packages/tarball.ts';
import { checkWithAttw, checkWithPublint } from './packages/validators.ts';
import { Checklist } from './shared/checklist.ts';
import { findWorkspaces, repositoryRoot } from './shared/workspaces.ts';

/**
 * Packs every published workspace and checks the tarballs as their users will meet them: `pnpm packages`.
 * Everything is written to a temporary folder, which is removed.
 */
const checklist = new Checklist('packages');
const folder = mkdtempSync(join(tmpdir(), 'scim-workbench-packages-'));

try {
  const tarballs: Tarball[] = [];
  for (const workspace of findWorkspaces(repositoryRoot).filter(({ manifest }) => manifest.private !== true)) {
    await checklist.check(`${workspace.name} is packed`, async () => {
      tarballs.push(await pack(workspace, folder));
    });
  }
  for (const tarball of tarballs) {
    const { name } = tarball.manifest;
    await checklist.check(`${name} holds dist, README and LICENSE only`, () => checkFiles(tarball));
    if (name === 'scim-reference-server') {
      await checklist.check(`${name} holds the page of the inspector`, () => checkPage(tarball));
    }
    await checklist.check(`${name} has ranges that the registry can resolve`, () => checkRanges(tarball));
    await checklist.check(`${name} satisfies publint`, () => checkWithPublint(tarball));
    await checklist.check(`${name} satisfies are-the-types-wrong`, () => checkWithAttw(tarball));
  }

  let consumer: Consumer | undefined;
  await checklist.check('the tarballs install together in an empty project', async () => {
    consumer = await Consumer.install(tarballs, join(folder, 'consumer'));
  });
  for (const tarball of consumer === undefined ? [] : tarballs) {
    const { name, bin = {} } = tarball.manifest;
    await checklist.check(`${name} can be imported once installed`, () => consumer?.importEntries(tarball));
    for (const resolution of ['nodenext', 'bundler'] as const) {
      await checklist.check(`${name} compiles with moduleResolution ${resolution}`, () =>
        consumer?.compileEntries(tarball, resolution),
      );
    }
    for (const command of Object.keys(bin)) {
      await checklist.check(`${command} starts once installed`, () => consumer?.startCommand(tarball, command));
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
checklist.finish();
