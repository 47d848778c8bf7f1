// A talk from the proposal to its end before a real server: by hand, every key and click counted for each person's part.
import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { PageOptions, TestPage } from '../browser/harness.ts';
import { pdfText } from '../pdf-text.ts';

interface At {
  readonly week: string;
  /** Opens an address as the person of this name. */
  readonly open: (name: string, path: string, options?: PageOptions) => Promise<TestPage>;
}

interface People {
  readonly head: string;
  readonly office: string;
}

const OBJECTION = 'Hai văn bản bị trả vì thiếu hồ sơ của đơn vị khác; đề nghị ghi rõ trong biên bản.';
const MEASURE = 'Nộp hai văn bản còn nợ, báo cáo khối lượng việc vào thứ Sáu';

/** Keys and clicks of one person; typed words do not count. */
class Hands {
  count = 0;
  async click(what: Locator): Promise<void> {
    this.count += 1;
    await what.click();
  }
  /** Into a field: the click that leads there, then words. */
  async type(field: Locator, words: string): Promise<void> {
    await this.click(field);
    await field.fill(words);
  }
  async press(page: Page, key: string): Promise<void> {
    this.count += 1;
    await page.keyboard.press(key);
  }
}

/** Defines the test; `at` is asked when it runs. */
export function talkJourney(at: () => At, { head, office }: People): void {
  describe('a talk', () => {
    it('goes from the proposal to its end, each part in few keys and clicks', async () => {
      const { open, week } = at();
      const chief = await open(head, '/van-phong/lam-viec?xem=proposed');
      const { page } = chief;
      const link = page.getByRole('main').getByRole('link').first();
      const person = ((await link.textContent()) ?? '').trim();
      await link.click();
      await page.getByRole('heading', { level: 1, name: person }).waitFor();
      const path = new URL(page.url()).pathname;
      expect(await plan(page)).toBeLessThanOrEqual(3);

      // What the two weeks say stands in the form before anybody writes.
      const second = await open(office, path);
      const proofs = second.page.getByText('Bằng chứng:', { exact: false });
      await expect.poll(() => proofs.count()).toBe(6);
      expect(await writeDown(second.page, { head, office })).toBeLessThanOrEqual(5);

      const own = await open(person, path);
      await own.page.getByText(MEASURE).waitFor();
      const signing = new Hands();
      await step(signing, own.page, 'Ký xác nhận', (dialog) =>
        signing.click(dialog.getByRole('button', { name: 'Ký xác nhận' })),
      );
      expect(signing.count).toBeLessThanOrEqual(2);

      // The week after those two shows it to the person and to whoever scores him.
      const { id, scorer } = await recordOf(own.page, week);
      await own.page.goto(new URL(`/tuan/${week}`, own.page.url()).href);
      await own.page.getByText(MEASURE).first().waitFor();
      const manager = await open(scorer, `/ket-qua/${id}`);
      await manager.page.getByText(MEASURE).first().waitFor();

      const finishing = new Hands();
      await page.reload();
      await step(finishing, page, 'Đánh dấu đã xong', async (dialog) => {
        await finishing.type(dialog.getByRole('textbox'), 'Đã nộp đủ, lãnh đạo đã ký.');
        await finishing.click(dialog.getByRole('button', { name: 'Đánh dấu đã xong' }));
      });
      expect(finishing.count).toBeLessThanOrEqual(3);
      await page.getByText('Đã xong', { exact: true }).waitFor();
      await manager.page.reload();
      await manager.page.getByRole('heading', { level: 1 }).waitFor();
      await expect.poll(() => owed(manager.page, id)).toBe(0);
      for (const { troubles, close } of [chief, second, own, manager]) {
        expect(troubles).toEqual([]);
        await close();
      }
    });

    it('is objected to in writing from a phone, and everybody concerned reads the words', async () => {
      const { open } = at();
      const [desk, phone] = [{ width: 1366 }, { width: 390 }];
      const chief = await open(head, '/van-phong/lam-viec?xem=proposed', phone);
      const link = chief.page.getByRole('main').getByRole('link').first();
      const person = ((await link.textContent()) ?? '').trim();
      await link.click();
      await chief.page.getByRole('heading', { level: 1, name: person }).waitFor();
      const path = new URL(chief.page.url()).pathname;
      await plan(chief.page);
      const second = await open(office, path, desk);
      await writeDown(second.page, { head, office });

      // What waits for the person leads there from the first page.
      const own = await open(person, '/', phone);
      await own.page.locator(`main a[href^="${path}"]`).first().click();
      await own.page.getByText(MEASURE).waitFor();
      const hands = new Hands();
      await step(hands, own.page, 'Nêu ý kiến khác', async (dialog) => {
        await hands.type(dialog.getByLabel('Ý kiến khác'), OBJECTION);
        await hands.click(dialog.getByRole('button', { name: 'Nêu ý kiến khác' }));
      });
      expect(hands.count).toBeLessThanOrEqual(3);
      await expectObjected(own.page, person);
      // It is said once: neither signed nor withdrawn afterwards.
      await expect.poll(() => own.page.getByRole('button', { name: 'Ký xác nhận' }).count()).toBe(0);

      for (const [name, look] of [
        [head, desk],
        [office, phone],
        [person, desk],
      ] as const) {
        const reader = await open(name, '/thong-bao', look);
        if (name !== person)
          await reader.page
            .getByRole('link', { name: /có ý kiến khác/ })
            .first()
            .click();
        else await reader.page.goto(new URL(path, reader.page.url()).href);
        await expectObjected(reader.page, person);
        expect(reader.troubles).toEqual([]);
        await reader.close();
      }
      await second.page.goto(new URL('/van-phong/lam-viec', second.page.url()).href);
      await line(second.page, person).getByText('Có ý kiến khác').waitFor();
      const form = await own.page.evaluate(
        async (from) => {
          const answer = await fetch(from);
          return [...new Uint8Array(await answer.arrayBuffer())];
        },
        `/api/v1/talks/${path.split('/').at(-1)}/record.pdf?locale=vi`,
      );
      const printed = squeezed(pdfText(Uint8Array.from(form)).text);
      expect(printed).toContain(squeezed(`${person} không ký xác nhận mà có ý kiến khác: ${OBJECTION}`));

      // What was agreed holds all the same, and its end ends the case; the words stay.
      await chief.page.reload();
      await step(hands, chief.page, 'Đánh dấu đã xong', async (dialog) => {
        await hands.type(dialog.getByRole('textbox'), 'Đã nộp đủ.');
        await hands.click(dialog.getByRole('button', { name: 'Đánh dấu đã xong' }));
      });
      await chief.page.getByText('Đã xong', { exact: true }).waitFor();
      await expectObjected(chief.page, person);
      await chief.page.goto(new URL('/van-phong/lam-viec?xem=closed', chief.page.url()).href);
      await line(chief.page, person).getByText('Có ý kiến khác').waitFor();
      for (const { troubles, close } of [chief, second, own]) {
        expect(troubles).toEqual([]);
        await close();
      }
    });
  });
}

/** The case of a person in the list. */
const line = (page: Page, person: string) =>
  page.getByRole('main').locator('li').filter({ hasText: person }).first();

const squeezed = (text: string) => text.replace(/\s+/g, '');

/** The words stand with the record, whole and within the window. */
async function expectObjected(page: Page, person: string): Promise<void> {
  await page.getByText(`${person} có ý kiến khác:`).waitFor();
  const words = page.getByText(OBJECTION);
  await words.waitFor();
  const box = await words.boundingBox();
  const width = page.viewportSize()?.width ?? 0;
  expect(box === null ? width : box.x + box.width).toBeLessThanOrEqual(width);
}

/** One step in its dialog, begun with its button. */
async function step(hands: Hands, page: Page, name: string, fill: (dialog: Locator) => Promise<void>) {
  const dialog = page.getByRole('dialog');
  await hands.click(page.getByRole('button', { name }));
  await fill(dialog);
  await dialog.waitFor({ state: 'detached' });
}

/** Sets the day the regulation names, with a place. */
async function plan(page: Page): Promise<number> {
  const hands = new Hands();
  await step(hands, page, 'Hẹn ngày làm việc', async (dialog) => {
    await hands.type(dialog.getByLabel('Địa điểm'), 'Phòng họp số 2');
    await hands.press(page, 'Enter');
  });
  return hands.count;
}

/** Writes the record; who held it stands there already. */
async function writeDown(page: Page, { head, office }: People): Promise<number> {
  const hands = new Hands();
  await step(hands, page, 'Ghi biên bản', async (dialog) => {
    const chosen = (label: string) => dialog.getByLabel(label).locator('option:checked').textContent();
    expect(await chosen('Đại diện Văn phòng')).toBe(office);
    expect(await chosen('Người đứng đầu đơn vị')).toBe(head);
    await hands.type(dialog.getByLabel('Nội dung trao đổi'), 'Đã làm rõ nguyên nhân.');
    await hands.type(dialog.getByLabel('Việc 1'), MEASURE);
    await hands.type(dialog.getByLabel('Hạn', { exact: true }), '31/12/2099');
    await hands.press(page, 'Enter');
  });
  return hands.count;
}

const read = <T>(page: Page, path: string): Promise<T> =>
  page.evaluate(async (from) => (await fetch(from)).json(), `/api/v1${path}`);

/** The person's own record of a week, and who scores it. */
async function recordOf(page: Page, week: string) {
  const key = week.replace('-', '-W');
  const { items } = await read<{ items: { id: number }[] }>(page, `/evaluations?week=${key}&part=mine`);
  const id = items[0]?.id ?? 0;
  const { scorerPerson } = await read<{ scorerPerson: { name: string } | null }>(page, `/evaluations/${id}`);
  return { id, scorer: scorerPerson?.name ?? '' };
}

const owed = async (page: Page, id: number) =>
  (await read<{ measures: unknown[] }>(page, `/evaluations/${id}/facts`)).measures.length;
