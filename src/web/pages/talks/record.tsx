import { useState } from 'react';
import { ROUTES } from '../../../contract/routes.ts';
import { formatDate } from '../../../text/format.ts';
import { Button } from '../../parts/button.tsx';
import { Card } from '../../parts/card.tsx';
import { ReasonDialog } from '../../parts/reason-dialog.tsx';
import { Tag } from '../../parts/tag.tsx';
import { useToast } from '../../parts/toast.tsx';
import { useTexts } from '../../texts.tsx';
import { useFormAct } from '../../use-form-act.ts';
import type { Talk } from './talk-view.ts';
import css from './talks.module.css';

interface Props {
  readonly talk: Talk;
}

/** What became of it: the record of the talk with what was agreed, or why there was none. */
export function TalkRecord({ talk }: Props) {
  const { t } = useTexts();
  if (talk.state === 'declined')
    return (
      <Card title={t('talks.state.declined')}>
        <p>{t('talks.declined')}</p>
        <p className={css.quote}>{talk.declinedBecause ?? t('conduct.erased')}</p>
      </Card>
    );
  if (talk.heldOn === null) return null;
  return (
    <>
      <Card title={t('talks.record')} note={t('talks.heldOn', { date: formatDate(talk.heldOn) })}>
        <p className={css.muted}>
          {t('talks.heldBy', { office: talk.office?.name ?? '', head: talk.head?.name ?? '' })}
        </p>
        <Paragraphs text={talk.said ?? t('conduct.erased')} />
        <Answer talk={talk} />
        {talk.closedBecause !== null && (
          <>
            <p>{t('talks.closedBecause')}</p>
            <p className={css.quote}>{talk.closedBecause}</p>
          </>
        )}
      </Card>
      <Card title={t('talks.measures')}>
        <ul className={css.items}>
          {talk.measures.map((measure) => (
            <MeasureLine key={measure.no} talk={talk} measure={measure} />
          ))}
        </ul>
      </Card>
    </>
  );
}

/** What was said, a paragraph for each line it was written in. */
function Paragraphs({ text }: { readonly text: string }) {
  const lines = [...text.split(/\n+/).entries()].filter(([, line]) => line.trim() !== '');
  return (
    <div className={css.paragraphs}>
      {lines.map(([at, line]) => (
        <p key={at}>{line}</p>
      ))}
    </div>
  );
}

function Answer({ talk }: Props) {
  const { t } = useTexts();
  const { name } = talk.person;
  return (
    <>
      <p>{t(`talks.answer.${talk.answer ?? 'none'}`, { name })}</p>
      {talk.answer === 'objected' && <p className={css.quote}>{talk.objection ?? t('conduct.erased')}</p>}
    </>
  );
}

interface LineProps extends Props {
  readonly measure: Talk['measures'][number];
}

function MeasureLine({ talk, measure }: LineProps) {
  const { t } = useTexts();
  const [asking, setAsking] = useState(false);
  const { no, text, owner, due, doneOn, note, overdue } = measure;
  const isOpen = doneOn === null;
  return (
    <li className={css.item}>
      <p className={css.words}>{text ?? t('conduct.erased')}</p>
      <p className={css.marks}>
        <span className={css.muted}>
          {t('talks.measureLine', { name: owner?.name ?? '', date: formatDate(due) })}
        </span>
        <Tag look={isOpen ? 'wait' : 'on'}>
          {isOpen ? t('talks.measureOpen') : t('talks.measureDone', { date: formatDate(doneOn) })}
        </Tag>
        {!isOpen && <span>{note ?? t('conduct.erased')}</span>}
        {overdue && <span className={css.late}>{t('talks.overdue')}</span>}
      </p>
      {isOpen && talk.may.includes('finish') && (
        <div className={css.acts}>
          <Button small onClick={() => setAsking(true)}>
            {t('talks.finish')}
            <span className={css.hidden}> {no}</span>
          </Button>
        </div>
      )}
      {asking && <Finish talk={talk} no={no} onClose={() => setAsking(false)} />}
    </li>
  );
}

function Finish({ talk, no, onClose }: Props & { readonly no: number; readonly onClose: () => void }) {
  const { t } = useTexts();
  const toast = useToast();
  const act = useFormAct(ROUTES.actOnTalk, [ROUTES.talk, ROUTES.talks, ROUTES.conduct, ROUTES.today]);
  const send = async (text: string) => {
    const body = { act: 'finish' as const, version: talk.version, no, text };
    if ((await act.run({ params: { id: talk.id }, body })) === null) return;
    toast({ text: t('talks.done') });
    onClose();
  };
  return (
    <ReasonDialog
      title={t('talks.finishTitle')}
      confirm={t('talks.finish')}
      grave={false}
      busy={act.busy}
      error={act.error}
      onConfirm={(text) => void send(text)}
      onClose={onClose}
    >
      {t('talks.finishHint')}
    </ReasonDialog>
  );
}
