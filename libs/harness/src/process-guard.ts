import { spawn, type ChildProcess } from 'node:child_process';

// Reads "watch <pid>" and "forget <pid>". Its input ends when the process that started it ends, however that happens;
// what is still watched then is asked to end, and killed if it does not.
const GUARD_SCRIPT = `
groups=''
while read -r verb pid; do
  case $verb in
    watch) groups="$groups $pid" ;;
    forget) kept=''; for g in $groups; do [ "$g" = "$pid" ] || kept="$kept $g"; done; groups=$kept ;;
  esac
done
for g in $groups; do kill -s TERM -- "-$g"; kill -s CONT -- "-$g"; done 2>/dev/null
for second in 1 2 3; do
  alive=''
  for g in $groups; do kill -s 0 -- "-$g" && alive=yes; done 2>/dev/null
  [ -z "$alive" ] && exit 0
  sleep 1
done
for g in $groups; do kill -s KILL -- "-$g"; done 2>/dev/null
`;

/**
 * Ends process groups when this process is gone, even if it was killed with SIGKILL: a shell outside of our process
 * group holds the other end of a pipe and sees it close. It lives only while there is something to watch.
 */
class ProcessGuard {
  private readonly groups = new Set<number>();
  private shell: ChildProcess | undefined;

  watch(pid: number): void {
    this.groups.add(pid);
    if (this.shell === undefined) this.open();
    else this.tell('watch', pid);
  }

  forget(pid: number): void {
    if (!this.groups.delete(pid)) return;
    this.tell('forget', pid);
    if (this.groups.size > 0) return;
    this.shell?.stdin?.end();
    this.shell = undefined;
  }

  private open(): void {
    const shell = spawn('sh', ['-c', GUARD_SCRIPT], { detached: true, stdio: ['pipe', 'ignore', 'ignore'] });
    this.shell = shell;
    // A guard that somebody killed is replaced with the next process to watch.
    const lost = (): void => {
      if (this.shell === shell) this.shell = undefined;
    };
    shell.once('error', lost);
    shell.once('exit', lost);
    shell.stdin.once('error', lost);
    shell.unref();
    for (const pid of this.groups) this.tell('watch', pid);
  }

  private tell(verb: 'watch' | 'forget', pid: number): void {
    this.shell?.stdin?.write(`${verb} ${pid}\n`);
  }
}

/** The one guard of this process. */
export const processGuard = new ProcessGuard();
