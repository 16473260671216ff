import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Application, type ProjectReflection, ReflectionKind, type SomeType } from 'typedoc';
import { repositoryRoot, type Workspace } from '../shared/workspaces.ts';

/**
 * Generates the API reference of a package into `reports/api/<package>`, one page for each public symbol.
 *
 * @throws Error when it can't be generated, or when a public type says `any`.
 */
export async function generateApiReference({ name, path, manifest }: Workspace): Promise<void> {
  const entryPoints = Object.keys(manifest.exports ?? {})
    .map((key) => join(path, 'src', `${key === '.' ? 'index' : key.slice(2)}.ts`))
    .filter(existsSync);
  const application = await Application.bootstrap({
    name,
    entryPoints,
    tsconfig: join(path, 'tsconfig.json'),
    readme: join(path, 'README.md'),
    excludeExternals: true,
    excludeInternal: true,
    excludePrivate: true,
    disableSources: true,
    // Helper types of public ones are explained where they are used.
    validation: { notExported: false, invalidLink: false, notDocumented: false },
    logLevel: 'Error',
  });
  const project = await application.convert();
  if (project === undefined || application.logger.hasErrors()) throw new Error('typedoc could not read the package');
  const places = placesOfAny(project);
  if (places.length > 0) throw new Error(`any is part of ${places.join(', ')}`);
  await application.generateDocs(project, join(repositoryRoot, 'reports', 'api', name));
}

function placesOfAny(project: ProjectReflection): string[] {
  return project
    .getReflectionsByKind(ReflectionKind.All)
    .filter((reflection) => 'type' in reflection && mentionsAny(reflection.type as SomeType | undefined))
    .map((reflection) => reflection.getFullName());
}

function mentionsAny(type: SomeType | undefined): boolean {
  if (type === undefined) return false;
  if (type.type === 'intrinsic') return type.name === 'any';
  // TypeScript's own iterables have parameters whose default is any.
  if (type.type === 'reference' && /^(?:Async)?Itera/.test(type.name)) return mentionsAny(type.typeArguments?.[0]);
  return Object.values(type).some((part) => parts(part).some(mentionsAny));
}

/** The types among the members of a type; reflections inside it are looked at on their own. */
function parts(value: unknown): SomeType[] {
  if (Array.isArray(value)) return value.flatMap(parts);
  const isType = typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
  return isType && !('kind' in value) ? [value as SomeType] : [];
}
