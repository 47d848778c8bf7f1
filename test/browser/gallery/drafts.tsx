import { useState } from 'react';
import { evaluationRoutes } from '../../../src/contract/evaluations.ts';
import { call } from '../../../src/web/api.ts';
import { openDrafts, wipeDrafts } from '../../../src/web/drafts.ts';
import { Button } from '../../../src/web/parts/button.tsx';
import { Card } from '../../../src/web/parts/card.tsx';
import { ConflictView } from '../../../src/web/parts/conflict-view.tsx';
import { TextArea } from '../../../src/web/parts/text-field.tsx';
import { useDraft } from '../../../src/web/use-draft.ts';
import { SESSION } from './data.ts';
import css from './gallery.module.css';

const NOTHING = { entered: {}, report: { items: [], conduct: '', difficulties: '' } };
const params = { id: 1 };

/** What the test server remembers of the draft, read once before the form is shown. */
async function readServer() {
  const { draft } = await call(evaluationRoutes.evaluation, { params });
  const body = draft?.body as { readonly comment: string } | undefined;
  return { value: body?.comment ?? '', version: draft?.version ?? 0 };
}

export function DraftSample() {
  const [server, setServer] = useState<Awaited<ReturnType<typeof readServer>> | null>(null);
  const open = async () => {
    await openDrafts(SESSION);
    setServer(await readServer());
  };
  return (
    <Card title="Nháp">
      <div className={css.row}>
        <Button onClick={() => void open()}>Mở nháp</Button>
        <Button onClick={() => void wipeDrafts()}>Xoá nháp</Button>
      </div>
      {server && <DraftForm server={server} />}
    </Card>
  );
}

function DraftForm({ server }: { readonly server: { readonly value: string; readonly version: number } }) {
  const draft = useDraft({
    name: 'evaluation-1',
    server,
    mirror: (comment, version) =>
      call(evaluationRoutes.saveDraft, { params, body: { version, body: { ...NOTHING, comment } } }),
    readServer,
  });
  return (
    <>
      <TextArea label="Nội dung nháp" value={draft.value} onChange={draft.set} readOnly={!draft.ready} />
      <p data-testid="draft-status">{draft.status}</p>
      {draft.theirs !== null && (
        <ConflictView
          parts={[{ key: 'note', label: 'Nội dung', mine: draft.value, theirs: draft.theirs }]}
          onKeepMine={draft.keepMine}
          onKeepTheirs={draft.keepTheirs}
        />
      )}
    </>
  );
}
