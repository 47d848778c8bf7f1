// The rule on responsibility: what proposes a talk, which triggers are off, what counts as "many" and as a breach.
import type { Rulebook } from '../../../domain/rulebook/shape.ts';
import { Card } from '../../parts/card.tsx';
import { CitationLine } from '../../parts/citation-line.tsx';
import { DataList } from '../../parts/data-list.tsx';
import { Tag } from '../../parts/tag.tsx';
import { useBilingual, useTexts } from '../../texts.tsx';
import css from './rulebook.module.css';

type Trigger = NonNullable<Rulebook['responsibility']>['triggers'][number];

export function Responsibility({ rulebook }: { readonly rulebook: Rulebook }) {
  const { t } = useTexts();
  const words = useBilingual();
  const rule = rulebook.responsibility;
  if (rule === null) return null;
  return (
    <Card id="responsibility" title={t('rulebook.responsibility')}>
      <DataList
        items={rule.triggers.map((one) => ({
          key: one.key,
          name: words(one.name),
          value: <Standing trigger={one} />,
        }))}
      />
      <p className={css.small}>
        {t('rulebook.responsibilityMany', { count: rule.manyUndone.least })}{' '}
        {t('rulebook.responsibilityBreaches', {
          kinds: rule.breaches.map(({ name }) => words(name)).join('; '),
        })}{' '}
        {t('rulebook.responsibilityWithin', { days: rule.talkWithin.workingDays })}
      </p>
      <CitationLine citation={rule.citation} />
      <CitationLine citation={rule.manyUndone.citation} />
    </Card>
  );
}

/** Whether it proposes anything; a local rule with the document it rests on, or still needs. */
function Standing({ trigger }: { readonly trigger: Trigger }) {
  const { t } = useTexts();
  const { on, local, documentNumber } = trigger;
  return (
    <>
      <Tag look={on ? 'on' : 'off'}>{t(on ? 'rulebook.triggerOn' : 'rulebook.triggerOff')}</Tag>{' '}
      {local && <Tag>{t('rulebook.triggerLocal')}</Tag>}{' '}
      {local &&
        (documentNumber === null
          ? t('rulebook.triggerNeedsDocument')
          : t('rulebook.triggerDocument', { number: documentNumber }))}
    </>
  );
}
