import { status } from '@grpc/grpc-js';
import { GRPC_STATUS_OF } from './grpc-status-table.js';
import { MEANINGS, type ProblemCode, STATUS_OF } from './problem-table.js';
import { REMEDIES } from './remedies.js';

const INTRODUCTION = `# Errors

Every refusal over HTTP is a problem document (RFC 9457, \`application/problem+json\`):

| field | meaning |
| --- | --- |
| \`code\` | stable name of the problem, one of those below: what programs should look at |
| \`type\` | \`urn:melee:problem:<code>\` |
| \`title\` | what this kind of problem means |
| \`detail\` | what happened this time, for people |
| \`remedy\` | what to do about this kind of problem |
| \`status\` | the HTTP status |
| \`instance\` | path of the request |
| \`errors\` | with \`request/invalid\`: each wrong value by its \`path\`, such as \`actors.0.cid\`, and what it should be |
| \`details\` | values that explain the problem, such as ids, a \`path\`, or the \`nearest\` known word |

Over gRPC the same code is the \`reason\` of a \`google.rpc.ErrorInfo\` (domain \`melee\`, the \`details\` as its
\`metadata\`), beside the gRPC status. It stands with a \`google.rpc.BadRequest\` for wrong values, and a
\`google.rpc.RetryInfo\` for what may succeed later, in the trailing metadata \`grpc-status-details-bin\`. What gRPC
itself refuses, such as an unknown method or a deadline that has passed, has a status and no details.

Answers with 429 and 503 say in \`Retry-After\` after how many seconds to try again. A request that was answered with
5xx, or not at all, may have been done: repeat it with the same \`battleId\`, \`moveId\` or \`Idempotency-Key\`, and it is
not done twice.
`;

const HEAD = '| code | HTTP | gRPC | meaning | what to do |\n| --- | --- | --- | --- | --- |\n';

const inCell = (text: string) => text.replaceAll('|', '\\|');

/** The page that lists every error, made from the tables. */
export function errorsPage(): string {
  const byArea = new Map<string, ProblemCode[]>();
  for (const code of Object.keys(STATUS_OF) as ProblemCode[]) {
    const area = code.split('/', 1)[0] ?? code;
    byArea.set(area, [...(byArea.get(area) ?? []), code]);
  }
  const sections = [...byArea].map(([area, codes]) => {
    const rows = codes.map(
      (code) =>
        `| \`${code}\` | ${STATUS_OF[code]} | ${status[GRPC_STATUS_OF[code]]} | ${inCell(MEANINGS[code])} | ${inCell(REMEDIES[code])} |\n`,
    );
    return `\n## ${area}\n\n${HEAD}${rows.join('')}`;
  });
  return INTRODUCTION + sections.join('');
}
