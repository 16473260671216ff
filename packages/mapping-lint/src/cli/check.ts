import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { type RunReport, summarize } from '../reporters/report.ts';
import { escapeText } from '../text/escape.ts';
import { formatBaseline, readBaseline } from './baseline.ts';
import { type Checked, checkInput } from './check-input.ts';
import { type CheckOptions, checkCommandLine } from './check-options.ts';
import { wantsColour } from './colour.ts';
import type { Config } from './config/config.ts';
import { findConfig } from './config/find-config.ts';
import { Ignores } from './config/ignores.ts';
import { Settings } from './config/settings.ts';
import { EXIT_FINDINGS, EXIT_UNUSABLE } from './exit-codes.ts';
import { formatReport, readFormats } from './formats.ts';
import { findInputs } from './inputs.ts';
import type { Io } from './io.ts';
import { UsageError } from './usage-error.ts';
import { replaceFile } from './write-file.ts';

/** `mapping-lint check`: checks files, says what is wrong in them, and mends it when told to. */
export function checkCommand(io: Io, done: (exitCode: number) => void): Command {
  return checkCommandLine().action(async (files: string[], options: CheckOptions) =>
    done(await check(files, options, io)),
  );
}

async function check(files: readonly string[], options: CheckOptions, io: Io): Promise<number> {
  const formats = readFormats(options.format ?? ['text']);
  const found = findConfig(options.config, io.cwd);
  const { config, folder } = found;
  const settings = new Settings(found, settingsOf(options));
  const ignores = new Ignores(config, settings, new Date(io.now()).toISOString().slice(0, 10));
  const baselinePath = options.baseline ?? (config.baseline && resolve(folder, config.baseline));
  if (options.updateBaseline && baselinePath === undefined) {
    throw new UsageError('--update-baseline needs --baseline <file>, or "baseline" in the configuration');
  }
  const baseline = baselinePath === undefined || options.updateBaseline ? undefined : readBaseline(baselinePath);
  const checked: Checked[] = [];
  for (const input of findInputs(files, io, options.stdinFilename)) {
    const keep = (findings: Parameters<Ignores['filter']>[1]) => {
      const rest = ignores.filter(input.path, findings);
      return baseline === undefined ? rest : baseline.filter(input.path, rest);
    };
    const each = await checkInput(input, await settings.optionsFor(input.path), fixMode(options), keep);
    if ('unreadable' in each.report) io.stderr.write(unreadableLine(each.report));
    checked.push(each);
  }
  const run: RunReport = { profile: await settings.commonProfile(), files: checked.map(({ report }) => report) };
  for (const note of ignores.notes()) io.stderr.write(`note: ${escapeText(note)}\n`);
  if (baselinePath !== undefined && options.updateBaseline) {
    replaceFile(baselinePath, formatBaseline(run.files));
    io.stderr.write(`note: ${escapeText(baselinePath)} now knows ${countFindings(run)} findings\n`);
    return summarize(run).unreadable > 0 ? EXIT_UNUSABLE : 0;
  }
  await writeResults(checked, options, io);
  await writeReports(run, formats, options, io, checked);
  return exitCode(run, options, config);
}

function settingsOf({ profile, tenantUrl, scope, rule }: CheckOptions) {
  return {
    ...(profile === undefined ? {} : { profile }),
    ...(tenantUrl === undefined ? {} : { tenantUrl }),
    ...(scope === undefined ? {} : { scope }),
    rules: rule,
  };
}

function fixMode({ fix, unsafeFixes, diff }: CheckOptions): 'none' | 'safe' | 'unsafe' {
  if (unsafeFixes) return 'unsafe';
  return fix || diff ? 'safe' : 'none';
}

/** Writes what was mended: files in their place, standard input to standard output, or the difference alone. */
async function writeResults(checked: readonly Checked[], { diff }: CheckOptions, io: Io): Promise<void> {
  for (const { fixed, report, isStdin, before } of checked) {
    if (fixed === undefined) continue;
    if (diff) {
      if (fixed.fixed === 0) continue;
      const { createTwoFilesPatch } = await import('diff');
      const name = escapeText(report.path);
      const patch = createTwoFilesPatch(name, name, before, fixed.exported.document.text);
      io.stdout.write(patch.split('\n').slice(1).map(escapeText).join('\n'));
    } else if (isStdin) io.stdout.write(fixed.bytes);
    else if (fixed.fixed > 0) replaceFile(report.path, fixed.bytes);
    if (fixed.fixed > 0) {
      io.stderr.write(`${escapeText(report.path)}: ${fixed.fixed} ${diff ? 'would be mended' : 'mended'}\n`);
    }
  }
}

async function writeReports(
  run: RunReport,
  formats: ReturnType<typeof readFormats>,
  options: CheckOptions,
  io: Io,
  checked: readonly Checked[],
): Promise<void> {
  // Standard output may hold the mended export or the difference.
  const isTaken = options.diff === true || checked.some(({ fixed, isStdin }) => fixed !== undefined && isStdin);
  const out = isTaken ? io.stderr : io.stdout;
  const text = {
    ...(wantsColour(options.color, { env: io.env, stdout: out }) ? { paint: io.paint } : {}),
    ...(out.columns === undefined ? {} : { columns: out.columns }),
  };
  for (const { name, file } of formats) {
    const report = await formatReport(name, run, file === undefined ? text : {});
    if (file === undefined) out.write(report);
    else writeReport(file, report);
  }
}

function writeReport(file: string, report: string): void {
  try {
    writeFileSync(file, report);
  } catch (error) {
    throw new UsageError(
      `${file} can't be written${error instanceof Error && 'code' in error ? ` (${String(error.code)})` : ''}`,
    );
  }
}

function unreadableLine({ path, unreadable }: Extract<RunReport['files'][number], { unreadable: object }>): string {
  const { message, help, line, column } = unreadable;
  const place = line === null ? path : `${path}:${line}:${column}`;
  return `error: ${escapeText(`${place}: ${message}${help === null ? '' : ` (${help})`}`)}\n`;
}

function countFindings(run: RunReport): number {
  const { errors, warnings, infos } = summarize(run);
  return errors + warnings + infos;
}

function exitCode(run: RunReport, options: CheckOptions, config: Config): number {
  const { unreadable, errors, warnings, infos } = summarize(run);
  if (unreadable > 0) return EXIT_UNUSABLE;
  const failOn = options.failOn ?? config.failOn ?? 'error';
  const maxWarnings = options.maxWarnings ?? config.maxWarnings;
  if (maxWarnings !== undefined && warnings > maxWarnings) return EXIT_FINDINGS;
  const counted = { error: errors, warning: errors + warnings, info: errors + warnings + infos, never: 0 }[failOn];
  return counted > 0 ? EXIT_FINDINGS : 0;
}
