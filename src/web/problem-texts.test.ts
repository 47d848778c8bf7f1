import { describe, expect, it } from 'vitest';
import { makeTexts } from '../text/index.ts';
import { texts as vi } from '../text/vi/index.ts';
import { ApiProblem, asProblem, needsStepUp } from './problem.ts';
import { fieldTroubles, problemTexts } from './problem-texts.ts';

const texts = makeTexts('vi', vi);
const context = { texts, zone: 'Asia/Ho_Chi_Minh', names: { quality: 'Chất lượng' } };

describe('a problem in words', () => {
  it('says what happened, what to do and the reference', () => {
    const words = problemTexts(new ApiProblem({ code: 'not-found', instance: 'req-1' }, 404), context);
    expect(words).toEqual({
      what: vi['errors.not-found'],
      reasons: [],
      advice: vi['errors.not-found.do'],
      reference: 'req-1',
    });
  });
  it('lets a single reason speak for itself', () => {
    const params = { criterion: 'quality', limit: 4000 };
    const problem = new ApiProblem(
      { code: 'score-above-maximum', refusals: [{ code: 'score-above-maximum', params }] },
      409,
    );
    expect(problemTexts(problem, context)).toMatchObject({
      what: 'Điểm Chất lượng vượt mức tối đa 40.',
      reasons: [],
    });
  });
  it('says why a file was refused, with its limits as they are', () => {
    const refusals = [{ code: 'file-too-many-rows', params: { most: 60_000 } }];
    const problem = new ApiProblem({ code: 'file-too-many-rows', refusals }, 409);
    expect(problemTexts(problem, context).what).toBe('Quá nhiều dòng; nhiều nhất là 60.000.');
  });
  it('lists several reasons, each with its advice', () => {
    const refusals = [
      { code: 'own-case', params: {} },
      { code: 'week-not-begun', params: { from: '2026-11-16' } },
    ];
    const words = problemTexts(new ApiProblem({ code: 'own-case', refusals }, 409), context);
    expect(words.what).toBe(vi['errors.refused']);
    expect(words.reasons).toEqual([
      { text: vi['errors.own-case'], advice: vi['errors.own-case.do'] },
      { text: 'Chưa đến ngày bắt đầu (16/11/2026).', advice: null },
    ]);
  });
  it('keeps the heading of a code that only gathers reasons', () => {
    const refusals = [{ code: 'password-short', params: { min: 10 } }];
    const words = problemTexts(new ApiProblem({ code: 'weak-password', refusals }, 422), context);
    expect(words.what).toBe(vi['errors.weak-password']);
    expect(words.reasons.map((reason) => reason.text)).toEqual(['Mật khẩu cần ít nhất 10 ký tự.']);
  });
  it('tells how long to wait', () => {
    expect(problemTexts(new ApiProblem({ code: 'too-many-attempts' }, 429, 30), context).what).toContain(
      '30 giây',
    );
  });
  it('shows instants on the clock of the body', () => {
    const refusals = [{ code: 'week-not-begun', params: { from: '2026-11-15T17:00:00.000Z' } }];
    const words = problemTexts(new ApiProblem({ code: 'week-not-begun', refusals }, 409), context);
    expect(words.what).toContain('00:00 16/11/2026');
  });
  it('admits not to know a code, and shows it among reasons', () => {
    expect(problemTexts(new ApiProblem({ code: 'brand-new' }, 500), context)).toMatchObject({
      what: vi['errors.unknown'],
      advice: vi['errors.unknown.do'],
    });
    const refusals = [{ code: 'brand-new', params: {} }];
    expect(problemTexts(new ApiProblem({ code: 'brand-new', refusals }, 409), context).what).toBe(
      'brand-new',
    );
  });
});

it('puts faults of fields where the fields are', () => {
  const problem = new ApiProblem(
    { code: 'invalid-body', fields: [{ path: 'body.login', code: 'login-taken' }] },
    422,
  );
  expect(fieldTroubles(problem, texts)).toEqual([{ field: 'login', text: vi['errors.login-taken'] }]);
});

it('makes a problem of anything thrown', () => {
  expect(asProblem(new TypeError('x'))).toMatchObject({ code: 'unknown', status: -1 });
  expect(needsStepUp(new ApiProblem({ code: 'step-up-needed' }, 403))).toBe(true);
  expect(needsStepUp(new ApiProblem({ code: 'forbidden' }, 403))).toBe(false);
});
