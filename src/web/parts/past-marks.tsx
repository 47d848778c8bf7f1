import { useTexts } from '../texts.tsx';
import css from './past-marks.module.css';
import { Tag } from './tag.tsx';

/** 'Phiếu cũ', and what is wrong with it. */
export function PastMarks({
  of,
}: {
  readonly of: { readonly complete: boolean; readonly sumDiffers: boolean };
}) {
  const { t } = useTexts();
  return (
    <span className={css.marks}>
      <Tag icon="clock">{t('pastWeeks.historical')}</Tag>
      {!of.complete && <Tag look="wait">{t('pastWeeks.isIncomplete')}</Tag>}
      {of.sumDiffers && <Tag look="wait">{t('pastWeeks.isWrongSum')}</Tag>}
    </span>
  );
}
