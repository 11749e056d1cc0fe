export { sqlCondition } from './condition-query.ts';
export type { SqlCondition, SqlFields, SqlList, SqlRecord } from './condition-query.ts';
export { columnFields, columnsFor, filedFrom } from './fact-columns-query.ts';
export { itemsOf, jsonFields, jsonRecord } from './json-fields-query.ts';
export { saidOfItems, type SaidOfItems } from './said-of-items-query.ts';
