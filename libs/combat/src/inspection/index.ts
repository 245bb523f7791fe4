export { findViolations } from './find-violations.js';
