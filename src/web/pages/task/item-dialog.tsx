// Putting a task under its entry of the catalogue, with the figures of today; or taking it out again.
import { useState } from 'react';
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx';
import { useTexts } from '../../texts.tsx';
import { type CatalogueItem, ItemPicker } from '../../work/item-picker.tsx';
import css from './task.module.css';
import { type StepProps, useTaskAct } from './use-task-act.ts';

export function ItemDialog(props: StepProps) {
  const { t } = useTexts();
  const { task } = props;
  const { run, busy, error } = useTaskAct(props);
  const [item, setItem] = useState<CatalogueItem | null>(null);
  const lead = task.shares.find(({ role, to }) => role === 'lead' && to === null)?.person.id;
  return (
    <ConfirmDialog
      title={`${t('task.do.set-item')}: ${task.title}`}
      confirm={t(item === null && task.item !== null ? 'task.outOfCatalogue' : 'task.do.set-item')}
      onConfirm={() => run({ act: 'set-item', itemId: item?.id ?? null })}
      onClose={props.onClose}
      busy={busy}
      error={error}
    >
      <p>{t('task.set-itemWhat')}</p>
      <ItemPicker
        whom={lead === undefined ? 'anybody' : { person: lead }}
        start={task.item?.name ?? ''}
        onChange={setItem}
      />
      {task.item !== null && (
        <p className={css.muted}>{t('task.catalogue', { code: task.item.code, name: task.item.name })}</p>
      )}
    </ConfirmDialog>
  );
}
