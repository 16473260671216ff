import { globSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { parse } from 'yaml';

/** The four kinds of dependency lists in a `package.json`. */
export const DEPENDENCY_KINDS = [
  'dependencies',
  'devDependencies',
  'peerDependencies',
  'optionalDependencies',
] as const;

export type DependencyKind = (typeof DEPENDENCY_KINDS)[number];

/** The parts of a `package.json` that the repository's own checks read. */
export interface Manifest extends Partial<Record<DependencyKind, Record<string, string>>> {
  readonly name: string;
  readonly version: string;
  readonly private?: boolean;
  readonly scripts?: Record<string, string>;
  readonly exports?: Record<string, string | { readonly types?: string; readonly default?: string }>;
  readonly bin?: Record<string, string>;
  readonly files?: readonly string[];
  readonly sideEffects?: boolean;
  readonly publishConfig?: Record<string, unknown>;
}

export interface Workspace {
  readonly name: string;
  /** Path from the repository root, with forward slashes: `packages/scim-core`. */
  readonly folder: string;
  /** Absolute path. */
  readonly path: string;
  readonly manifest: Manifest;
}

/** The absolute path of the repository. */
export const repositoryRoot = join(import.meta.dirname, '..', '..');

export function readManifest(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
}

/**
 * Lists the workspaces that `pnpm-workspace.yaml` names, in the order of their folders; the root itself is not one.
 *
 * @param root Absolute path of the repository.
 */
export function findWorkspaces(root: string): Workspace[] {
  const { packages } = parse(readFileSync(join(root, 'pnpm-workspace.yaml'), 'utf8')) as { packages: string[] };
  return globSync(
    packages.map((pattern) => `${pattern}/package.json`),
    { cwd: root },
  )
    .map((file) => file.split(sep).slice(0, -1).join('/'))
    .sort()
    .map((folder) => {
      const path = join(root, folder);
      const manifest = readManifest(path);
      return { name: manifest.name, folder, path, manifest };
    });
}
