import { MisuseError } from './errors.ts';
import type { Invocation } from './command.ts';

/** The text of an option; absent when it was not given. */
export function text(invocation: Invocation, name: string): string | undefined {
  const value = invocation.values[name];
  return typeof value === 'string' ? value : undefined;
}

/** The text of an option that must be given. */
export function required(invocation: Invocation, name: string): string {
  const value = text(invocation, name);
  if (value === undefined || value === '') throw new MisuseError(`缺少 --${name} / --${name} is missing`);
  return value;
}

/** An option given any number of times. */
export function many(invocation: Invocation, name: string): readonly string[] {
  const value = invocation.values[name];
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

/** The language of what is printed: Chinese unless English is asked for. */
export function language(invocation: Invocation): 'zh' | 'en' {
  return text(invocation, 'lang') === 'en' ? 'en' : 'zh';
}

/** A whole number option. */
export function wholeNumber(invocation: Invocation, name: string): number | undefined {
  const value = text(invocation, name);
  if (value === undefined) return undefined;
  if (!/^\d+$/.test(value)) throw new MisuseError(`--${name} 应为整数 / --${name} takes a whole number: ${value}`);
  return Number(value);
}

/** A calendar day 'YYYY-MM-DD'. */
export function day(invocation: Invocation, name: string): string | undefined {
  const value = text(invocation, name);
  if (value === undefined) return undefined;
  return checkedDay(value, `--${name}`);
}

/** Checks that a text is a calendar day; `where` names it in the message. */
export function checkedDay(value: string, where: string): string {
  const parsed = new Date(`${value}T00:00:00Z`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value) || Number.isNaN(parsed.getTime()) || parsed.toISOString().slice(0, 10) !== value) {
    throw new MisuseError(`${where} 应为日期 YYYY-MM-DD / ${where} takes a day YYYY-MM-DD: ${value}`);
  }
  return value;
}
