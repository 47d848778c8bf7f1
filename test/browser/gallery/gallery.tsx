import { BottomBar } from '../../../src/web/frame/bottom-bar.tsx';
import frame from '../../../src/web/frame/frame.module.css';
import { TopBar } from '../../../src/web/frame/top-bar.tsx';
import { Button } from '../../../src/web/parts/button.tsx';
import { DeadlineChip } from '../../../src/web/parts/deadline-chip.tsx';
import { PageHeader } from '../../../src/web/parts/page-header.tsx';
import { SESSION } from './data.ts';
import { DialogSamples } from './dialogs.tsx';
import { DraftSample } from './drafts.tsx';
import { FieldSamples, ScoreSamples } from './fields.tsx';
import css from './gallery.module.css';
import { PictureSamples, TableSample } from './pictures.tsx';
import { StateSamples } from './states.tsx';

export function Gallery() {
  return (
    <>
      <TopBar session={SESSION} count={12} />
      <main id="main" className={frame.main}>
        <PageHeader
          above="Tuần 47 · 16/11 – 20/11/2026"
          title="Tự đánh giá tuần"
          lead="Báo cáo đã điền sẵn từ công việc trong tuần"
          aside={
            <>
              <DeadlineChip
                due={new Date(Date.now() + 3 * 3_600_000).toISOString()}
                zone="Asia/Ho_Chi_Minh"
              />
              <Button>In phiếu</Button>
            </>
          }
        />
        <div className={css.grid}>
          <ScoreSamples />
          <PictureSamples />
          <TableSample />
          <FieldSamples />
          <StateSamples />
          <DialogSamples />
          <DraftSample />
        </div>
      </main>
      <BottomBar session={SESSION} count={12} />
    </>
  );
}
