import type { Why } from '../../api.ts';
import { useMay } from '../../me.ts';
import { useWords } from '../../words/index.ts';

/** Of an explanation: the lists that are deleted since, and by which receipt; what stands below is what was kept of them. */
export function Gone({ gone }: Pick<Why, 'gone'>) {
  const { words, say: label } = useWords();
  const say = words.gone;
  const may = useMay();
  if (gone.length === 0) return null;
  return (
    <div className="good">
      <p>{say.how}</p>
      <ul className="bullets">
        {gone.map(({ list, label: name, agency, asOf, deletedOn, receipt, keptRows }) => (
          <li key={`${list} ${asOf}`}>
            {say.list(label(agency), label(name), asOf, deletedOn)}
            {words.separator}
            {say.kept(keptRows)}
            {receipt !== null && may('retention:read') && (
              <>
                {words.separator}
                <a href={`/api/privacy/receipts/${receipt}`} download={`${receipt}.json`} aria-label={say.receiptOf(label(name), asOf)}>
                  {say.receipt}
                </a>
              </>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
