import { applyDecorators } from '@nestjs/common';
import { ApiExtraModels, ApiResponse, getSchemaPath } from '@nestjs/swagger';
import { Problem, PROBLEM_MEDIA_TYPE } from '../errors/problem.js';
import { MEANINGS, type ProblemCode, STATUS_OF } from '../errors/problem-table.js';
import { REMEDIES } from '../errors/remedies.js';

/** What any operation may answer. */
const ALWAYS: readonly ProblemCode[] = [
  'request/invalid',
  'auth/unauthenticated',
  'auth/forbidden',
  'limits/too-many-requests',
  'auth/unavailable',
  'service/unavailable',
  'internal/error',
];
/** With these the answer says when to try again. */
const TRANSIENT: readonly number[] = [429, 503];
/** What any operation with a body may answer. */
export const BODY_PROBLEMS = [
  'request/malformed',
  'request/too-large',
  'request/unsupported-media-type',
] as const satisfies readonly ProblemCode[];

function exampleOf(code: ProblemCode) {
  const problem = { type: `urn:melee:problem:${code}`, title: MEANINGS[code], status: STATUS_OF[code], code };
  const value = { ...problem, detail: MEANINGS[code], remedy: REMEDIES[code] };
  if (code !== 'request/invalid') return { summary: MEANINGS[code], value };
  const errors = [{ path: 'cid', message: 'cid must be a string' }];
  return { summary: MEANINGS[code], value: { ...value, errors } };
}

function responseOf(status: number, codes: readonly ProblemCode[]) {
  return ApiResponse({
    status,
    description: codes.map((code) => `\`${code}\`: ${MEANINGS[code]}`).join('\n\n'),
    content: {
      [PROBLEM_MEDIA_TYPE]: {
        schema: { $ref: getSchemaPath(Problem) },
        examples: Object.fromEntries(codes.map((code) => [code, exampleOf(code)])),
      },
    },
    ...(TRANSIENT.includes(status) && {
      headers: { 'Retry-After': { description: 'Seconds to wait.', schema: { type: 'integer' } } },
    }),
  });
}

/** Documents the problems that an operation may answer with, beside those that any may. */
export function ApiProblems(...codes: readonly ProblemCode[]): MethodDecorator {
  const byStatus = new Map<number, ProblemCode[]>();
  for (const code of [...codes, ...ALWAYS]) {
    const status = STATUS_OF[code];
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  const responses = [...byStatus].map(([status, group]) => responseOf(status, group));
  return applyDecorators(ApiExtraModels(Problem), ...responses);
}
