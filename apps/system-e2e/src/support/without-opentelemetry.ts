/** A hook of Node that makes a process end which loads anything of OpenTelemetry. */
const HOOK = `export async function resolve(specifier, context, next) {
  if (specifier.startsWith('@opentelemetry/')) throw new Error(specifier + ' was loaded');
  return next(specifier, context);
}`;

const dataUrl = (code: string) => `data:text/javascript,${encodeURIComponent(code)}`;
const REGISTER = `import { register } from 'node:module'; register(${JSON.stringify(dataUrl(HOOK))});`;

/** How a process is started that must not load it. Of a bundle, Node would see a single file. */
export const WITHOUT_OPENTELEMETRY = {
  unbundled: true,
  env: { NODE_OPTIONS: `--import=${dataUrl(REGISTER)}` },
};
