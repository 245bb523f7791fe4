export { namesOf } from './names.js';
export type { NamedContent, Names } from './names.js';
export { renderEvent } from './render-event.js';
