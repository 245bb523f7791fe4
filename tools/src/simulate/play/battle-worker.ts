import { parentPort, workerData } from 'node:worker_threads';
import type { BattleRange, SimulationJob } from './job.js';
import { playRange } from './play-range.js';

/** The thread that plays: for each range of battles that it is sent, it sends back what came of them. */
const job = workerData as SimulationJob;
parentPort?.on('message', (range: BattleRange) => parentPort?.postMessage(playRange(job, range)));
