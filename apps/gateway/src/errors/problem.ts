import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { HttpException } from '@nestjs/common';
import { CombatError } from '@melee/combat/dto';
import { GatewayError } from './gateway-error.js';
import { codeOfStatus, MEANINGS, type ProblemCode, STATUS_OF } from './problem-table.js';
import { REMEDIES } from './remedies.js';
import { RequestError } from './request-error.js';
import { isStorageOutage } from './storage-outage.js';

export const PROBLEM_MEDIA_TYPE = 'application/problem+json';

export class InvalidValueEntry {
  @ApiProperty({ description: 'Where the value stands.', example: 'actors.0.cid' })
  readonly path!: string;

  @ApiProperty({ description: 'What it should be.', example: 'cid must be a string' })
  readonly message!: string;
}

/** What every refusal looks like: a problem document (RFC 9457). */
export class Problem {
  @ApiProperty({ description: 'Names the kind of problem.', example: 'urn:melee:problem:session/not-found' })
  readonly type!: string;

  @ApiProperty({ description: 'What this kind of problem means.' })
  readonly title!: string;

  @ApiProperty({ description: 'The HTTP status.', example: 404 })
  readonly status!: number;

  @ApiProperty({
    enum: Object.keys(STATUS_OF),
    description: 'Stable name of the problem, for programs.',
    example: 'session/not-found',
  })
  readonly code!: ProblemCode;

  @ApiProperty({ description: 'What happened this time, for people.' })
  readonly detail!: string;

  @ApiProperty({ description: 'What to do about this kind of problem.' })
  readonly remedy!: string;

  @ApiPropertyOptional({ description: 'Path of the request.', example: '/v1/battles/b1' })
  readonly instance?: string;

  @ApiPropertyOptional({
    type: [InvalidValueEntry],
    description: 'The values that are wrong; only with `request/invalid`.',
  })
  readonly errors?: readonly InvalidValueEntry[];

  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: true,
    description: 'The values that explain the problem.',
    example: { sid: 'b1' },
  })
  readonly details?: Readonly<Record<string, unknown>>;
}

type Told = Pick<Problem, 'code' | 'detail'> & Partial<Pick<Problem, 'status' | 'errors' | 'details'>>;

/** What is told of anything that can be thrown: nothing of what lies inside the service. */
function tell(error: unknown): Told {
  if (error instanceof RequestError) return { code: error.code, detail: error.message, errors: error.errors };
  if (error instanceof CombatError) {
    const { code, message: detail, details } = error;
    return STATUS_OF[code] >= 500 ? { code, detail } : { code, detail, details };
  }
  if (error instanceof GatewayError) return { code: error.code, detail: error.message };
  if (isStorageOutage(error)) return { code: 'service/unavailable', detail: MEANINGS['service/unavailable'] };
  return tellRefusal(error) ?? { code: 'internal/error', detail: MEANINGS['internal/error'] };
}

/** What the HTTP server refuses, it says with a status below 500 and a message for the client. */
function tellRefusal(error: unknown): Told | null {
  if (!(error instanceof Error)) return null;
  const status = error instanceof HttpException ? error.getStatus() : statusCodeOf(error);
  if (status === null || status < 400 || status >= 500) return null;
  return { code: codeOfStatus(status), detail: error.message, status };
}

function statusCodeOf(error: Error): number | null {
  return 'statusCode' in error && typeof error.statusCode === 'number' ? error.statusCode : null;
}

/**
 * The document for anything that is thrown while the request with this path is answered.
 * @param url of the request; a refusal of the HTTP server may repeat it, and in its query a token may stand.
 */
export function problemOf(error: unknown, instance: string, url = instance): Problem {
  const { code, detail, ...told } = tell(error);
  const type = `urn:melee:problem:${code}`;
  return {
    type,
    title: MEANINGS[code],
    status: STATUS_OF[code],
    code,
    remedy: REMEDIES[code],
    ...told,
    // By a function: the path is the caller's, and may have patterns of a replacement in it.
    detail: detail.replaceAll(url, () => instance),
    instance,
  };
}
