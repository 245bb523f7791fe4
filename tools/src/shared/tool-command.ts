import { Command } from 'commander';

/** Exit code of a tool that was called in a way that it does not know. */
export const WRONG_USAGE = 2;

/**
 * A command line of a tool of its own process, which ends with {@link WRONG_USAGE} and not with commander's 1: that says
 * that what was asked for went wrong.
 * @param name as one types it
 */
export function toolCommand(name: string): Command {
  return new Command(name).exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : WRONG_USAGE));
}
