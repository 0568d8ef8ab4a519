import { readFileSync } from 'node:fs';
import { Refusal } from '../../../platform/http/index.ts';

export const PASSWORD_LENGTH = { least: 12, most: 128 } as const;

/** What must be left of a password once everything common is taken out of it. */
const OWN_LETTERS = 5;

const COMMON = readFileSync(new URL('./common-passwords.txt', import.meta.url), 'utf8')
  .split('\n').map((line) => line.trim()).filter((line) => line !== '' && !line.startsWith('#'))
  .sort((a, b) => b.length - a.length);

/** Letters that stand for others in the usual disguises: p@ssw0rd. */
const DISGUISES: Record<string, string> = { '@': 'a', '4': 'a', '3': 'e', '1': 'i', '!': 'i', '0': 'o', '$': 's', '5': 's', '7': 't' };

/**
 * Refuses a password that is too short or too long, common, or made of the sign-in name. No classes of characters are asked for: they
 * make passwords harder to remember and not to guess (NIST SP 800-63B 3.1.1.2).
 */
export function judgePassword(password: string, signInName: string): void {
  const length = [...password.normalize('NFKC')].length;
  if (length < PASSWORD_LENGTH.least) throw refused('password_short', `口令至少 ${PASSWORD_LENGTH.least} 个字符，可以用一句话。`, `A password has at least ${PASSWORD_LENGTH.least} characters; a sentence will do.`);
  if (length > PASSWORD_LENGTH.most) throw refused('password_long', `口令至多 ${PASSWORD_LENGTH.most} 个字符。`, `A password has at most ${PASSWORD_LENGTH.most} characters.`);
  const small = password.normalize('NFKC').toLowerCase();
  const name = signInName.toLowerCase();
  const rest = small.replaceAll(name, ' ').replaceAll([...name].toReversed().join(''), ' ');
  if (!isCommon(rest)) return;
  throw rest === small
    ? refused('password_common', '这个口令太常见，容易被猜到。', 'This password is common and easily guessed.')
    : refused('password_of_name', '口令里除了账号几乎没有别的内容。', 'The password holds little besides the sign-in name.');
}

/** Whether nothing much of a text is left without common passwords, keyboard walks, runs and years, undisguised or not. */
export function isCommon(text: string): boolean {
  const small = text.normalize('NFKC').toLowerCase().replaceAll(/(?:19|20)\d{2}/g, ' ');
  const plain = [...small].map((letter) => DISGUISES[letter] ?? letter).join('');
  return ownLetters(small) < OWN_LETTERS || ownLetters(plain) < OWN_LETTERS;
}

/** How many different places of a text are its own: common words are cut out, then runs (abcd, 4321) and repetitions count once. */
function ownLetters(text: string): number {
  const cut = COMMON.reduce((rest, word) => rest.replaceAll(word, ' '), text).replaceAll(' ', '');
  const codes = [...cut].map((letter) => letter.codePointAt(0) ?? 0);
  const fresh = codes.filter((code, i) => i === 0 || Math.abs(code - (codes[i - 1] ?? 0)) > 1);
  return repeats(cut) ? 0 : fresh.length;
}

/** Whether a text is a shorter one over and over. */
function repeats(text: string): boolean {
  return text.length > 0 && /^(.{1,4})\1{2,}.{0,3}$/su.test(text);
}

function refused(code: string, zh: string, en: string): Refusal {
  return new Refusal({ kind: 'invalid', code, zh, en, where: 'password' });
}
