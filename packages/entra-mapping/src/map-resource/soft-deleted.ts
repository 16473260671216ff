import { AttributeSet } from '../expression/values/attributes.ts';
import type { ScopedObject, Truth } from '../scope/types.ts';

/** What the service computes from other attributes: the account is disabled, or the object in the recycle bin. */
function computedFor(source: ScopedObject): boolean {
  const attributes = new AttributeSet(source);
  const enabled = attributes.get('accountEnabled');
  const deleted = attributes.get('deletedDateTime') ?? '';
  return (typeof enabled === 'string' && enabled.toLowerCase() === 'false') || deleted.length > 0;
}

const NAME = 'issoftdeleted';

/**
 * The attributes of a source object with `IsSoftDeleted`, which no directory stores.
 *
 * @param given What the caller knows; it counts more than anything else.
 * @param inScope Whether the object passes the scoping filter.
 * @see [How provisioning works](https://learn.microsoft.com/entra/identity/app-provisioning/how-provisioning-works#deprovisioning)
 */
export function withSoftDeleted(source: ScopedObject, given: boolean | undefined, inScope: Truth): AttributeSet {
  const known = given ?? (inScope === false ? true : undefined);
  const saysItself = () => Object.keys(source).some((key) => key.toLowerCase() === NAME && source[key] != null);
  if (known === undefined && saysItself()) return new AttributeSet(source);
  return new AttributeSet(source, { name: NAME, value: known ?? computedFor(source) });
}
