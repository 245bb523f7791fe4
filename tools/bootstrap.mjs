// Runs a tool of the workspace on a machine that has only Node and npm: installs, builds, and hands over to the
// compiled tool in this same process. It may use no package, because none is installed yet.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { runStep, StepFailure } from './bootstrap/run-step.mjs';

const REQUIRED_NODE = [20, 19];
const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const LOCK = join(ROOT, 'package-lock.json');
/** Holds the hash of the lock that was installed last. */
const STAMP = join(ROOT, 'node_modules', '.melee-install');

const QUIETLY = ['--no-audit', '--no-fund', '--loglevel=error'];

const APPS = ['@melee/gateway', '@melee/collector', '@melee/executor', '@melee/ai-worker'];
const COMMANDS = {
  start: { does: 'start Melee and play a battle of bots', builds: [...APPS, '@melee/tools'] },
  // The suites build what they test themselves, so that a broken app is a failed step and not a failed start.
  test: { does: 'run all checks and test suites', builds: ['@melee/tools'] },
  replay: { does: 'fight a battle again and compare every state', builds: ['@melee/tools'] },
  simulate: { does: 'play thousands of battles and report what happens in them', builds: ['@melee/tools'] },
  melee: { does: 'look into battles, queues and dead letters, and mend them', builds: ['@melee/tools'] },
  content: { does: 'check and show content packs', builds: ['@melee/tools'] },
  prune: {
    does: 'write a folder with one app, as it goes into an image',
    builds: [...APPS, '@melee/tools'],
  },
  bench: { does: 'measure exchanges per second and latencies', builds: [...APPS, '@melee/tools'] },
  'bench-memory': { does: 'measure what battles take in Redis', builds: [...APPS, '@melee/tools'] },
  'bench-pipeline': { does: 'measure the rules alone, in one process', builds: ['@melee/tools'] },
};

const USAGE = `Usage: node tools/bootstrap.mjs <command> [options of the command]

Commands:
${Object.entries(COMMANDS)
  .map(([name, { does }]) => `  ${name.padEnd(14)} ${does}`)
  .join('\n')}

Options of a command: node tools/bootstrap.mjs <command> --help
`;

function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  const [needMajor, needMinor] = REQUIRED_NODE;
  if (major > needMajor || (major === needMajor && minor >= needMinor)) return;
  throw new StepFailure(
    `Melee needs Node.js ${REQUIRED_NODE.join('.')} or newer; this is ${process.versions.node}.`,
  );
}

async function install() {
  const wanted = createHash('sha256').update(readFileSync(LOCK)).digest('hex');
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted) return;
  await runStep('Installing packages', 'npm', ['ci', ...QUIETLY], ROOT);
  writeFileSync(STAMP, wanted);
}

async function build(projects) {
  const nx = join(ROOT, 'node_modules', '.bin', 'nx');
  const args = [
    'run-many',
    '-t',
    'build',
    'bundle',
    `--projects=${projects.join(',')}`,
    '--outputStyle=static',
  ];
  await runStep('Building', nx, args, ROOT);
}

async function main([name, ...args]) {
  if (name === '--help' || name === '-h') {
    process.stdout.write(USAGE);
    return;
  }
  const command = Object.hasOwn(COMMANDS, name ?? '') ? COMMANDS[name] : undefined;
  if (command === undefined) {
    process.stderr.write(USAGE);
    process.exitCode = 2;
    return;
  }
  requireNode();
  // For this process and all that it starts: no daemon that would stay, no full-screen interface, no phoning home.
  Object.assign(process.env, { NX_DAEMON: 'false', NX_TUI: 'false', NX_NO_CLOUD: 'true' });
  await install();
  await build(command.builds);
  const tool = join(ROOT, 'tools', 'dist', name, 'main.js');
  process.chdir(ROOT);
  process.setSourceMapsEnabled(true);
  process.argv = [process.execPath, tool, ...args];
  await import(pathToFileURL(tool).href);
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof StepFailure)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = error.exitCode;
}
