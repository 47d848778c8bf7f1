import { useState } from 'react';
import { ROUTES } from '../../../contract/routes.ts';
import { AppLink } from '../../parts/app-link.tsx';
import { Button } from '../../parts/button.tsx';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { ReasonDialog } from '../../parts/reason-dialog.tsx';
import { useShowMore } from '../../parts/show-more.tsx';
import { Tag } from '../../parts/tag.tsx';
import { useToast } from '../../parts/toast.tsx';
import { paths } from '../../paths.ts';
import { useSession } from '../../session.tsx';
import { useTexts } from '../../texts.tsx';
import { useFormAct } from '../../use-form-act.ts';
import css from './leave.module.css';
import { type Absence, spanWords, weeksWords, whenOf } from './leave-words.ts';

export interface LeaveTableProps {
  readonly absences: readonly Absence[];
  readonly caption: string;
  /** Without the person's name, where all are of one person. */
  readonly nameless?: boolean;
}

/** Absences with the weeks they take out of the count; taking one back where the record allows it. */
export function LeaveTable({ absences, caption, nameless }: LeaveTableProps) {
  const columns = useColumns(nameless ?? false);
  const [revoking, setRevoking] = useState<Absence | null>(null);
  const [shown, more] = useShowMore(absences);
  const acts = absences.some((absence) => absence.may.includes('revoke'));
  const { t } = useTexts();
  const revoke: Column<Absence> = {
    id: 'acts',
    header: t('leave.col.acts'),
    cell: (absence) =>
      absence.may.includes('revoke') ? (
        <Button small look="quiet" onClick={() => setRevoking(absence)}>
          {t('leave.revoke')}
          <span className={css.hidden}>: {absence.person.name}</span>
        </Button>
      ) : null,
  };
  return (
    <>
      <DataTable
        caption={caption}
        rows={shown}
        rowKey={(absence) => absence.id}
        columns={acts ? [...columns, revoke] : columns}
      />
      {more}
      {revoking && <Revoke absence={revoking} onClose={() => setRevoking(null)} />}
    </>
  );
}

function useColumns(nameless: boolean): readonly Column<Absence>[] {
  const texts = useTexts();
  const { t } = texts;
  const { today, menu } = useSession();
  const name = ({ person }: Absence) =>
    menu.includes('find') ? <AppLink to={paths.person(person.id)}>{person.name}</AppLink> : person.name;
  const who: Column<Absence> = {
    id: 'who',
    header: t('leave.col.who'),
    phone: 'head',
    cell: (absence) => <strong>{name(absence)}</strong>,
  };
  return [
    ...(nameless ? [] : [who]),
    {
      id: 'kind',
      header: t('leave.col.kind'),
      ...(nameless ? { phone: 'head' as const } : {}),
      cell: (absence) => (
        <span className={css.kind}>
          {t(`leave.kind.${absence.kind}`)}
          {absence.revoked ? (
            <Tag look="off">{t('leave.isRevoked')}</Tag>
          ) : (
            whenOf(absence, today) !== 'past' && (
              <Tag look={whenOf(absence, today) === 'now' ? 'on' : 'plain'}>
                {t(`leave.${whenOf(absence, today)}`)}
              </Tag>
            )
          )}
        </span>
      ),
    },
    { id: 'span', header: t('leave.col.span'), cell: (absence) => spanWords(absence, texts) },
    {
      id: 'effect',
      header: t('leave.col.effect'),
      cell: (absence) => (absence.revoked ? '–' : weeksWords(absence.weeksNotCounted, texts)),
    },
    {
      id: 'source',
      header: t('leave.col.source'),
      cell: ({ documentNumber, note }) => [documentNumber, note].filter(Boolean).join('. ') || '–',
    },
  ];
}

function Revoke({ absence, onClose }: { readonly absence: Absence; readonly onClose: () => void }) {
  const texts = useTexts();
  const { t } = texts;
  const toast = useToast();
  const { run, busy, error } = useFormAct(ROUTES.revokeAbsence);
  const { id, version, person } = absence;
  const revoke = async (reason: string) => {
    if ((await run({ params: { id }, body: { act: 'revoke', version, reason } })) === null) return;
    toast({ text: t('leave.revoked') });
    onClose();
  };
  return (
    <ReasonDialog
      title={t('leave.revokeTitle', { name: person.name })}
      confirm={t('leave.revoke')}
      onConfirm={(reason) => void revoke(reason)}
      onClose={onClose}
      busy={busy}
      error={error}
    >
      <p>
        {t(`leave.kind.${absence.kind}`)}, {spanWords(absence, texts)}.
      </p>
      <p>{t('leave.revokeEffect')}</p>
    </ReasonDialog>
  );
}
