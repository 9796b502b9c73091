import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api, newKey } from '../../api.ts';
import { formatDay } from '../../app/format.ts';
import { t } from '../../app/i18n.ts';
import { failureSentence } from '../../app/problem-pages.tsx';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import style from './entry.module.css';
import { smallPicture } from './entry-picture.ts';
import { type ReportView, reportKey } from './report-query.ts';

const BLANK = { caption: '', happenedOn: '', url: '', file: null as File | null };
type Form = typeof BLANK;

/** What is still wrong with the form, as a sentence; null when it can be sent. */
function problemOf({ caption, url, file }: Form): string | null {
  if (!caption.trim()) return t('reporting.entry_evidence_no_caption');
  if (file && url) return t('reporting.entry_evidence_one');
  if (!file && !/^https?:\/\/\S+\.\S+/.test(url.trim())) return t('reporting.entry_evidence_no_proof');
  return null;
}

async function pictureOf(file: File | null): Promise<{ picture?: string }> {
  if (!file) return {};
  try {
    return { picture: await smallPicture(file) };
  } catch {
    throw new Error(t('reporting.entry_evidence_bad_picture'));
  }
}

/** Adds an address or a picture beside a cell. What was filled in stays until the server has it. */
export function EvidenceForm({ report, cellKey }: { report: ReportView; cellKey: string }) {
  const client = useQueryClient();
  const [form, setForm] = useState(BLANK);
  const [problem, setProblem] = useState<string | null>(null);
  // The browser's file field is emptied only by a new one.
  const [sent, setSent] = useState(0);
  const ref = { roundId: report.roundId, orgUnitId: report.orgUnit.id };
  const { startsOn, endsOn } = report.period;
  const add = useMutation({
    mutationFn: async ({ form, key }: { form: Form; key: string }) => {
      const proof = form.file ? await pictureOf(form.file) : { url: form.url.trim() };
      const happened = form.happenedOn ? { happenedOn: form.happenedOn } : {};
      const given = { ...ref, key: cellKey, caption: form.caption.trim().normalize('NFC'), ...happened, ...proof };
      return api('POST /reports/:roundId/:orgUnitId/evidence', given, { idempotencyKey: key });
    },
    onSuccess: () => {
      setForm(BLANK);
      setSent(sent + 1);
      return client.invalidateQueries({ queryKey: reportKey(ref) });
    },
    onError: (failure) => setProblem(failure.name === 'Error' ? failure.message : failureSentence(failure)),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const wrong = problemOf(form);
    setProblem(wrong);
    if (!wrong && !add.isPending) add.mutate({ form, key: newKey() });
  };
  const change = (part: Partial<Form>) => setForm({ ...form, ...part });
  return (
    <form className={style.evidenceForm} onSubmit={submit} aria-label={t('reporting.entry_evidence_add')} noValidate>
      <h3>{t('reporting.entry_evidence_add')}</h3>
      <TextField
        label={t('reporting.entry_evidence_caption')}
        maxLength={300}
        value={form.caption}
        onChange={(event) => change({ caption: event.target.value })}
      />
      <TextField
        label={t('reporting.entry_evidence_url')}
        type="url"
        inputMode="url"
        placeholder="https://"
        maxLength={2000}
        value={form.url}
        onChange={(event) => change({ url: event.target.value })}
      />
      <TextField
        key={sent}
        label={t('reporting.entry_evidence_picture')}
        hint={form.file ? form.file.name : t('reporting.entry_evidence_picture_hint')}
        type="file"
        accept="image/*"
        onChange={(event) => change({ file: event.target.files?.[0] ?? null })}
      />
      <TextField
        label={t('reporting.entry_evidence_day')}
        hint={t('reporting.entry_evidence_window', { from: formatDay(startsOn), to: formatDay(endsOn) })}
        type="date"
        min={startsOn}
        max={endsOn}
        value={form.happenedOn}
        onChange={(event) => change({ happenedOn: event.target.value })}
      />
      {problem ? (
        <p role="alert" className={style.returned}>
          {problem}
        </p>
      ) : null}
      <Button type="submit" busy={add.isPending}>
        {t('reporting.entry_evidence_send')}
      </Button>
    </form>
  );
}
