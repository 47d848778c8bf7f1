// What a regulation says beside points: for whom, conditions, quotas and roll-ups, its procedure, its open questions.
import type { Preview } from '../../../contract/preview.ts';
import type { Rulebook } from '../../../domain/rulebook/shape.ts';
import type { RegulationTexts } from '../../../text/regulation/index.ts';
import { Card } from '../../parts/card.tsx';
import { CitationLine } from '../../parts/citation-line.tsx';
import { useBilingual, useTexts } from '../../texts.tsx';
import { levelWords, quotaWords, testWords } from './condition-words.ts';
import { deadlineWords } from './deadline-words.ts';
import css from './regime.module.css';

export interface RegimeProps {
  readonly rulebook: Rulebook;
  readonly texts: RegulationTexts;
  /** Readings still open in this body; null when all are confirmed, undefined where it is not in force. */
  readonly open?: Preview | null | undefined;
}

export function Subjects({ rulebook, texts }: RegimeProps) {
  const words = useBilingual();
  const { say } = texts;
  const rank = useTexts();
  return (
    <Card id="subjects" title={say('section.subjects')}>
      {rulebook.subjects.map((subject) => {
        const details = [
          say(`evaluates.${subject.evaluates}`),
          ...subject.staffGroups.map((group) => say(`staff.${group}`)),
          ...subject.ranks.map((one) => rank.t(`rulebook.rank.${one}`)),
          ...subject.sides.map((side) => say(`side.${side}`)),
        ];
        return (
          <div key={subject.key} className={css.entry}>
            <h3>{words(subject.name)}</h3>
            <p className={css.small}>{details.join(', ')}</p>
            <CitationLine citation={subject.citation} />
          </div>
        );
      })}
      <p className={css.small}>
        {say(`line.${rulebook.line}`)}; {rulebook.periods.map((period) => say(`period.${period}`)).join(', ')}
      </p>
    </Card>
  );
}

export function Conditions({ rulebook, texts }: RegimeProps) {
  const words = useBilingual();
  const { say } = texts;
  const level = (key: string) => levelWords(texts, rulebook, key);
  return (
    <Card id="conditions" title={say('section.conditions')}>
      {rulebook.conditions.map((one) => (
        <div key={one.key} className={css.entry}>
          <h3>
            {say('condition.guards', { level: level(one.level) })}: {words(one.name)}
          </h3>
          <p className={css.small}>
            {[
              testWords(texts, rulebook, one.test),
              say('condition.otherwise', { level: level(one.otherwise) }),
              one.onlyIf && say('condition.onlyIf', { fact: one.onlyIf }),
              one.unless && say('condition.unless', { fact: one.unless }),
              one.waivedBy && say('condition.waivedBy', { fact: one.waivedBy }),
            ]
              .filter(Boolean)
              .join('; ')}
          </p>
          <CitationLine citation={one.citation} />
        </div>
      ))}
      {rulebook.forced.map((one) => (
        <div key={one.key} className={css.entry}>
          <h3>
            {say('step.forced')}: {words(one.name)}
          </h3>
          <p className={css.small}>{say('condition.forces', { level: level(one.level) })}</p>
          <CitationLine citation={one.citation} />
        </div>
      ))}
    </Card>
  );
}

export function Quotas({ rulebook, texts }: RegimeProps) {
  const { say } = texts;
  return (
    <Card id="quotas" title={say('section.quotas')}>
      {rulebook.quotas.map((quota) => (
        <div key={quota.key} className={css.entry}>
          <h3>{quotaWords(texts, quota)}</h3>
          <p className={css.small}>
            {say('quota.small', { count: quota.smallGroupBelow })}{' '}
            {quota.alternatives.length > 0 &&
              say('quota.alternatives', {
                bases: quota.alternatives.map((base) => say(`base.${base}`)).join(', '),
              })}
          </p>
          <CitationLine citation={quota.citation} />
        </div>
      ))}
    </Card>
  );
}

export function RollUps({ rulebook, texts }: RegimeProps) {
  const { say } = texts;
  return (
    <Card id="rollUps" title={say('section.rollUps')}>
      {rulebook.rollUps.map(({ from, to, how, citation }) => (
        <div key={`${from}-${to}`} className={css.entry}>
          <p>{say(`rollUp.${how}`, { from: say(`period.${from}`), to: say(`period.${to}`) })}</p>
          <CitationLine citation={citation} />
        </div>
      ))}
    </Card>
  );
}

export function Steps({ rulebook, texts }: RegimeProps) {
  const words = useBilingual();
  const pageTexts = useTexts();
  return (
    <Card id="steps" title={texts.say('section.steps')}>
      <ol className={css.steps}>
        {rulebook.steps.map((step) => (
          <li key={step.key} className={css.entry}>
            <h3>{words(step.name)}</h3>
            <p className={css.small}>
              {step.who.map((who) => texts.say(`actor.${who}`)).join(', ')}
              {step.deadline && `; ${deadlineWords(step.deadline, pageTexts)}`}
            </p>
            <CitationLine citation={step.citation} />
          </li>
        ))}
      </ol>
    </Card>
  );
}

export function Readings({ rulebook, texts, open }: RegimeProps) {
  const words = useBilingual();
  const { t } = useTexts();
  const isOpen = (key: string) =>
    open === undefined || open?.readings.some((reading) => reading.key === key) === true;
  const count = rulebook.readings.filter(({ key }) => isOpen(key)).length;
  const { say } = texts;
  return (
    <Card id="readings" title={say('section.readings')}>
      <p className={count > 0 ? css.notice : undefined}>
        {count > 0 ? say('word.preview', { count }) : t('preview.allConfirmed')}
      </p>
      {rulebook.readings.map((reading) => (
        <div key={reading.key} className={css.entry}>
          <h3>{words(reading.text)}</h3>
          <p className={css.small}>
            {say('reading.question', { number: reading.question })},{' '}
            {isOpen(reading.key) ? say('reading.open') : t('preview.confirmed')}
            {reading.alternatives.length > 0 &&
              `. ${say('reading.other')}: ${reading.alternatives.map(words).join(' ')}`}
          </p>
        </div>
      ))}
    </Card>
  );
}
