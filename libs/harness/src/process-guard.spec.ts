import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { transformFileSync } from '@swc/core';
import { isAlive } from './testing/is-alive.js';
import { waitFor } from './wait-for.js';

/** A process that starts the given shell command as a child, in a group of its own, and has the guard watch it. */
function parentOf(shellCommand: string, then: string): ChildProcess {
  const guard = transformFileSync(join(__dirname, 'process-guard.ts'), {
    module: { type: 'commonjs' },
    jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
  });
  const script = `${guard.code}
    const child = require('node:child_process').spawn('sh', ['-c', ${JSON.stringify(shellCommand)}], {
      detached: true, stdio: ['ignore', 'pipe', 'ignore'],
    });
    exports.processGuard.watch(child.pid);
    child.stdout.once('data', () => { process.stdout.write(String(child.pid)); ${then} });`;
  return spawn(process.execPath, ['--input-type=commonjs', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

async function printedPid(parent: ChildProcess): Promise<number> {
  const [text] = (await once(parent.stdout ?? parent, 'data')) as [Buffer];
  const pid = Number(text.toString());
  expect(pid).toBeGreaterThan(0);
  return pid;
}

const gone = (pid: number): Promise<true> => waitFor(`process ${pid} to be gone`, () => !isAlive(pid));
const ENDLESS = 'echo started; while :; do sleep 1; done';

describe('processGuard', () => {
  it('ends a child when its parent is killed', async () => {
    const parent = parentOf(ENDLESS, '');
    const child = await printedPid(parent);
    expect(isAlive(child)).toBe(true);
    parent.kill('SIGKILL');
    await gone(child);
  });

  it('ends a child when its parent ends of an uncaught error', async () => {
    const parent = parentOf(ENDLESS, 'process.exit(1);');
    await gone(await printedPid(parent));
  });

  it('kills a child that does not want to end', async () => {
    const parent = parentOf(`trap "" TERM; ${ENDLESS}`, '');
    const child = await printedPid(parent);
    parent.kill('SIGKILL');
    await gone(child);
  });

  it('leaves a child alone that it was told to forget', async () => {
    const parent = parentOf(ENDLESS, 'exports.processGuard.forget(child.pid); process.exit();');
    const child = await printedPid(parent);
    await once(parent, 'close');
    expect(isAlive(child)).toBe(true);
    process.kill(-child, 'SIGKILL');
  });
});
