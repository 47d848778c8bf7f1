// Long works run beside the requests; columns told by hand are remembered for the next file of the form.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { forgetKnownForm, listForms } from '../../src/app/import-forms.ts';
import { threadRunner } from '../../src/app/import-thread.ts';
import { type ImportView, lookAt, readImport, rehearse } from '../../src/app/imports.ts';
import {
  FROM,
  inputFile,
  type NewBodies,
  newBodies,
  newIntent,
  typed,
  UNITS,
  WARD,
  WARD_STAFF,
} from './new-body.ts';

let body: NewBodies;
const troubles: unknown[] = [];
beforeAll(async () => {
  body = await newBodies();
  await body.importFile('units', await inputFile(UNITS));
});
afterAll(() => body.drop());

const served = () => {
  const options = { databaseUrl: body.database.appUrl, onTrouble: (error: unknown) => troubles.push(error) };
  return { ...body.context, runner: threadRunner(body.context, options) };
};
const people = (unitId: number | null = null) => ({
  kind: 'people' as const,
  options: { from: FROM, unitId, complete: false },
});

/** The import once nothing is being done with it any more. */
async function ended(view: ImportView): Promise<ImportView> {
  let seen = view;
  for (let tries = 0; tries < 200 && seen.work !== null; tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 200));
    seen = await lookAt(body.context, body.admin(), view.id);
  }
  return seen;
}

it('a thread of its own reads, checks and refuses as the caller would', async () => {
  const context = served();
  // The thread takes the bytes of a file over: each reading has its own.
  const file = () => inputFile(WARD_STAFF);
  const view = await rehearse(context, body.admin(), await file(), people(await body.unitId(WARD)));
  const seen = await ended(view);
  const here = await rehearse(body.context, body.admin(), await file(), people(await body.unitId(WARD)));
  expect(seen).toMatchObject({ rows: here.rows, counts: here.counts, errors: here.errors, failure: null });
  const bad = { name: 'x.csv', bytes: Buffer.from('<html><body>x</body></html>') };
  // On a busy machine the refusal comes after the request has stopped waiting: then the import tells it.
  const told = await rehearse(context, body.admin(), bad, people()).then(
    async (waiting) => (await ended(waiting)).failure,
    (error: { detail: { refusals: unknown } }) => error.detail.refusals,
  );
  expect(told).toMatchObject([{ code: 'file-is-html' }]);
  expect(troubles).toEqual([]);
}, 60_000);

it('one work at a time; a stopped one says so, and a lost one can be taken up again', async () => {
  const view = await rehearse(
    body.context,
    body.admin(),
    typed('a.csv', ['Họ và tên,Chức vụ', 'An,Chuyên viên']),
    people(),
  );
  const begin = (seen: string) =>
    body.sql(
      `update import_work set what = 'check', phase = 'planning', share = 30, ended_at = null, refusals = null,
         seen_at = clock_timestamp() - interval '${seen}' where import_id = $1`,
      [view.id],
    );
  await begin('1 second');
  expect(await lookAt(body.context, body.admin(), view.id)).toMatchObject({
    work: { phase: 'planning', share: 30 },
    may: ['cancel'],
  });
  await expect(body.act(body.admin(), view, 'drop')).rejects.toMatchObject({
    detail: { refusals: [{ code: 'import-busy' }] },
  });
  const stopped = await body.act(body.admin(), view, 'cancel');
  expect(stopped).toMatchObject({ work: null, failure: [{ code: 'import-cancelled' }] });
  await begin('1 hour');
  const lost = await lookAt(body.context, body.admin(), view.id);
  expect(lost).toMatchObject({ work: null, failure: [{ code: 'import-work-lost' }] });
  expect(lost.may).toContain('drop');
  expect((await body.act(body.admin(), view, 'drop')).state).toBe('dropped');
});

it('columns told by hand are read, remembered for the next file of the form, and forgotten', async () => {
  const odd = (rows: readonly string[], top: readonly string[] = []) =>
    typed('mau-rieng.csv', [...top, 'Tên nhân sự,Công việc đảm nhận,Nơi làm', ...rows]);
  const view = await rehearse(
    body.context,
    body.admin(),
    odd(['Đinh Thị Cột,Chuyên viên,KH.22366.UB.1']),
    people(),
  );
  expect(view.troubles.map((one) => one.code)).toEqual(['heading-row-missing']);
  const [sheet] = view.sheets;
  expect(sheet?.columns.map((column) => [column.letter, column.samples])).toEqual([
    ['A', ['Tên nhân sự', 'Đinh Thị Cột']],
    ['B', ['Công việc đảm nhận', 'Chuyên viên']],
    ['C', ['Nơi làm', 'KH.22366.UB.1']],
  ]);
  const columns = { A: 'fullName', B: 'title', C: 'unit' };
  const layouts = [{ sheet: sheet?.sheet ?? '', read: true, headerRow: 1, columns }];
  const laid = await body.act(body.admin(), view, 'lay-out', undefined, { layouts, remember: true });
  expect(laid).toMatchObject({ errors: 0, counts: { 'person-added': 1 } });
  expect(laid.sheets[0]).toMatchObject({ remembered: true, headerByHand: true });
  const next = await rehearse(
    body.context,
    body.admin(),
    odd(['Đinh Văn Kế,Chuyên viên,KH.22366.UB.1'], ['UBND phường', '']),
    people(),
  );
  expect(next).toMatchObject({ errors: 0, counts: { 'person-added': 1 } });
  expect(next.sheets[0]).toMatchObject({ headerRow: 3, remembered: true });
  const { items } = await listForms(body.context, body.admin());
  expect(items).toMatchObject([{ headings: ['ten nhan su', 'cong viec dam nhan', 'noi lam'], columns: 3 }]);
  const { fingerprint = '' } = items[0] ?? {};
  await forgetKnownForm(body.context, body.admin(), newIntent(), { kind: 'people', fingerprint });
  const after = await rehearse(body.context, body.admin(), odd(['A,B,C']), people());
  expect(after.sheets[0]).toMatchObject({ remembered: false, headerRow: null });
  await expect(
    forgetKnownForm(body.context, body.admin(), newIntent(), { kind: 'people', fingerprint }),
  ).rejects.toMatchObject({ detail: { refusals: [{ code: 'form-unknown' }] } });
});

it('an open rehearsal is checked anew when the organisation changed', async () => {
  const one = typed('m.csv', [
    'Họ và tên,Ngày sinh,Chức vụ,Đơn vị',
    'Tô Văn Mới,01/02/1990,Chuyên viên,KH.22366.UB.1',
  ]);
  const waiting = await rehearse(body.context, body.admin(), one, people());
  await body.importFile('people', one);
  const seen = await readImport(body.context, body.admin(), waiting.id);
  expect(seen).toMatchObject({ counts: {}, version: waiting.version });
});
