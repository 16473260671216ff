import { didYouMean } from '../error/did-you-mean.ts';
import { clip } from '../error/syntax-error.ts';
import { bindElementFilter } from '../filter/bind.ts';
import { compileBoundElement } from '../filter/compile.ts';
import { type AttributePath, qualifiedName } from '../path/attribute-path.ts';
import { parsePath } from '../path/parse-path.ts';
import type { Attribute } from '../schema/attribute.ts';
import type { AttributeTarget } from '../schema/attribute-index.ts';
import type { ToleranceListener } from '../tolerance/mode.ts';
import type { ToleranceId } from '../tolerance/tolerances.ts';
import type { ElementSelection } from './plan.ts';
import type { PlanContext } from './plan-context.ts';

/** A path of an operation, resolved against the schema. */
export interface BoundPath {
  readonly target: AttributeTarget;
  readonly part: Attribute | undefined;
  readonly select: ElementSelection | undefined;
  /** The departures that reading it needed, each with the place. */
  readonly tolerances: readonly (readonly [id: ToleranceId, where: string])[];
}

/**
 * Resolves a path against the schema, or looks it up where it has been before.
 *
 * @returns `undefined` for an attribute that does not exist, where the mode lets it be ignored.
 */
export function bindPath(text: string, context: PlanContext): BoundPath | undefined {
  const { pathCache, resourceType, mode } = context;
  const bind = () => new PathBinder(text, context).bind();
  const bound = pathCache === undefined ? bind() : pathCache.get(text, resourceType, mode, bind);
  if (bound !== undefined) for (const [id, where] of bound.tolerances) context.report(id, where);
  return bound;
}

class PathBinder {
  readonly #text: string;
  readonly #context: PlanContext;
  readonly #tolerances: [ToleranceId, string][] = [];

  constructor(text: string, context: PlanContext) {
    this.#text = text;
    this.#context = context;
  }

  bind(): BoundPath | undefined {
    const path = parsePath(this.#text, { mode: this.#context.mode, onTolerance: this.#note });
    const target = this.#resolve(path);
    if (target === undefined) return undefined;
    const part = path.subAttribute === undefined ? undefined : this.#findPart(target, path.subAttribute);
    if (path.subAttribute !== undefined && part === undefined) return undefined;
    const select = path.filter === undefined ? undefined : this.#selection(path, target);
    return { target, part, select, tolerances: this.#tolerances };
  }

  readonly #note: ToleranceListener = (id, where) => {
    this.#tolerances.push([id, where]);
  };

  #selection(path: AttributePath, target: AttributeTarget): ElementSelection {
    if (!target.attribute.multiValued) {
      throw this.#context.fail(
        'invalidPath',
        `"${clip(this.#text)}" has a single value, so brackets can't select from it`,
      );
    }
    const { resourceType, mode } = this.#context;
    const filter = bindElementFilter(path.filter!, target, { resourceType, mode, onTolerance: this.#note });
    return { filter, matches: compileBoundElement(filter) };
  }

  #resolve(path: AttributePath): AttributeTarget | undefined {
    const { index, name: typeName } = this.#context.resourceType;
    const name = qualifiedName(path);
    const target = index.resolve(name);
    if (target !== undefined) return target;
    const inExtension = path.schema === undefined ? index.resolveInExtensions(name) : undefined;
    if (inExtension !== undefined && this.#context.allows('patch.path-without-urn')) {
      this.#note('patch.path-without-urn', this.#text);
      return inExtension;
    }
    const names = index.targets.map((candidate) => candidate.path);
    const hint = inExtension === undefined ? didYouMean(name, names) : ` Write ${inExtension.path}.`;
    return this.#unknown(`is no attribute of ${typeName}.${hint}`);
  }

  #findPart(target: AttributeTarget, name: string): Attribute | undefined {
    const part = target.parts.get(name) ?? target.parts.get(name.toLowerCase());
    if (part?.subAttribute !== undefined) return part.subAttribute;
    const names = target.attribute.subAttributes.map((sub) => sub.name);
    return this.#unknown(`names no sub-attribute of ${target.attribute.name}.${didYouMean(name, names)}`);
  }

  #unknown(problem: string): undefined {
    const sentence = `"${clip(this.#text)}" ${problem}`;
    if (!this.#context.tolerate('patch.unknown-path', this.#text)) throw this.#context.fail('invalidPath', sentence);
    this.#context.reason = `${sentence} It was ignored.`;
    return undefined;
  }
}
