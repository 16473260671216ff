export { mapResource } from './map-resource.ts';
export type {
  FlowingValue,
  MapContext,
  MappedAttribute,
  MappedObject,
  MappedResource,
  WithheldReason,
  WithheldValue,
} from './types.ts';
