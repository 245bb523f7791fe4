import type { HeapProfiler } from 'node:inspector';
import { Session } from 'node:inspector/promises';
import type { Workload } from './work.js';

/** What a workload reached; seconds are those of the processor, so that neighbours on the machine do not count. */
export interface Measurement {
  readonly name: string;
  readonly exchangesPerSecond: number;
  readonly strikesPerSecond: number;
  readonly microsecondsPerExchange: number;
  readonly bytesPerExchange: number;
}

/** Between two looks at the clock. */
const CHUNK = 1000;
const WARM_UP_MS = 700;
const SAMPLED_EXCHANGES = 5000;
/** Mean distance between two allocations that are looked at, in bytes. */
const SAMPLING_INTERVAL = 2048;

/** Processor time of the whole process, that of the garbage collector's threads included. */
function processorSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

/** Runs chunks until they have used up so much time, and gives what they came to. */
function runFor(workload: Workload, ms: number): { seconds: number; exchanges: number; strikes: number } {
  const sum = { seconds: 0, exchanges: 0, strikes: 0 };
  while (sum.seconds * 1000 < ms) {
    workload.prepare?.(CHUNK);
    const start = processorSeconds();
    const { exchanges, strikes } = workload.run(CHUNK);
    sum.seconds += processorSeconds() - start;
    sum.exchanges += exchanges;
    sum.strikes += strikes;
  }
  return sum;
}

function sizeOf({ selfSize, children }: HeapProfiler.SamplingHeapProfileNode): number {
  return children.reduce((sum, child) => sum + sizeOf(child), selfSize);
}

/** All that is allocated, whether it is soon collected or not, by the sampling profiler of the engine. */
async function bytesPerExchange(workload: Workload): Promise<number> {
  workload.prepare?.(SAMPLED_EXCHANGES);
  const session = new Session();
  session.connect();
  try {
    await session.post('HeapProfiler.startSampling', {
      samplingInterval: SAMPLING_INTERVAL,
      includeObjectsCollectedByMajorGC: true,
      includeObjectsCollectedByMinorGC: true,
    });
    const { exchanges } = workload.run(SAMPLED_EXCHANGES);
    const { profile } = await session.post('HeapProfiler.stopSampling');
    return sizeOf(profile.head) / exchanges;
  } finally {
    session.disconnect();
  }
}

export async function measure(workload: Workload, seconds: number): Promise<Measurement> {
  runFor(workload, WARM_UP_MS);
  const sum = runFor(workload, seconds * 1000);
  return {
    name: workload.name,
    exchangesPerSecond: sum.exchanges / sum.seconds,
    strikesPerSecond: sum.strikes / sum.seconds,
    microsecondsPerExchange: (sum.seconds * 1e6) / sum.exchanges,
    bytesPerExchange: await bytesPerExchange(workload),
  };
}
