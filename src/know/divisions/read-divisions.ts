import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { isDivisionCode, levelOf } from '../../foundation/kernel/index.ts';
import type { Division } from './division.ts';

const HEADER = 'code,name,valid_from,valid_to,successor,aliases,basis';
const DAY = /^\d{4}-\d{2}-\d{2}$/;

function lines(file: string): string[] {
  return readFileSync(file, 'utf8').trimEnd().split(/\r?\n/);
}

function readDivision(line: string, where: string): Division {
  const [code = '', name = '', from = '', to = '', successor = '', aliases = ''] = line.split(',');
  const successors = successor.split('|').filter(Boolean);
  const badDay = [from, to].find((day) => day !== '' && !DAY.test(day));
  if (name === '' || badDay !== undefined || ![code, ...successors].every(isDivisionCode)) throw new Error(`${where}: not a division: ${line}`);
  return { code, name, level: levelOf(code), validFrom: from || null, validTo: to || null, successors, aliases: aliases.split('|').filter(Boolean) };
}

/** Reads `divisions.csv` of a folder, every line checked. Throws an Error that names file and line. */
export function readDivisions(folder: string): Division[] {
  const file = join(folder, 'divisions.csv');
  const [header, ...rows] = lines(file);
  if (header !== HEADER) throw new Error(`${file}: the first line must be ${HEADER}`);
  return rows.map((line, index) => readDivision(line, `${file}:${index + 2}`));
}

/** Reads `identity-prefixes.csv` of a folder: every 6-digit code an identity number may begin with. */
export function readIdentityPrefixes(folder: string): ReadonlySet<string> {
  return new Set(lines(join(folder, 'identity-prefixes.csv')).slice(1));
}
