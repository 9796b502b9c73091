import { useState } from 'react';
import type { Finding } from '../../../src/features/reporting/domain/finding.ts';
import { t } from '../../app/i18n.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Chip } from '../../ui/chip.tsx';
import { TextArea } from '../../ui/field.tsx';
import style from './entry.module.css';
import { cellOf } from './entry-changes.ts';
import { findingId, findingSentence, isGap } from './entry-check.ts';
import { jumpTo, jumpToItem } from './entry-jump.ts';
import { lineOf } from './entry-rows.ts';
import type { Entry } from './entry-state.ts';
import { itemName } from './report-changed-dialog.tsx';
import type { ReportView } from './report-query.ts';
import { inLanguage } from './report-words.ts';

/** So many are told at once; the rest follows when asked for, so that what is beside stays in sight. */
const SHOWN = 3;

interface BeforeProps {
  entry: Entry;
  findings: Finding[];
}

/** How much is left, in one sentence; without errors and gaps, what was returned is still to be corrected. */
function hintFor(left: { errors: number; warnings: number; gaps: number }, returned: number): string {
  if (left.errors + left.warnings + left.gaps > 0) return t('reporting.entry_before_hint', left);
  return returned > 0 ? t('reporting.entry_before_returned', { count: returned }) : t('reporting.entry_before_ready');
}

/** What must be mended, explained or filled in before the report can be handed in. */
export function BeforeSubmission({ entry, findings }: BeforeProps) {
  const { report } = entry;
  const gaps = findings.filter(isGap);
  const errors = findings.filter((one) => one.severity === 'error' && !isGap(one));
  const warnings = findings.filter(({ severity }) => severity === 'warning');
  const [writing, setWriting] = useState<string | null>(null);
  const silent = warnings.filter(({ explained, at }) => !explained || at.key === writing);
  const open = [...errors, ...silent];
  const line = (finding: Finding) => (
    <FindingLine key={findingId(finding)} entry={entry} finding={finding} onWriting={setWriting} />
  );
  const hint = hintFor({ errors: errors.length, warnings: silent.length, gaps: gaps.length }, report.returned.length);
  return (
    <Card title={t('reporting.entry_before')} hint={hint}>
      <Returned report={report} />
      <ul className={style.findings}>{[...errors, ...silent].map(line)}</ul>
      {open.length > SHOWN ? (
        <details className={style.details}>
          <summary>{t('reporting.entry_more', { count: open.length - SHOWN })}</summary>
          <ul className={style.findings}>{open.slice(SHOWN).map(line)}</ul>
        </details>
      ) : null}
      {gaps.length > 0 ? <Gaps entry={entry} gaps={gaps} /> : null}
      {warnings.length > silent.length ? (
        <details className={style.details}>
          <summary>{t('reporting.entry_explained', { count: warnings.length - silent.length })}</summary>
          <ul className={style.findings}>{warnings.filter((finding) => !silent.includes(finding)).map(line)}</ul>
        </details>
      ) : null}
    </Card>
  );
}

interface LineProps extends Pick<ExplanationProps, 'entry' | 'onWriting'> {
  finding: Finding;
}

function FindingLine({ entry, finding, onWriting }: LineProps) {
  const { at, severity, explained } = finding;
  const error = severity === 'error';
  const tone = error ? 'late' : explained ? 'done' : 'waiting';
  const word = error
    ? 'reporting.entry_to_correct'
    : explained
      ? 'reporting.entry_is_explained'
      : 'reporting.entry_to_explain';
  const mayExplain = !error && at.kind === 'cell' && entry.mayEditCell(at.key);
  return (
    <li>
      <Chip tone={tone}>{t(word)}</Chip>
      <p>{findingSentence(entry.report, finding)}</p>
      <div className={style.findingActs}>
        <Button small onClick={() => jumpTo(at)}>
          {t(at.kind === 'cell' ? 'reporting.entry_to_cell' : 'reporting.entry_to_section')}
        </Button>
      </div>
      {mayExplain ? <Explanation entry={entry} cellKey={at.key} onWriting={onWriting} /> : null}
    </li>
  );
}

interface ExplanationProps {
  entry: Entry;
  cellKey: string;
  onWriting: (key: string | null) => void;
}

/** A word of explanation, given where the question is asked. The question stays until one leaves the field. */
function Explanation({ entry, cellKey, onWriting }: ExplanationProps) {
  return (
    <TextArea
      label={t('reporting.entry_explanation')}
      rows={2}
      maxLength={2000}
      value={cellOf(entry.report, cellKey).said.explanation}
      onFocus={() => onWriting(cellKey)}
      onBlur={() => onWriting(null)}
      onChange={(event) => entry.sayCell(cellKey, { explanation: event.target.value.normalize('NFC') })}
    />
  );
}

function Gaps({ entry, gaps }: { entry: Entry; gaps: Finding[] }) {
  const { report } = entry;
  const nameOf = ({ at }: Finding): string => {
    if (at.kind === 'cell') return lineOf(report, at.key)?.name ?? at.key;
    const section = report.template.sections.find(({ key }) => key === at.key);
    return section ? `${section.key}. ${inLanguage(section.title)}` : at.key;
  };
  return (
    <details className={style.details} open={gaps.length <= 4}>
      <summary>{t('reporting.entry_gaps', { count: gaps.length })}</summary>
      <ul className={style.gaps}>
        {gaps.map((gap) => (
          <li key={gap.at.key}>
            <button type="button" className={style.link} onClick={() => jumpTo(gap.at)}>
              {nameOf(gap)}
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** What was returned or reopened by name, each with its reason: where the work of correction begins. */
function Returned({ report }: { report: ReportView }) {
  if (report.returned.length === 0) return null;
  return (
    <ul className={style.findings}>
      {report.returned.map(({ item, reason }) => (
        <li key={item}>
          <Chip tone="waiting">
            {t(report.status === 'reopened' ? 'reporting.entry_item_reopened' : 'reporting.entry_item_returned')}
          </Chip>
          <p>
            <button type="button" className={style.link} onClick={() => jumpToItem(item)}>
              {itemName(report, item)}
            </button>
          </p>
          <q>{reason}</q>
        </li>
      ))}
    </ul>
  );
}
