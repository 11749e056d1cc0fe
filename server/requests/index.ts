export { makeRequest } from './make-request.ts';
export { requestsModule } from './module.ts';
