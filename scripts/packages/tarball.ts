import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { runOrThrow } from '../shared/run.ts';
import { DEPENDENCY_KINDS, type Manifest, readManifest, type Workspace } from '../shared/workspaces.ts';

/** A workspace as it would reach the registry. */
export interface Tarball {
  readonly workspace: Workspace;
  /** Absolute path of the `.tgz`. */
  readonly path: string;
  /** The manifest in it, with the ranges that pnpm wrote. */
  readonly manifest: Manifest;
  /** Paths in it, without the leading `package/`. */
  readonly files: readonly string[];
}

/** Packs a workspace with pnpm, which is what publishes it, into a folder of its own. */
export async function pack(workspace: Workspace, destination: string): Promise<Tarball> {
  const unpacked = join(destination, workspace.name);
  mkdirSync(unpacked, { recursive: true });
  const json = await runOrThrow('pnpm', ['pack', '--json', '--pack-destination', destination], { cwd: workspace.path });
  const { filename } = JSON.parse(json.slice(json.indexOf('{'))) as { filename: string };
  // A relative path, because tar takes the colon of a Windows path for a host name.
  await runOrThrow('tar', ['-xzf', `../${filename.replace(/^.*[\\/]/, '')}`], { cwd: unpacked });
  const list = await runOrThrow('tar', ['-tzf', filename.replace(/^.*[\\/]/, '')], { cwd: destination });
  return {
    workspace,
    path: join(destination, filename.replace(/^.*[\\/]/, '')),
    manifest: readManifest(join(unpacked, 'package')),
    files: list.split(/\r?\n/).flatMap((line) => (line === '' ? [] : [line.replace(/^package\//, '')])),
  };
}

/** What a published package may hold besides `dist`. */
const BESIDES_DIST = /^(package\.json|README\.md|LICENSE|CHANGELOG\.md|[\w-]+\.schema\.json)$/;

/** Throws when the tarball lacks a file that belongs in it or holds one that doesn't. */
export function checkFiles({ files }: Tarball): void {
  const problems = [
    ...['package.json', 'README.md', 'LICENSE']
      .filter((name) => !files.includes(name))
      .map((name) => `${name} is missing`),
    ...files
      .filter((name) => !BESIDES_DIST.test(name) && !name.startsWith('dist/'))
      .map((name) => `${name} does not belong`),
    ...files
      .filter((name) => /\.(test|soak|bench)\.|\.ts$(?<!\.d\.ts)|\.map$/.test(name))
      .map((name) => `${name} is not for users`),
  ];
  if (!files.some((name) => name.startsWith('dist/'))) problems.push('dist is empty; build first');
  if (problems.length > 0) throw new Error(problems.join('\n'));
}

/** Throws when the package lacks the page that it serves. */
export function checkPage({ files }: Tarball): void {
  const needed = [
    /^dist\/inspector\/index\.html$/,
    /^dist\/inspector\/assets\/.+\.js$/,
    /^dist\/inspector\/assets\/.+\.css$/,
  ];
  const missing = needed.filter((pattern) => !files.some((name) => pattern.test(name)));
  if (missing.length > 0) throw new Error(`nothing matches ${missing.join(' and ')}; build first`);
}

/** Throws when a dependency's range only means something inside this repository. */
export function checkRanges({ manifest }: Tarball): void {
  const local = DEPENDENCY_KINDS.flatMap((kind) =>
    Object.entries(manifest[kind] ?? {})
      .filter(([, range]) => /^(workspace|catalog|link|file|portal):/.test(range))
      .map(([name, range]) => `${kind}: ${name} has the range ${range}`),
  );
  if (local.length > 0) throw new Error(local.join('\n'));
}
