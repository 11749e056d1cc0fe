/**
 * Work of one transaction that needs nothing of each other: while the database is at a statement of one, this process prepares those
 * of the others. Statements are sent in the order in which they are asked. Waits for all, even after a fault, so that nothing goes on
 * behind a transaction that is being rolled back.
 * @throws the fault that came first: those after it only say that the transaction is over
 */
export async function sideBySide(works: readonly Promise<unknown>[]): Promise<void> {
  const faults: unknown[] = [];
  await Promise.all(works.map((work) => work.catch((fault: unknown) => faults.push(fault))));
  if (faults.length > 0) throw faults[0];
}
