/** Packages that read files of their own folders, and therefore cannot leave them. An app names those that it uses. */
const WITH_FILES = ['@bull-board/ui', '@grpc', 'grpc-health-check', 'swagger-ui-dist'];

/** What Nest, BullMQ and others name in case somebody uses it: transports and stores that are none of ours. */
const NOT_USED = [
  '@fastify/multipart',
  '@nats-io',
  '@nestjs/mongoose',
  '@nestjs/platform-express',
  '@nestjs/websockets',
  '@valkey/valkey-glide',
  'amqp-connection-manager',
  'amqplib',
  'bufferutil',
  'class-transformer/storage',
  'kafkajs',
  'mqtt',
  'msgpackr-extract',
  'pg',
  'utf-8-validate',
];

/** What esbuild leaves as an import. Anything else that is not installed breaks the build. */
export const OUTSIDE: readonly string[] = [...WITH_FILES, ...NOT_USED].flatMap((name) => [name, `${name}/*`]);

/** Whether the package must be installed beside the bundle of an app that depends on it. */
export const mustBeInstalled = (name: string): boolean =>
  WITH_FILES.some((known) => name === known || name.startsWith(`${known}/`));
