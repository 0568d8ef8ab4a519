import type { Label } from '../label.ts';
import type { Processing } from '../processing/read-processing.ts';

/** One thing held about a person: what, what it says, where it came from, what for and how long. */
export interface Held {
  /** Under which heading it is told: the register, a list of an agency, findings ... */
  readonly group: Label;
  readonly what: Label;
  readonly value: string | number | boolean | null;
  /** Who said it, and as of which day. */
  readonly source: Label;
  readonly asOf: string | null;
  readonly purpose: Label | null;
  readonly keptUntil: string | null;
}

/** One time that somebody saw or changed it: the role and place, not the name of whoever it was. */
export interface Shown {
  readonly at: Date;
  readonly who: Label;
  readonly did: Label;
  readonly purpose: Label | null;
}

/** Everything an office holds about one person, as it is handed to them. */
export interface Handout {
  readonly office: string;
  readonly madeOn: string;
  readonly held: readonly Held[];
  readonly shown: readonly Shown[];
  /** To whom it may go under the purposes in force, by the register of processing. */
  readonly recipients: readonly { readonly purpose: Label; readonly recipient: Label; readonly why: Label }[];
  readonly rights: Label;
}

const RIGHTS: Label = {
  zh: '您可以要求复制、更正、补充或删除这些信息，要求说明处理规则；对答复不满意，可以投诉，也可以依法起诉（个人信息保护法第四十五条至第五十条、第六十五条）。',
  en: 'You may ask for a copy, have it corrected, completed or deleted, and have the rules explained; if you are not content you may complain or go to court (PIPL art. 45 to 50, 65).',
};

/** Puts together what an access request hands out. */
export function handoutOf({ office, madeOn, held, shown, processing }: Pick<Handout, 'office' | 'madeOn' | 'held' | 'shown'> & { readonly processing: Processing }): Handout {
  const purposes = [...processing.purposes.values()].filter(({ status, effective }) => status === 'active' && effective.from <= madeOn && (effective.to === null || madeOn <= effective.to));
  return {
    office, madeOn, held, shown, rights: RIGHTS,
    recipients: purposes.flatMap(({ label, recipients }) => recipients.map((one) => ({ purpose: label, recipient: one.label, why: one.why }))),
  };
}
