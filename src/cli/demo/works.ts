// The ward's catalogue of products and works, taken over from its workbook as its office would, and a proposal waiting.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { AppContext } from '../../app/context.ts';
import { intentOf } from '../../app/once.ts';
import { rehearseCatalogue, viewCatalogueChoice } from '../../app/views/catalogue.ts';
import { takeOver } from '../../app/work/catalogue.ts';
import { propose } from '../../app/work/catalogue-proposals.ts';
import { demoFolder } from './bodies.ts';
import { actorAt, CAST, memberNamed, type Ward } from './cast.ts';

const FILE = 'danh-muc-san-pham-phuong.xlsx';

export async function takeOverCatalogue(context: AppContext, ward: Ward, now: string): Promise<void> {
  const { personId } = memberNamed(ward, CAST.office);
  const office = actorAt(ward, personId, now, [{ role: 'office', unitId: ward.rootUnitId }]);
  const bytes = await readFile(join(demoFolder, 'input', FILE));
  const seen = await rehearseCatalogue(context, office, { name: FILE, bytes });
  const { fileName, fileHash } = seen;
  const form = {
    ...{ fileName, fileHash, from: office.today, documentNumber: '18/QĐ-UBND' },
    entries: seen.entries.map((one) => one.entry),
  };
  await takeOver(context, office, intentOf('demo-catalogue', { fileHash }), form);
  await proposeChange(context, ward, now);
}

async function proposeChange(context: AppContext, ward: Ward, now: string): Promise<void> {
  const head = actorAt(ward, memberNamed(ward, CAST.head).personId, now);
  const [item] = (await viewCatalogueChoice(context, head, 'TP-04')).items;
  if (item === undefined) return;
  const { id, version: _version, unitId: _unit, from: _from, to: _to, due: _due, ...entry } = item;
  const reason = 'Hồ sơ hộ tịch có yếu tố nước ngoài cần xác minh thêm ở hai cơ quan.';
  const form = { itemId: id, entry: { ...entry, coefficient: 600, minutes: 12 * 60 }, reason };
  await propose(context, head, intentOf('demo-catalogue-proposal', form), form);
}
