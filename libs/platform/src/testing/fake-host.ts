import { EventEmitter } from 'node:events';
import type { ProcessHost } from '../lifecycle/service.js';

/** A process that can be sent signals and whose end can be awaited. */
export class FakeHost extends EventEmitter implements ProcessHost {
  readonly exitCodes: number[] = [];
  readonly exited: Promise<number>;
  errorText = '';
  readonly stderr = {
    write: (text: string) => {
      this.errorText += text;
    },
  };
  private resolveExited: (code: number) => void = () => undefined;

  constructor() {
    super();
    this.exited = new Promise((resolve) => {
      this.resolveExited = resolve;
    });
  }

  exit(code: number): void {
    this.exitCodes.push(code);
    this.resolveExited(code);
  }
}
