import type { Finding } from '../../finding.ts';
import { isChecked, type UnreadableFile } from '../../reporters/report.ts';
import { Tally } from '../../reporters/tally.ts';
import { escapeText } from '../../text/escape.ts';
import { quantity } from '../../text/words.ts';
import { wantsColour } from '../colour.ts';
import { EXIT_UNUSABLE } from '../exit-codes.ts';
import { HOW_TO_IMPORT } from '../how-to-import.ts';
import type { Io } from '../io.ts';
import type { CheckOptions } from './check-command.ts';
import { type Checked, checkInput, type Explain } from './check-input.ts';
import { exitCodeOf, hasTooManyWarnings } from './exit-code.ts';
import { Outputs } from './outputs.ts';
import { type Preparation, prepare } from './prepare.ts';
import { Progress } from './progress.ts';
import { writeFixed } from './write-fixed.ts';

/** Checks files, says what is wrong in them, mends it when told to, and gives the exit code. */
export async function check(files: readonly string[], options: CheckOptions, streams: Io): Promise<number> {
  const prepared = await prepare(files, options, streams);
  const { inputs, known, mending } = prepared;
  const progress = new Progress(streams, inputs.length);
  const io = progress.beside(streams);
  const outputs = await openOutputs(prepared, options, io);
  const explain = await explainer(options, io);
  const tally = new Tally();
  let isMended = false;
  for (const input of inputs) {
    const lintOptions = await prepared.settings.optionsFor(input.path);
    const keep = (findings: readonly Finding[]) => known.keep(input.path, findings);
    const checked = await checkInput(input, lintOptions, mending, keep, explain);
    await writeFixed(checked, options.fixDryRun === true, io);
    isMended ||= checked.fixed !== undefined && checked.fixed.fixed > 0 && options.fixDryRun !== true;
    tellAbout(checked, prepared, io);
    known.learn(input.path, checked.all);
    tally.add(checked.report);
    await outputs?.add(checked.report);
    progress.tell(tally.files);
  }
  progress.clear();
  for (const each of [...known.finish(), ...(mending?.choices.notes() ?? [])]) note(each, io);
  if (isMended) note(HOW_TO_IMPORT, io);
  outputs?.close(tally);
  return finish(tally, prepared, options, io);
}

/** What shows findings on the wire, where somebody asked for it; others need not load it. */
async function explainer({ why }: CheckOptions, io: Io): Promise<Explain | undefined> {
  if (why !== true) return undefined;
  const { explainFindings } = await import('./explain-findings.ts');
  return (findings, schema, lintOptions) => explainFindings(findings, schema, lintOptions, io.now());
}

/** Starts the reports; there are none where everything that is found goes to the baseline. */
async function openOutputs({ formats, mending, inputs }: Preparation, options: CheckOptions, io: Io) {
  if (options.updateBaseline) return undefined;
  // Standard output may hold the mended export or the difference.
  const isTaken = options.fixDryRun === true || (mending !== undefined && inputs.some(({ isStdin }) => isStdin));
  const out = isTaken ? io.stderr : io.stdout;
  const text = {
    ...(wantsColour(options.color, { env: io.env, stdout: out }) ? { paint: io.paint } : {}),
    ...(out.columns === undefined ? {} : { columns: out.columns }),
    // Whoever works at a terminal can be told what to do next; others have read it before.
    hints: out.isTerminal,
  };
  return Outputs.open(formats, out, text, inputs.length);
}

function tellAbout({ report }: Checked, { settings }: Preparation, io: Io): void {
  if (!isChecked(report)) io.stderr.write(unreadableLine(report));
  else if (settings.isNobodys(report.path)) note(`${report.path} is of none of the customers`, io);
}

function unreadableLine({ path, unreadable }: UnreadableFile): string {
  const { message, help, line, column } = unreadable;
  const place = line === null ? path : `${path}:${line}:${column}`;
  return `error: ${escapeText(`${place}: ${message}${help === null ? '' : ` (${help})`}`)}\n`;
}

function finish(tally: Tally, { thresholds }: Preparation, options: CheckOptions, io: Io): number {
  const summary = tally.summary();
  if (options.updateBaseline) return summary.unreadable > 0 ? EXIT_UNUSABLE : 0;
  if (hasTooManyWarnings(summary, thresholds)) {
    note(`${quantity(summary.warnings, 'warning')}, and at most ${thresholds.maxWarnings} allowed`, io);
  }
  return exitCodeOf(summary, thresholds);
}

function note(text: string, io: Io): void {
  io.stderr.write(`note: ${escapeText(text)}\n`);
}
