/** A SCIM service provider that answers as a vendor does, by its profile. */

export {
  type CustomAttribute,
  type CustomAttributes,
  customAttributesInMemory,
} from './custom-attributes.ts';
export { vendorLookups } from './lookups.ts';
export { createVendorProvider, type VendorProviderOptions, vendorResourceTypes } from './vendor-provider.ts';
export { type Reading, vendorReading } from './vendor-reading.ts';
