// Importing units and people: a file is rehearsed first, its troubles are settled, then it is applied in one step.

import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { ROUTES } from '../../../contract/routes.ts';
import { PageHeader } from '../../parts/page-header.tsx';
import { paths } from '../../paths.ts';
import { keyOf } from '../../queries.ts';
import { useSearchNumber } from '../../search-value.ts';
import { useTexts } from '../../texts.tsx';
import { Earlier } from './earlier.tsx';
import css from './rehearsal.module.css';
import { Rehearsal } from './rehearsal.tsx';
import { KnownForms, SecondPersonRule } from './settings.tsx';
import { Upload } from './upload.tsx';

export function ImportPage() {
  const { t } = useTexts();
  const [id] = useSearchNumber('lan');
  const navigate = useNavigate();
  const queries = useQueryClient();
  if (id !== null) return <Rehearsal key={id} id={id} />;
  return (
    <>
      <PageHeader title={t('importPage.title')} lead={t('importPage.lead')} />
      <div className={css.page}>
        <Upload
          onDone={(view) => {
            queries.setQueryData(keyOf(ROUTES.import, { params: { id: view.id } }), view);
            void queries.invalidateQueries({ queryKey: keyOf(ROUTES.imports) });
            void navigate({ to: paths.importing, search: { lan: view.id } });
          }}
        />
        <Earlier />
        <KnownForms />
        <SecondPersonRule />
      </div>
    </>
  );
}
