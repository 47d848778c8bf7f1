// A returned mail as it arrives: finds the notification in it, however deep it lies. A note of absence has none.
import PostalMime from 'postal-mime';
import type { DeliveryReport } from '../domain/messages/returned.ts';

const NOTIFICATIONS: ReadonlySet<string> = new Set([
  'message/delivery-status',
  'message/global-delivery-status',
]);

/** What mail servers report in it; empty when it is no notification. Throws when it is no mail at all. */
export async function readReturn(raw: Uint8Array): Promise<readonly DeliveryReport[]> {
  const mail = await PostalMime.parse(raw, { attachmentEncoding: 'utf8', maxNestingDepth: 20 });
  const reports = mail.attachments.flatMap(({ mimeType, content }) =>
    NOTIFICATIONS.has(mimeType) && typeof content === 'string' ? reportsIn(content) : [],
  );
  if (reports.length > 0) return reports;
  // Exim before 4.86 wrote no notification, only this header, and only when it had given up.
  const failed = mail.headers.find(({ key }) => key === 'x-failed-recipients');
  return failed === undefined ? [] : [spoken(mail.text ?? '')];
}

/** Groups of fields with an empty line between; the first one is about the message, the others about readers. */
function reportsIn(text: string): readonly DeliveryReport[] {
  const groups = text.replace(/\r\n?/g, '\n').split(/\n[ \t]*\n/);
  return groups.flatMap((group) => {
    const fields = fieldsOf(group);
    const action = fields.get('action');
    if (action === undefined) return [];
    return [
      {
        action: action.split(/[\s(]/, 1)[0]?.toLowerCase() ?? '',
        status: /\d\.\d{1,3}\.\d{1,3}/.exec(fields.get('status') ?? '')?.[0] ?? '',
        diagnostic: fields.get('diagnostic-code') ?? '',
      },
    ];
  });
}

function fieldsOf(group: string): ReadonlyMap<string, string> {
  const lines = group.replace(/\n[ \t]+/g, ' ').split('\n');
  return new Map(
    lines.flatMap((line) => {
      const [, name, value] = /^([\w-]+)[ \t]*:(.*)$/.exec(line) ?? [];
      return name === undefined || value === undefined ? [] : [[name.toLowerCase(), value.trim()] as const];
    }),
  );
}

/** A server that says it in words alone: its answer to RCPT, with or without an enhanced status. */
function spoken(text: string): DeliveryReport {
  const [, code = '', enhanced] = /\b([45]\d\d)[ -](\d\.\d{1,3}\.\d{1,3})?/.exec(text) ?? [];
  return {
    action: 'failed',
    status: enhanced ?? (code.startsWith('5') ? '5.0.0' : '4.0.0'),
    diagnostic: code,
  };
}
