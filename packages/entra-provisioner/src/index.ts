export { type CycleReport, type RunOptions, runCycle } from './run/run-cycle.ts';
export { clientTransport, type Transport } from './run/transport.ts';
export { StateFile, StateFileError } from './state/state-file.ts';
