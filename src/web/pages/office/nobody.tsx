import { AppLink } from '../../parts/app-link.tsx';
import { Card } from '../../parts/card.tsx';
import { paths } from '../../paths.ts';
import { useTexts } from '../../texts.tsx';
import type { Board } from './board-view.ts';
import { holdsWords } from './holds-words.ts';
import css from './office.module.css';

/** Records that wait for nobody, after a transfer or a vacancy: each unit opens the map where somebody is named. */
export function Nobody({ data }: { readonly data: Board }) {
  const { t } = useTexts();
  const records = data.nobody.reduce((sum, one) => sum + one.count, 0);
  return (
    <Card id="chua-co-nguoi" title={t('office.nobody')} note={t('office.nobodyNote', { count: records })}>
      <p className={css.muted}>{t('office.nobodyHint')}</p>
      <ul className={css.nobody}>
        {data.nobody.map(({ unit, stage, subject, count }) => (
          <li key={`${unit.id} ${stage} ${subject}`}>
            <AppLink to={paths.postMap} search={{ 'don-vi': unit.id }}>
              {unit.name}
            </AppLink>
            <span className={css.muted}> {holdsWords(t, { stage, subject, count })}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
