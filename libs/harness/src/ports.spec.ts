import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { freePort } from './ports.js';
import { workspaceRoot } from './workspace.js';

const HARNESS = join(workspaceRoot(), 'libs/harness/dist/index.js');
const MANY = 200;

/** Another process that gives ports away, and keeps its own until it is told to end. */
function startAnother(): ChildProcess {
  const script = `
    const { freePort } = await import(${JSON.stringify(HARNESS)});
    const ports = [];
    for (let i = 0; i < ${MANY}; i += 1) ports.push(await freePort());
    console.log(JSON.stringify(ports));
    await new Promise((resolve) => process.stdin.resume().once('end', resolve));`;
  return spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
}

async function portsOf({ stdout }: ChildProcess): Promise<number[]> {
  const [text] = stdout === null ? [] : ((await once(stdout, 'data')) as [Buffer]);
  return JSON.parse(String(text)) as number[];
}

it('no port is given away twice, not by several processes either', async () => {
  const others = [startAnother(), startAnother()];
  const told = Promise.all(others.map(portsOf));
  const own: number[] = [];
  for (let i = 0; i < MANY; i += 1) own.push(await freePort());
  const ports = [own, ...(await told)].flat();
  await Promise.all(others.map((other) => once(other, 'exit', { signal: end(other) })));
  expect(new Set(ports).size).toBe(3 * MANY);
});

function end({ stdin }: ChildProcess): AbortSignal {
  stdin?.end();
  return AbortSignal.timeout(10_000);
}
