import type { ReadableSpan, SpanExporter } from '@opentelemetry/sdk-trace';
import type { Logger } from '../logging/index.js';

type ExportResult = Parameters<Parameters<SpanExporter['export']>[1]>[0];

/** A receiver that is away for long is reported this often, milliseconds. */
const REPORT_EVERY_MS = 60_000;

/** Says in the log that spans could not be sent; they are lost. */
export class ReportingExporter implements SpanExporter {
  private lost = 0;
  private reportAgainAt = 0;

  constructor(
    private readonly exporter: SpanExporter,
    private readonly logger: Pick<Logger, 'warn'>,
    private readonly now: () => number = () => performance.now(),
  ) {}

  export(spans: ReadableSpan[], done: (result: ExportResult) => void): void {
    this.exporter.export(spans, (result) => {
      if (result.error !== undefined) this.report(spans.length, result.error);
      done(result);
    });
  }

  async shutdown(): Promise<void> {
    await this.exporter.shutdown();
  }

  async forceFlush(): Promise<void> {
    await this.exporter.forceFlush?.();
  }

  private report(spans: number, error: Error): void {
    this.lost += spans;
    if (this.now() < this.reportAgainAt) return;
    this.reportAgainAt = this.now() + REPORT_EVERY_MS;
    this.logger.warn({ err: error, spans: this.lost }, 'spans could not be sent');
    this.lost = 0;
  }
}
