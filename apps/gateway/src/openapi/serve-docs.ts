import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { ActorView } from '../http/responses/actor.responses.js';
import { BEARER_SCHEME, QUERY_SCHEME } from '../identity/needs.js';
import { LOG_ENTRY_SCHEMAS } from './log-entry.schema.js';

/** Where the description of the API is served. */
export const DOCS_PATH = 'docs';

const DESCRIPTION =
  'Reactive burst combat: create a battle, declare moves, follow what happens. ' +
  'Every refusal is a problem document (RFC 9457) with a stable `code`.';

function describeApi(app: INestApplication): OpenAPIObject {
  const info = new DocumentBuilder()
    .setTitle('Melee')
    .setDescription(DESCRIPTION)
    .setVersion('1')
    .addBearerAuth({ type: 'http', scheme: 'bearer', bearerFormat: 'JWT' }, BEARER_SCHEME)
    .addSecurity(QUERY_SCHEME, {
      type: 'apiKey',
      in: 'query',
      name: 'access_token',
      description: 'For `EventSource`, which cannot send headers.',
    })
    .build();
  const document = SwaggerModule.createDocument(app, info, { extraModels: [ActorView] });
  const schemas = { ...document.components?.schemas, ...LOG_ENTRY_SCHEMAS };
  return { ...document, components: { ...document.components, schemas } };
}

/** Serves the API's description: for people at `/docs`, for programs at `/docs/openapi.json`. */
export function serveDocs(app: INestApplication): void {
  SwaggerModule.setup(DOCS_PATH, app, () => describeApi(app), {
    jsonDocumentUrl: `${DOCS_PATH}/openapi.json`,
    raw: ['json'],
  });
}
