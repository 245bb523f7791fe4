import { toolCommand } from './tool-command.js';

describe('a tool', () => {
  const exitCodeOf = (...args: string[]) => {
    const exit = jest.spyOn(process, 'exit').mockImplementation((code) => {
      throw new Error(`exit ${String(code)}`);
    });
    const silent = { writeOut: () => undefined, writeErr: () => undefined };
    const command = toolCommand('tool').option('--loud').configureOutput(silent);
    try {
      command.parse(args, { from: 'user' });
      return 'runs';
    } catch (error) {
      return (error as Error).message;
    } finally {
      exit.mockRestore();
    }
  };

  it('ends with 2 if it is called in a way that it does not know, and with 0 if it is asked how', () => {
    expect(exitCodeOf('--quiet')).toBe('exit 2');
    expect(exitCodeOf('--help')).toBe('exit 0');
    expect(exitCodeOf('--loud')).toBe('runs');
  });
});
