import { ageOn } from '../../../../foundation/kernel/index.ts';
import { expectArguments, expectType } from '../expect-type.ts';
import { BINDS, type CallKind } from '../node.ts';

/** `age_on(birth, day)`: completed years. Someone born on 29 February completes a year on 1 March when there is no 29th. */
export const ageOnDay: CallKind = (call, offset, checker) => {
  const [birth, day] = expectArguments(call, 2, offset).map((arg) => expectType(checker.check(arg), 'date'));
  if (!birth || !day) throw new RangeError('two arguments were promised');
  return {
    kind: 'age_on', type: 'int', offset, children: [birth, day], binds: BINDS.atom,
    walk: (context) => {
      const [from, to] = [birth.walk(context), day.walk(context)];
      return from === null || to === null ? null : ageOn(String(from), String(to));
    },
    sql: (context) => ageSql(birth.sql(context), day.sql(context)),
  };
};

function ageSql(birth: string, day: string): string {
  const early = `case when ${monthDay(day)} < ${monthDay(birth)} then 1 else 0 end`;
  return `(extract(year from ${day}) - extract(year from ${birth}) - ${early})`;
}

function monthDay(date: string): string {
  return `extract(month from ${date}) * 100 + extract(day from ${date})`;
}
