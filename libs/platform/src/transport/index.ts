export { describeController, describePattern, type ServiceDescription } from './describe-controller.js';
