import { EventEmitter, once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

const PATIENCE_MS = 20_000;

type Value =
  { readonly stringValue: string } | { readonly intValue: number } | { readonly boolValue: boolean };
interface Attribute {
  readonly key: string;
  readonly value: Value;
}
interface SpanReference {
  readonly traceId: string;
  readonly spanId: string;
}
interface WrittenSpan extends SpanReference {
  readonly name: string;
  readonly parentSpanId?: string;
  readonly attributes: readonly Attribute[];
  readonly links: readonly SpanReference[];
}
/** A request of OTLP, as far as tests look at it. */
interface ExportRequest {
  readonly resourceSpans: readonly {
    readonly resource: { readonly attributes: readonly Attribute[] };
    readonly scopeSpans: readonly { readonly spans: readonly WrittenSpan[] }[];
  }[];
}

export interface ReceivedSpan extends SpanReference {
  /** The app without its prefix. */
  readonly app: string;
  readonly name: string;
  /** Undefined for the first span of a trace. */
  readonly parent: string | undefined;
  readonly attributes: Readonly<Record<string, unknown>>;
  /** Span ids. */
  readonly links: readonly string[];
}

const valueOf = (value: Value): unknown => Object.values(value)[0];
const record = (attributes: readonly Attribute[]): Record<string, unknown> =>
  Object.fromEntries(attributes.map(({ key, value }) => [key, valueOf(value)]));

/** Takes traces by OTLP over HTTP in JSON, as a collector of OpenTelemetry does. */
export class SpanReceiver {
  readonly spans: ReceivedSpan[] = [];
  private readonly news = new EventEmitter();

  private constructor(private readonly server: Server) {
    server.on('request', (request, response) => {
      void this.take(request).then((status) => response.writeHead(status).end('{}'));
    });
  }

  static async start(): Promise<SpanReceiver> {
    const server = createServer();
    const receiver = new SpanReceiver(server);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return receiver;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Resolves with what is found as soon as it is. */
  async until<T>(description: string, find: () => T | undefined): Promise<T> {
    const signal = AbortSignal.timeout(PATIENCE_MS);
    for (;;) {
      const found = find();
      if (found !== undefined) return found;
      await once(this.news, 'spans', { signal }).catch((cause: unknown) => {
        const names = this.spans.map(({ app, name }) => `${app}: ${name}`).join(', ');
        throw new Error(`Waited for ${description}; there are ${names}.`, { cause });
      });
    }
  }

  /** Resolves with the first span of this name whose attributes have these values. */
  span(name: string, attributes: Readonly<Record<string, unknown>> = {}): Promise<ReceivedSpan> {
    const wanted = Object.entries(attributes);
    return this.until(`the span ${name} ${JSON.stringify(attributes)}`, () =>
      this.spans.find(
        (span) => span.name === name && wanted.every(([key, value]) => span.attributes[key] === value),
      ),
    );
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }

  private async take(request: IncomingMessage): Promise<number> {
    if (request.method !== 'POST' || request.url !== '/v1/traces') return 404;
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece as Buffer);
    const { resourceSpans } = JSON.parse(Buffer.concat(pieces).toString()) as ExportRequest;
    for (const { resource, scopeSpans } of resourceSpans) {
      const app = String(record(resource.attributes)['service.name']).replace(/^melee-/, '');
      for (const span of scopeSpans.flatMap(({ spans }) => spans)) {
        const { traceId, spanId, name, parentSpanId } = span;
        this.spans.push({
          app,
          name,
          traceId,
          spanId,
          parent: parentSpanId === '' ? undefined : parentSpanId,
          attributes: record(span.attributes),
          links: span.links.map((link) => link.spanId),
        });
      }
    }
    this.news.emit('spans');
    return 200;
  }
}

/** A trace as a tree: each span with the app that it is of, children in the order of their names. */
export interface SpanTree {
  readonly [appAndName: string]: SpanTree;
}

export function treeOf(spans: readonly ReceivedSpan[], parent: string | undefined): SpanTree {
  const children = spans.filter((span) => span.parent === parent);
  return Object.fromEntries(
    children.map(({ app, name, spanId }) => [`${app}: ${name}`, treeOf(spans, spanId)]),
  );
}
