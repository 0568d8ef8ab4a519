import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import type { ListFile } from '../judge/coverage/index.ts';
import { InputError } from '../office/input-error.ts';
import { MisuseError } from './errors.ts';
import { checkedDay } from './options.ts';

const DATE_IN_NAME = /@(\d{4}-\d{2}-\d{2})(?:\.[^.]*)?$/;

/** Reads `NAME=FILE[@DATE]`. Without a date it is read from the file's own name, as in `deaths@2018-06-25.xls`. */
export function readListOption(option: string): ListFile {
  const at = option.indexOf('=');
  if (at <= 0) throw new MisuseError(`--list 应写成 名单=文件[@日期] / --list takes NAME=FILE[@DATE]: ${option}`);
  const list = option.slice(0, at);
  const rest = option.slice(at + 1);
  const dated = rest.lastIndexOf('@');
  const [file, date] = existsSync(rest) || dated < 0 ? [rest, undefined] : [rest.slice(0, dated), rest.slice(dated + 1)];
  mustExist(file);
  const day = date ?? DATE_IN_NAME.exec(basename(file))?.[1];
  if (day === undefined) {
    throw new MisuseError(`${list}：请写明名单的日期，${file}@2018-06-30 / say which day the list speaks of: --list ${list}=${file}@2018-06-30`);
  }
  return { list, file, asOf: checkedDay(day, `--list ${list}`) };
}

/** Ends the command when a file is not there. */
export function mustExist(file: string): void {
  if (!existsSync(file)) throw new InputError(`没有这个文件 / no such file: ${file}`);
}
