import type { Account } from '../../access.ts';
import { today } from '../../format.ts';
import { Field, type Values } from '../../ui/Form.tsx';
import { useWords } from '../../words/index.ts';

/** What the form below holds, as the server is sent it. */
export function dataOf(values: Values): object {
  return {
    signInName: values('signInName'),
    shownName: values('shownName'),
    validFrom: values('validFrom'),
    validTo: values('validTo') || null,
    externalId: values('externalId') || null,
  };
}

/** The technical side of an account, new or known. */
export function AccountFields({ account }: { account?: Account }) {
  const { words } = useWords();
  const say = words.accounts;
  return (
    <>
      <Field name="signInName" label={say.signInName} hint={say.nameHint} defaultValue={account?.signInName ?? ''} autoComplete="off" autoCapitalize="none" spellCheck={false} required />
      <Field name="shownName" label={say.shownName} defaultValue={account?.shownName ?? ''} autoComplete="off" maxLength={60} required />
      <Field name="validFrom" label={say.validFrom} type="date" defaultValue={account?.validFrom ?? today()} required />
      <Field name="validTo" label={say.validTo} hint={say.validToHint} type="date" defaultValue={account?.validTo ?? ''} />
      <Field name="externalId" label={say.externalId} hint={say.externalIdHint} defaultValue={account?.externalId ?? ''} autoComplete="off" maxLength={255} />
    </>
  );
}
