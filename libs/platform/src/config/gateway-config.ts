import { adminVariables } from './admin-variables.js';
import {
  commonRelations,
  commonVariables,
  contentDirs,
  listenHost,
  listenPort,
  lookAgain,
  sessionRetention,
} from './common-variables.js';
import { type ConfigOf, configSchema, relation } from './config-schema.js';
import { edgeVariables, limitVariables } from './edge-variables.js';
import { grpcRelations, grpcVariables } from './grpc-variables.js';
import { identityRelations, identityVariables } from './identity-variables.js';
import { trustCallers } from './tracing-variables.js';
import { durationMs, integer, shrinkingDurationsMs, text } from './variable.js';
import { webhookDelivery, webhookPatience } from './webhook-variables.js';

const variables = {
  ...commonVariables(9100),
  callers: { areTracesTrusted: trustCallers },
  http: {
    host: listenHost('HTTP_HOST', 'Address on which the public API listens.'),
    port: listenPort('HTTP_PORT', 'Port of the public API; 0 takes a free one and logs it.', 3000),
    ...edgeVariables,
  },
  grpc: grpcVariables,
  admin: adminVariables,
  auth: identityVariables,
  limits: limitVariables,
  battle: {
    answerTimeoutsMs: shrinkingDurationsMs('ANSWER_TIMEOUTS_MS', {
      about:
        'How long a move waits for its answer: the n-th number holds once the target has missed n-1 answers in a row.',
      min: 100,
      max: 3_600_000,
      maxItems: 20,
      default: '60000,50000,40000,30000,20000',
    }),
    // The arguments of the scripts grow with it, and the queues of targets with its square: twice as many do not fit.
    maxActors: integer('MAX_ACTORS_PER_BATTLE', {
      about: 'How many actors a battle may have, joined ones included.',
      min: 2,
      max: 2000,
      default: 200,
    }),
    maxWaitingInstants: integer('MAX_WAITING_INSTANTS', {
      about: 'How many items and abilities of one actor may wait to be executed.',
      min: 1,
      max: 1000,
      default: 8,
    }),
    limits: {
      maxWaves: integer('LIMIT_WAVES', {
        about: 'How many waves of counters and other follow-ups an exchange may have.',
        min: 0,
        max: 10,
        default: 3,
      }),
      effectsPerActor: integer('LIMIT_EFFECTS_PER_ACTOR', {
        about: 'How many effects an actor may bear at once.',
        min: 1,
        max: 256,
        default: 32,
      }),
      targetsPerAction: integer('LIMIT_TARGETS_PER_ACTION', {
        about: 'How many targets one use of an item or an ability may have.',
        min: 1,
        max: 1000,
        default: 64,
      }),
      eventsPerAction: integer('LIMIT_EVENTS_PER_ACTION', {
        about: 'How many log entries one action may make, the one that tells of a cut included.',
        min: 8,
        max: 10_000,
        default: 64,
      }),
    },
    retentionS: sessionRetention,
    lookAgainMs: lookAgain,
  },
  content: {
    dirs: contentDirs,
    defaultPack: text('CONTENT_DEFAULT', {
      about: 'Name of the content pack that new battles begin with unless they name another.',
      pattern: /^[a-z0-9_-]{1,64}$/,
      allowed: 'the name of a pack that is loaded: 1 to 64 small letters, digits, _ and -',
      default: 'default',
    }),
  },
  webhook: { ...webhookPatience, ...webhookDelivery },
  stream: {
    resyncMs: durationMs('STREAM_RESYNC_MS', {
      about: 'A live stream that hears nothing looks for missed events after this time.',
      min: 50,
      max: 600_000,
      default: 1000,
    }),
    heartbeatMs: durationMs('STREAM_HEARTBEAT_MS', {
      about: 'How often a silent live stream sends a sign of life.',
      min: 100,
      max: 600_000,
      default: 15_000,
    }),
    stallMs: durationMs('STREAM_STALL_MS', {
      about: 'A reader of a live stream that takes nothing of what waits for it for this time is cut off.',
      min: 100,
      max: 600_000,
      default: 30_000,
    }),
  },
} as const;

/** What the gateway can be told by its environment. */
export const gatewayConfig = configSchema(variables, [
  ...commonRelations,
  ...grpcRelations,
  ...identityRelations,
  // Else what is left to be done at the end of a battle may be looked for when its keys are gone.
  relation(sessionRetention, 'longer than', lookAgain, (seconds, ms) => seconds * 1000 > ms),
]);
export type GatewayConfig = ConfigOf<typeof variables>;
