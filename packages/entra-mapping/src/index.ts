export type { ExportDocument } from './document/export-document.ts';
export { removeNodes, replaceNode } from './document/json-edit.ts';
export type { TextEdit } from './document/text-edit.ts';
export * from './expression/index.ts';
export {
  type JsonKind,
  type JsonNode,
  type JsonScalar,
  type JsonValue,
  pointerOf,
  propertyOf,
  toValue,
} from './json/node.ts';
export * from './map-resource/index.ts';
export { matchingMappings } from './model/matching.ts';
export type {
  AttributeDefinition,
  AttributeMapping,
  AttributeMappingParameter,
  AttributeMappingSource,
  DirectoryDefinition,
  FilterClause,
  FilterGroup,
  FilterOperand,
  FlowTypes,
  ObjectDefinition,
  ObjectKind,
  ObjectMapping,
  ScopingFilter,
  SynchronizationRule,
  SynchronizationSchema,
  TargetKind,
} from './model/types.ts';
export type { DiagnosticSeverity, ExportDiagnostic, ExportDiagnosticCode } from './reader/diagnostic.ts';
export { ExportError, type ExportErrorCode } from './reader/export-error.ts';
export type { ExportShape } from './reader/locate.ts';
export { type ReadExport, type ReadExportOptions, readExport } from './reader/read-export.ts';
export * from './scope/index.ts';
export type { TextEncoding } from './text/decode.ts';
export type { TextPosition, TextRange } from './text/line-table.ts';
