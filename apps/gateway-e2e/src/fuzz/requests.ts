import fc from 'fast-check';
import type { DescribedOperation, DescribedParameter } from './described-operations.js';
import { brokenBody, oddContentType, oddText, oddValue, spoiled } from './hostile-values.js';
import type { ValidValues } from './valid-values.js';

/** A request as it goes over the wire. */
export interface FuzzRequest {
  readonly method: string;
  /** Path and query, encoded. */
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
}

type Values = Readonly<Record<string, unknown>>;
type Headers = FuzzRequest['headers'];

/** What a path or a query can carry and no text is encoded to. */
const BROKEN_ENCODINGS = ['%', '%zz', '%c3%28', '%ff', '%00', '%2e%2e%2f', '%ed%a0%80'];

/**
 * Requests to an operation: about half of them as it is described, the others with something wrong in one place.
 * @param tokens to be shown, the ones that allow everything first
 */
export function requestsTo(
  operation: DescribedOperation,
  values: ValidValues,
  tokens: readonly string[],
): fc.Arbitrary<FuzzRequest> {
  const { bodySchema } = operation;
  const content = bodySchema === undefined ? undefined : values.of(bodySchema);
  const goodBody = content === undefined ? fc.constant(undefined) : jsonBody(content);
  const goodParameters = parametersOf(operation, values);
  const goodType = fc.constant('application/json');
  const goodToken = fc.constantFrom(...tokens.slice(0, 1).map(bearer));
  const anyToken = fc.oneof(
    fc.constantFrom(...tokens.map(bearer)),
    oddText.map(bearer),
    oddText,
    fc.constant(''),
  );
  const badBody =
    content === undefined
      ? brokenBody
      : fc.oneof({ weight: 4, arbitrary: jsonBody(spoiled(content)) }, brokenBody);
  const request = (
    parameters: fc.Arbitrary<Values>,
    body: fc.Arbitrary<Uint8Array | undefined>,
    type: fc.Arbitrary<string>,
    token: fc.Arbitrary<string>,
  ) =>
    fc
      .tuple(parameters, body, type, token)
      .map(([given, bytes, contentType, authorization]) =>
        assemble(operation, given, bytes, contentType, authorization),
      );
  return fc.oneof(
    { weight: 5, arbitrary: request(goodParameters, goodBody, goodType, goodToken) },
    { weight: 3, arbitrary: request(goodParameters, badBody, goodType, goodToken) },
    {
      weight: 3,
      arbitrary: request(oddParameters(operation, goodParameters), goodBody, goodType, goodToken),
    },
    { weight: 1, arbitrary: request(goodParameters, goodBody, oddContentType, goodToken) },
    { weight: 1, arbitrary: request(goodParameters, goodBody, goodType, anyToken) },
  );
}

const bearer = (token: string) => `Bearer ${token}`;

/** As JSON, for an object may have a `toString` that is none; what JSON cannot say is said by nothing at all. */
const inWords = (value: unknown) => (value === undefined ? '' : JSON.stringify(value));

const jsonBody = (value: fc.Arbitrary<unknown>) => value.map((content) => Buffer.from(inWords(content)));

function parametersOf({ parameters }: DescribedOperation, values: ValidValues): fc.Arbitrary<Values> {
  const all = Object.fromEntries(parameters.map(({ name, schema }) => [name, values.of(schema, name)]));
  const required = parameters.filter((parameter) => parameter.required === true).map(({ name }) => name);
  return fc.record(all, { requiredKeys: required });
}

/** One parameter is another than it should be, or there is one too many in the query. */
function oddParameters({ parameters }: DescribedOperation, good: fc.Arbitrary<Values>): fc.Arbitrary<Values> {
  const names = [...parameters.map(({ name }) => name), 'surplus'];
  const text = fc.oneof(oddText, oddValue.map(inWords), fc.constantFrom(...BROKEN_ENCODINGS).map(raw));
  return fc
    .tuple(good, fc.constantFrom(...names), text)
    .map(([values, name, odd]) => ({ ...values, [name]: odd }));
}

/** Goes over the wire as it is. */
class Raw {
  constructor(readonly text: string) {}
}
const raw = (text: string) => new Raw(text);

function assemble(
  { method, path, parameters }: DescribedOperation,
  values: Values,
  body: Uint8Array | undefined,
  contentType: string,
  authorization: string,
): FuzzRequest {
  const placed = (place: DescribedParameter['in']) =>
    parameters.filter((parameter) => parameter.in === place && values[parameter.name] !== undefined);
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => pathPart(values[name]));
  const query = [
    ...placed('query').map(({ name }) => name),
    ...(values['surplus'] === undefined ? [] : ['surplus']),
  ]
    .map((name) => `${name}=${encoded(values[name])}`)
    .join('&');
  const headers: Headers = {
    ...Object.fromEntries(
      placed('header').map(({ name }) => [name.toLowerCase(), sendable(String(values[name]))]),
    ),
    ...(authorization !== '' && { authorization: sendable(authorization) }),
    ...(body !== undefined && { 'content-type': contentType }),
  };
  return { method, target: `${filled}${query && `?${query}`}`, headers, ...(body !== undefined && { body }) };
}

/** Nothing at all would be the path of another operation. */
const pathPart = (value: unknown) => encoded(value) || '%20';

/** Percent-encodes the bytes of a text, also of one that is no proper Unicode. */
function encoded(value: unknown): string {
  if (value instanceof Raw) return value.text;
  return [...Buffer.from(String(value))]
    .map((byte) => String.fromCharCode(byte))
    .map((char) => (/[\w.~-]/.test(char) ? char : `%${char.charCodeAt(0).toString(16).padStart(2, '0')}`))
    .join('');
}

/** What can stand in a header at all. */
const sendable = (text: string) => text.replace(/[^\x20-\x7e\xa0-\xff]/g, '').trim();
