// The buttons of a rehearsal. "Apply" is never dead: while it cannot be, it says why and leads there.
import { useState } from 'react';
import type { ImportView } from '../../../contract/imports.ts';
import { ROUTES } from '../../../contract/routes.ts';
import { formatDate } from '../../../text/format.ts';
import { routeAddress } from '../../api.ts';
import { ActionBar } from '../../parts/action-bar.tsx';
import { Button } from '../../parts/button.tsx';
import { FileLink } from '../../parts/button-link.tsx';
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx';
import { Icon } from '../../parts/icon.tsx';
import { useToast } from '../../parts/toast.tsx';
import { useTexts } from '../../texts.tsx';
import { useFormAct } from '../../use-form-act.ts';
import { useKindWords } from './changes.tsx';
import css from './rehearsal.module.css';
import { TROUBLES_ID } from './trouble-list.tsx';
import { Undo } from './undo.tsx';

export interface RehearsalActsProps {
  readonly view: ImportView;
  /** Answers chosen and not saved. */
  readonly unsaved: number;
  readonly saving: boolean;
  readonly onSave: () => void;
  readonly onForget: () => void;
}

export function RehearsalActs({ view, unsaved, saving, onSave, onForget }: RehearsalActsProps) {
  const { t } = useTexts();
  const [asked, setAsked] = useState(false);
  const why = useWhyNot(view, unsaved);
  const apply = () => {
    if (why === null) return setAsked(true);
    document.getElementById(TROUBLES_ID)?.scrollIntoView({ block: 'start' });
    document.querySelector<HTMLElement>(`#${TROUBLES_ID} input`)?.focus({ preventScroll: true });
  };
  return (
    <>
      <ActionBar stays note={why}>
        {unsaved > 0 && (
          <Button look="primary" busy={saving} onClick={onSave}>
            {t('importPage.save', { count: unsaved })}
          </Button>
        )}
        <Button look={unsaved > 0 ? 'plain' : 'primary'} onClick={apply}>
          {t(view.may.includes('propose') ? 'importPage.second.propose' : 'importPage.apply')}
        </Button>
        {unsaved > 0 && (
          <Button look="quiet" onClick={onForget}>
            {t('importPage.forget')}
          </Button>
        )}
      </ActionBar>
      {asked && <Apply view={view} onClose={() => setAsked(false)} />}
    </>
  );
}

function useWhyNot(view: ImportView, unsaved: number): string | null {
  const { t } = useTexts();
  if (unsaved > 0) return t('importPage.applyUnsaved', { count: unsaved });
  if (view.errors > 0) return t('importPage.applyWait', { count: view.errors });
  const may = view.may.includes('apply') || view.may.includes('propose');
  return may ? null : t('importPage.applyCannot');
}

interface AskProps {
  readonly view: ImportView;
  readonly onClose: () => void;
}

function Apply({ view, onClose }: AskProps) {
  const { t } = useTexts();
  const words = useKindWords();
  const act = useFormAct(ROUTES.importAct);
  const { id, version } = view;
  const name = view.may.includes('propose') ? 'propose' : 'apply';
  const isProposal = name === 'propose';
  const run = async () => {
    const reply = await act.run({ params: { id }, body: { act: name, version } });
    if (reply) {
      onClose();
      scrollTo({ top: 0 });
    }
  };
  return (
    <ConfirmDialog
      title={t(isProposal ? 'importPage.second.proposeTitle' : 'importPage.applyTitle')}
      confirm={t(isProposal ? 'importPage.second.propose' : 'importPage.apply')}
      onConfirm={() => void run()}
      onClose={onClose}
      busy={act.busy}
      error={act.error}
    >
      <p>{t(isProposal ? 'importPage.second.proposeEffect' : 'importPage.applyEffect')}</p>
      <ul className={css.effects}>
        {Object.entries(view.counts).map(([kind, count]) => (
          <li key={kind}>
            <strong>{count}</strong> {words(kind)}
          </li>
        ))}
      </ul>
      <p>{t('importPage.applyFrom', { from: formatDate(view.from) })}</p>
    </ConfirmDialog>
  );
}

/** Beside the title: the troubles as a file, and dropping the rehearsal. */
export function RehearsalAside({ view }: { readonly view: ImportView }) {
  const { t, locale } = useTexts();
  const [asked, setAsked] = useState(false);
  const file = routeAddress(ROUTES.importTroubles, { params: { id: view.id }, query: { locale } });
  return (
    <>
      {view.troubles.length > 0 && (
        <FileLink href={file} icon={<Icon name="download" size={18} />}>
          {t('importPage.download')}
        </FileLink>
      )}
      <Undo view={view} />
      {view.may.includes('drop') && (
        <Button look="quiet" onClick={() => setAsked(true)}>
          {t('importPage.drop.act')}
        </Button>
      )}
      {asked && <Drop view={view} onClose={() => setAsked(false)} />}
    </>
  );
}

function Drop({ view, onClose }: AskProps) {
  const { t } = useTexts();
  const toast = useToast();
  const act = useFormAct(ROUTES.importAct);
  const { id, version } = view;
  const run = async () => {
    const reply = await act.run({ params: { id }, body: { act: 'drop', version } });
    if (reply) {
      toast({ text: t('importPage.dropped') });
      onClose();
    }
  };
  return (
    <ConfirmDialog
      title={t('importPage.dropTitle')}
      confirm={t('importPage.drop.act')}
      onConfirm={() => void run()}
      onClose={onClose}
      grave
      busy={act.busy}
      error={act.error}
    >
      <p>{t('importPage.dropEffect')}</p>
    </ConfirmDialog>
  );
}
