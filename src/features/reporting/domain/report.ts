/** A cell as it stands in a version: said, or said not to apply. A cell that is not there was left empty. */
export interface ReportCell {
  /** `elementId:optionId` */
  key: string;
  state: 'value' | 'not_applicable';
  value: number | null;
  members: string[] | null;
  source: string;
  explanation: string;
  comment: string;
  /** Who typed it last, by name, and when; absent where that was whoever submitted. */
  by?: string;
  at?: string;
}

export interface EvidenceRef {
  id: string;
  key: string;
  kind: 'link' | 'picture';
  caption: string;
  happenedOn: string | null;
  url: string | null;
}

/** One figure of a consolidated report: what the unit typed itself, what its pinned children bring, and the total of both. */
export interface Figure {
  key: string;
  ownValue: number | null;
  ownMembers: string[] | null;
  childrenValue: number | null;
  value: number | null;
  members: string[] | null;
  childrenReported: number;
  childrenExpected: number;
  unitsReported: number;
  unitsExpected: number;
}

/**
 * A report at the moment it was submitted, whole. It is what an approval approves and what a document is made from;
 * nothing in it ever changes.
 */
export interface ReportContent {
  cells: ReportCell[];
  sections: { key: string; body: string }[];
  recommendations: { id: string; body: string; addressee: string }[];
  evidence: EvidenceRef[];
  template: { id: number; version: number };
  /** Only of a consolidated report: the child versions it stands on, the children it had to do without, its figures. */
  consolidation?: {
    builtAt: string;
    pins: [childId: number, versionNo: number][];
    missing: { id: number; name: string; status: string }[];
    figures: Figure[];
  };
}
