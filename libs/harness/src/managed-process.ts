import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { HarnessError } from './errors.js';
import { processGuard } from './process-guard.js';

const KEPT_OUTPUT = 8 * 1024 * 1024;
const STOP_BOUND_MS = 10_000;
const OUTPUT_GRACE_MS = 500;

export interface ProcessOptions {
  readonly env?: NodeJS.ProcessEnv;
  readonly cwd?: string;
  /** Called with every piece of output, standard and error mixed as they come. */
  readonly onOutput?: (text: string) => void;
}

/** How a process ended: one of the two is null. */
export interface ProcessExit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/**
 * A child process in a group of its own, so that Ctrl-C in a terminal reaches only us and we end it in order.
 * It does not outlive us: the guard ends its group when this process is gone, for whatever reason.
 */
export class ManagedProcess {
  readonly pid: number;
  /** Settles when the process has ended and its output has been read. */
  readonly exited: Promise<ProcessExit>;
  private text = '';
  private hasEnded = false;

  private constructor(
    child: ChildProcessByStdio<null, Readable, Readable>,
    pid: number,
    options: ProcessOptions,
  ) {
    this.pid = pid;
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        this.keep(text);
        options.onOutput?.(text);
      });
    }
    const closed = new Promise<void>((resolve) => child.once('close', () => resolve()));
    this.exited = new Promise((resolve) => {
      child.once('exit', (code, signal) => {
        this.hasEnded = true;
        // What the process itself started must not stay behind, nor hold its output open.
        this.signalGroup('SIGKILL');
        processGuard.forget(pid);
        void Promise.race([closed, sleep(OUTPUT_GRACE_MS, undefined, { ref: false })]).then(() =>
          resolve({ code, signal }),
        );
      });
    });
  }

  /** @throws HarnessError `process/not-started` */
  static async start(
    command: string,
    args: readonly string[],
    options: ProcessOptions = {},
  ): Promise<ManagedProcess> {
    const child = spawn(command, args, {
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: options.env ?? process.env,
      cwd: options.cwd,
    });
    if (child.pid === undefined) {
      const [cause] = (await once(child, 'error')) as [Error];
      throw new HarnessError('process/not-started', `${command} could not be started: ${cause.message}`, {
        cause,
      });
    }
    processGuard.watch(child.pid);
    return new ManagedProcess(child, child.pid, options);
  }

  get isRunning(): boolean {
    return !this.hasEnded;
  }

  /** What the process has written so far; of very much output, the end. */
  output(): string {
    return this.text;
  }

  /** Sends any signal, SIGSTOP, SIGCONT and SIGKILL among them; an ended process gets none. */
  signal(signal: NodeJS.Signals): void {
    if (this.isRunning) process.kill(this.pid, signal);
  }

  /** Asks the process to end, and kills it with all that it started if it has not after the bound (milliseconds). */
  async stop(boundMs: number = STOP_BOUND_MS): Promise<ProcessExit> {
    if (this.isRunning) {
      this.signal('SIGTERM');
      this.signal('SIGCONT');
      await Promise.race([this.exited, sleep(boundMs, undefined, { ref: false })]);
      this.signalGroup('SIGKILL');
    }
    return this.exited;
  }

  private keep(text: string): void {
    this.text += text;
    if (this.text.length > 2 * KEPT_OUTPUT) this.text = this.text.slice(-KEPT_OUTPUT);
  }

  private signalGroup(signal: NodeJS.Signals): void {
    try {
      process.kill(-this.pid, signal);
    } catch (error) {
      if (!isNoSuchProcess(error)) throw error;
    }
  }
}

/** By its code alone: inside Jest, errors of Node are not instances of the `Error` seen here. */
function isNoSuchProcess(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'ESRCH';
}
