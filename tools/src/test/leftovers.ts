import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

/** Set for everything that a run starts, and inherited by what that starts in turn, in whatever process group. */
export const RUN_MARKER = 'MELEE_TEST_RUN';

export interface Leftover {
  readonly pid: number;
  readonly command: string;
}

/** Other processes of this user that carry the marker of the run and still exist. */
export async function findLeftovers(runId: string): Promise<readonly Leftover[]> {
  const marker = `${RUN_MARKER}=${runId}`;
  const found = await (process.platform === 'linux' ? findInProc(marker) : findWithPs(marker));
  return found.filter(({ pid }) => pid !== process.pid);
}

async function findInProc(marker: string): Promise<readonly Leftover[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const found = await Promise.all(
    pids.map(async (pid) => {
      const environment = await readOf(pid, 'environ');
      if (!environment.split('\0').includes(marker)) return [];
      return [{ pid: Number(pid), command: (await readOf(pid, 'cmdline')).replaceAll('\0', ' ').trim() }];
    }),
  );
  return found.flat();
}

/** Empty for a process that has ended meanwhile or belongs to somebody else. */
async function readOf(pid: string, file: 'environ' | 'cmdline'): Promise<string> {
  return readFile(`/proc/${pid}/${file}`, 'utf8').catch(() => '');
}

async function findWithPs(marker: string): Promise<readonly Leftover[]> {
  const { stdout } = await promisify(execFile)('ps', ['-A', '-E', '-ww', '-o', 'pid=,command=']);
  return stdout
    .split('\n')
    .filter((line) => line.includes(marker))
    .map((line) => {
      const [pid = '', ...command] = line.trim().split(' ');
      return { pid: Number(pid), command: command.join(' ') };
    });
}
