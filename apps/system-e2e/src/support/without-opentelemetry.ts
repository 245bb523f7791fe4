/** A hook of Node that makes a process end which loads anything of OpenTelemetry. */
const HOOK = `export async function resolve(specifier, context, next) {
  if (specifier.startsWith('@opentelemetry/')) throw new Error(specifier + ' was loaded');
  return next(specifier, context);
}`;

const dataUrl = (code: string) => `data:text/javascript,${encodeURIComponent(code)}`;
const REGISTER = `import { register } from 'node:module'; register(${JSON.stringify(dataUrl(HOOK))});`;

/** Environment of a process that must not load it. */
export const WITHOUT_OPENTELEMETRY = { NODE_OPTIONS: `--import=${dataUrl(REGISTER)}` };
