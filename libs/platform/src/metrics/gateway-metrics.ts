import { Inject, Injectable } from '@nestjs/common';
import { Gauge, Histogram } from 'prom-client';
import { MetricsRegistry } from './metrics-registry.js';
import { OutcomeCounter } from './outcome-counter.js';

const DELIVERY_OUTCOMES = ['delivered', 'retried', 'given_up'] as const;
export type DeliveryOutcome = (typeof DELIVERY_OUTCOMES)[number];

/** The work of the gateway. */
@Injectable()
export class GatewayMetrics {
  private readonly requests: Histogram;
  private readonly requestsBy = new Map<string, { observe(seconds: number): void }>();
  private readonly calls: Histogram;
  private readonly deliveries: OutcomeCounter<DeliveryOutcome>;
  private countSubscribers: () => number = () => 0;

  constructor(@Inject(MetricsRegistry) registry: MetricsRegistry) {
    const registers = [registry];
    this.requests = new Histogram({
      name: 'melee_http_request_duration_seconds',
      help: 'Requests by route template (unmatched if there is none), method and status; live streams are left out.',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
      registers,
    });
    this.calls = new Histogram({
      name: 'melee_grpc_call_duration_seconds',
      help: 'Calls of the gRPC service by method and status; live streams are left out.',
      labelNames: ['method', 'status'],
      buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
      registers,
    });
    const subscribers = () => this.countSubscribers();
    new Gauge({
      name: 'melee_stream_subscribers',
      help: 'Live streams of battles that are open on this replica.',
      registers,
      collect() {
        this.set(subscribers());
      },
    });
    this.deliveries = new OutcomeCounter(registry, {
      name: 'melee_webhook_deliveries_total',
      help: 'Attempts to deliver a webhook by outcome: delivered, retried, given_up.',
      label: 'outcome',
      values: DELIVERY_OUTCOMES,
    });
  }

  /** @param route the template, such as `/v1/battles/:battleId`: paths themselves would be endlessly many. */
  requestAnswered(method: string, route: string, status: number, seconds: number): void {
    const key = `${method} ${route} ${status}`;
    let bound = this.requestsBy.get(key);
    if (bound === undefined) {
      bound = this.requests.labels({ method, route, status: String(status) });
      this.requestsBy.set(key, bound);
    }
    bound.observe(seconds);
  }

  /** @param method its name without that of the service. @param status by name, such as `NOT_FOUND`. */
  callAnswered(method: string, status: string, seconds: number): void {
    this.calls.observe({ method, status }, seconds);
  }

  /** @param count is asked for the streams that are open whenever somebody wants to know. */
  watchSubscribers(count: () => number): void {
    this.countSubscribers = count;
  }

  deliveryEnded(outcome: DeliveryOutcome): void {
    this.deliveries.add(outcome);
  }
}
