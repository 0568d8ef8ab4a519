import type { FindingPiece } from '../../../../src/judge/coverage/index.ts';
import { count } from '../../format.ts';
import { named, useWords } from '../../words/index.ts';
import type { Condition, Dimension } from './looking.ts';

type Names = FindingPiece['names'];

/** "2018-06" -> "2018年6月". */
function monthOf(month: string, language: 'zh' | 'en'): string {
  const [year = '', number = ''] = month.split('-');
  return language === 'zh' ? `${year}年${Number(number)}月` : month;
}

/** How conditions and their values are said; `names` are those of rules and places as the server tells them. */
export function useConditionWords(): (condition: Condition | Dimension, value: string, names?: Names) => string {
  const { words, say, language } = useWords();
  const narrow = words.narrowing;
  const one = (condition: Exclude<Condition | Dimension, 'q'>, value: string, names: Names): string => {
    if (value === 'none') return named(narrow.none, condition);
    switch (condition) {
      case 'rule':
      case 'county':
      case 'town':
      case 'village': {
        const label = names[condition];
        return label ? say(label) : value;
      }
      case 'kind':
        return named(words.kind, value);
      case 'category':
        return named(words.category, value);
      case 'grade':
        return named(words.grade, value);
      case 'status':
        return named(words.findings.statuses, value);
      case 'outcome':
        return named(narrow.outcomes, value);
      case 'age':
        return narrow.ages(...ends(value));
      case 'since':
        return narrow.sinceDay(value);
      case 'month':
        return narrow.inMonth(monthOf(value, language));
    }
  };
  return (condition, value, names = {}) => (condition === 'q' ? narrow.called(value) : value.split(',').map((part) => one(condition, part, names)).join(narrow.or));
}

function ends(age: string): [string, string] {
  const [from = '', to = ''] = age.split('-');
  return [count(Number(from)), to === '' ? '' : count(Number(to))];
}
