import { Listr } from 'listr2';
import { runStep, type StepEnvironment, type StepResult } from './run-step.js';
import type { Stage, Step } from './steps.js';

export type StagesOptions = Omit<StepEnvironment, 'onLine'>;

/** Runs the stages with a live line for each step; a failed step does not keep the next ones from running. */
export async function runStages(
  stages: readonly Stage[],
  environment: StagesOptions,
): Promise<readonly StepResult[]> {
  const results: StepResult[] = [];
  for (const stage of stages) {
    if (environment.signal.aborted) break;
    const stageResults = await runStage(stage, environment);
    results.push(...stageResults);
    for (const { step, output } of stageResults.filter(({ isSuccess }) => !isSuccess)) {
      process.stdout.write(
        `\n--- ${step.name} failed; its output:\n${output.trimEnd()}\n--- end of ${step.name}\n\n`,
      );
    }
  }
  return results;
}

async function runStage({ steps, seats }: Stage, environment: StagesOptions): Promise<readonly StepResult[]> {
  const results = new Map<Step, StepResult>();
  const tasks = steps.map((step) => ({
    title: step.name,
    skip: () => environment.signal.aborted,
    task: async (_: unknown, task: { title: string; output: string }): Promise<void> => {
      const onLine = (line: string): void => {
        if (line !== '' && process.stdout.isTTY) task.output = line;
      };
      const result = await runStep(step, { ...environment, onLine });
      results.set(step, result);
      task.title = `${step.name} (${(result.ms / 1000).toFixed(1)} s)`;
      if (!result.isSuccess) throw new Error(`${step.name} failed`);
    },
  }));
  await new Listr(tasks, {
    concurrent: seats,
    exitOnError: false,
    registerSignalListeners: false,
    fallbackRenderer: 'simple',
    rendererOptions: { showErrorMessage: false },
  }).run();
  return steps.map((step) => results.get(step)).filter((result) => result !== undefined);
}
