import { pathToFileURL } from 'node:url';
import { tally } from './shared/compare.ts';

/** Runs one topic in this process and tells the one that started it how many targets were met. */
const [topic] = process.argv.slice(2);
await import(pathToFileURL(`${import.meta.dirname}/${topic}`).href);
process.send?.(tally());
process.disconnect();
