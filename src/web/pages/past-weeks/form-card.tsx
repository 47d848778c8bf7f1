// One form of one file: whose, which week, which points, every trouble with its place, and what can be said to it.
import { weekParts } from '../../../text/format.ts';
import { CheckField } from '../../parts/check-field.tsx';
import { classNames } from '../../parts/class-names.ts';
import type { IconName } from '../../parts/icon.tsx';
import { pointsText } from '../../parts/points.ts';
import { Tag } from '../../parts/tag.tsx';
import { useTexts } from '../../texts.tsx';
import type { FormAnswer, PastState, Rehearsed } from './answers.ts';
import { Replace, Whose } from './asks.tsx';
import css from './past-weeks.module.css';
import { Troubles } from './troubles.tsx';

const LOOKS = {
  ready: { look: 'on', icon: 'check' },
  same: { look: 'off', icon: 'lock' },
  'left-out': { look: 'off', icon: 'close' },
  blocked: { look: 'wait', icon: 'alert' },
} as const satisfies Record<PastState, { look: 'on' | 'off' | 'wait'; icon: IconName }>;

export interface FormCardProps {
  readonly form: Rehearsed;
  readonly state: PastState;
  readonly answer: FormAnswer;
  readonly onAnswer: (answer: FormAnswer) => void;
}

export function FormCard({ form, state, answer, onAnswer }: FormCardProps) {
  const { t } = useTexts();
  const { look, icon } = LOOKS[state];
  return (
    <li className={classNames(css.form, css[state])}>
      <div className={css.head}>
        <div className={css.who}>
          <strong>{form.person?.name ?? form.form?.name ?? t('pastWeeks.nobody')}</strong>
          <Facts form={form} />
        </div>
        <Tag look={look} icon={icon}>
          {t(`pastWeeks.state.${state}`)}
        </Tag>
      </div>
      <p className={css.small}>
        <span className={css.file}>{form.file}</span>
        <Match form={form} />
      </p>
      {state !== 'left-out' && <Troubles form={form} />}
      {state !== 'same' && <Asks form={form} answer={answer} onAnswer={onAnswer} />}
    </li>
  );
}

function Facts({ form: { form } }: { readonly form: Rehearsed }) {
  const { t, locale } = useTexts();
  if (form === null) return null;
  const { self, manager } = form.totals;
  const parts = [
    t('common.weekOf', weekParts(form.week)),
    t('pastWeeks.points', { self: pointsText(self, locale), manager: pointsText(manager, locale) }),
    t('pastWeeks.items', { count: form.items }),
  ];
  return <span className={css.facts}>{parts.join(' · ')}</span>;
}

/** By what the person was found: the name is never enough. */
function Match({ form: { person, marks, byHand, form } }: { readonly form: Rehearsed }) {
  const { t } = useTexts();
  if (person === null) {
    const said = [form?.post, form?.unit].filter(Boolean).join(' · ');
    return said === '' ? null : <span>{said}</span>;
  }
  const how = byHand
    ? t('pastWeeks.byHand')
    : t('pastWeeks.matched', { marks: marks.map((mark) => t(`pastWeeks.mark.${mark}`)).join(', ') });
  return (
    <>
      <span>{[person.post, person.unit].filter(Boolean).join(' · ')}</span>
      <span>{how}</span>
    </>
  );
}

function Asks({ form, answer, onAnswer }: Omit<FormCardProps, 'state'>) {
  const { t } = useTexts();
  const gap = form.asks.includes('incomplete');
  const left = answer.leaveOut === true;
  const troubled = form.troubles.some((one) => one.severity !== 'note') || left;
  return (
    <div className={css.asks}>
      {!left && form.asks.includes('person') && <Whose form={form} answer={answer} onAnswer={onAnswer} />}
      {!left && form.asks.includes('replace') && <Replace form={form} answer={answer} onAnswer={onAnswer} />}
      {!left && gap && (
        <CheckField
          label={t('pastWeeks.incomplete')}
          checked={answer.incomplete === true}
          onChange={(incomplete) => onAnswer({ ...answer, incomplete })}
        />
      )}
      {troubled && (
        <CheckField
          label={t('pastWeeks.leaveOut')}
          checked={left}
          onChange={(leaveOut) => onAnswer({ ...answer, leaveOut })}
        />
      )}
    </div>
  );
}
