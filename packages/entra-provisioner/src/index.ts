export { directoryFromCsv } from './directory/from-csv.ts';
export { directoryFromGraph, type GraphExports } from './directory/from-graph.ts';
export { type GenerateOptions, generateDirectory } from './directory/generate-directory.ts';
export type { GraphPage, GraphPages } from './directory/graph-list.ts';
export { DirectoryError, readDirectory } from './directory/read-directory.ts';
export { type LogEntry, logEntry, refusalEntry, type SourceIdentity } from './log/log-entry.ts';
export type { Refusal, RefusedRequest, RefusedRequests } from './run/refusals.ts';
export { type CycleReport, type RefusedObject, type RunOptions, runCycle } from './run/run-cycle.ts';
export { clientTransport, type Transport } from './run/transport.ts';
