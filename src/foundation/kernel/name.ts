import { standardTwin } from './private-use.ts';

/** U+00B7 is canonical; input methods and encodings write these instead (U+2022 and U+FF65 are not in GBK). */
const DOTS = /[\u00B7\u0387\u16EB\u2022\u2027\u2219\u22C5\u30FB\uFF65]/g;
/** Full stops are dots of a name only between two Chinese characters: 'J. Smith' keeps its own. */
const STOPS = /(?<=\p{Script=Han})[.\uFF0E\u3002\uFF61](?=\p{Script=Han})/gu;
const INVISIBLE = /[\p{Cc}\u00AD\u180E\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]/gu;
const FULL_WIDTH = /[\uFF01-\uFF0D\uFF0F-\uFF5E]/g;
/** Kangxi radicals and compatibility ideographs, which look like the standard characters they normalise to. */
const COMPATIBILITY = /[\u2F00-\u2FD5\uF900-\uFAFF\u{2F800}-\u{2FA1F}]/gu;
const PRIVATE_USE = /[\uE815-\uE864]/g;
/** Nearly every name: nothing to clean. */
const PLAIN = /^[\u4E00-\u9FFF]{2,4}$/;
const HAN_SPACED = /(?<=[\p{Script=Han}\uE000-\uF8FF]) +(?=[\p{Script=Han}\uE000-\uF8FF])/gu;

/**
 * A person's name as it is kept and compared: padding inside Chinese names gone ('张 伟' -> '张伟'), one form of the middle dot, private-use
 * characters replaced by their standard twins, full width Latin made half. Rare characters stay. A single space between two long parts of a
 * Chinese name stands for the middle dot it lost ('阿依古丽 买买提'). Latin names keep single spaces and their stops. Cleaning twice changes nothing.
 */
export function cleanName(text: string): string {
  if (PLAIN.test(text)) return text;
  const spaced = text
    .replace(/[\t\n\r\v\f]/g, ' ')
    .replace(INVISIBLE, '')
    .replace(PRIVATE_USE, standardTwin)
    .replace(COMPATIBILITY, (char) => char.normalize('NFKC'))
    .replace(FULL_WIDTH, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .replace(/\s+/g, ' ')
    .replace(STOPS, '·')
    .replace(DOTS, '·')
    .replace(/ *·[ ·]*/g, '·')
    .replace(/^[ ·'`]+|[ ·]+$/g, '');
  return lostDot(spaced) ? spaced.replace(' ', '·') : spaced.replace(HAN_SPACED, '');
}

function lostDot(name: string): boolean {
  const [first = '', second = '', ...more] = name.split(' ');
  if (more.length > 0 || !/^\p{Script=Han}+ \p{Script=Han}+$/u.test(name)) return false;
  const [before, after] = [Array.from(first).length, Array.from(second).length];
  return before >= 2 && after >= 2 && before + after >= 5;
}

const HAN = /\p{Script=Han}/u;
/** Question marks, boxes and stars of a lost or hidden character, ideographic descriptions, private use, digits and brackets. */
const DAMAGED = /[?？□■◻〓\uFFFD*＊\u303E\u2FF0-\u2FFF\uE000-\uF8FF\u{F0000}-\u{10FFFD}\d０-９()（）[\]【】{}<>《》/\\,，、;；:：]/u;
const LETTER = /[\p{Script=Latin}]/u;

/** Whether a person must look at a name: characters lost, described or spelled ('张?', '刘⿰氵力', '王yan'), or notes in the cell. */
export function nameNeedsReview(text: string): boolean {
  const name = cleanName(text);
  return DAMAGED.test(name) || (HAN.test(name) && LETTER.test(name));
}
