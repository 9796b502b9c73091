import type { Finding } from '../../../src/features/reporting/domain/finding.ts';
import { t } from '../../app/i18n.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextArea, TextField } from '../../ui/field.tsx';
import { SaveState } from '../../ui/save-state.tsx';
import style from './entry.module.css';
import { cellOf } from './entry-changes.ts';
import { findingBesideCell, findingId, isGap } from './entry-check.ts';
import { EvidenceForm } from './entry-evidence-form.tsx';
import { EvidenceList } from './entry-evidence-list.tsx';
import { lineOf } from './entry-rows.ts';
import type { Entry } from './entry-state.ts';
import { inLanguage, memberNames, saidWords } from './report-words.ts';

interface CellDialogProps {
  entry: Entry;
  cellKey: string;
  findings: Finding[];
  onClose: () => void;
}

/** The words and the proof of one cell: its explanation, a comment, and evidence. */
export function CellDialog({ entry, cellKey, findings, onClose }: CellDialogProps) {
  const { report } = entry;
  const line = lineOf(report, cellKey);
  if (!line) return null;
  const { said } = cellOf(report, cellKey);
  const found = findings.filter((one) => one.at.key === cellKey && !isGap(one));
  const open = entry.mayEditCell(cellKey) && line.row.kind !== 'ratio';
  const actions = (
    <>
      {open ? <SaveState status={entry.status} /> : null}
      <Button onClick={onClose}>{t('ui.close')}</Button>
    </>
  );
  return (
    <Dialog open title={line.name} onClose={onClose} actions={actions} wide>
      <div className={style.cell}>
        <p>
          <b>{saidWords(said, memberNames(report.members), said.value === null ? undefined : line.row.decimals)}</b>{' '}
          {inLanguage(line.row.unit)}
        </p>
        {line.row.element ? <p className={style.help}>{inLanguage(line.row.element.definition)}</p> : null}
        <ul className={style.notes}>
          {found.map((finding) => (
            <li key={findingId(finding)}>{findingBesideCell(report, finding)}</li>
          ))}
        </ul>
        <CellWords entry={entry} cellKey={cellKey} open={open && said.state !== 'empty'} />
        {open && said.state === 'empty' ? <p className={style.help}>{t('reporting.entry_fill_first')}</p> : null}
        <EvidenceList report={report} cellKey={cellKey} open={open} />
        {open ? <EvidenceForm report={report} cellKey={cellKey} /> : null}
      </div>
    </Dialog>
  );
}

/** Explanation and comment: saved as they are typed, or read where the cell is closed. */
function CellWords({ entry, cellKey, open }: { entry: Entry; cellKey: string; open: boolean }) {
  const { said } = cellOf(entry.report, cellKey);
  if (!open) {
    return (
      <>
        {said.source ? <p>{t('reporting.entry_sourced', { words: said.source })}</p> : null}
        {said.explanation ? <p>{t('reporting.entry_explained_by', { words: said.explanation })}</p> : null}
        {said.comment ? <p>{t('reporting.entry_commented', { words: said.comment })}</p> : null}
      </>
    );
  }
  return (
    <>
      <TextField
        label={t('reporting.entry_source')}
        hint={t('reporting.entry_source_hint')}
        maxLength={300}
        value={said.source}
        onChange={(event) => entry.sayCell(cellKey, { source: event.target.value.normalize('NFC') })}
      />
      <TextArea
        label={t('reporting.entry_explanation')}
        hint={t('reporting.entry_explanation_hint')}
        rows={3}
        maxLength={2000}
        value={said.explanation}
        onChange={(event) => entry.sayCell(cellKey, { explanation: event.target.value.normalize('NFC') })}
      />
      <TextArea
        label={t('reporting.entry_comment')}
        rows={2}
        maxLength={2000}
        value={said.comment}
        onChange={(event) => entry.sayCell(cellKey, { comment: event.target.value.normalize('NFC') })}
      />
    </>
  );
}
