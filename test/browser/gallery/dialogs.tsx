import { useState } from 'react';
import { Button } from '../../../src/web/parts/button.tsx';
import { Card } from '../../../src/web/parts/card.tsx';
import { ConfirmDialog } from '../../../src/web/parts/confirm-dialog.tsx';
import { StepUpDialog } from '../../../src/web/parts/step-up-dialog.tsx';
import { useToast } from '../../../src/web/parts/toast.tsx';
import css from './gallery.module.css';

export function DialogSamples() {
  const [open, setOpen] = useState<'none' | 'confirm' | 'step-up'>('none');
  const toast = useToast();
  const close = () => setOpen('none');
  return (
    <Card title="Nút và hộp thoại">
      <div className={css.row}>
        <Button look="primary" keyHint="Ctrl Enter">
          Gửi cho quản lý trực tiếp
        </Button>
        <Button>Lưu nháp</Button>
        <Button look="quiet">Xem lại</Button>
        <Button busy>Đang gửi</Button>
        <Button look="grave" onClick={() => setOpen('confirm')}>
          Chốt tuần
        </Button>
        <Button onClick={() => setOpen('step-up')}>Phê duyệt 12 người</Button>
        <Button onClick={() => toast({ text: 'Đã trả lại cho Võ Thuỳ Phúc', undo: () => {} })}>Báo</Button>
      </div>
      {open === 'confirm' && (
        <ConfirmDialog
          title="Chốt tuần 47?"
          confirm="Chốt tuần"
          grave
          typed={{ label: 'Gõ tên đơn vị', text: 'Phòng Tài chính' }}
          onConfirm={close}
          onClose={close}
        >
          <p>Sau khi chốt, không ai sửa được điểm của tuần này. Mở lại cần hai người và lý do.</p>
        </ConfirmDialog>
      )}
      {open === 'step-up' && <StepUpDialog purpose="Phê duyệt 12 người" onDone={close} onClose={close} />}
    </Card>
  );
}
