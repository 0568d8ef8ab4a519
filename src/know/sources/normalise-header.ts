const PUNCTUATION = /[\s\u00a0\u200b\ufeff:：*＊()（）[\]【】「」《》<>、,，.。·\-_/\\'"“”‘’`+?？!！#›]/g;
const BRACKETED = /[(（[【][^)）\]】]*[)）\]】]/g;

/** A header as it is compared: half width, lower case, without spaces, line breaks and punctuation. '乡镇（街道）' -> '乡镇街道'. */
export function normaliseHeader(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(PUNCTUATION, '');
}

/** The same without what stands in brackets: '金额（元）' -> '金额'. */
export function withoutBrackets(text: string): string {
  return normaliseHeader(text.normalize('NFKC').replace(BRACKETED, ''));
}
