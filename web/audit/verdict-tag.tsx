import { auditVerdicts, type AuditVerdict } from '@zhidan/core/audit/audit-verdict.ts';
import { useSay } from '../lib/words.ts';
import { StatusTag, type Tone } from '../ui/status-tag.tsx';

const tones: Readonly<Record<AuditVerdict, Tone>> = {
  block: 'bad',
  hold: 'warn',
  approval: 'warn',
  review: 'moving',
  wait: 'quiet',
  finance: 'moving',
  pass: 'good',
};

/** What audit says, as a dot and a word. */
export function VerdictTag({ verdict }: { verdict: AuditVerdict }) {
  const say = useSay();
  return <StatusTag tone={tones[verdict]} text={say(auditVerdicts[verdict])} />;
}
