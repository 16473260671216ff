import { type AttributePath, formatFilter, formatPath, suggestions } from 'scim-core';

/** A target, and the path that its text is. */
export interface NamedTarget {
  readonly target: string;
  readonly path: AttributePath;
}

/** The most that anyone reads. */
const MOST = 3;

/**
 * The targets that somebody who wrote another one may have meant, likeliest first. What is the same in both tells nothing
 * about how near they are: `addresses[type eq "work"].region` is not meant to be `….locality`.
 */
export function closestTargets(path: AttributePath, known: readonly NamedTarget[]): string[] {
  const others = known.filter((each) => formatPath(each.path) !== formatPath(path));
  const found = [
    ...near(path.subAttribute, others.filter(hasSame(path, 'attribute', 'filter')), (each) => each.subAttribute),
    ...partCalled(path, others),
    ...near(path.attribute, others.filter(hasSame(path, 'filter', 'subAttribute')), (each) => each.attribute),
    ...near(plainName(path), others, plainName),
  ];
  return [...new Set(found)].slice(0, MOST);
}

/** The targets whose word looks like one that is given; of several with the same word the last, which the vendor lists. */
function near(
  word: string | undefined,
  targets: readonly NamedTarget[],
  wordOf: (path: AttributePath) => string | undefined,
): string[] {
  if (word === undefined) return [];
  const byWord = new Map(targets.flatMap(({ target, path }) => [[wordOf(path), target] as const]));
  const words = [...byWord.keys()].filter((each) => each !== undefined);
  return suggestions(word, words, MOST).flatMap((each) => byWord.get(each) ?? []);
}

/** The only target with a part of this name, which many write alone: `givenName` for `name.givenName`. */
function partCalled({ attribute, filter, subAttribute }: AttributePath, targets: readonly NamedTarget[]): string[] {
  if (filter !== undefined || subAttribute !== undefined) return [];
  const name = attribute.toLowerCase();
  const found = targets.filter(({ path }) => path.subAttribute?.toLowerCase() === name);
  return found.length === 1 ? found.map(({ target }) => target) : [];
}

type Part = 'attribute' | 'filter' | 'subAttribute';

function hasSame(path: AttributePath, ...parts: readonly Part[]): (other: NamedTarget) => boolean {
  const wanted = parts.map((part) => textOf(path, part));
  return ({ path: other }) => parts.every((part, index) => textOf(other, part) === wanted[index]);
}

function textOf({ attribute, filter, subAttribute }: AttributePath, part: Part): string | undefined {
  if (part === 'filter') return filter && formatFilter(filter).toLowerCase();
  return (part === 'attribute' ? attribute : subAttribute)?.toLowerCase();
}

/** A path without its URN; only one without a filter, most of which would be alike. */
function plainName(path: AttributePath): string | undefined {
  return path.filter === undefined ? formatPath({ ...path, schema: undefined }) : undefined;
}
