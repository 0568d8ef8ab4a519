import { readDate, readMoney } from '../../../foundation/kernel/index.ts';
import type { Type, Value } from '../language/value.ts';

/** A value written in a pack as the language holds it (money written in yuan becomes fen); undefined when it is of another type. */
export function typedValue(type: Type, written: Value): Value | undefined {
  if (written === null) return null;
  switch (type) {
    case 'bool': return typeof written === 'boolean' ? written : undefined;
    case 'int': return Number.isSafeInteger(written) ? written : undefined;
    case 'money': return typeof written === 'boolean' ? undefined : (readMoney(String(written)) ?? undefined);
    case 'date': return typeof written === 'string' && readDate(written).date === written ? written : undefined;
    case 'month': return typeof written === 'string' && /^\d{4}-(0[1-9]|1[0-2])$/.test(written) ? written : undefined;
    default: return typeof written === 'string' ? written : undefined;
  }
}
