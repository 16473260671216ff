import { didYouMean } from '../error/did-you-mean.ts';
import { ScimError } from '../error/scim-error.ts';
import { clip } from '../error/syntax-error.ts';
import { compareCodePoints } from '../filter/fold.ts';
import type { ResourceType } from '../schema/resource-type.ts';
import { type ComparisonKey, comparisonKey } from './comparison-key.ts';

/** What {@link resourceOrder} is told. */
export interface ResourceOrderOptions {
  readonly resourceType: ResourceType;
  /** Default `ascending`. */
  readonly order?: 'ascending' | 'descending' | undefined;
}

type Members = Readonly<Record<string, unknown>> | undefined;

/**
 * Makes a comparator for `Array.prototype.sort` that follows `sortBy` and `sortOrder`.
 *
 * Text is ordered by code points, in any letter case unless the attribute is `caseExact`; a multi-valued attribute by its
 * primary element, else its first; a resource without value comes last in ascending and first in descending order.
 *
 * @param path For example `name.familyName`, or `emails`, which stands for `emails.value`.
 * @throws ScimError 400 `invalidPath` when the path names nothing that has an order.
 * @see [RFC 7644 §3.4.2.3](https://www.rfc-editor.org/rfc/rfc7644#section-3.4.2.3)
 * @example
 * ```ts
 * import { resourceOrder, userResourceType } from 'scim-core';
 *
 * const users = [{ userName: 'bjensen' }, { userName: 'Alice' }];
 * users.sort(resourceOrder('userName', { resourceType: userResourceType }));
 * users[0]?.userName; // 'Alice'
 * ```
 */
export function resourceOrder(path: string, options: ResourceOrderOptions): (a: object, b: object) => number {
  const sortKey = sortKeyReader(path, options.resourceType);
  const sign = options.order === 'descending' ? -1 : 1;
  return (a, b) => sign * compareKeys(sortKey(a), sortKey(b));
}

function sortKeyReader(path: string, { index, name }: ResourceType): (resource: object) => ComparisonKey | undefined {
  const named = index.resolve(path) ?? index.resolveInExtensions(path);
  const isComplex = named !== undefined && (named.subAttribute ?? named.attribute).type === 'complex';
  const target = isComplex ? named.parts.get('value') : named;
  if (target === undefined) {
    const hint = didYouMean(
      path,
      index.targets.map((known) => known.path),
    );
    throw new ScimError(400, `sortBy: "${clip(path)}" names no attribute of ${name} that has an order.${hint}`, {
      scimType: 'invalidPath',
    });
  }
  const { extension, attribute, subAttribute } = target;
  if (attribute.returned === 'never' || subAttribute?.returned === 'never') {
    throw new ScimError(400, `sortBy: "${clip(path)}" is never returned`, { scimType: 'invalidPath' });
  }
  return (resource) => {
    const container = extension === undefined ? (resource as Members) : ((resource as Members)?.[extension] as Members);
    const element = preferred(container?.[attribute.name]);
    const value = subAttribute === undefined ? element : (element as Members)?.[subAttribute.name];
    return comparisonKey(subAttribute ?? attribute, value);
  };
}

function preferred(value: unknown): unknown {
  if (!Array.isArray(value)) return value;
  return value.find((element: Members) => element?.primary === true) ?? value[0];
}

function compareKeys(a: ComparisonKey | undefined, b: ComparisonKey | undefined): number {
  if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
  // Keys of one attribute are of one type.
  if (typeof a === 'string') return compareCodePoints(a, b as string);
  return Number(a) - Number(b);
}
