import * as api from '@zhidan/core/operations/api.ts';
import type { Deployment } from '../platform/deployment.ts';
import { command, query, type Route } from '../platform/http/route.ts';
import { changeSetting } from './change-setting.ts';
import { loadSettings } from './merchant-setting-store.ts';

export function operationsRoutes(_deployment: Deployment): readonly Route[] {
  return [query(api.showSettings, async (db) => ({ values: { ...(await loadSettings(db)) } })), command(api.changeSetting, changeSetting)];
}
