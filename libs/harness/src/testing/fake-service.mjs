// A stand-in for a service, which behaves as its FAKE_ variables say. Only a gateway is given an HTTP_PORT.
import { readdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const { env } = process;
console.log(JSON.stringify({ msg: 'starting', redis: env.REDIS_URL }));
process.on('SIGTERM', () => {
  if (env.FAKE_IGNORES_TERM === undefined) process.exit(0);
});

const folder = env.FAKE_PID_FOLDER;
if (folder !== undefined) writeFileSync(join(folder, String(process.pid)), '');
if (env.FAKE_EXIT_CODE !== undefined && env.HTTP_PORT !== undefined) {
  while (folder !== undefined && readdirSync(folder).length < Number(env.FAKE_EXIT_AS_LAST_OF))
    await sleep(10);
  process.exit(Number(env.FAKE_EXIT_CODE));
}

let probes = 0;
createServer((request, response) => {
  if (request.url === '/readyz') probes += 1;
  response.statusCode = probes > Number(env.FAKE_READY_AFTER ?? 0) ? 200 : 503;
  response.end();
}).listen(Number(env.HEALTH_PORT), '127.0.0.1', () => console.log(JSON.stringify({ msg: 'ready' })));
