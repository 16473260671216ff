import type { DirectoryDefinition, ObjectDefinition } from './types.ts';

/** The first of each name; of equal ones the others can't be meant, as names are unique in a schema. */
function byName<Named extends { readonly name: string | null }>(all: readonly Named[]): ReadonlyMap<string, Named> {
  const found = new Map<string, Named>();
  for (const each of all) if (each.name !== null && !found.has(each.name)) found.set(each.name, each);
  return found;
}

/** Finds directories and their objects by name, in a time that does not depend on how many there are. */
export class DirectoryIndex {
  private readonly directories: ReadonlyMap<string, DirectoryDefinition>;
  private readonly objects = new Map<DirectoryDefinition, ReadonlyMap<string, ObjectDefinition>>();

  constructor(directories: readonly DirectoryDefinition[]) {
    this.directories = byName(directories);
  }

  /** The directory of this name. */
  directory(name: string | null): DirectoryDefinition | undefined {
    return name === null ? undefined : this.directories.get(name);
  }

  /** The object of this name in a directory. */
  object(directory: DirectoryDefinition | undefined, name: string | null): ObjectDefinition | undefined {
    if (directory === undefined || name === null) return undefined;
    let objects = this.objects.get(directory);
    if (objects === undefined) {
      objects = byName(directory.objects);
      this.objects.set(directory, objects);
    }
    return objects.get(name);
  }
}
