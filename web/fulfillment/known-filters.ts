/** The name if the table has it: an address may say what is no row any more, and then it says nothing. */
export function knownName<Name extends string>(table: Readonly<Record<Name, unknown>>, name: string | undefined): Name | undefined {
  return name !== undefined && Object.hasOwn(table, name) ? (name as Name) : undefined;
}
