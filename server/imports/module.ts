import * as events from '@zhidan/core/imports/import-event.ts';
import { importRefusals } from '@zhidan/core/imports/import-refusal.ts';
import type { Module } from '../platform/module.ts';
import { checkImportJob, runImportJob } from './imports-job.ts';
import { importRoutes } from './routes.ts';

const { importSubjects, ...news } = events;

export const importsModule: Module = {
  name: 'imports',
  routes: importRoutes,
  jobs: [checkImportJob, runImportJob],
  refusals: importRefusals,
  events: Object.values(news),
  subjects: importSubjects,
};
