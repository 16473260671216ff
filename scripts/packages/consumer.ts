import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import ts from 'typescript';
import { runOrThrow } from '../shared/run.ts';
import type { Tarball } from './tarball.ts';

/** A project outside the repository that has installed the tarballs, and nothing else, the way a user does. */
export class Consumer {
  readonly #folder: string;

  private constructor(folder: string) {
    this.#folder = folder;
  }

  static async install(tarballs: readonly Tarball[], folder: string): Promise<Consumer> {
    mkdirSync(folder, { recursive: true });
    const dependencies = Object.fromEntries(tarballs.map(({ manifest, path }) => [manifest.name, `file:${path}`]));
    const manifest = { name: 'consumer', private: true, type: 'module', dependencies };
    writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest, null, 2));
    const args = ['install', '--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error'];
    await runOrThrow('npm', args, { cwd: folder, timeout: 300_000 });
    return new Consumer(folder);
  }

  /** Imports every entry of a package's `exports`. */
  async importEntries({ manifest }: Tarball): Promise<void> {
    const code = moduleEntries(manifest).map((entry) => `await import(${JSON.stringify(entry)});`);
    const file = join(this.#folder, `import-${manifest.name}.js`);
    writeFileSync(file, code.join('\n'));
    await runOrThrow(process.execPath, [file], { cwd: this.#folder });
  }

  /** Compiles imports of all entries against the shipped declarations, which themselves are checked too. */
  compileEntries({ manifest }: Tarball, moduleResolution: 'nodenext' | 'bundler'): void {
    const file = join(this.#folder, `types-${manifest.name}.ts`);
    const code = moduleEntries(manifest).map(
      (entry, index) => `export * as entry${index} from ${JSON.stringify(entry)};`,
    );
    writeFileSync(file, code.join('\n'));
    const program = ts.createProgram([file], {
      target: ts.ScriptTarget.ES2023,
      lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
      module: moduleResolution === 'nodenext' ? ts.ModuleKind.NodeNext : ts.ModuleKind.ESNext,
      moduleResolution:
        moduleResolution === 'nodenext' ? ts.ModuleResolutionKind.NodeNext : ts.ModuleResolutionKind.Bundler,
      strict: true,
      exactOptionalPropertyTypes: true,
      noEmit: true,
      types: [],
    });
    const diagnostics = ts.getPreEmitDiagnostics(program);
    if (diagnostics.length === 0) return;
    throw new Error(
      ts.formatDiagnostics(diagnostics, {
        getCurrentDirectory: () => this.#folder,
        getCanonicalFileName: (name) => name,
        getNewLine: () => '\n',
      }),
    );
  }

  /** Starts an installed command with `--version`, which must print the package's version, and with `--help`. */
  async startCommand({ manifest }: Tarball, name: string): Promise<void> {
    const command = join(this.#folder, 'node_modules', '.bin', name);
    const version = await runOrThrow(command, ['--version'], { cwd: this.#folder });
    if (version.trim() !== manifest.version) {
      throw new Error(`${name} --version printed ${JSON.stringify(version)} instead of ${manifest.version}`);
    }
    const help = await runOrThrow(command, ['--help'], { cwd: this.#folder });
    if (!help.includes(name)) throw new Error(`${name} --help does not name the command:\n${help}`);
  }
}

/** The specifiers under which a package's modules can be imported; data files such as a JSON Schema are no modules. */
function moduleEntries({ name, exports = {} }: Tarball['manifest']): string[] {
  return Object.keys(exports)
    .filter((path) => !basename(path).endsWith('.json'))
    .map((path) => name + path.slice(1));
}
