import { existsSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';
import { runOrThrow } from '../shared/run.ts';
import { findWorkspaces, repositoryRoot, type Workspace } from '../shared/workspaces.ts';
import { checkOutput, codeOf, documentLine, type Snippet, useServer } from './snippets.ts';

const OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2023,
  lib: ['lib.es2023.d.ts'],
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  moduleDetection: ts.ModuleDetectionKind.Force,
  allowImportingTsExtensions: true,
  strict: true,
  exactOptionalPropertyTypes: true,
  skipLibCheck: true,
  noEmit: true,
  types: ['node'],
};

/** A name that a package exports. */
export interface PublicExport {
  readonly name: string;
  /** What it is imported from: `scim-core`, `scim-core/filter`. */
  readonly specifier: string;
  /** Whether its declaration has a comment. */
  readonly documented: boolean;
}

/** A folder in which snippets can import every workspace as built, and what the workspaces themselves depend on. */
export class SnippetProject {
  readonly #folder: string;
  readonly #host = ts.createCompilerHost(OPTIONS);

  /** @param folder Absolute path; what it holds is removed. */
  constructor(folder: string) {
    this.#folder = folder;
    rmSync(this.#folder, { recursive: true, force: true });
    const workspaces = findWorkspaces(repositoryRoot);
    for (const { name, path } of workspaces) this.#link(name, path);
    for (const { path } of workspaces) this.#linkAll(join(path, 'node_modules'));
    // Both programs below read the same declarations.
    const read = this.#host.getSourceFile;
    const files = new Map<string, ts.SourceFile | undefined>();
    this.#host.getSourceFile = (name, ...rest) => {
      if (!name.endsWith('.d.ts')) return read(name, ...rest);
      if (!files.has(name)) files.set(name, read(name, ...rest));
      return files.get(name);
    };
  }

  /** What each package exports from its entries, types included; nothing when it is not built. */
  exportsOf(workspaces: readonly Workspace[]): Map<string, PublicExport[]> {
    const entries = workspaces.flatMap(({ name, path, manifest }) =>
      Object.entries(manifest.exports ?? {}).flatMap(([key, target]) =>
        typeof target === 'string' || target.types === undefined
          ? []
          : [{ name, specifier: name + key.slice(1), file: join(path, target.types) }],
      ),
    );
    const program = ts.createProgram(
      entries.map(({ file }) => file),
      OPTIONS,
      this.#host,
    );
    const checker = program.getTypeChecker();
    const exports = new Map<string, PublicExport[]>(workspaces.map(({ name }) => [name, []]));
    for (const { name, specifier, file } of entries) {
      const source = program.getSourceFile(file);
      const module = source && checker.getSymbolAtLocation(source);
      for (const symbol of module === undefined ? [] : checker.getExportsOfModule(module)) {
        const declared = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
        const documented = declared.getDocumentationComment(checker).length > 0;
        exports.get(name)?.push({ name: symbol.name, specifier, documented });
      }
    }
    return exports;
  }

  /** Writes the snippets and type-checks them together. Answers the errors of each, in the document's lines. */
  check(snippets: readonly Snippet[]): Map<Snippet, string[]> {
    for (const snippet of snippets) writeFileSync(this.#fileOf(snippet), codeOf(snippet));
    const files = snippets.map((snippet) => this.#fileOf(snippet));
    const program = ts.createProgram(files, OPTIONS, this.#host);
    return new Map(
      snippets.map((snippet, index) => {
        const file = program.getSourceFile(files[index] ?? '');
        const diagnostics = [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)];
        return [snippet, diagnostics.map((diagnostic) => describe(snippet, diagnostic))];
      }),
    );
  }

  /** Runs a snippet with Node and compares what it prints. */
  async run(snippet: Snippet, server?: { readonly origin: string; readonly token: string }): Promise<void> {
    const file = this.#fileOf(snippet).replace(/\.ts$/, '.run.ts');
    writeFileSync(file, useServer(codeOf(snippet), server?.origin));
    const env = server === undefined ? {} : { SCIM_TOKEN: server.token };
    checkOutput(snippet, await runOrThrow(process.execPath, [file], { cwd: this.#folder, env, timeout: 30_000 }));
  }

  #fileOf({ path, parts }: Snippet): string {
    return join(this.#folder, `${path.replaceAll(/[^\w-]+/g, '-')}-${parts[0]?.line ?? 0}.ts`);
  }

  #linkAll(folder: string): void {
    if (!existsSync(folder)) return;
    for (const entry of readdirSync(folder).filter((name) => !name.startsWith('.'))) {
      if (!entry.startsWith('@')) this.#link(entry, join(folder, entry));
      else
        for (const name of readdirSync(join(folder, entry))) this.#link(`${entry}/${name}`, join(folder, entry, name));
    }
  }

  #link(name: string, target: string): void {
    const link = join(this.#folder, 'node_modules', name);
    if (existsSync(link)) return;
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(target, link, 'junction');
  }
}

function describe(snippet: Snippet, { file, start = 0, messageText }: ts.Diagnostic): string {
  const message = ts.flattenDiagnosticMessageText(messageText, '\n');
  const line = file === undefined ? 1 : file.getLineAndCharacterOfPosition(start).line + 1;
  return `${snippet.path}:${documentLine(snippet, line)} ${message}`;
}
