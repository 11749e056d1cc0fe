import { refusalTable } from '../../kernel/refusal-table.ts';

/** Every "no" of setting up. */
export const onboardingRefusals = refusalTable({
  'onboarding.not_to_confirm': {
    status: 409,
    'zh-CN': '“{step}”做好了会自己打勾，不需要确认；暂时不做可以跳过。',
    en: '“{step}” is ticked by itself once it is done and takes no confirmation; skip it if it is not for now.',
  },
});
