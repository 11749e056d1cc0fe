export { makeRequest } from './make-request.ts';
export { showRequestChoices } from './show-request.ts';
export { requestsModule } from './module.ts';
export { requestCountInSql } from './request-list-query.ts';
