import { InMemorySpanExporter, SimpleSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';
import { createLogger } from '../logging/index.js';
import { CombatTelemetry, MetricsRegistry } from '../metrics/index.js';
import { collectLogLines } from '../testing/log-lines.js';
import { OtlpTracer } from './otlp-tracer.js';

const PARENT = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
const UNRECORDED = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-00';

function setUp() {
  const exporter = new InMemorySpanExporter();
  const tracer = new OtlpTracer(
    new TracerProvider({ spanProcessors: [new SimpleSpanProcessor({ exporter })] }),
  );
  const spanOf = (name: string) => exporter.getFinishedSpans().find((span) => span.name === name);
  return { tracer, spanOf, spans: () => exporter.getFinishedSpans() };
}

describe('OtlpTracer', () => {
  it('makes what runs within a span a part of it, also behind an await, and nothing else', async () => {
    const { tracer, spanOf } = setUp();
    await Promise.all([
      tracer.run({ name: 'outer' }, async () => {
        await Promise.resolve();
        await tracer.run({ name: 'inner' }, () => Promise.resolve());
      }),
      tracer.run({ name: 'other' }, () => Promise.resolve()),
    ]);
    const outer = spanOf('outer')?.spanContext();
    expect(spanOf('inner')?.parentSpanContext?.spanId).toBe(outer?.spanId);
    expect(spanOf('other')?.spanContext().traceId).not.toBe(outer?.traceId);
    expect(tracer.current.traceparent).toBeUndefined();
  });

  it('goes on with the trace of another process, and begins a new one when told so', async () => {
    const { tracer, spanOf } = setUp();
    await tracer.run({ name: 'goes on', parent: PARENT }, async (span) => {
      expect(span.traceparent).toMatch(/^00-0af7651916cd43dd8448eb211c80319c-[0-9a-f]{16}-01$/);
      await tracer.run({ name: 'begins', parent: null, links: [PARENT, UNRECORDED] }, () =>
        Promise.resolve(),
      );
    });
    expect(spanOf('goes on')?.parentSpanContext?.spanId).toBe('b7ad6b7169203331');
    expect(spanOf('begins')?.parentSpanContext).toBeUndefined();
    expect(spanOf('begins')?.links.map(({ context }) => context.spanId)).toEqual(['b7ad6b7169203331']);
  });

  it.each([
    '',
    'nothing',
    PARENT.toUpperCase(),
    `ff${PARENT.slice(2)}`,
    `00-${'0'.repeat(32)}-b7ad6b7169203331-01`,
  ])('takes %j for no trace', (parent) => {
    const { tracer, spanOf } = setUp();
    tracer.begin({ name: 'x', parent }).end();
    expect(spanOf('x')?.parentSpanContext).toBeUndefined();
  });

  it('records nothing of a trace that others do not record, and says so to those it asks', async () => {
    const { tracer, spans } = setUp();
    await tracer.run({ name: 'x', parent: UNRECORDED }, (span) => {
      expect(span.traceparent).toMatch(/-00$/);
      return Promise.resolve();
    });
    expect(spans()).toEqual([]);
  });

  it('ends with the code of what was thrown, never with its message', async () => {
    const { tracer, spanOf } = setUp();
    const thrown = Object.assign(new Error('hunter2'), { code: 'session/not-found' });
    await expect(tracer.run({ name: 'x' }, () => Promise.reject(thrown))).rejects.toBe(thrown);
    expect(spanOf('x')?.attributes).toEqual({ 'error.type': 'session/not-found' });
    expect(JSON.stringify([spanOf('x')?.status, spanOf('x')?.events])).not.toContain('hunter2');
  });

  it('has log lines name the trace', async () => {
    const { tracer, spanOf } = setUp();
    const { output, lines } = collectLogLines();
    const logger = createLogger('executor', { level: 'info', format: 'json' }, output);
    await tracer.run({ name: 'x' }, async () => {
      await Promise.resolve();
      logger.info('within');
    });
    logger.info('after');
    expect(lines.map(({ traceId }) => traceId)).toEqual([spanOf('x')?.spanContext().traceId, undefined]);
  });
});

describe('CombatTelemetry', () => {
  it('works on a piece in the trace of its job, with its scripts, and names the battle in log lines', async () => {
    const { tracer, spanOf } = setUp();
    const { output, lines } = collectLogLines();
    const logger = createLogger('executor', { level: 'info', format: 'json' }, output);
    const telemetry = new CombatTelemetry(new MetricsRegistry('test'), tracer);
    await telemetry.follow('batches', { sid: 'b', traceparent: PARENT }, () => {
      logger.info('within');
      telemetry.scriptRan('takeBatch', 0.25, null);
      telemetry.scriptRan('refused', 0.1, 'target/not-available');
      telemetry.scriptRan('failed', 0.1, 'redis/timeout');
      expect(telemetry.traceparent()).toContain('0af7651916cd43dd8448eb211c80319c');
      return Promise.resolve();
    });
    const work = spanOf('process batches');
    expect(work?.parentSpanContext?.spanId).toBe('b7ad6b7169203331');
    expect(work?.attributes).toMatchObject({
      'melee.battle.id': 'b',
      'messaging.destination.name': 'batches',
    });
    const script = spanOf('redis takeBatch');
    expect(script?.parentSpanContext?.spanId).toBe(work?.spanContext().spanId);
    const [s = 0, ns = 0] = script?.duration ?? [];
    expect(s + ns / 1e9).toBeCloseTo(0.25, 1);
    expect(spanOf('redis refused')?.attributes).toMatchObject({ 'melee.refusal': 'target/not-available' });
    expect(spanOf('redis failed')?.attributes).toMatchObject({ 'error.type': 'redis/timeout' });
    expect(lines).toMatchObject([{ sid: 'b', traceId: '0af7651916cd43dd8448eb211c80319c' }]);
  });

  it('begins a trace of its own for what only follows, and knows what it follows', async () => {
    const { tracer, spanOf } = setUp();
    const telemetry = new CombatTelemetry(new MetricsRegistry('test'), tracer);
    await telemetry.follow('signals', { sid: 'b', follows: PARENT }, () => Promise.resolve());
    expect(spanOf('process signals')?.parentSpanContext).toBeUndefined();
    expect(spanOf('process signals')?.links).toHaveLength(1);
  });

  it('makes no trace of a script that nobody has asked for, and none at all without a tracer', async () => {
    const { tracer, spans } = setUp();
    new CombatTelemetry(new MetricsRegistry('test'), tracer).scriptRan('claimDue', 0.1, null);
    const silent = new CombatTelemetry(new MetricsRegistry('test'));
    await silent.follow('batches', { sid: 'b', traceparent: PARENT }, () => {
      silent.scriptRan('takeBatch', 0.1, null);
      return Promise.resolve();
    });
    expect(silent.traceparent()).toBeUndefined();
    expect(spans()).toEqual([]);
  });
});
