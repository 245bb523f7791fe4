import { exitCodeOf, onInterruption } from '../shared/interruption.js';
import { readOptions } from './options.js';
import { ProgressBar } from './play/progress-bar.js';
import { reportHtml, reportJson, reportText } from './report/render-report.js';
import type { Report } from './report/report.js';
import { requirePlaceFor, writeReport } from './report/report-file.js';
import { InputError } from './scenario/problem.js';
import { simulate } from './simulate.js';

const WRONG_INPUT = 2;
const STANDARD_OUTPUT = '-';

const { json, html, ...options } = readOptions(process.argv);

const jsonFile = json === STANDARD_OUTPUT ? undefined : json;

function write(report: Report): void {
  process.stdout.write(json === STANDARD_OUTPUT ? reportJson(report) : reportText(report));
  if (html !== undefined) writeReport(html, reportHtml(report));
  if (jsonFile !== undefined) writeReport(jsonFile, reportJson(report));
}

const interruption = onInterruption();
const progress = new ProgressBar(options.battles, process.stderr);
try {
  for (const file of [html, jsonFile]) if (file !== undefined) requirePlaceFor(file);
  const report = await simulate({
    ...options,
    interruption,
    worker: new URL('./play/battle-worker.js', import.meta.url),
    onProgress: (done) => progress.show(done),
  });
  progress.end();
  write(report);
  if (report.isPartial) process.exitCode = exitCodeOf(interruption);
} catch (error) {
  progress.end();
  if (!(error instanceof InputError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = WRONG_INPUT;
}
