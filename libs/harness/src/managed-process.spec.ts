import { ManagedProcess } from './managed-process.js';
import { isAlive } from './testing/is-alive.js';
import { waitFor } from './wait-for.js';

const gone = (pid: number): Promise<true> => waitFor(`process ${pid} to be gone`, () => !isAlive(pid));
const firstPid = (output: () => string): Promise<number> =>
  waitFor('a process id in the output', () => {
    const text = /^(\d+)\n/.exec(output())?.[1];
    return text === undefined ? undefined : Number(text);
  });

describe('ManagedProcess', () => {
  it('reports exit code and all output', async () => {
    const child = await ManagedProcess.start('sh', ['-c', 'echo out; echo err >&2; exit 3']);
    await expect(child.exited).resolves.toEqual({ code: 3, signal: null });
    expect(child.output().split('\n').sort()).toEqual(['', 'err', 'out']);
    expect(child.isRunning).toBe(false);
  });

  it('refuses a program that does not exist', async () => {
    await expect(ManagedProcess.start('/nowhere/program', [])).rejects.toMatchObject({
      code: 'process/not-started',
    });
  });

  it('kills what does not end by itself, also when it is paused', async () => {
    const child = await ManagedProcess.start('sh', [
      '-c',
      'trap "" TERM; echo $$; while :; do sleep 1; done',
    ]);
    await firstPid(() => child.output());
    child.signal('SIGSTOP');
    await expect(child.stop(50)).resolves.toEqual({ code: null, signal: 'SIGKILL' });
    await gone(child.pid);
  });

  it('leaves nothing behind that the process had started', async () => {
    const child = await ManagedProcess.start('sh', ['-c', 'sleep 300 & echo $!']);
    const grandchild = await firstPid(() => child.output());
    await child.exited;
    await gone(grandchild);
  });
});
