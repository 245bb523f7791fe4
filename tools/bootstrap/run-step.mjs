import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { stripVTControlCharacters } from 'node:util';

const FRAMES = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];
const FRAME_MS = 100;
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** A reason to end that needs no stack trace. */
export class StepFailure extends Error {
  constructor(message, exitCode = 1) {
    super(message);
    this.exitCode = exitCode;
  }
}

/**
 * Runs a program to its end, showing the time and its last line on a terminal, one plain line otherwise: on standard
 * error, for what a tool prints may be JSON.
 * @throws StepFailure with the program's output, or for a signal that we were sent meanwhile
 */
export async function runStep(title, program, args, cwd) {
  const progress = process.stderr.isTTY ? animated(title) : plain(title);
  const child = spawn(program, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => {
      output += text;
      progress.show(lastLine(text));
    });
  }
  let interruption;
  const pass = (signal) => {
    interruption ??= signal;
    child.kill(signal);
  };
  for (const signal of SIGNALS) process.on(signal, pass);
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  })
    .catch((error) => {
      output += error.message;
      return null;
    })
    .finally(() => {
      for (const signal of SIGNALS) process.off(signal, pass);
    });
  progress.end(code === 0);
  if (interruption) throw new StepFailure(`${title}: interrupted`, 128 + constants.signals[interruption]);
  if (code !== 0) throw new StepFailure(`${output.trimEnd()}\n\n${title}: failed`);
}

function animated(title) {
  const start = performance.now();
  let frame = 0;
  let line = '';
  const draw = () => {
    const text = `${FRAMES[frame++ % FRAMES.length]} ${title} ${seconds(start)}  ${line}`;
    process.stderr.write(`\r\x1b[2K${text.slice(0, (process.stderr.columns || 80) - 1)}`);
  };
  const timer = setInterval(draw, FRAME_MS);
  draw();
  return {
    show: (text) => {
      line = text || line;
    },
    end: (isSuccess) => {
      clearInterval(timer);
      process.stderr.write(`\r\x1b[2K${isSuccess ? '✔' : '✖'} ${title} ${seconds(start)}\n`);
    },
  };
}

function plain(title) {
  const start = performance.now();
  process.stderr.write(`${title} …\n`);
  return {
    show: () => undefined,
    end: (isSuccess) =>
      process.stderr.write(`${title}: ${isSuccess ? 'done' : 'failed'} after ${seconds(start)}\n`),
  };
}

const seconds = (start) => `${((performance.now() - start) / 1000).toFixed(1)} s`;

const lastLine = (text) => stripVTControlCharacters(text).trimEnd().split('\n').at(-1).trim();
