import type { evidence as vi } from '../vi/evidence.ts';

export const evidence: Record<keyof typeof vi, string> = {
  'evidence.title': 'Evidence',
  'evidence.count': '{count, plural, =0 {none yet} one {# piece} other {# pieces}}',
  'evidence.wanted': 'The catalogue asks for evidence: {kind}. There is none yet.',
  'evidence.none':
    'No evidence yet. The number of a document is enough when the product lies in the document system.',
  'evidence.kind.document': 'Document',
  'evidence.kind.link': 'Link',
  'evidence.kind.file': 'File',
  'evidence.size': '{size} KB',
  'evidence.by': '{name}, {time}',
  'evidence.fromOutside': 'An outside system',
  'evidence.removed': 'removed',
  'evidence.hash': 'Mark of content: {hash}',
  'evidence.newWindow': '(opens a new window)',
  'evidence.remove': 'Remove',
  'evidence.removeTitle': 'Remove evidence',
  'evidence.removeEffect': '“{name}” no longer counts as evidence. Its name and the reason stay in the list.',
  'evidence.name': 'Number of a document, or a link',
  'evidence.nameHint': 'For example 214/TTr-UBND, or an address that begins with https://',
  'evidence.nameMissing': 'Enter the number of a document or paste a link.',
  'evidence.add': 'Add',
  'evidence.file': 'Choose a file',
  'evidence.fileHint':
    'PDF, picture, document, workbook, slides; at most {most} MB. The kind is told by content, not by name.',
  'evidence.fileLarge': 'The file is too large. At most {most} MB.',
  'evidence.sending': 'Sending the file…',
};
