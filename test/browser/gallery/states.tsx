import { useState } from 'react';
import { Button } from '../../../src/web/parts/button.tsx';
import { Card } from '../../../src/web/parts/card.tsx';
import { ConflictView } from '../../../src/web/parts/conflict-view.tsx';
import { EmptyState } from '../../../src/web/parts/empty-state.tsx';
import { ErrorState } from '../../../src/web/parts/error-state.tsx';
import { ErrorSummary } from '../../../src/web/parts/error-summary.tsx';
import { Skeleton } from '../../../src/web/parts/skeleton.tsx';
import { Tabs } from '../../../src/web/parts/tabs.tsx';
import { ApiProblem } from '../../../src/web/problem.ts';
import css from './gallery.module.css';

const PROBLEM = new ApiProblem({ code: 'version-conflict', instance: 'req-7f3a' }, 409);

export function StateSamples() {
  const [tab, setTab] = useState<'one' | 'two'>('one');
  const [troubles] = useState([
    { field: 'number', text: 'Nhập số quyết định' },
    { field: 'progress', text: 'Tiến độ: cao nhất là 40 điểm' },
  ]);
  return (
    <>
      <Card title="Trạng thái">
        <ErrorSummary troubles={troubles} />
        <div className={css.grid}>
          <ErrorState error={PROBLEM} kept onRetry={() => {}} />
          <ConflictView
            parts={[
              {
                key: 'note',
                label: 'Khó khăn',
                mine: 'Thiếu số liệu quý III của ba xã.',
                theirs: 'Thiếu số liệu.',
              },
            ]}
            onKeepMine={() => {}}
            onKeepTheirs={() => {}}
          />
        </div>
      </Card>
      <Card>
        <EmptyState title="Tuần này chưa ghi việc nào" actions={<Button>Lấy từ kế hoạch tuần trước</Button>}>
          Điền từ kế hoạch, từ văn bản đã xử lý, hoặc gõ một dòng.
        </EmptyState>
      </Card>
      <Card>
        <Skeleton />
      </Card>
      <Card title="Ngăn">
        <Tabs
          label="Phần"
          value={tab}
          onChange={setTab}
          tabs={[
            { value: 'one', label: 'Thêm mới', count: 12 },
            { value: 'two', label: 'Chuyển đi' },
          ]}
        >
          <p>{tab === 'one' ? 'Mười hai người mới' : 'Không có ai chuyển'}</p>
        </Tabs>
      </Card>
    </>
  );
}
