import { getSchemaPath } from '@nestjs/swagger';
import { WEBHOOK_EVENTS } from '@melee/combat/dto';
import { BattleResult } from '../http/responses/result.responses.js';

const DESCRIPTION = `What the receivers that a battle was created with are sent.

Only 2xx says that an event has come. Otherwise, and after a time without an answer, it is sent again later and later, at
last given up; redirects are not followed. An event may come more than once, with the same \`id\`, and the events of a
battle may come in any order.

\`Melee-Signature: t=<seconds since the epoch>,v1=<hex>\` proves that the request is from here: \`v1\` is the HMAC-SHA-256,
under the secret that the operators of the service have given you, of \`t\`, a dot and the body as it came. Compare it in
constant time, and refuse what is older than a few minutes.`;

/** What is posted to webhooks, as a schema of the document. */
export const WEBHOOK_SCHEMAS = {
  WebhookMessage: {
    type: 'object',
    properties: {
      id: { type: 'string', description: 'The same at every attempt; also in the header `Melee-Event-Id`.' },
      type: { type: 'string', enum: [...WEBHOOK_EVENTS] },
      battleId: { type: 'string' },
      at: { type: 'integer', description: 'When it happened, milliseconds since the epoch.' },
      result: {
        $ref: getSchemaPath(BattleResult),
        description: 'Of a finished battle, as long as it is kept.',
      },
    },
    required: ['id', 'type', 'battleId', 'at'],
  },
};

const header = (name: string, description: string) => ({
  name,
  in: 'header' as const,
  required: true,
  description,
  schema: { type: 'string' },
});

/** The part of an OpenAPI 3.1 document that says what the service itself sends. */
export const WEBHOOKS = {
  battleEvent: {
    post: {
      operationId: 'battleEvent',
      summary: 'A battle has started or finished',
      description: DESCRIPTION,
      parameters: [
        header('Melee-Signature', 'Proves who has sent the request, and when.'),
        header('Melee-Event-Id', 'The id of the event.'),
      ],
      requestBody: {
        required: true,
        content: { 'application/json': { schema: { $ref: '#/components/schemas/WebhookMessage' } } },
      },
      responses: { '2XX': { description: 'The event has come.' } },
    },
  },
};
