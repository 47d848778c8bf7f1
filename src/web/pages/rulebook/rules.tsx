// Steps with deadlines, when reasons are required, weeks not counted, and what the marks of the sources mean.
import {
  type Citation,
  CONFIDENCES,
  type CommentCondition,
  type Rulebook,
} from '../../../domain/rulebook/shape.ts';
import type { Texts } from '../../../text/index.ts';
import { Card } from '../../parts/card.tsx';
import { CitationLine } from '../../parts/citation-line.tsx';
import { DataList } from '../../parts/data-list.tsx';
import { pointsText } from '../../parts/points.ts';
import { useBilingual, useTexts } from '../../texts.tsx';
import { deadlineWords } from './deadline-words.ts';
import css from './rulebook.module.css';

interface Section {
  readonly rulebook: Rulebook;
}

/** Weeks have words of their own; whatever is longer is a period. */
export function isWeekly({ periods }: Rulebook): boolean {
  return periods.every((period) => period === 'week');
}

/** Each different source once. */
function Citations({ of }: { readonly of: readonly Citation[] }) {
  const keyOf = (one: Citation) => `${one.document} ${one.where} ${one.confidence}`;
  const different = of.filter((one, at) => of.findIndex((other) => keyOf(other) === keyOf(one)) === at);
  return different.map((citation) => <CitationLine key={keyOf(citation)} citation={citation} />);
}

export function Stages({ rulebook }: Section) {
  const texts = useTexts();
  const words = useBilingual();
  return (
    <Card id="stages" title={texts.t('rulebook.stages')}>
      <DataList
        items={rulebook.stages.map((stage) => ({
          key: stage.key,
          name: words(stage.name),
          value: deadlineWords(stage.deadline, texts),
        }))}
      />
      <p className={css.small}>{texts.t(isWeekly(rulebook) ? 'rulebook.late' : 'rulebook.latePeriod')}</p>
      <Citations of={rulebook.stages.map((stage) => stage.citation)} />
    </Card>
  );
}

/** The condition of a comment rule as a clause. */
export function conditionWords(when: CommentCondition, { t, locale }: Texts): string {
  return 'hundredths' in when
    ? t(`rulebook.when.${when.kind}`, { points: pointsText(when.hundredths, locale) })
    : t(`rulebook.when.${when.kind}`);
}

export function Comments({ rulebook }: Section) {
  const texts = useTexts();
  const acts = [...new Set(rulebook.commentRules.map((rule) => rule.act))];
  return (
    <Card id="comments" title={texts.t('rulebook.comments')}>
      <DataList
        items={acts.map((act) => ({
          key: act,
          name: texts.t(`rulebook.act.${act}`),
          value: rulebook.commentRules
            .filter((rule) => rule.act === act)
            .map((rule) => conditionWords(rule.when, texts))
            .join('; '),
        }))}
      />
      <Citations of={rulebook.commentRules.map((rule) => rule.citation)} />
    </Card>
  );
}

/** To whom work and hours are open besides those above. */
export function Openness({ rulebook: { openness } }: Section) {
  const { t } = useTexts();
  if (openness === null) return null;
  return (
    <Card id="openness" title={t('rulebook.openness')}>
      <p>{t('rulebook.opennessUnit')}</p>
      <CitationLine citation={openness.citation} />
    </Card>
  );
}

export function NotCounted({ rulebook }: Section) {
  const { t } = useTexts();
  const { evaluatedKinds } = rulebook;
  const kinds = evaluatedKinds.kinds.map((kind) => t(`rulebook.kind.${kind}`)).join(', ');
  return (
    <Card id="notCounted" title={t(isWeekly(rulebook) ? 'rulebook.notCounted' : 'rulebook.periodNotCounted')}>
      <DataList
        items={rulebook.notCounted.map((rule) => ({
          key: rule.absenceKind,
          name: t(`rulebook.absence.${rule.absenceKind}`),
          value:
            rule.minimumWorkingDays === 'all'
              ? t(isWeekly(rulebook) ? 'rulebook.absenceAll' : 'rulebook.absenceAllPeriod')
              : t(isWeekly(rulebook) ? 'rulebook.absenceDays' : 'rulebook.absenceDaysPeriod', {
                  days: rule.minimumWorkingDays,
                }),
        }))}
      />
      <Citations of={rulebook.notCounted.map((rule) => rule.citation)} />
      {rulebook.newInPost && (
        <>
          <p className={css.apart}>{t('rulebook.newInPost', { days: rulebook.newInPost.days })}</p>
          <CitationLine citation={rulebook.newInPost.citation} />
        </>
      )}
      <p className={css.apart}>{t('rulebook.kinds', { kinds })}</p>
      <CitationLine citation={evaluatedKinds.citation} />
    </Card>
  );
}

export function Sources() {
  const { t } = useTexts();
  return (
    <Card id="sources" title={t('rulebook.sources')}>
      <DataList
        items={CONFIDENCES.map((mark) => ({
          key: mark,
          name: t('rulebook.confidence', { mark }),
          value: t(`rulebook.confidence.${mark}`),
        }))}
      />
      <p className={css.small}>{t('rulebook.sourcesLead')}</p>
    </Card>
  );
}
