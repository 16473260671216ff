import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

const TESTS = fileURLToPath(new URL('.', import.meta.url));

/** A module as a browser gets it. */
export interface Bundle {
  readonly text: string;
  /** Bytes after minifying and gzip. */
  readonly gzipped: number;
}

export interface BundleOptions {
  /** Packages whose imports stay as they are. */
  readonly external?: readonly string[];
}

/**
 * Bundles a module with everything it imports, for a browser and without any polyfill; an import of a Node built-in fails.
 *
 * @param source The text of the module, which may import the packages of this repository and files beside this one.
 */
export async function bundle(source: string, { external = [] }: BundleOptions = {}): Promise<Bundle> {
  const { outputFiles, warnings } = await build({
    stdin: { contents: source, resolveDir: TESTS, loader: 'ts' },
    bundle: true,
    external: [...external],
    minify: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2023',
    write: false,
    logLevel: 'silent',
    // A package without side effects is imported for nothing in some chunks, which is as it should be.
    logOverride: { 'ignored-bare-import': 'silent' },
  });
  if (warnings.length > 0) throw new Error(warnings.map(({ text }) => text).join('\n'));
  const [file] = outputFiles;
  if (file === undefined) throw new Error('nothing was bundled');
  return { text: file.text, gzipped: gzipSync(file.contents, { level: 9 }).length };
}
