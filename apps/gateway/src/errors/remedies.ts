import type { ProblemCode } from './problem-table.js';

const REPORT = 'Report it to the operators of the service, with the time and the path.';
const LATER = 'Wait for the seconds of `Retry-After` and send the same request again.';

/** What a client can do about each kind of problem. */
export const REMEDIES: Readonly<Record<ProblemCode, string>> = {
  'session/not-found': 'Check the battle id. The result of a finished battle is kept longer than the battle.',
  'session/not-active': 'Declare nothing more; read the result.',
  'session/exists': 'Choose another battle id, or repeat the first request unchanged.',
  'actor/not-found': 'Check the actor id against the actors of the battle.',
  'actor/defeated': 'Declare nothing more for this actor; follow the battle to its end.',
  'actor/exists': 'Choose another actor id, or repeat the first request unchanged.',
  'target/not-available': 'Read the next target, or wait for the exchange that brings this one back.',
  'move/invalid': 'Correct the field that `details` names.',
  'move/conflict': 'Declare the move under another id, or repeat the first declaration unchanged.',
  'move/too-many': 'Wait until some of the items and abilities have been used, then declare it again.',
  'feint/not-in-hand': 'Read the hand on the dashboard, and name a feint in it or none.',
  'battle/too-many-actors': 'Leave actors out, or fight in several battles; nobody can join a duel.',
  'battle/invalid': 'Correct what `detail` and `details` name.',
  'battle/not-finished': 'Ask again when the battle is finished.',
  'content/unknown-id': 'Correct the id; `details` name the nearest one that there is.',
  'content/invalid': 'Correct the faults that `details` list, and send the content pack again.',
  'result/not-found': 'Ask again in a moment if the battle has just ended; else check the battle id.',
  'replay/invalid': 'Export the history of the battle again.',
  'replay/other-rules': 'Replay it with the build that knows this version of the rules.',
  'storage/encoding': REPORT,
  'storage/corrupt': REPORT,
  'request/invalid': 'Correct the values that `errors` lists, each with its path.',
  'request/malformed':
    'Send a body of UTF-8 JSON that is not nested too deeply, and a path that can be decoded.',
  'request/unknown-route': 'Compare method and path with the description of the API at `/docs`.',
  'request/too-large': 'Send less at a time.',
  'request/unsupported-media-type':
    'Send the header `Content-Type: application/json`, and none of `Content-Encoding`.',
  'request/idempotency-conflict': 'Use a new key for a new request; repeat an old one unchanged.',
  'request/upgrade-required': 'Open the path with a WebSocket client.',
  'request/refused': 'Correct what `detail` names.',
  'auth/unauthenticated': 'Get a new token and send it in the header `Authorization: Bearer <token>`.',
  'auth/forbidden': 'Use a token whose role, actors and battles allow it.',
  'auth/unavailable': LATER,
  'limits/too-many-requests': LATER,
  'webhook/unavailable': 'Leave `webhooks` out, or have the operators set a secret to sign them with.',
  'webhook/forbidden-url': 'Give an https URL whose host has a public address.',
  'content/not-found': 'Choose one of the content packs that `GET /v1/content-packs` lists.',
  'stream/too-slow': 'Connect again after the last event that came, and read faster.',
  'service/stopping': 'Connect again at once, after the last event that came.',
  'service/unavailable': LATER,
  'internal/error': REPORT,
};
