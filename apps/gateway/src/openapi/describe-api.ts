import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { ActorView } from '../http/responses/actor.responses.js';
import { BEARER_SCHEME, QUERY_SCHEME } from '../identity/needs.js';
import { closeRequests } from './close-requests.js';
import { inStableOrder } from './in-stable-order.js';
import { LOG_ENTRY_SCHEMAS } from './log-entry.schema.js';
import { asOpenApi31 } from './openapi-3-1.js';
import { WEBHOOK_SCHEMAS, WEBHOOKS } from './webhook-docs.js';

const DESCRIPTION =
  'Reactive burst combat: create a battle, declare moves, follow what happens. ' +
  'Every refusal is a problem document (RFC 9457) with a stable `code`.';

/** The description of the API, written from the controllers: an OpenAPI 3.1 document. */
export function describeApi(app: INestApplication): OpenAPIObject {
  const info = new DocumentBuilder()
    .setTitle('Melee')
    .setDescription(DESCRIPTION)
    .setVersion('1')
    .addServer('/', 'Where this document comes from.')
    .addBearerAuth({ type: 'http', scheme: 'bearer', bearerFormat: 'JWT' }, BEARER_SCHEME)
    .addSecurity(QUERY_SCHEME, {
      type: 'apiKey',
      in: 'query',
      name: 'access_token',
      description: 'For `EventSource`, which cannot send headers.',
    })
    .build();
  const document = SwaggerModule.createDocument(app, info, { extraModels: [ActorView] });
  const schemas = { ...document.components?.schemas, ...LOG_ENTRY_SCHEMAS, ...WEBHOOK_SCHEMAS };
  const whole = { ...document, components: { ...document.components, schemas } };
  return { ...asOpenApi31(inStableOrder(closeRequests(whole))), webhooks: WEBHOOKS };
}
