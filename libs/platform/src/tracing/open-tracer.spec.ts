import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createInterface } from 'node:readline';
import { executorConfig, loadConfig } from '../config/index.js';
import { createLogger } from '../logging/index.js';
import { CompiledSources } from '../testing/compiled-sources.js';
import type { LogLine } from '../testing/log-lines.js';
import { openTracer } from './open-tracer.js';
import { NO_TRACER } from './tracer.js';

/** Runs a process that makes one span; resolves with its log lines. Jest cannot load what the exporters load. */
async function makeSpan(path: string, env: Readonly<Record<string, string>>): Promise<readonly LogLine[]> {
  const child = spawn(process.execPath, [path], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const lines: LogLine[] = [];
  createInterface(child.stdout).on('line', (text) => lines.push(JSON.parse(text) as LogLine));
  expect(await once(child, 'close')).toEqual([0, null]);
  return lines;
}

async function startReceiver(status = 200) {
  const requests: {
    readonly url?: string;
    readonly type?: string;
    readonly key?: unknown;
    readonly body: string;
  }[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('latin1').on('data', (piece: string) => (body += piece));
    request.on('end', () => {
      const { url = '', headers } = request;
      requests.push({ url, type: headers['content-type'] ?? '', key: headers['x-api-key'], body });
      response.writeHead(status).end();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { requests, server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

describe('openTracer', () => {
  let sources: CompiledSources;
  const servers: Server[] = [];
  const spanWith = (env: Readonly<Record<string, string>>) =>
    makeSpan(sources.path('testing/one-span.js'), env);
  const receive = async (status?: number) => {
    const { server, ...receiver } = await startReceiver(status);
    servers.push(server);
    return receiver;
  };
  beforeAll(() => {
    sources = CompiledSources.create();
  });
  afterEach(() => {
    for (const server of servers.splice(0)) server.close();
  });
  afterAll(() => {
    sources.remove();
  });

  it('traces nothing without an endpoint', async () => {
    const logger = createLogger('executor', { level: 'silent', format: 'json' });
    expect(await openTracer('executor', loadConfig(executorConfig, {}).tracing, logger)).toBe(NO_TRACER);
  });

  it.each([
    ['http/json', 'application/json'],
    ['http/protobuf', 'application/x-protobuf'],
  ])(
    'sends by %s what was recorded, with the headers that are configured, at its close',
    async (protocol, type) => {
      const { requests, url } = await receive();
      const lines = await spanWith({
        OTEL_EXPORTER_OTLP_ENDPOINT: `${url}/base/`,
        OTEL_EXPORTER_OTLP_PROTOCOL: protocol,
        OTEL_EXPORTER_OTLP_HEADERS: 'x-api-key=a%2Cb',
        OTEL_RESOURCE_ATTRIBUTES: 'deployment.environment.name=staging',
      });
      expect(lines).toMatchObject([{ msg: 'traces are sent', endpoint: `${url}/base/` }]);
      expect(requests).toMatchObject([{ url: '/base/v1/traces', type, key: 'a,b' }]);
      expect(requests[0]?.body).toMatch(/melee-executor[^]*staging[^]*a span/);
    },
  );

  it.each([
    [{ OTEL_TRACES_SAMPLER_ARG: '0' }, 0],
    [{ OTEL_TRACES_SAMPLER: 'parentbased_always_off', OTEL_TRACES_SAMPLER_ARG: '1.0' }, 0],
    [{ OTEL_TRACES_SAMPLER: 'parentbased_always_on', OTEL_TRACES_SAMPLER_ARG: '0' }, 1],
  ])('records with %j so many of the traces that begin here: %d', async (env, count) => {
    const { requests, url } = await receive();
    await spanWith({ OTEL_EXPORTER_OTLP_ENDPOINT: url, ...env });
    expect(requests).toHaveLength(count);
  });

  it('says in the log that spans were lost, and ends all the same', async () => {
    const { url } = await receive(400);
    const lines = await spanWith({ OTEL_EXPORTER_OTLP_ENDPOINT: url });
    expect(lines).toMatchObject([{ msg: 'traces are sent' }, { msg: 'spans could not be sent', spans: 1 }]);
  });
});
