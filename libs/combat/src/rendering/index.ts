export { english } from './english.js';
export type { Locale, Names } from './locale.js';
export { renderEvent } from './render-event.js';
