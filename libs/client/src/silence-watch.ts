/** Tells by its signal when nothing has been heard for too long: of a connection that died quietly there is no other news. */
export class SilenceWatch {
  private readonly controller = new AbortController();
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** @param ms how long it may be silent */
  constructor(private readonly ms: number) {
    this.hear();
  }

  /** Given with a `TimeoutError`. */
  get signal(): AbortSignal {
    return this.controller.signal;
  }

  hear(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.controller.abort(new DOMException(`Nothing was heard for ${this.ms} ms.`, 'TimeoutError'));
    }, this.ms);
  }

  stop(): void {
    clearTimeout(this.timer);
  }
}
