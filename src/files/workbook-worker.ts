// The thread that makes workbooks of tables. What it gets is checked already (write-xlsx.ts).
import { Workbook } from '@cj-tech-master/excelts';
import { answerOrders } from './press.ts';
import type { ReadySheet } from './write-xlsx.ts';

function addSheet(workbook: Workbook, { name, columns, rows }: ReadySheet): void {
  const worksheet = workbook.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] });
  worksheet.columns = columns.map((column) => ({
    header: column.heading,
    width: column.width,
    style: {
      alignment: { vertical: 'top', wrapText: column.kind === 'text' },
      ...(column.kind === 'date' ? { numFmt: 'dd/mm/yyyy' } : {}),
    },
  }));
  worksheet.getRow(1).font = { bold: true };
  for (const row of rows) worksheet.addRow([...row]);
}

answerOrders(async (sheets: readonly ReadySheet[]) => {
  const workbook = new Workbook();
  for (const sheet of sheets) addSheet(workbook, sheet);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
});
