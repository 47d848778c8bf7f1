import type { result as vi } from '../vi/result.ts';

export const result: Record<keyof typeof vi, string> = {};
