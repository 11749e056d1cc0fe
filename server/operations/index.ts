export { changeSetting } from './change-setting.ts';
export { figuresOf } from './figures.ts';
export { healthChecks } from './health-checks.ts';
export { loadSettings, settingsFrom } from './merchant-setting-store.ts';
export { operationsModule } from './module.ts';
