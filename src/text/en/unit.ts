import type { unit as vi } from '../vi/unit.ts';

export const unit: Record<keyof typeof vi, string> = {};
