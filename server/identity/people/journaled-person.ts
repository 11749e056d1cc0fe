import type { Person } from './person-store.ts';

/** A person as the journal keeps them: contact data masked. */
export function journaledPerson(person: Person): object {
  const { login, name, status, phone, email, shops, warehouses, language, roles } = person;
  return { login, name, status, phone, email, shops, warehouses, language, roles: roles.map((role) => role.name) };
}
