import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { workspaceRoot } from '@melee/harness';
import { createConfig, lintFromString } from '@redocly/openapi-core';
import { aBattle } from './support/battles.js';
import { differences } from './support/differences.js';
import { type SharedGateway, shareGateway } from './support/gateway-under-test.js';

interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
}
interface Response {
  readonly description: string;
  readonly content?: Readonly<Record<string, { readonly schema: Schema }>>;
}
interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly responses: Readonly<Record<string, Response>>;
}
interface Document {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly webhooks: Readonly<
    Record<string, { readonly post?: { readonly parameters: readonly { readonly name: string }[] } }>
  >;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

let gateway: SharedGateway;
let document: Document;
beforeAll(async () => {
  gateway = await shareGateway();
  ({ body: document } = await gateway.api.get<Document>('/docs/openapi.json'));
});
afterAll(() => gateway.stop());

const operations = () => Object.values(document.paths).flatMap((path) => Object.values(path));
const propertiesOf = (name: string) =>
  Object.keys(document.components.schemas[name]?.properties ?? {}).sort();

function* referencesIn(node: unknown): Generator<string> {
  if (typeof node !== 'object' || node === null) return;
  for (const [key, value] of Object.entries(node)) {
    if (key === '$ref' && typeof value === 'string') yield value;
    else yield* referencesIn(value);
  }
}

describe('the description of the API', () => {
  it('is a valid OpenAPI 3.1 document, by a validator that is not ours', async () => {
    expect(document.openapi).toBe('3.1.1');
    const config = await createConfig({ extends: ['spec'] });
    const problems = await lintFromString({ source: JSON.stringify(document), config });
    expect(problems.map(({ message, location }) => [location[0]?.pointer, message])).toEqual([]);
  });

  it('says null in the way of 3.1, and gives examples too', () => {
    expect(document.components.schemas['BattleView']?.properties).toMatchObject({
      winner: { type: ['string', 'null'] },
      battleId: { type: 'string', examples: ['arena-1'] },
    });
    expect(JSON.stringify(document)).not.toContain('"nullable"');
  });

  it('is what is committed for those who write clients; `npm run openapi` writes it anew', async () => {
    const file = join(workspaceRoot(), 'libs/client/openapi.json');
    const committed: unknown = JSON.parse(await readFile(file, 'utf8'));
    expect(differences(committed, document)).toEqual([]);
  });

  it('refuses in requests what validation refuses: properties without a name in it', () => {
    expect(document.components.schemas).toMatchObject({
      CreateBattleRequest: { additionalProperties: false },
      ActorRequest: { additionalProperties: false },
      Attributes: { additionalProperties: false },
    });
    expect(document.components.schemas['BattleView']).not.toHaveProperty('additionalProperties');
  });

  it('names all endpoints', () => {
    const endpoints = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(endpoints.sort()).toEqual([
      'GET /v1/battles',
      'GET /v1/battles/{battleId}',
      'GET /v1/battles/{battleId}/actors/{cid}',
      'GET /v1/battles/{battleId}/actors/{cid}/target',
      'GET /v1/battles/{battleId}/events',
      'GET /v1/battles/{battleId}/log',
      'GET /v1/battles/{battleId}/replay',
      'GET /v1/battles/{battleId}/result',
      'GET /v1/content-packs',
      'GET /v1/content-packs/{contentPack}',
      'POST /v1/battles',
      'POST /v1/battles/{battleId}/actors',
      'POST /v1/battles/{battleId}/actors/{cid}/manoeuvre',
      'POST /v1/battles/{battleId}/actors/{cid}/surrender',
      'POST /v1/battles/{battleId}/actors/{cid}/target/pop',
      'POST /v1/battles/{battleId}/moves',
      'POST /v1/battles/{battleId}/moves/batch',
      'POST /v1/content-packs',
    ]);
  });

  it('says what webhooks are sent', () => {
    const { post } = document.webhooks['battleEvent'] ?? {};
    expect(post?.parameters.map(({ name }) => name)).toEqual(['Melee-Signature', 'Melee-Event-Id']);
    expect(propertiesOf('WebhookMessage')).toEqual(['at', 'battleId', 'id', 'result', 'type']);
  });

  it('refers to nothing that it does not hold', () => {
    const names = Object.keys(document.components.schemas).map((name) => `#/components/schemas/${name}`);
    const references = [...new Set(referencesIn(document))];
    expect(references.length).toBeGreaterThan(10);
    expect(references.filter((reference) => !names.includes(reference))).toEqual([]);
  });

  it('gives every operation a name of its own, a success and its problems', () => {
    expect(new Set(operations().map(({ operationId }) => operationId)).size).toBe(operations().length);
    for (const { summary, responses } of operations()) {
      expect(summary).not.toBe('');
      expect(Object.keys(responses)).toEqual(expect.arrayContaining(['400', '500', '503']));
      expect(Object.keys(responses).some((status) => status.startsWith('2'))).toBe(true);
      for (const [status, { description, content }] of Object.entries(responses)) {
        expect(description).not.toBe('');
        if (Number(status) >= 400) expect(Object.keys(content ?? {})).toEqual(['application/problem+json']);
      }
    }
  });

  it('says of every property what it is', () => {
    for (const [name, { properties = {} }] of Object.entries(document.components.schemas)) {
      for (const [property, { type, $ref, oneOf, allOf, anyOf }] of Object.entries(properties)) {
        expect([name, property, type ?? $ref ?? oneOf ?? allOf ?? anyOf]).not.toContain(undefined);
      }
    }
  });

  it('has the fields that are answered', async () => {
    const sid = await aBattle(gateway.api);
    const { body: view } = await gateway.api.get<{ actors: Record<string, object> }>(`/v1/battles/${sid}`);
    expect(Object.keys(view).sort()).toEqual(propertiesOf('BattleView'));
    expect(Object.keys(view.actors['a'] ?? {}).sort()).toEqual(propertiesOf('ActorView'));
    const { body: dashboard } = await gateway.api.get<{ hero: object }>(`/v1/battles/${sid}/actors/a`);
    expect(Object.keys(dashboard).sort()).toEqual(propertiesOf('Dashboard'));
    expect(Object.keys(dashboard.hero).sort()).toEqual(propertiesOf('Hero'));
    const { body: problem } = await gateway.api.get<object>('/v1/battles/unknown');
    expect(propertiesOf('Problem')).toEqual(expect.arrayContaining(Object.keys(problem)));
  });

  it('is shown to people at /docs, with all that the page needs', async () => {
    const page = await gateway.api.get<string>('/docs');
    expect([page.status, page.body]).toEqual([200, expect.stringContaining('swagger-ui-bundle.js')]);
    for (const file of ['swagger-ui-bundle.js', 'swagger-ui.css', 'swagger-ui-init.js']) {
      expect((await gateway.api.get<string>(`/docs/${file}`)).status).toBe(200);
    }
  });
});
