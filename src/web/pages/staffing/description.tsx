import { describeJob } from '../../../domain/work/job-description.ts';
import { useTexts } from '../../texts.tsx';
import { hundredthsText, type Statistics } from './shapes.ts';
import css from './staffing.module.css';

interface Props {
  readonly data: Statistics;
  readonly lines: Statistics['lines'];
}

/** The draft as it would be downloaded: duties with their share of time, criteria, competences. */
export function Description({ data, lines }: Props) {
  const { t, locale } = useTexts();
  const draft = describeJob(lines, new Map(data.items.map((one) => [one.id, one])));
  if (draft.duties.length === 0) return <p className={css.muted}>{t('staffing.jd.none')}</p>;
  return (
    <div className={css.description}>
      <h3 className={css.subhead}>{t('staffing.jd.duties')}</h3>
      <ol className={css.duties}>
        {draft.duties.map((one) => (
          <li key={one.itemId}>
            <strong>{one.name}</strong>
            {one.output !== '' && `: ${one.output}.`}
            <span className={css.muted}>
              {` ${hundredthsText(one.volume, locale)} ${one.measure} · `}
              {one.percent === null ? t('staffing.jd.noTime') : `${one.percent}%`}
              {one.quality !== '' && ` · ${one.quality}`}
              {one.days !== null && ` · ${t('staffing.jd.days', { days: one.days })}`}
              {one.legalBasis !== '' && ` · ${one.legalBasis}`}
            </span>
          </li>
        ))}
      </ol>
      <h3 className={css.subhead}>{t('staffing.jd.competences')}</h3>
      <ul className={css.findings}>
        {draft.competences.map(({ field, groups }) => (
          <li key={field}>
            {field}:{' '}
            {groups
              .map((one) =>
                t('staffing.jd.group', {
                  group: one.complexity,
                  count: hundredthsText(one.volume, locale),
                }),
              )
              .join('; ')}
          </li>
        ))}
      </ul>
    </div>
  );
}
