// What a person reported, and the words said on the way: the ground on which points are given.
import type { EvaluationView } from '../../contract/evaluations.ts';
import { formatInstant } from '../../text/format.ts';
import { itemLate, type Reckoning, reckoningOf } from '../parts/item-mark.ts';
import { useSession } from '../session.tsx';
import { useTexts } from '../texts.tsx';
import { ProposalSaid } from '../work/proposal-said.tsx';
import css from './evidence.module.css';
import { WorkLine } from './work-line.tsx';

type Item = NonNullable<EvaluationView['report']>['items'][number];

export function EvidenceView({ view }: { readonly view: EvaluationView }) {
  const { t } = useTexts();
  const { today } = useSession();
  const { report } = view;
  const reckoning = reckoningOf(view, today);
  if (report === null) return <p className={css.muted}>{t('review.noReport')}</p>;
  const lines = report.items.map((item, at) => ({ key: `line-${at}`, item }));
  return (
    <div className={css.evidence}>
      <Words view={view} />
      <ProposalSaid view={view} />
      <section>
        <h3>
          {t('review.items', { count: report.items.length })}
          <ItemCounts items={report.items} reckoning={reckoning} />
        </h3>
        <ul className={css.items}>
          {lines.map(({ key, item }) => (
            <WorkLine key={key} item={item} days={itemLate(item, reckoning)} />
          ))}
        </ul>
      </section>
      <Passage title={t('review.conduct')} text={report.conduct} empty={t('review.conductEmpty')} />
      {report.difficulties.trim() !== '' && (
        <Passage title={t('review.difficulties')} text={report.difficulties} empty="" />
      )}
    </div>
  );
}

interface CountsProps {
  readonly items: readonly Item[];
  readonly reckoning: Reckoning;
}

function ItemCounts({ items, reckoning }: CountsProps) {
  const { t } = useTexts();
  const late = items.filter((item) => item.done !== null && itemLate(item, reckoning) > 0).length;
  const undone = items.filter((item) => item.done === null).length;
  const words = [
    ...(late > 0 ? [t('review.itemsLate', { count: late })] : []),
    ...(undone > 0 ? [t('review.itemsUndone', { count: undone })] : []),
  ];
  return (
    <span className={words.length > 0 ? css.lateCount : css.fine}>
      {words.join(' · ') || t('review.itemsFine')}
    </span>
  );
}

interface PassageProps {
  readonly title: string;
  readonly text: string;
  readonly empty: string;
}
function Passage({ title, text, empty }: PassageProps) {
  return (
    <section>
      <h3>{title}</h3>
      <p className={text.trim() === '' ? css.muted : css.passage}>{text.trim() === '' ? empty : text}</p>
    </section>
  );
}

/** Acts whose words matter to whoever decides now; the latest first. */
const SPOKEN = [
  'scored',
  'returned',
  'sent-back',
  'approved',
  'decided',
  'dissented',
  'reopened',
  'reopen-proposed',
];

function Words({ view }: { readonly view: EvaluationView }) {
  const { t, find } = useTexts();
  const { tenant } = useSession();
  const spoken = view.acts.filter((act) => act.comment !== null && SPOKEN.includes(act.act)).toReversed();
  if (spoken.length === 0) return null;
  return (
    <section>
      <h3>{t('review.words')}</h3>
      <ul className={css.words}>
        {spoken.map((act) => (
          <li key={act.seq}>
            <div className={css.muted}>
              {t('review.wordsBy', {
                name: act.actor?.name ?? '',
                act: find(`review.act.${act.act}`) ?? act.act,
                time: formatInstant(act.at, tenant.zone),
              })}
            </div>
            <p className={css.passage}>{act.comment}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
