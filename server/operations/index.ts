export { changeSetting } from './change-setting.ts';
export { loadSettings, settingsFrom } from './merchant-setting-store.ts';
export { operationsModule } from './module.ts';
