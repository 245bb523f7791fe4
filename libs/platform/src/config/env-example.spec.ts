import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { aiWorkerConfig, collectorConfig, executorConfig, gatewayConfig, variablesOf } from './index.js';

const SCHEMAS = {
  gateway: gatewayConfig,
  collector: collectorConfig,
  executor: executorConfig,
  'ai-worker': aiWorkerConfig,
};

/** What the schemas say of one variable, over all apps that read it. */
interface Expected {
  readonly name: string;
  readonly apps: readonly string[];
  readonly fallbacks: readonly string[];
  readonly remarks: ReadonlySet<string>;
}

interface Entry {
  readonly name: string;
  readonly value: string;
  readonly comment: string;
}

function expectedVariables(): readonly Expected[] {
  const uses = Object.entries(SCHEMAS).flatMap(([app, { variables, relations }]) =>
    variablesOf(variables).map((variable) => ({
      app,
      variable,
      related: relations.filter(({ subject }) => subject === variable).map(({ allowed }) => allowed),
    })),
  );
  const names = [...new Set(uses.map(({ variable }) => variable.name))];
  return names.map((name) => {
    const own = uses.filter(({ variable }) => variable.name === name);
    return {
      name,
      apps: own.map(({ app }) => app),
      fallbacks: own.map(({ variable }) => variable.fallback ?? ''),
      remarks: new Set(
        own.flatMap(({ variable, related }) => [variable.about, variable.allowed, ...related]),
      ),
    };
  });
}

/** A paragraph of the file: comment lines and the assignment that they explain. */
function readEntries(text: string): readonly Entry[] {
  return text.split('\n\n').flatMap((paragraph) => {
    const all = paragraph.trim().split('\n');
    const [, name, value] = /^([^#=]+)=(.*)$/.exec(all.at(-1) ?? '') ?? [];
    return name === undefined || value === undefined
      ? []
      : [{ name, value, comment: all.slice(0, -1).join('\n') }];
  });
}

const expected = expectedVariables();
const text = readFileSync(join(__dirname, '../../../../.env.example'), 'utf8');
const entries = readEntries(text);

describe('.env.example', () => {
  it('assigns every variable that some app reads, and no other, once', () => {
    const assigned = [...text.matchAll(/^([^#\n=]+)=/gm)].map(([, name]) => name);
    expect([...assigned].sort()).toEqual(expected.map(({ name }) => name).sort());
    expect(entries).toHaveLength(assigned.length);
  });

  it.each(expected)('gives the default of $name', ({ name, apps, fallbacks }) => {
    const entry = entries.find((other) => other.name === name);
    const [fallback, ...others] = [...new Set(fallbacks)];
    if (others.length === 0) {
      expect(entry?.value).toBe(fallback);
      return;
    }
    expect(entry?.value).toBe('');
    for (const [i, app] of apps.entries()) expect(entry?.comment).toContain(`${fallbacks[i] ?? ''} (${app})`);
  });

  it.each(expected)('says of $name what it is for and what is allowed', ({ name, remarks }) => {
    const comment = entries.find((entry) => entry.name === name)?.comment;
    for (const remark of remarks) expect(comment).toContain(remark);
  });
});
