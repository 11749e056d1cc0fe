import type { FormInstance } from 'antd';
import { useEffect } from 'react';
import { Problem } from '../lib/problem.ts';

/** Puts what the server found wrong with a field under that field. */
export function useFieldProblems(form: FormInstance, error: Error | null): void {
  useEffect(() => {
    if (!(error instanceof Problem)) return;
    form.setFields(error.problems.map(({ field, text }) => ({ name: field.split('.'), errors: [text] })));
  }, [form, error]);
}
