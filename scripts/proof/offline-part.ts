// The offline proof as one part of `npm run proof`.
import { join } from 'node:path';
import type { Part } from '../../test/proof/part.ts';
import { tool } from '../steps.ts';
import { offlineProof } from './offline.ts';

const root = join(import.meta.dirname, '..', '..');

export const offline: Part = {
  name: 'offline',
  title: 'The archive on a machine without any network',
  unit: 'archives run',
  size: 1,
  run: async () => {
    if (!(await tool('vite', ['build', '--logLevel', 'error']))) throw new Error('the pages were not built');
    const { ok, rows } = await offlineProof(root);
    return { passed: ok, verdict: ok ? 'runs, and calls nobody' : 'FAILED', rows };
  },
};
