export const unit = {} as const;
