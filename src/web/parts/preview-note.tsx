import type { Preview } from '../../contract/preview.ts';
import { paths } from '../paths.ts';
import { useSession } from '../session.tsx';
import { useBilingual, useTexts } from '../texts.tsx';
import { AppLink } from './app-link.tsx';
import { ButtonLink } from './button-link.tsx';
import css from './preview-note.module.css';
import { Tag } from './tag.tsx';

export interface PreviewNoteProps {
  /** null where every reading is confirmed: then there is nothing to say. */
  readonly preview: Preview | null | undefined;
  /** 'id@version' of the regulation, to be read; left out where the page shows several. */
  readonly rulebook?: string;
}

/** Says that results are not official yet, because of which readings, and who can change that. */
export function PreviewNote({ preview, rulebook }: PreviewNoteProps) {
  const { t } = useTexts();
  const words = useBilingual();
  const { person } = useSession();
  if (!preview) return null;
  const { readings, approvers } = preview;
  const names = approvers.map(({ name }) => name).join(', ');
  const mine = approvers.some(({ id }) => id === person.id);
  return (
    <section className={css.note} aria-labelledby="preview-title">
      <h2 id="preview-title" className={css.title}>
        <Tag look="wait">{t('preview.mark')}</Tag> {t('preview.title')}
      </h2>
      <p>
        {t('preview.what', { count: readings.length })}{' '}
        {names === '' ? t('preview.nobody') : t('preview.who', { names })}
      </p>
      <details>
        <summary>{t('preview.list')}</summary>
        <ul>
          {readings.map(({ key, text }) => (
            <li key={key}>{words(text)}</li>
          ))}
        </ul>
      </details>
      <p className={css.links}>
        {rulebook !== undefined && (
          <AppLink to={paths.rulebook} search={{ 'van-ban': rulebook }}>
            {t('preview.read')}
          </AppLink>
        )}
        {mine && (
          <ButtonLink small to={paths.studio}>
            {t('preview.confirm')}
          </ButtonLink>
        )}
      </p>
    </section>
  );
}

/** The mark alone, beside a result in a list. */
export function PreviewMark({ show }: { readonly show: boolean }) {
  const { t } = useTexts();
  return show ? <Tag look="wait">{t('preview.mark')}</Tag> : null;
}
