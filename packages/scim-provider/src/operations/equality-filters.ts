import {
  type BoundComparison,
  type BoundFilter,
  bindFilter,
  comparisonKey,
  type Mode,
  parseFilter,
  type ResourceType,
} from 'scim-core';

/** Most paths that are remembered for a type, and the longest. */
const REMEMBERED = 200;
const LONGEST = 200;

/** What stands between the path and the value of `userName eq "bjensen"`. */
const BETWEEN = ' eq "';
/** A JSON string that means what it says, without escapes. */
const VERBATIM = /^[^"\\\p{Cc}]+$/u;

/** `null` for a path that is no attribute of simple text, or needs a tolerance. */
type Known = Map<string, BoundComparison | null>;

const knownOf = new WeakMap<ResourceType, Map<Mode | undefined, Known>>();

/**
 * Binds a filter that compares one attribute of text with one value, as nearly all look-ups do, without parsing it: of a path
 * that was seen before only the value is another one.
 *
 * @returns What `bindFilter` gives; `undefined` for any other filter, also one that is wrong.
 */
export function bindEquality(
  text: string,
  resourceType: ResourceType,
  mode: Mode | undefined,
): BoundFilter | undefined {
  const at = text.indexOf(BETWEEN);
  if (at <= 0 || at > LONGEST || !text.endsWith('"')) return undefined;
  const value = text.slice(at + BETWEEN.length, -1);
  if (!VERBATIM.test(value)) return undefined;
  const known = knownFor(resourceType, mode);
  const path = text.slice(0, at);
  let sample = known.get(path);
  if (sample === undefined) {
    sample = sampleOf(path, resourceType, mode);
    if (known.size >= REMEMBERED) known.clear();
    known.set(path, sample);
  }
  if (sample === null) return undefined;
  const { target } = sample;
  return {
    kind: 'comparison',
    target,
    operator: 'eq',
    value,
    key: comparisonKey(target.subAttribute ?? target.attribute, value),
  };
}

function knownFor(resourceType: ResourceType, mode: Mode | undefined): Known {
  let byMode = knownOf.get(resourceType);
  if (byMode === undefined) {
    byMode = new Map();
    knownOf.set(resourceType, byMode);
  }
  let known = byMode.get(mode);
  if (known === undefined) {
    known = new Map();
    byMode.set(mode, known);
  }
  return known;
}

/** Binds a path with some value, which no text is refused for. */
function sampleOf(path: string, resourceType: ResourceType, mode: Mode | undefined): BoundComparison | null {
  let isTolerated = false;
  const onTolerance = () => {
    isTolerated = true;
  };
  try {
    const filter = parseFilter(`${path}${BETWEEN}x"`, { mode, onTolerance });
    if (filter.kind !== 'comparison') return null;
    const bound = bindFilter(filter, { resourceType, mode, unknownAttribute: 'refuse', onTolerance });
    if (isTolerated || bound.kind !== 'comparison') return null;
    return (bound.target.subAttribute ?? bound.target.attribute).type === 'string' ? bound : null;
  } catch {
    // Refused in the general way, in words that tell where.
    return null;
  }
}
