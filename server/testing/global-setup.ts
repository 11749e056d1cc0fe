import type { TestProject } from 'vitest/node';
import { createTemplate } from './template-database.ts';
import { startTestPostgres } from './start-test-postgres.ts';

const templateName = 'zhidan_template';

/** One PostgreSQL for the whole run, with the template migrated; gone when the run is over. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const postgres = await startTestPostgres({ isDurable: false });
  await createTemplate(postgres.adminUrl, templateName);
  project.provide('testDatabase', { adminUrl: postgres.adminUrl, templateName });
  return () => postgres.stop();
}
