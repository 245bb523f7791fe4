import { isUtf8 } from 'node:buffer';
import type { FastifyAdapter } from '@nestjs/platform-fastify';
import { HttpError } from './http-error.js';

/** Deeper than anything that the API takes; what is nested in millions would break whoever walks it. */
const DEEPEST = 32;

const [QUOTE, BACKSLASH, OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = Buffer.from('"\\[]{}');

/** Whether more lists and objects stand in each other than any request needs. Takes no harm from broken JSON. */
function isTooDeep(body: Buffer): boolean {
  let depth = 0;
  let isInText = false;
  for (let at = 0; at < body.length; at += 1) {
    const byte = body[at];
    if (isInText) {
      if (byte === BACKSLASH) at += 1;
      else if (byte === QUOTE) isInText = false;
    } else if (byte === QUOTE) isInText = true;
    else if (byte === OPEN_LIST || byte === OPEN_OBJECT) {
      depth += 1;
      if (depth > DEEPEST) return true;
    } else if (byte === CLOSE_LIST || byte === CLOSE_OBJECT) depth -= 1;
  }
  return false;
}

/** Whether a body says that it is compressed, or the like. */
const isEncoded = (coding: string | undefined) => coding !== undefined && !/^(identity)?$/i.test(coding);

/** Makes the server take bodies of JSON only if they are UTF-8 through and through, and not nested without end. */
export function takeJsonOnly(adapter: FastifyAdapter): void {
  const server = adapter.getInstance();
  const parse = server.getDefaultJsonParser('error', 'error');
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    if (isEncoded(request.headers['content-encoding'])) {
      done(new HttpError(415, 'The body has a Content-Encoding; it must come as it is.'));
      return;
    }
    const bytes = Buffer.isBuffer(body) ? body : Buffer.from(body);
    if (!isUtf8(bytes)) done(new HttpError(400, 'The body is not UTF-8.'));
    else if (isTooDeep(bytes)) done(new HttpError(400, `The body is nested deeper than ${DEEPEST} levels.`));
    else void parse(request, bytes.toString(), done);
  });
}
