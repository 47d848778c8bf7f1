// How the figures of the mutation tests are judged; they are measured by `npm run proof -- mutation [FOLDER]`.
import { describe, expect, test } from 'vitest';
import { domainFolders, type FolderFigure, judged, keptFigures } from './mutation.ts';

const figure = (score: number): FolderFigure => ({
  ...{ score, mutants: 1000, killed: score * 10, survived: 1000 - score * 10 },
  ...{ date: '2026-11-26T22:00:00.000Z', commit: 'ce2d2bd0d76da04d1b20232dc54c2a5c5e8cc986' },
});

test('every folder that holds code takes part, also those inside others', () => {
  expect(domainFolders()).toEqual(expect.arrayContaining(['score', 'score/mechanisms', 'rollup', '.']));
});

test('every folder of the domain was measured and finds enough', () => {
  expect(judged(domainFolders(), keptFigures()).verdict).toBe(
    `${domainFolders().length} of ${domainFolders().length} folders find 85 % or more`,
  );
});

describe('judging', () => {
  test('one folder below fails, whatever the others find', () => {
    expect(judged(['a', 'b'], { a: figure(100), b: figure(84.9) })).toMatchObject({
      passed: false,
      verdict: '1 of 2 folders find 85 % or more; below: src/domain/b',
    });
    expect(judged(['a'], { a: figure(85) }).passed).toBe(true);
  });

  test('a folder nobody measured fails; one that is gone is forgotten', () => {
    expect(judged(['a', 'b'], { a: figure(90), gone: figure(10) })).toMatchObject({
      ...{ passed: false, done: 1, folders: { a: figure(90) } },
      verdict: '1 of 2 folders find 85 % or more; not measured yet: src/domain/b',
    });
  });

  test('each row says on which commit, and whether that was all of it', () => {
    const changed = { ...figure(90), commit: `${figure(90).commit}, with uncommitted changes` };
    const rows = judged(['a', 'b'], { a: figure(90), b: changed }).rows.map(([, words]) => words);
    expect(rows).toEqual([
      '90.0 %, 100 of 1000 changes missed (2026-11-26, commit ce2d2bd0)',
      '90.0 %, 100 of 1000 changes missed (2026-11-26, commit ce2d2bd0, with uncommitted changes)',
    ]);
  });
});
