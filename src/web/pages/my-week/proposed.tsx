// Under a score: what the register proposes and why; a reason field as soon as the person's points differ.
import type { EvaluationView } from '../../../contract/evaluations.ts';
import { Button } from '../../parts/button.tsx';
import { Icon } from '../../parts/icon.tsx';
import { pointsText } from '../../parts/points.ts';
import { TextField } from '../../parts/text-field.tsx';
import { useToast } from '../../parts/toast.tsx';
import { useBilingual, useTexts } from '../../texts.tsx';
import { ProposalLine } from '../../work/proposal-line.tsx';
import { FIELD } from './faults.ts';
import css from './my-week.module.css';
import type { WeekForm } from './use-week-form.ts';
import { asDraftItem, differing, itemFromWork, nextNumber } from './week-draft.ts';

interface Props {
  readonly form: WeekForm;
  readonly criterion: string;
  readonly label: string;
}

export function Proposed({ form, criterion, label }: Props) {
  const { t, locale } = useTexts();
  const words = useBilingual();
  const { work, draft, rulebook, change, tried } = form;
  const score = work?.scores.find((one) => one.criterion === criterion);
  if (!work || score === undefined || (score.points === null && work.items.length === 0)) return null;
  const isOther = differing(draft.value, rulebook, work).includes(criterion);
  const reason = draft.value.reasons?.[criterion] ?? '';
  const points = pointsText(score.points, locale);
  const take = () => change((now) => ({ ...now, entered: { ...now.entered, [criterion]: points } }));
  const give = (typed: string) =>
    change((now) => ({ ...now, reasons: { ...now.reasons, [criterion]: typed } }));
  return (
    <div className={css.proposed}>
      <ProposalLine score={score} rule={words(work.rule.text)} />
      {isOther && (
        <>
          <Button small look="quiet" onClick={take}>
            {t('proposal.take', { points })}
          </Button>
          <TextField
            id={FIELD.reason(criterion)}
            label={t('proposal.reason')}
            value={reason}
            onChange={give}
            maxLength={1000}
            error={tried && reason.trim() === '' ? t('proposal.reasonMissing', { criterion: label }) : null}
            required
          />
        </>
      )}
    </div>
  );
}

/** Says that what stands in the form was put there, and by what. */
export function Filled({ view }: { readonly view: EvaluationView }) {
  const { t } = useTexts();
  return view.draft === null && view.report === null ? (
    <p className={css.filled}>
      <Icon name="info" size={18} />
      {t('proposal.filled')}
    </p>
  ) : null;
}

/** Work that came into the register after the report was begun. */
export function MoreWork({ form }: { readonly form: WeekForm }) {
  const { t } = useTexts();
  const toast = useToast();
  const { work, draft, change } = form;
  const listed = new Set(draft.value.items.map(({ taskId }) => taskId));
  const more = (work?.items ?? []).filter(({ taskId }) => !listed.has(taskId));
  if (more.length === 0) return null;
  const take = () => {
    change((now) => {
      const first = nextNumber(now.items);
      const added = more.map((item, at) => asDraftItem(itemFromWork(item), first + at));
      return { ...now, items: [...now.items, ...added] };
    });
    toast({ text: t('proposal.moreTaken', { count: more.length }) });
  };
  return (
    <div className={css.lastWeek}>
      <span className={css.carryCount}>{t('proposal.more', { count: more.length })}</span>
      <Button small icon={<Icon name="plus" size={16} />} onClick={take}>
        {t('proposal.moreTake', { count: more.length })}
      </Button>
    </div>
  );
}
