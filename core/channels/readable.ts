import { ConnectorFault } from './connector-fault.ts';

/**
 * Reads the answer to a call; a field that cannot be read makes the call a ConnectorFault `unknown` that names it.
 * Order documents are read without this: there a RangeError tells which order to show as unreadable.
 */
export function readable<Value>(reading: () => Value): Value {
  try {
    return reading();
  } catch (fault) {
    if (!(fault instanceof RangeError)) throw fault;
    throw new ConnectorFault({ kind: 'unknown', platformCode: 'unreadable', platformWords: fault.message });
  }
}
