import type { LogEntry } from '@melee/combat/dto';
import { NO_SPAN, NO_TRACER, type SpanStart, type Tracer } from '@melee/platform';
import { DeliveryTraces } from './delivery-traces.js';
import { LogPage } from './log-page.js';

const trace = (n: number) => `00-0af7651916cd43dd8448eb211c80319c-${String(n).padStart(16, '0')}-01`;

/** A page with the entries of these numbers. */
function page(first: number, last: number): LogPage {
  const entries = Array.from({ length: last - first + 1 }, (_, i): LogEntry => {
    return { n: first + i, at: 0, type: 'log_cut', actionId: 'x', dropped: 1 };
  });
  const made = LogPage.of(entries);
  if (made === null) throw new Error('A page has entries.');
  return made;
}

describe('DeliveryTraces', () => {
  const begin = jest.fn((_start: SpanStart) => NO_SPAN);
  const tracer: Tracer = { ...NO_TRACER, isOn: true, begin };
  let traces: DeliveryTraces;
  beforeEach(() => {
    begin.mockClear();
    traces = new DeliveryTraces('b', tracer);
  });

  it('make one span of a commit, of the first page that has it', () => {
    traces.hear({ last: 3, traceparent: trace(1) });
    expect(traces.deliver(page(1, 2))).toBeNull();
    expect(traces.deliver(page(2, 3))).toBe(NO_SPAN);
    expect(traces.deliver(page(1, 3))).toBeNull();
    expect(begin.mock.calls).toMatchObject([
      [
        {
          name: 'deliver events',
          parent: trace(1),
          links: [],
          startedAt: expect.any(Number),
          attributes: { 'melee.battle.id': 'b', 'melee.log.first': 2, 'melee.log.last': 3 },
        },
      ],
    ]);
  });

  it('make one span of several commits that go out together, in the trace of the newest', () => {
    for (const n of [1, 2, 3]) traces.hear({ last: n, traceparent: trace(n) });
    traces.deliver(page(1, 2));
    traces.deliver(page(3, 3));
    expect(begin.mock.calls).toMatchObject([
      [{ parent: trace(2), links: [trace(1)] }],
      [{ parent: trace(3), links: [] }],
    ]);
  });

  it('make a span also of what was read before its news came', () => {
    traces.deliver(page(1, 4));
    traces.hear({ last: 4, traceparent: trace(4) });
    expect(begin.mock.calls).toMatchObject([[{ parent: trace(4) }]]);
  });

  it.each([
    ['without a trace', { last: 1 }],
    ['with something else in its place', { last: 1, traceparent: 'x' }],
    ['without a number', { traceparent: trace(1) }],
  ])('leave alone news %s', (_, news) => {
    traces.hear(news);
    expect(traces.deliver(page(1, 1))).toBeNull();
    expect(begin).not.toHaveBeenCalled();
  });

  it('keep no more than a bounded number of news that nobody has read', () => {
    for (let n = 1; n <= 1000; n += 1) traces.hear({ last: n, traceparent: trace(n) });
    traces.deliver(page(1, 1000));
    expect(begin.mock.calls[0]?.[0].links).toHaveLength(63);
  });

  it('do nothing where nobody traces', () => {
    const silent = new DeliveryTraces('b', { ...NO_TRACER, begin });
    silent.hear({ last: 1, traceparent: trace(1) });
    expect(silent.deliver(page(1, 1))).toBeNull();
    expect(begin).not.toHaveBeenCalled();
  });
});
