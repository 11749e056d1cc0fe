export { sqlCondition } from './condition-query.ts';
export type { SqlCondition, SqlFields, SqlRecord } from './condition-query.ts';
export { jsonFields, jsonRecord } from './json-fields-query.ts';
