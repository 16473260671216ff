#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { runCommand } from './cli/run.ts';

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
