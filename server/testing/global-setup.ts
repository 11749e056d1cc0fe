import type { TestProject } from 'vitest/node';
import { createTemplate } from './template-database.ts';
import { startTestPostgres } from './start-test-postgres.ts';

/** One PostgreSQL for the whole run, with the template migrated; gone when the run is over. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const postgres = await startTestPostgres({ isDurable: false });
  const templateUrl = await createTemplate(postgres, 'zhidan_template');
  project.provide('testDatabase', { adminUrl: postgres.adminUrl, templateUrl });
  return () => postgres.stop();
}
