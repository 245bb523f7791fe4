import { HealthServer } from '../health/index.js';
import { AiWorkerMetrics } from './ai-worker-metrics.js';
import { type Backlog, BacklogMetrics } from './backlog-metrics.js';
import { CollectorMetrics } from './collector-metrics.js';
import { CombatTelemetry } from './combat-telemetry.js';
import { ExecutorMetrics } from './executor-metrics.js';
import { GatewayMetrics } from './gateway-metrics.js';
import { MetricsRegistry, metricsRoutes } from './metrics-registry.js';

/** The lines of the metrics whose names begin with `melee_`, without the label of the app. */
async function seriesOf(registry: MetricsRegistry): Promise<string[]> {
  const lines = (await registry.metrics()).split('\n').filter((line) => line.startsWith('melee_'));
  return lines.map((line) =>
    line
      .replace(/app="test",?/, '')
      .replace(',}', '}')
      .replace('{}', ''),
  );
}

describe('the metrics', () => {
  let registry: MetricsRegistry;

  beforeEach(() => {
    registry = new MetricsRegistry('test');
  });

  it('are served in the format of Prometheus, with the app and what Node tells of the process', async () => {
    registry.addProcessMetrics();
    const server = new HealthServer(metricsRoutes(registry), { host: '127.0.0.1', port: 0 });
    const response = await fetch(`http://127.0.0.1:${await server.listen()}/metrics`);
    const text = await response.text();
    await server.close();

    expect(response.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
    expect(text).toMatch(/^nodejs_eventloop_lag_seconds\{app="test"\} /m);
    expect(text).toMatch(/^process_resident_memory_bytes\{app="test"\} /m);
  });

  it('count outcomes from 0, so that the first of its kind is a rise', async () => {
    const metrics = new ExecutorMetrics(registry);
    metrics.batchEnded('zombie');
    const batches = (await seriesOf(registry)).filter((line) => line.startsWith('melee_batches_total'));
    expect(batches).toContain('melee_batches_total{outcome="zombie"} 1');
    expect(batches).toContain('melee_batches_total{outcome="committed"} 0');
  });

  it('tell the latency of actions by kind, and count strikes as exchanges', async () => {
    const metrics = new ExecutorMetrics(registry);
    metrics.committed(3, 1);
    metrics.actionCommitted('exchange', 0.02);
    metrics.actionCommitted('item', -0.5);
    const series = await seriesOf(registry);
    expect(series).toEqual(
      expect.arrayContaining([
        'melee_exchanges_total 1',
        'melee_dead_letters_total 1',
        'melee_actions_total{kind="item"} 1',
        'melee_batch_actions_sum 3',
        'melee_move_latency_seconds_sum{kind="exchange"} 0.02',
        'melee_move_latency_seconds_sum{kind="item"} 0',
        'melee_move_latency_seconds_count{kind="forced"} 0',
      ]),
    );
  });

  it('tell scripts by their time, and their errors by code', async () => {
    const telemetry = new CombatTelemetry(registry);
    telemetry.scriptRan('hotJoin', 0.002, null);
    telemetry.scriptRan('hotJoin', 0.004, 'actor/exists');
    telemetry.workEnded('signals', 'retried');
    telemetry.jobSent('signals', 4);
    telemetry.jobNotSent('batches');
    expect(await seriesOf(registry)).toEqual(
      expect.arrayContaining([
        'melee_script_duration_seconds_count{script="hotJoin"} 2',
        'melee_script_errors_total{script="hotJoin",code="actor/exists"} 1',
        'melee_work_total{queue="signals",outcome="retried"} 1',
        'melee_job_pieces_sum{queue="signals"} 4',
        'melee_jobs_not_sent_total{queue="batches"} 1',
      ]),
    );
  });

  it('tell of passes, sweeps, turns, requests, streams and webhooks', async () => {
    const collector = new CollectorMetrics(registry);
    collector.passEnded('idle');
    collector.swept(3);
    collector.swept(0);
    collector.sweepFailed();
    new AiWorkerMetrics(registry).turnEnded('plain');
    const gateway = new GatewayMetrics(registry);
    gateway.requestAnswered('GET', '/v1/battles/:battleId', 200, 0.01);
    gateway.requestAnswered('GET', '/v1/battles/:battleId', 200, 0.01);
    gateway.callAnswered('DeclareMove', 'OK', 0.01);
    gateway.watchSubscribers(() => 7);
    gateway.deliveryEnded('given_up');
    expect(await seriesOf(registry)).toEqual(
      expect.arrayContaining([
        'melee_passes_total{outcome="idle"} 1',
        'melee_sweeps_total{outcome="found"} 1',
        'melee_sweeps_total{outcome="empty"} 1',
        'melee_sweeps_total{outcome="failed"} 1',
        'melee_swept_sessions_total 3',
        'melee_ai_turns_total{outcome="plain"} 1',
        'melee_http_request_duration_seconds_count{method="GET",route="/v1/battles/:battleId",status="200"} 2',
        'melee_grpc_call_duration_seconds_count{method="DeclareMove",status="OK"} 1',
        'melee_stream_subscribers 7',
        'melee_webhook_deliveries_total{outcome="given_up"} 1',
      ]),
    );
  });

  describe('of the queues', () => {
    const levels = { queue: 'signals', partition: 3, jobs: { waiting: 2, failed: 0 }, oldestS: 1.5 };

    it('are read once for a scrape, and hold nothing of queues that are there no more', async () => {
      let reads = 0;
      let answer = [levels];
      const read = () => {
        reads += 1;
        return Promise.resolve(answer);
      };
      new BacklogMetrics(registry, { read });

      expect(await seriesOf(registry)).toEqual([
        'melee_queue_read_failures_total 0',
        'melee_queue_depth{queue="signals",partition="3",state="waiting"} 2',
        'melee_queue_depth{queue="signals",partition="3",state="failed"} 0',
        'melee_queue_oldest_age_seconds{queue="signals",partition="3"} 1.5',
      ]);
      expect(reads).toBe(1);
      answer = [];
      expect(await seriesOf(registry)).toEqual(['melee_queue_read_failures_total 0']);
    });

    it.each<[string, Backlog['read']]>([
      ['fails', () => Promise.reject(new Error('away'))],
      ['does not answer', () => new Promise(() => undefined)],
    ])('are left out, and that is counted, when Redis %s', async (_, read) => {
      new BacklogMetrics(registry, { read }, 20);

      expect((await seriesOf(registry)).slice(1)).toEqual([]);
      const failures = await registry.getSingleMetric('melee_queue_read_failures_total')?.get();
      expect(failures?.values[0]?.value).toBe(1);
    });

    it('are not read again while Redis still owes an answer', async () => {
      let reads = 0;
      const read = () => {
        reads += 1;
        return new Promise<never>(() => undefined);
      };
      new BacklogMetrics(registry, { read }, 20);

      await seriesOf(registry);
      await seriesOf(registry);
      expect(reads).toBe(1);
    });
  });
});
