export { makeRequest } from './make-request.ts';
export { showRequestChoices } from './show-request.ts';
export { requestsModule } from './module.ts';
export { requestCount } from './request-list-query.ts';
