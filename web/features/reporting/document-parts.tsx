import type { ReactNode } from 'react';
import type { Output } from '../../api.ts';
import { formatDay } from '../../app/format.ts';
import { t } from '../../app/i18n.ts';
import { periodName } from '../../app/period-name.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import style from './document-parts.module.css';

export type IssuedDocument = Output<'GET /documents'>['documents'][number];
export type Verified = Output<'GET /verification/:code'>;

const fileHref = ({ orgUnit, id }: Pick<IssuedDocument, 'orgUnit' | 'id'>, format: 'docx' | 'pdf') =>
  `/api/documents/${orgUnit.id}/${id}/${format}`;

/** Whether what a document prints is still what the figures say. */
export function HoldsChip({ holds }: { holds: boolean }) {
  return (
    <Chip tone={holds ? 'done' : 'waiting'}>
      {t(holds ? 'reporting.document_holds' : 'reporting.document_changed')}
    </Chip>
  );
}

interface FileLinksProps {
  document: Pick<IssuedDocument, 'orgUnit' | 'id' | 'numberLine'>;
  /** As buttons in the head of a page; else as links in a line. */
  buttons?: boolean;
}

/** The two files of an issued document; they are the same for ever. */
export function FileLinks({ document, buttons }: FileLinksProps) {
  const of = document.numberLine;
  const files = [
    { format: 'docx', label: t('reporting.document_word'), name: t('reporting.document_word_of', { of }) },
    { format: 'pdf', label: t('reporting.document_pdf'), name: t('reporting.document_pdf_of', { of }) },
  ] as const;
  const links = files.map(({ format, label, name }) => {
    const shared = { href: fileHref(document, format), download: '', 'aria-label': name };
    if (buttons)
      return (
        <ButtonLink key={format} {...shared}>
          {label}
        </ButtonLink>
      );
    return (
      <a key={format} {...shared}>
        {label}
      </a>
    );
  });
  return buttons ? links : <span className={style.links}>{links}</span>;
}

/** Text that must stay on one line: a number, a code. */
export function Whole({ children }: { children: ReactNode }) {
  return <span className={style.whole}>{children}</span>;
}

/** What identifies a document: number, body, subject, day, period, code. */
export function DocumentFacts({
  document,
  contentHash,
}: {
  document: Verified['document'] | IssuedDocument;
  contentHash?: string;
}) {
  const facts: [label: string, value: string][] = [
    [t('reporting.document_number'), document.numberLine],
    [t('reporting.document_body'), document.bodyName],
    [t('reporting.document_subject'), document.subject],
    [t('reporting.document_unit'), document.orgUnit.name],
    [t('reporting.document_period'), periodName(document.period)],
    [t('reporting.document_issued_on'), formatDay(document.issuedOn)],
    [t('reporting.document_layout'), t(`reporting.document_layout_${document.layout}`)],
    [t('reporting.document_code'), document.code],
    ...(contentHash ? ([[t('reporting.document_hash'), contentHash]] as [string, string][]) : []),
  ];
  return (
    <dl className={style.facts}>
      {facts.map(([label, value]) => (
        <div key={label} style={{ display: 'contents' }}>
          <dt>{label}</dt>
          <dd className={value === document.code || value === contentHash ? style.code : undefined}>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
