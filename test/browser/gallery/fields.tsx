import { useState } from 'react';
import { Card } from '../../../src/web/parts/card.tsx';
import { DateField } from '../../../src/web/parts/date-field.tsx';
import { PasswordField } from '../../../src/web/parts/password-field.tsx';
import { PersonPicker, type PickedPerson } from '../../../src/web/parts/person-picker.tsx';
import { ScoreField } from '../../../src/web/parts/score-field.tsx';
import { SearchBox } from '../../../src/web/parts/search-box.tsx';
import { Segmented } from '../../../src/web/parts/segmented.tsx';
import { SelectField, TextArea, TextField } from '../../../src/web/parts/text-field.tsx';
import css from './gallery.module.css';

export function ScoreSamples() {
  const [quality, setQuality] = useState('38,5');
  const [progress, setProgress] = useState('41');
  const [conduct, setConduct] = useState('');
  return (
    <Card title="1. Kết quả nhiệm vụ" note="tối đa 80 điểm">
      <div className={css.fields}>
        <ScoreField
          id="quality"
          label="Chất lượng"
          max={4000}
          step={50}
          showMax
          value={quality}
          onChange={setQuality}
        />
        <ScoreField
          id="progress"
          label="Tiến độ"
          max={4000}
          step={50}
          showMax
          value={progress}
          onChange={setProgress}
        />
        <ScoreField
          id="conduct"
          label="Ý thức, tác phong"
          max={2000}
          step={50}
          required
          value={conduct}
          onChange={setConduct}
        />
        <ScoreField id="locked" label="Đã duyệt" max={2000} readOnly value="19,5" onChange={() => {}} />
      </div>
    </Card>
  );
}

export function FieldSamples() {
  const [text, setText] = useState('Thẩm định 12 hồ sơ');
  const [note, setNote] = useState('');
  const [date, setDate] = useState<string>('2026-11-16');
  const [search, setSearch] = useState('ngoẵng');
  const [person, setPerson] = useState<PickedPerson | null>(null);
  const [kind, setKind] = useState<'all' | 'open' | 'done'>('all');
  return (
    <Card title="Trường nhập">
      <div className={css.fields}>
        <TextField id="work" label="Công việc" value={text} onChange={setText} />
        <TextField
          id="number"
          label="Số quyết định"
          hint="Ghi số và ngày"
          value=""
          onChange={() => {}}
          error="Nhập số quyết định"
        />
        <DateField
          id="from"
          label="Từ ngày"
          value={date}
          onChange={(next) => next !== null && setDate(next)}
        />
        <SelectField
          label="Lý do nghỉ"
          value="leave"
          onChange={() => {}}
          options={[
            { value: 'leave', label: 'Nghỉ phép năm' },
            { value: 'mission', label: 'Công tác' },
          ]}
        />
        <PasswordField
          label="Mật khẩu"
          value="bí mật dài"
          onChange={() => {}}
          autoComplete="current-password"
        />
        <TextArea label="Khó khăn cần báo Văn phòng" optional value={note} onChange={setNote} />
        <SearchBox label="Tìm theo tên" value={search} onChange={setSearch} />
        <PersonPicker label="Người được uỷ quyền" value={person} onChange={setPerson} />
        <output data-testid="picked">{person === null ? 'chưa chọn' : person.id}</output>
        <Segmented
          label="Lọc"
          showLabel
          value={kind}
          onChange={setKind}
          options={[
            { value: 'all', label: 'Tất cả', count: 15 },
            { value: 'open', label: 'Chưa chấm', count: 12 },
            { value: 'done', label: 'Đã chấm', count: 3 },
          ]}
        />
      </div>
    </Card>
  );
}
