import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { tours } from '@zhidan/core/guide/tour.ts';
import { startingRoles } from '@zhidan/core/identity/role.ts';
import { expect, test } from 'vitest';
import { menu } from '../app/menu.ts';

const web = join(import.meta.dirname, '..');
const steps = Object.entries(tours).flatMap(([tour, some]) => some.map((step) => ({ tour: tour as keyof typeof tours, ...step })));

test('every step leads to a page of the menu that the role may open', () => {
  const closed = steps.filter(({ tour, page }) => {
    const row = menu.find(({ path }) => path === page);
    const own: readonly string[] = startingRoles[tour].permissions;
    return row === undefined || (row.permission !== 'signed_in' && !own.includes(row.permission));
  });
  expect(closed).toEqual([]);
});

test('every step has its control on some screen, and no screen is marked for a step that there is not', () => {
  const sources = readdirSync(web, { recursive: true, encoding: 'utf8' }).filter(
    (path) => path.endsWith('.tsx') && !path.includes('node_modules'),
  );
  const marks = sources.flatMap((path) =>
    Array.from(
      readFileSync(join(web, path), 'utf8').matchAll(/\b(?:data-)?tour=(?:"([a-z-]+)"|\{[^}]*'([a-z-]+)'[^}]*\})/gu),
      ([, plain, chosen]) => plain ?? chosen ?? '',
    ),
  );
  expect([...new Set(marks)].toSorted()).toEqual([...new Set(steps.map(({ anchor }) => anchor))].toSorted());
});
