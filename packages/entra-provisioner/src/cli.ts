#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { processIo } from './cli/io.ts';
import { run } from './cli/run.ts';

// The manifest is beside the folder of this file, built or not.
const manifest: unknown = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
const { version } = manifest as { readonly version: string };
process.exitCode = await run(process.argv.slice(2), processIo(version));
