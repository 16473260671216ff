#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runCommand } from './cli/run.ts';

// Under load V8 lets the space for new objects grow to 128 MiB, by which answers that live for a millisecond gain nothing.
setFlagsFromString('--semi-space-growth-factor=1');

const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
  version: string;
};

process.exitCode = await runCommand({
  argv: process.argv.slice(2),
  variables: process.env,
  version,
  nodeVersion: process.versions.node,
  now: Date.now,
  writeOut: (text) => process.stdout.write(text),
  writeError: (text) => process.stderr.write(text),
  onStop: (stop) => {
    // Stays registered: package runners pass on a Ctrl-C that the terminal has already sent to everybody.
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, stop);
  },
});
